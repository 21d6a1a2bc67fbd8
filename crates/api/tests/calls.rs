//! What a page gets from the calls: asked by path with JSON, on a desk with a small study.

#[path = "calls/bed.rs"]
mod bed;
#[path = "calls/canary.rs"]
mod canary;
#[path = "calls/codebook.rs"]
mod codebook;
#[path = "calls/coding.rs"]
mod coding;
#[path = "calls/details.rs"]
mod details;
#[path = "calls/duties.rs"]
mod duties;
#[path = "calls/export.rs"]
mod export;
#[path = "calls/history.rs"]
mod history;
#[path = "calls/home.rs"]
mod home;
#[path = "calls/imports.rs"]
mod imports;
#[path = "calls/memos.rs"]
mod memos;
#[path = "calls/others.rs"]
mod others;
#[path = "calls/people.rs"]
mod people;
#[path = "calls/protect.rs"]
mod protect;
#[path = "calls/read.rs"]
mod read;
#[path = "calls/report.rs"]
mod report;
#[path = "calls/results.rs"]
mod results;
#[path = "calls/rules.rs"]
mod rules;
#[path = "calls/search.rs"]
mod search;
#[path = "calls/session.rs"]
mod session;
#[path = "calls/settings.rs"]
mod settings;
#[path = "calls/settle.rs"]
mod settle;
#[path = "calls/sources.rs"]
mod sources;
#[path = "calls/themes.rs"]
mod themes;
#[path = "calls/withdrawal.rs"]
mod withdrawal;
