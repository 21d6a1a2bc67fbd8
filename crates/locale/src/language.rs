//! The languages.

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Indonesian.
    Indonesian,
}

impl Language {
    /// Both languages.
    pub const ALL: [Language; 2] = [Language::English, Language::Indonesian];

    /// Its tag after BCP 47: `en` or `id`.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Indonesian => "id",
        }
    }

    /// The language for a tag or a setting of the system such as `id_ID.UTF-8`. Indonesian for `id`, its old tag `in`
    /// and Malay `ms`; English for everything else.
    pub fn from_tag(tag: &str) -> Language {
        let first = tag.trim().split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        match first.to_ascii_lowercase().as_str() {
            "id" | "in" | "ms" | "ind" | "msa" => Language::Indonesian,
            _ => Language::English,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags() {
        for tag in ["id", "ID", "id_ID.UTF-8", "in-ID", "ms_MY", "id-Latn", " id "] {
            assert_eq!(Language::from_tag(tag), Language::Indonesian, "{tag}");
        }
        for tag in ["en", "en_GB.UTF-8", "C", "POSIX", "", "de", "idx", "mss_X"] {
            assert_eq!(Language::from_tag(tag), Language::English, "{tag}");
        }
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), language);
        }
    }
}
