//! The headers of every answer, errors too.

use axum::http::header::{HeaderMap, HeaderName, HeaderValue};
use locale::Language;

/// What a page may do: only what comes from here, no markup from text but through Svelte's policy
/// and that of `ui/src/shared/inert.ts`, which parses pictures and the report and takes out all that could run or load.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
     font-src 'self'; media-src 'self' blob:; base-uri 'none'; object-src 'none'; form-action 'none'; \
     frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html kelindan-inert";

const OFF: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), \
     geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), \
     picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), web-share=(), \
     xr-spatial-tracking=()";

const ALL: [(&str, &str); 9] = [
    ("content-security-policy", POLICY),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("permissions-policy", OFF),
    // Nothing of a study, nor that there was one, is to stay in the browser's folder.
    ("cache-control", "no-store"),
];

/// Puts them on an answer.
pub(crate) fn put(headers: &mut HeaderMap) {
    for (name, value) in ALL {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
}

/// The language that a request asks for; English else.
pub(crate) fn language(headers: &HeaderMap) -> Language {
    let tag = headers.get("x-kelindan-language").and_then(|value| value.to_str().ok());
    Language::from_tag(tag.unwrap_or(""))
}
