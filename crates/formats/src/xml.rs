//! XML piece by piece, for formats that need no tree: bounded in depth, without document types and own entities.

use crate::FormatError;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Elements in elements, at most.
const DEPTH: usize = 256;

/// A piece of a document.
pub(crate) enum Piece<'a> {
    /// The begin of an element: its name without prefix, and the element.
    Open(&'a str, &'a BytesStart<'a>),
    /// The end of an element, also of one without content.
    Close(&'a str),
    /// Text, its references undone.
    Text(&'a str),
}

/// Gives every piece of a document to a function.
///
/// # Errors
/// `broken` where it isn't well formed, is nested too deep, or has a document type or unknown entities.
pub(crate) fn pieces(
    text: &str,
    broken: FormatError,
    mut each: impl FnMut(Piece<'_>),
) -> Result<(), FormatError> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}'));
    let (mut depth, mut seen) = (0usize, false);
    loop {
        match reader.read_event().map_err(|_| broken.clone())? {
            Event::Start(element) => {
                (depth, seen) = (depth + 1, true);
                if depth > DEPTH {
                    return Err(broken);
                }
                each(Piece::Open(element.local_name().as_ref(), &element));
            }
            Event::Empty(element) => {
                seen = true;
                each(Piece::Open(element.local_name().as_ref(), &element));
                each(Piece::Close(element.local_name().as_ref()));
            }
            Event::End(element) => {
                depth = depth.checked_sub(1).ok_or(broken.clone())?;
                each(Piece::Close(element.local_name().as_ref()));
            }
            Event::Text(text) => each(Piece::Text(&text.xml10_content())),
            Event::CData(text) => each(Piece::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => {
                let c = entity(&reference).ok_or(broken.clone())?;
                each(Piece::Text(c.encode_utf8(&mut [0; 4])));
            }
            Event::DocType(_) => return Err(broken),
            Event::Eof if depth > 0 || !seen => return Err(broken),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// The value of an attribute, by its name without prefix.
pub(crate) fn value(element: &BytesStart, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
    Some(crate::html::tokens::decoded(&found.value).into_owned())
}

/// The character of a reference; only the five of XML and numbers are known.
pub(crate) fn entity(reference: &BytesRef) -> Option<char> {
    if let Some(c) = reference.resolve_char_ref().ok()? {
        return Some(c);
    }
    match reference.xml10_content().as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => None,
    }
}
