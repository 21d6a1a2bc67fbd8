//! The styles of a document; Word's own ids and names where it has them, so that a template's look replaces ours.

use super::Names;
use super::body::escape;

/// The part with all styles.
pub(super) fn styles(language: &str, names: &Names) -> String {
    let tag = if language == "id" { "id-ID" } else { "en-US" };
    let defaults = format!(
        r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="{tag}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>"#
    );
    let styles: String = WORDS_OWN.iter().map(style).chain(own(names).iter().map(style)).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{defaults}{styles}{TABLE_GRID}</w:styles>"#
    )
}

/// A paragraph style: its id and name, what it stands on, the paragraph's and the letters' properties.
type Row<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);

/// Word shows these names in its own language.
const WORDS_OWN: [Row<'static>; 11] = [
    ("Normal", "Normal", "", "", ""),
    ("Title", "Title", "Normal", r#"<w:spacing w:after="120"/>"#, r#"<w:b/><w:sz w:val="36"/>"#),
    ("Subtitle", "Subtitle", "Normal", r#"<w:spacing w:after="240"/>"#, r#"<w:color w:val="555555"/>"#),
    (
        "Heading1",
        "heading 1",
        "Normal",
        r#"<w:keepNext/><w:spacing w:before="480" w:after="120"/><w:outlineLvl w:val="0"/>"#,
        r#"<w:b/><w:sz w:val="30"/>"#,
    ),
    (
        "Heading2",
        "heading 2",
        "Normal",
        r#"<w:keepNext/><w:spacing w:before="320" w:after="100"/><w:outlineLvl w:val="1"/>"#,
        r#"<w:b/><w:sz w:val="26"/>"#,
    ),
    (
        "Heading3",
        "heading 3",
        "Normal",
        r#"<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="2"/>"#,
        r#"<w:b/><w:i/>"#,
    ),
    (
        "TOCHeading",
        "TOC Heading",
        "Normal",
        r#"<w:keepNext/><w:spacing w:before="240" w:after="120"/>"#,
        r#"<w:b/><w:sz w:val="28"/>"#,
    ),
    (
        "TOC1",
        "toc 1",
        "Normal",
        r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9060"/></w:tabs><w:spacing w:before="60" w:after="20"/>"#,
        "",
    ),
    (
        "TOC2",
        "toc 2",
        "Normal",
        r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9060"/></w:tabs><w:spacing w:after="0"/><w:ind w:left="280"/>"#,
        "",
    ),
    ("Caption", "caption", "Normal", r#"<w:spacing w:before="160" w:after="80"/>"#, r#"<w:sz w:val="22"/>"#),
    (
        "ListBullet",
        "List Bullet",
        "Normal",
        r#"<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>"#,
        "",
    ),
];

/// Ours, with names in the language of the document.
fn own(names: &Names) -> [Row<'_>; 6] {
    [
        ("Figure", &names.figure, "Normal", r#"<w:keepNext/><w:spacing w:before="160" w:after="0"/>"#, ""),
        ("Note", &names.note, "Normal", r#"<w:spacing w:after="80"/>"#, r#"<w:sz w:val="20"/>"#),
        ("Cell", &names.cell, "Normal", r#"<w:spacing w:after="0"/>"#, r#"<w:sz w:val="20"/>"#),
        ("CellNumber", &names.cell_number, "Cell", r#"<w:jc w:val="right"/>"#, ""),
        ("CellHead", &names.cell_head, "Cell", r#"<w:keepNext/>"#, r#"<w:b/><w:sz w:val="19"/>"#),
        ("CellQuote", &names.cell_quote, "Cell", "", r#"<w:i/>"#),
    ]
}

/// Word's plain grid.
const TABLE_GRID: &str = concat!(
    r#"<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>"#,
    r#"<w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#,
    r#"<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#,
    r#"<w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#,
    r#"</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>"#,
    r#"<w:bottom w:w="40" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
);

fn style((id, name, based_on, paragraph, letters): &Row<'_>) -> String {
    let default = if *id == "Normal" { r#" w:default="1""# } else { "" };
    let base =
        if based_on.is_empty() { String::new() } else { format!(r#"<w:basedOn w:val="{based_on}"/>"#) };
    let mut shown = String::new();
    escape(name, &mut shown);
    format!(
        r#"<w:style w:type="paragraph"{default} w:styleId="{id}"><w:name w:val="{shown}"/>{base}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"#
    )
}
