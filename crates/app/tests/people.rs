//! People from outside: how they came, what they agreed to, what is hidden, replaced, and erased for ever.

mod support;

use std::fs;
use support::{CODINGS, Desk};

#[test]
fn people_come_by_referrals_and_withdraw_for_ever() {
    let desk = Desk::with_chat();
    let does = |words: &[&str]| desk.does(&[&["people", "a.kelindan"][..], words].concat());
    desk.does(&["duties", "a.kelindan", "attribute", "area", "North", "South"]);
    does(&["set", "P01", "--seed", "known from before", "--value", "area=north", "--network-size", "12"]);
    desk.refuses(&["people", "a.kelindan", "set", "P01", "--value", "area=East"], 1, "doesn't allow");
    desk.refuses(&["people", "a.kelindan", "refer", "P02", "--by", "P01"], 1, "agreed to be named");
    does(&["refer", "P02", "--by", "P01", "--agreed", "--date", "2026-05-01"]);
    does(&["contact", "P02", "interviewed", "--date", "2026-05-03"]);
    let tree = does(&["tree"]);
    assert!(tree.contains("P01  wave 0") && tree.contains("  P02  wave 1  interviewed"), "{tree}");
    does(&["tree", "-o", "tree.svg", "--attribute", "area"]);
    assert!(fs::read_to_string(desk.path().join("tree.svg")).unwrap().starts_with("<svg xmlns"));
    let flow = desk.json(&["people", "a.kelindan", "flow", "--json"]);
    assert_eq!((&flow["waves"][0]["interviewed"], &flow["seeds"][0]["reach"]), (&2.into(), &2.into()));
    does(&["consent", "P02", "given", "--form", "v2", "--scope", "chats,quotes", "--date", "2026-05-02"]);
    assert!(does(&["show", "P02"]).contains("chats, quotes"));
    does(&["check", "P02", "agrees", "--shown", "theme 1"]);
    does(&["sheet", "P02", "-o", "sheet.html"]);
    assert!(!fs::read_to_string(desk.path().join("sheet.html")).unwrap().contains("tikarnya dua"));

    desk.does(&["memo", "a.kelindan", "add", "--on", "study", "--text", "P02 menawar dengan sopan"]);
    desk.does(&["duties", "a.kelindan", "copy", "backup", "--holder", "drawer"]);
    does(&["withdraw", "P02", "--asked"]);
    assert!(desk.does(&["duties", "a.kelindan", "due"]).starts_with("- P02 asked to withdraw: 7"));
    let review = does(&["withdraw", "P02"]);
    assert!(review.contains("P02 menawar") && review.contains("backup (drawer"), "{review}");
    let code = desk.json(&["people", "a.kelindan", "withdraw", "P02", "--json"])["code"].clone();
    desk.refuses(
        &["people", "a.kelindan", "withdraw", "P02", "--carry-out", "00000000"],
        1,
        "since the review",
    );
    let carry = ["withdraw", "P02", "--carry-out", code.as_str().unwrap(), "--page", "board.html"];
    assert!(does(&carry).contains("backup (drawer"));
    let board = fs::read_to_string(desk.path().join("board.html")).unwrap();
    assert!(board.contains("backup") && !board.contains("P02") && !board.contains("Bu Nila"));
    assert!(desk.does(&["verify", "a.kelindan"]).starts_with("Sound"));
    desk.refuses(&["people", "a.kelindan", "show", "P02"], 1, "Nobody in the study");
    assert!(!desk.does(&["memo", "a.kelindan", "list"]).contains("P02"));
    desk.does(&["report", "a.kelindan", "-o", "r.html"]);
    let report = fs::read_to_string(desk.path().join("r.html")).unwrap();
    assert!(!report.contains("oke saya ambil") && !report.contains("P02"));
}

#[test]
fn a_chat_in_which_nobody_takes_part_says_what_to_do() {
    let desk = Desk::with_chat();
    desk.put("other.txt", "01/04/26 08.00 - Warung: ada ikan\n01/04/26 08.02 - Tamu: boleh dua\n");
    let said = desk.say(&["import", "a.kelindan", "other.txt"]);
    assert!(
        said.err.contains("nobody is an informant") && said.err.contains("--kind informant"),
        "{}",
        said.err
    );
    desk.put("third.txt", "02/04/26 08.00 - Warung: ada udang\n02/04/26 08.02 - Tamu: boleh tiga\n");
    let said = desk.say(&["import", "a.kelindan", "third.txt", "--informant", "Warung"]);
    assert!(!said.err.contains("nobody is an informant"), "{}", said.err);
}

#[test]
fn duties_are_kept_and_risk_is_hidden() {
    let desk = Desk::with_chat();
    let does = |words: &[&str]| desk.does(&[&["duties", "a.kelindan"][..], words].concat());
    desk.does(&["people", "a.kelindan", "set", "P02", "--kind", "other-party"]);
    desk.put("codings.csv", CODINGS);
    desk.does(&["code", "a.kelindan", "--csv", "codings.csv"]);
    let codes = |desk: &Desk| desk.json(&["analyse", "a.kelindan", "codes", "--json"])["basis"].clone();
    let basis = codes(&desk);
    assert_eq!((&basis["codings"], &basis["left_out"]["other_party_codings"]), (&2.into(), &2.into()));
    assert!(desk.does(&["analyse", "a.kelindan", "codes"]).contains("Read only, not counted"));
    desk.refuses(&["duties", "a.kelindan", "other-parties", "board-approved"], 1, "number of the approval");
    let board = ["other-parties", "board-approved", "--number", "12", "--reason", "chains"];
    does(&[&board[..], &["--until", "2030-01-01"]].concat());
    assert_eq!(codes(&desk)["codings"], 4);
    does(&["set", "--minors", "Stop and call the supervisor."]);
    assert!(
        desk.say(&["duties", "a.kelindan", "mark", "C01:1", "possible-minor"])
            .err
            .contains("call the supervisor")
    );
    assert_eq!(codes(&desk)["left_out"]["hidden_codings"], 1);
    let marks = does(&["marks"]);
    assert!(marks.contains("C01:1") && !marks.contains("tikarnya"), "{marks}");
    assert!(does(&["marks", "--review"]).contains("tikarnya dua"));
    does(&["unmark", &marks[..8]]);
    assert_eq!(codes(&desk)["left_out"]["hidden_codings"], 0);
    assert!(does(&["destroy", "P02"]).contains("--yes"));
    does(&["destroy", "P02", "--yes", "--gist", "The buyer agrees."]);
    assert_eq!(codes(&desk)["codings"], 4, "what was coded stays");
    assert!(desk.does(&["memo", "a.kelindan", "list"]).contains("The buyer agrees."));
    does(&["copy", "export for the supervisor"]);
    let copies = desk.json(&["duties", "a.kelindan", "copies", "--json"]);
    does(&["destroyed", &copies[0]["id"].as_str().unwrap()[..8]]);
    assert!(does(&["copies"]).contains("destroyed 20"));
    assert!(does(&["show"]).contains("approved by the board"));
}
