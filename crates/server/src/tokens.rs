//! Links that open the page once, and the tokens that pages then send. Only hashes are kept.

use crate::LINK_LIFE;
use blake3::Hash;
use std::time::Duration;

/// Pages that may be open at once; the oldest goes first. Tabs share one token.
const MOST: usize = 32;

/// The tokens of a running server. Hashes are compared in constant time (`blake3::Hash` does that).
#[derive(Default)]
pub(crate) struct Tokens {
    links: Vec<(Hash, Duration)>,
    pages: Vec<Hash>,
}

impl Tokens {
    /// A token for a link, used up by its first use.
    pub(crate) fn link(&mut self, now: Duration) -> Option<String> {
        let token = random()?;
        self.links.push((blake3::hash(token.as_bytes()), now + LINK_LIFE));
        Some(token)
    }

    /// Takes a link's token for a page's.
    pub(crate) fn start(&mut self, link: &str, now: Duration) -> Option<String> {
        let hash = blake3::hash(link.as_bytes());
        self.links.retain(|(_, until)| now < *until);
        let at = self.links.iter().position(|(known, _)| *known == hash)?;
        self.links.remove(at);
        let token = random()?;
        if self.pages.len() == MOST {
            self.pages.remove(0);
        }
        self.pages.push(blake3::hash(token.as_bytes()));
        Some(token)
    }

    /// Whether a page may ask with this token.
    pub(crate) fn knows(&self, token: &str) -> bool {
        let hash = blake3::hash(token.as_bytes());
        self.pages.iter().fold(false, |known, page| known | (*page == hash))
    }
}

/// 256 random bits as hexadecimal digits.
fn random() -> Option<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_opens_once_and_not_for_long() {
        let mut tokens = Tokens::default();
        let at = Duration::from_secs;
        let (one, two) = (tokens.link(at(0)).unwrap(), tokens.link(at(0)).unwrap());
        let page = tokens.start(&one, at(59)).expect("in time");
        assert!(tokens.start(&one, at(59)).is_none(), "used");
        assert!(tokens.start(&two, at(60)).is_none(), "too late");
        assert!(tokens.knows(&page) && !tokens.knows(&one) && !tokens.knows(""));
        assert_eq!((page.len(), one == two), (64, false));
    }
}
