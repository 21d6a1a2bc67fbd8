//! Pictures of a document: as EMF, and as SVG for a Word that can show it.

use super::body::{begin, escape};
use super::{Figure, TEXT_WIDTH};
use crate::{FormatError, emf_write};

/// What a pixel and a twentieth of a point are in the units of drawings.
const PER_PIXEL: f64 = 9525.0;
const PER_TWENTIETH: f64 = 635.0;
/// The highest picture in pixels of the page, so that its caption stays with it: 20 cm.
const HIGHEST: f64 = 756.0;

/// The name of a picture's file in the archive.
pub(super) fn file(number: u32, kind: &str) -> String {
    format!("word/media/figure{number}.{kind}")
}

/// The relation by which the document finds a picture's file.
pub(super) fn relation(number: u32, kind: &str) -> String {
    format!("{kind}{number}")
}

/// Writes a picture, as large as it is, or as the page allows.
pub(super) fn write(out: &mut String, number: u32, figure: &Figure) -> Result<(), FormatError> {
    let (width, height) = emf_write::size(&figure.svg)?;
    let most = f64::from(TEXT_WIDTH) * PER_TWENTIETH / PER_PIXEL;
    let scale = (most / width).min(HIGHEST / height).min(1.0) * PER_PIXEL;
    let (cx, cy) = ((width * scale) as u64, (height * scale) as u64);
    let size = format!("cx=\"{cx}\" cy=\"{cy}\"");
    let mut name = String::new();
    escape(&figure.caption, &mut name);
    let mut said = String::new();
    escape(if figure.description.is_empty() { &figure.caption } else { &figure.description }, &mut said);
    let about = format!("id=\"{number}\" name=\"{name}\" descr=\"{said}\"");
    begin(out, "Figure", "<w:keepNext/>", "");
    out.push_str(&format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent {size}/>\
         <wp:docPr {about}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
         <pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"{}\">\
         <a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip r:embed=\"{}\"/></a:ext></a:extLst>\
         </a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext {size}/>\
         </a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
         </wp:inline></w:drawing></w:r></w:p>",
        relation(number, "emf"),
        relation(number, "svg"),
    ));
    Ok(())
}
