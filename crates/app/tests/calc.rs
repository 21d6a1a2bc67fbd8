//! The calculator from the outside: a table in, figures out, without a study.

mod support;

use serde_json::{Value, json};
use support::Desk;

const FIVE: &str = "conversation,code\n1,S\n1,O\n1,S\n1,O\n1,R\n2,S\n2,S\n2,O\n2,R\n3,O\n3,S\n3,O\n3,R\n3,R\n3,O\n4,S\n4,O\n5,R\n";

fn near(found: &Value, expected: &Value, what: &str) {
    match (found, expected) {
        (Value::Array(found), Value::Array(expected)) => {
            assert_eq!(found.len(), expected.len(), "{what}");
            found.iter().zip(expected).for_each(|(f, e)| near(f, e, what));
        }
        _ => match (found.as_f64(), expected.as_f64()) {
            (Some(f), Some(e)) => assert!((f - e).abs() <= 1e-6 * e.abs().max(1.0), "{what}: {f} {e}"),
            (f, e) => assert!(f.is_none() && e.is_none(), "{what}: {f:?} {e:?}"),
        },
    }
}

#[test]
fn a_table_is_enough() {
    let desk = Desk::new();
    desk.put("five.csv", FIVE);
    let found = desk.json(&["calc", "sequence", "five.csv", "--labels", "S,O,R", "--json"]);
    assert_eq!(found["labels"], json!(["S", "O", "R"]));
    assert_eq!(found["freqs"], json!([[1.0, 5.0, 0.0], [2.0, 0.0, 3.0], [0.0, 1.0, 1.0]]));
    near(&found["G2"], &json!(12.59610114356751), "G2");
    assert_eq!(found["df"], 4);
    // All orders of these conversations: 0.0125.
    let p = found["permutation"]["p_upper"][0][1].as_f64().unwrap();
    assert!((p - 0.0125).abs() < 0.005, "{p}");
    assert_eq!(found, desk.json(&["calc", "sequence", "five.csv", "--labels", "S,O,R", "--json"]));
    let said = desk.does(&["calc", "sequence", "five.csv"]);
    assert!(said.contains("13 transitions in 4 conversations") && said.contains("never an effect"), "{said}");
    assert!(desk.does(&["calc", "sequence", "five.csv", "--csv"]).starts_with("given,target,observed,"));
    assert!(!desk.path().join("home").exists(), "nothing is remembered");
}

#[test]
fn several_codes_have_a_table_for_each_pair() {
    let desk = Desk::new();
    desk.put("several.csv", "dialog;kode\na;S|O\na;R\na;S\nb;O\nb;S;\nb;R\n");
    let columns = ["--columns", "conversation=dialog,code=kode"];
    let found = desk.json(&[&["calc", "sequence", "several.csv", "--json"][..], &columns].concat());
    assert_eq!(found["G2"], Value::Null);
    assert_eq!((&found["S->R"]["a"], &found["S->R"]["d"]), (&json!(2), &json!(2)), "{found}");
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let desk = Desk::new();
    desk.put("five.csv", FIVE);
    desk.put("roles.csv", "turn,code,role\n1,S,a\n1,O,b\n");
    desk.refuses(&["calc", "sequence", "gone.csv"], 1, "gone.csv");
    desk.refuses(&["calc", "sequence", "five.csv", "--columns", "code=label"], 1, "code");
    desk.refuses(&["calc", "sequence", "five.csv", "--columns", "label=code"], 1, "conversation=X");
    desk.refuses(&["calc", "sequence", "five.csv", "--from", "penjual"], 1, "penjual");
    desk.refuses(&["calc", "sequence", "five.csv", "--labels", "S,O"], 1, "R");
    desk.refuses(&["calc", "sequence", "roles.csv"], 1, "3");
    desk.refuses(&["calc", "sequence", "five.csv", "--within", "week"], 2, "week");
}

#[test]
fn waits_of_messages_and_of_spells() {
    let desk = Desk::new();
    desk.put(
        "messages.csv",
        "conversation,time,role\n1,0,buyer\n1,5,buyer\n1,65,seller\n1,75,buyer\n2,0,seller\n2,20,buyer\n",
    );
    let found = desk.json(&["calc", "waits", "messages.csv", "--json"]);
    let buyer = &found["groups"]["buyer->seller"];
    assert_eq!((&buyer["n"], &buyer["events"]), (&json!(3), &json!(1)), "{found}");
    assert_eq!(found["groups"]["seller->buyer"]["median_seconds"], 10.0);
    desk.put("spells.csv", "time,event,group\n9,1,a\n13,1,a\n13,0,a\n5,1,b\n8,1,b\n");
    let found = desk.json(&["calc", "waits", "spells.csv", "--json"]);
    near(&found["groups"]["a"]["S"]["9"], &json!(2.0 / 3.0), "S");
    assert_eq!(found["logrank_df"], 1);
}

/// Each reference case as a table.
#[test]
fn reference_cases() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/agreement/sequence_cases.json");
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: no shared data");
        return;
    };
    let cases: Value = serde_json::from_str(&text.replace("NaN", "null")).unwrap();
    let desk = Desk::new();
    for case in cases["lag_sequential"].as_array().unwrap().iter().filter(|c| !c["sequences"].is_null()) {
        let labels: Vec<&str> =
            case["labels"].as_array().unwrap().iter().map(|l| l.as_str().unwrap()).collect();
        let mut table = "conversation,code\n".to_owned();
        for (number, row) in case["sequences"].as_array().unwrap().iter().enumerate() {
            for code in row.as_array().unwrap() {
                table.push_str(&format!("{number},{}\n", labels[code.as_u64().unwrap() as usize - 1]));
            }
        }
        desk.put("case.csv", table);
        let (labels, lag) = (labels.join(","), case["lag"].to_string());
        let mut words = vec!["calc", "sequence", "case.csv", "--json", "--labels", &labels, "--lag", &lag];
        words.extend((!case["structural_zero_mask"].is_null()).then_some("--no-repeats"));
        let found = desk.json(&words);
        for (key, expected) in case["expected"].as_object().unwrap() {
            near(&found[key], expected, &format!("{} {key}", case["id"]));
        }
    }
    let spells = &cases["survival"][0];
    let mut table = "time,event,group\n".to_owned();
    for (group, data) in spells["data"].as_object().unwrap() {
        for (time, event) in data["time"].as_array().unwrap().iter().zip(data["event"].as_array().unwrap()) {
            table.push_str(&format!("{time},{event},{group}\n"));
        }
    }
    desk.put("aml.csv", table);
    let found = desk.json(&["calc", "waits", "aml.csv", "--json"]);
    near(&found["logrank_chi2"], &spells["expected"]["logrank_chi2"], "log-rank");
    for (group, expected) in spells["expected"]["groups"].as_object().unwrap() {
        let found = &found["groups"][group];
        near(&found["median"], &expected["median"], group);
        for (time, share) in expected["greenwood_var"].as_object().unwrap() {
            near(&found["greenwood_var"][time], share, group);
        }
    }
}
