//! Who may ask, and how: the one place where a request is refused for what it is.

use api::{Problem, Takes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderMap, HeaderName, ORIGIN};
use axum::http::request::Parts;
use axum::http::{Method, Uri};

/// The longest JSON body, in bytes.
pub(crate) const LONGEST_JSON: usize = 4 << 20;
/// The longest file, in bytes.
pub(crate) const LONGEST_FILE: usize = 512 << 20;

const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const TOKEN: HeaderName = HeaderName::from_static("x-kelindan-token");

/// The request was meant for this server, and comes from a page of this server or from no page.
pub(crate) fn sender(request: &Parts, port: u16) -> Result<(), Problem> {
    let host = host(&request.headers, &request.uri, port).ok_or(Problem::new("guard-host"))?;
    let origin_is_ours = match only(&request.headers, &ORIGIN) {
        Ok(None) => true,
        Ok(Some(origin)) => origin.strip_prefix("http://") == Some(host),
        Err(()) => false,
    };
    let site_is_ours = matches!(only(&request.headers, &SITE), Ok(None | Some("same-origin") | Some("none")));
    if origin_is_ours && site_is_ours { Ok(()) } else { Err(Problem::new("guard-origin")) }
}

/// The one name that was asked for, where it is ours to the letter: a name that somebody points to 127.0.0.1 is not.
fn host<'a>(headers: &'a HeaderMap, uri: &Uri, port: u16) -> Option<&'a str> {
    let host = only(headers, &HOST).ok()??;
    let ours = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let is_same = uri.authority().is_none_or(|authority| authority.as_str() == host);
    (is_same && ours.iter().any(|name| name == host)).then_some(host)
}

/// A call is a POST.
pub(crate) fn posted(method: &Method) -> Result<(), Problem> {
    if method == Method::POST { Ok(()) } else { Err(Problem::new("guard-method")) }
}

/// A page is asked for with GET.
pub(crate) fn got(method: &Method) -> Result<(), Problem> {
    if method == Method::GET || method == Method::HEAD { Ok(()) } else { Err(Problem::new("guard-method")) }
}

/// The body is of the kind that the call takes. No form of another page can send either kind.
pub(crate) fn kind(headers: &HeaderMap, takes: Takes) -> Result<(), Problem> {
    let wanted = match takes {
        Takes::Json => "application/json",
        Takes::Bytes => "application/octet-stream",
    };
    let given = only(headers, &CONTENT_TYPE).ok().flatten().unwrap_or("");
    let given = given.split(';').next().unwrap_or("").trim();
    if given.eq_ignore_ascii_case(wanted) { Ok(()) } else { Err(Problem::new("guard-type")) }
}

/// The longest body of its kind; refused already where the request says that it is longer.
pub(crate) fn longest(headers: &HeaderMap, takes: Takes) -> Result<usize, Problem> {
    let longest = match takes {
        Takes::Json => LONGEST_JSON,
        Takes::Bytes => LONGEST_FILE,
    };
    let said = only(headers, &CONTENT_LENGTH).ok().flatten().and_then(|n| n.parse::<u64>().ok());
    if said.is_some_and(|n| n > longest as u64) { Err(too_large()) } else { Ok(longest) }
}

/// The body went over its limit.
pub(crate) fn too_large() -> Problem {
    Problem::new("guard-large")
}

/// The page's token.
pub(crate) fn token(headers: &HeaderMap) -> &str {
    only(headers, &TOKEN).ok().flatten().unwrap_or("")
}

/// A header that may be there once.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<Option<&'a str>, ()> {
    let mut all = headers.get_all(name).iter();
    match (all.next(), all.next()) {
        (None, _) => Ok(None),
        (Some(one), None) => one.to_str().map(Some).map_err(|_| ()),
        _ => Err(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(uri: &str, headers: &[(&str, &str)]) -> Parts {
        let mut request = axum::http::Request::builder().uri(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(()).unwrap().into_parts().0
    }

    #[test]
    fn only_our_pages_may_ask() {
        let own = ("host", "127.0.0.1:4000");
        let check = |uri: &str, headers: &[(&str, &str)], expected: Option<&str>| {
            let found = sender(&parts(uri, headers), 4000).err().map(|p| p.code);
            assert_eq!(found, expected, "{uri} {headers:?}");
        };
        check("/", &[own], None);
        check("/", &[("host", "localhost:4000")], None);
        check("http://127.0.0.1:4000/", &[own], None);
        check("/", &[own, ("origin", "http://127.0.0.1:4000"), ("sec-fetch-site", "same-origin")], None);
        check("/", &[own, ("sec-fetch-site", "none")], None);
        for host in
            ["evil.test", "evil.test:4000", "127.0.0.1", "127.0.0.1:4001", "LOCALHOST:4000", "[::1]:4000", ""]
        {
            check("/", &[("host", host)], Some("guard-host"));
        }
        check("/", &[], Some("guard-host"));
        check("/", &[own, own], Some("guard-host"));
        check("http://evil.test/", &[own], Some("guard-host"));
        let foreign = ["null", "http://evil.test", "https://127.0.0.1:4000", "http://localhost:4000", ""];
        for origin in foreign {
            check("/", &[own, ("origin", origin)], Some("guard-origin"));
        }
        for site in ["cross-site", "same-site", ""] {
            check("/", &[own, ("sec-fetch-site", site)], Some("guard-origin"));
        }
        check("/", &[own, ("sec-fetch-site", "none"), ("sec-fetch-site", "none")], Some("guard-origin"));
    }

    #[test]
    fn bodies_are_of_their_kind() {
        let json = |given: &str| kind(&parts("/", &[("content-type", given)]).headers, Takes::Json).is_ok();
        assert!(json("application/json") && json("Application/JSON; charset=utf-8"));
        for other in ["text/plain", "application/x-www-form-urlencoded", "text/plain; application/json", ""] {
            assert!(!json(other), "{other}");
        }
        assert!(kind(&HeaderMap::new(), Takes::Json).is_err());
        let length = |n: usize| {
            let said = n.to_string();
            longest(&parts("/", &[("content-length", &said)]).headers, Takes::Json).is_ok()
        };
        assert!(length(LONGEST_JSON) && !length(LONGEST_JSON + 1));
    }
}
