//! The table of methods is whole: pages, guide, report, catalogues.

use super::*;
use crate::methods::page::HEADINGS;
use locale::Catalogue;

const LANGUAGES: [Language; 2] = [Language::English, Language::Indonesian];

#[test]
fn every_page_has_its_headings() {
    for method in METHODS {
        for (language, headings) in LANGUAGES.into_iter().zip(HEADINGS) {
            let page = method.page(language);
            let found: Vec<&str> = page.parts.iter().map(|(heading, _)| heading.as_str()).collect();
            assert_eq!(found, headings, "{}", method.word);
            assert!(!page.title.is_empty() && page.parts.iter().all(|(_, text)| !text.is_empty()));
        }
    }
}

#[test]
fn every_row_leads_somewhere() {
    for method in METHODS {
        assert!(report::SECTIONS.iter().any(|s| s.id == method.section), "{}", method.section);
        for catalogue in LANGUAGES.map(Catalogue::new) {
            let keys = ["", "-about"].map(|tail| format!("method-{}{tail}", method.word));
            let flags = method.options.iter().filter_map(|o| o.flag.as_ref());
            let options = method.options.iter().map(|o| format!("method-option-{}", o.word));
            let all = keys.into_iter().chain(options).chain(flags.map(|f| format!("arg-{}", f.id)));
            for key in all.chain([format!("cmd-analyse-{}", method.word)]) {
                assert!(catalogue.has(&key), "{key}");
            }
        }
    }
}

#[test]
fn the_guide_is_current() {
    for language in LANGUAGES {
        let path = format!("{}/../../docs/guide/{}/methods.md", env!("CARGO_MANIFEST_DIR"), language.tag());
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(&guide(language)), "{}: run cargo xtask gen", language.tag());
    }
}
