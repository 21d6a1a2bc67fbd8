//! Both languages say the same things.

use super::*;
use fluent_syntax::ast::{self, Entry, Expression, InlineExpression, PatternElement};
use std::collections::{BTreeMap, BTreeSet};

type Keys = BTreeMap<String, BTreeSet<String>>;

/// The messages of a file with the variables that each names.
fn keys(source: &str) -> Keys {
    let resource = fluent_syntax::parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut keys = Keys::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut names = BTreeSet::new();
        message.value.iter().for_each(|p| variables(p, &mut names));
        let before = keys.insert(message.id.name.to_owned(), names);
        assert!(before.is_none(), "{} stands twice", message.id.name);
    }
    keys
}

fn variables(pattern: &ast::Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => of_inline(inline, names),
            Expression::Select { selector, variants } => {
                of_inline(selector, names);
                variants.iter().for_each(|v| variables(&v.value, names));
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, names: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => match &**expression {
            Expression::Inline(inner) => of_inline(inner, names),
            Expression::Select { selector, .. } => of_inline(selector, names),
        },
        _ => {}
    }
}

#[test]
fn both_languages_have_the_same_keys_and_variables() {
    let mut seen = BTreeSet::new();
    for (english, indonesian) in ENGLISH.iter().zip(&INDONESIAN) {
        let (english, indonesian) = (keys(english), keys(indonesian));
        let only = |a: &Keys, b: &Keys| a.keys().filter(|k| !b.contains_key(*k)).cloned().collect::<Vec<_>>();
        assert_eq!(only(&english, &indonesian), Vec::<String>::new(), "only in English");
        assert_eq!(only(&indonesian, &english), Vec::<String>::new(), "only in Indonesian");
        for (key, names) in &english {
            assert_eq!(names, &indonesian[key], "the variables of {key}");
            assert!(seen.insert(key.clone()), "{key} stands in two files");
        }
    }
}

#[test]
fn a_missing_message_shows_its_key() {
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        assert_eq!(catalogue.text("no-such-message"), "[no-such-message]");
        assert!(!catalogue.has("no-such-message"));
    }
}

#[test]
fn a_catalogue_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Catalogue>();
}
