//! The parts of a workbook around its cells: types, relations, styles, the list of sheets.

/// The styles of cells: as they are, the head in bold, and a text that stays a text when it is edited.
pub(super) const PLAIN: u8 = 0;
pub(super) const BOLD: u8 = 1;
pub(super) const QUOTED: u8 = 2;

const XML: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

pub(super) const RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>"#,
    r#"</Relationships>"#,
);

pub(super) const STYLES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    r#"<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>"#,
    r#"<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">"#,
    r#"<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><alignment vertical="top"/></xf>"#,
    r#"<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>"#,
    r#"<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"><alignment vertical="top"/></xf>"#,
    r#"</cellXfs></styleSheet>"#,
);

/// The head of a sheet stays in sight.
pub(super) const SHEET_OPEN: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">"#,
    r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>"#,
);

/// The kinds of the parts.
pub(super) fn content_types(sheets: usize) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let part = |name: &str, what: &str| {
        format!(r#"<Override PartName="/xl/{name}.xml" ContentType="{kind}.{what}+xml"/>"#)
    };
    let sheets: String = (1..=sheets).map(|n| part(&format!("worksheets/sheet{n}"), "worksheet")).collect();
    let (workbook, styles) = (part("workbook", "sheet.main"), part("styles", "styles"));
    let rels = "application/vnd.openxmlformats-package.relationships+xml";
    format!(
        r#"{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="{rels}"/><Default Extension="xml" ContentType="application/xml"/>{workbook}{styles}{sheets}</Types>"#
    )
}

/// The list of sheets. Their names are words of ours.
pub(super) fn workbook(names: &[&str]) -> String {
    let sheet = |(n, name): (usize, &&str)| format!(r#"<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>"#);
    let sheets: String = (1..).zip(names).map(sheet).collect();
    format!(r#"{XML}<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><sheets>{sheets}</sheets></workbook>"#)
}

/// Where the workbook finds its sheets and styles.
pub(super) fn workbook_relations(sheets: usize) -> String {
    let relation = |n: usize, kind: &str, target: &str| {
        format!(r#"<Relationship Id="rId{n}" Type="{RELATION}/{kind}" Target="{target}"/>"#)
    };
    let all: String =
        (1..=sheets).map(|n| relation(n, "worksheet", &format!("worksheets/sheet{n}.xml"))).collect();
    let styles = relation(sheets + 1, "styles", "styles.xml");
    format!(r#"{XML}<Relationships xmlns="{PACKAGE}/relationships">{all}{styles}</Relationships>"#)
}
