//! The name that tables use for a code, made from its component and label: `S-TANYA-HARGA`.

use model::codebook::Component;

/// Longest name that is made.
const LONGEST: usize = 24;

/// A name that no code of the codebook has yet.
pub(crate) fn table_name(component: Component, brief: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut stem = String::new();
    for word in brief.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let word = word.to_uppercase();
        if !stem.is_empty() && stem.chars().count() + word.chars().count() + 1 > LONGEST {
            break;
        }
        if !stem.is_empty() {
            stem.push('-');
        }
        stem.extend(word.chars().take(LONGEST));
    }
    if stem.is_empty() {
        stem.push('1');
    }
    let name = format!("{}-{stem}", component.letter());
    if !is_taken(&name) {
        return name;
    }
    (2_u32..).map(|n| format!("{name}-{n}")).find(|name| !is_taken(name)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let taken = ["S-HARGA", "S-HARGA-2"];
        for (brief, name) in [
            ("tanya harga", "S-TANYA-HARGA"),
            ("Harga", "S-HARGA-3"),
            ("satu 150rb, kalau ambil tiga jadi 400rb", "S-SATU-150RB-KALAU-AMBIL"),
            ("😊", "S-1"),
        ] {
            assert_eq!(table_name(Component::Stimulus, brief, |n| taken.contains(&n)), name);
        }
    }
}
