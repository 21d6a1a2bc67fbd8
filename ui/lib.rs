//! The files of the browser interface, made by `build.rs` and compiled in.

/// A file of the interface.
#[derive(Debug, Clone, Copy)]
pub struct File {
    /// Its bytes.
    pub bytes: &'static [u8],
    /// Its media type.
    pub media_type: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The file at a path within the interface, such as `index.html` or `assets/index-1a2b.js`.
pub fn file(path: &str) -> Option<File> {
    let at = FILES.binary_search_by(|(name, _, _)| (*name).cmp(path)).ok()?;
    let (_, media_type, bytes) = FILES[at];
    Some(File { bytes, media_type })
}

#[cfg(test)]
mod tests {
    #[test]
    fn there_is_always_a_first_page() {
        let page = super::file("index.html").expect("a page");
        assert!(page.media_type.starts_with("text/html"));
        assert!(std::str::from_utf8(page.bytes).expect("text").contains("<title>"));
        for path in ["", "/", "../Cargo.toml", "/index.html", "INDEX.HTML"] {
            assert!(super::file(path).is_none(), "{path}");
        }
    }
}
