//! The loopback server of the browser interface: it guards, and serves the table of calls; it knows no call by name.

mod attempts;
mod calls;
mod guard;
mod headers;
mod openapi;
mod own;
mod refusal;
mod serve;
mod shared;
mod tokens;
mod watch;

pub use openapi::openapi;
pub use serve::{Links, Server};
pub use shared::{Clock, Options, Page};

/// How long nobody may do anything before the study is locked.
pub const IDLE: std::time::Duration = std::time::Duration::from_secs(600);

/// How long a link opens the page.
pub const LINK_LIFE: std::time::Duration = std::time::Duration::from_secs(60);
