//! Figures from outside; skipped where the shared data isn't there.

use super::*;
use serde_json::Value;

fn shared(name: &str) -> Option<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/").to_owned() + name;
    let text = std::fs::read_to_string(path).ok();
    if text.is_none() {
        println!("skipped: no shared data");
    }
    text
}

fn cases() -> Option<Value> {
    // Its writer wrote NaN where a value is undefined.
    let text = shared("agreement/sequence_cases.json")?.replace("NaN", "null");
    Some(serde_json::from_str(&text).unwrap())
}

fn near(found: Option<f64>, expected: &Value, what: &str) {
    match (found, expected.as_f64()) {
        (None, None) => {}
        (Some(found), Some(expected)) => {
            assert!((found - expected).abs() <= 1e-6 * expected.abs().max(1.0), "{what}: {found} {expected}");
        }
        (found, expected) => panic!("{what}: {found:?} {expected:?}"),
    }
}

/// Rows of a case; its codes count from 1.
fn rows(case: &Value) -> Events {
    let labels: Vec<&str> = case["labels"].as_array().unwrap().iter().map(|l| l.as_str().unwrap()).collect();
    let row = |row: &Value| row.as_array().unwrap().iter().map(|c| c.as_u64().unwrap() as u16 - 1).collect();
    let rows: Vec<Vec<u16>> = case["sequences"].as_array().unwrap().iter().map(row).collect();
    Events::of_rows(&labels, &rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// A conversation of two for each transition of a table.
fn of_table(case: &Value) -> Events {
    let labels: Vec<&str> = case["labels"].as_array().unwrap().iter().map(|l| l.as_str().unwrap()).collect();
    let mut rows = Vec::new();
    for (given, line) in case["expected"]["freqs"].as_array().unwrap().iter().enumerate() {
        for (target, count) in line.as_array().unwrap().iter().enumerate() {
            rows.extend(std::iter::repeat_n([given as u16, target as u16], count.as_f64().unwrap() as usize));
        }
    }
    Events::of_rows(&labels, &rows.iter().map(|r| &r[..]).collect::<Vec<_>>())
}

#[test]
fn lag_sequential() {
    let Some(cases) = cases() else { return };
    for case in cases["lag_sequential"].as_array().unwrap() {
        let name = case["id"].as_str().unwrap();
        let events = if case["sequences"].is_null() { of_table(case) } else { rows(case) };
        let no_repeats = !case["structural_zero_mask"].is_null();
        let lag = case["lag"].as_u64().unwrap() as u32;
        let found = sequence(&events, &Options { lag, no_repeats, ..none() }).unwrap();
        let expected = &case["expected"];
        for cell in &found.cells {
            let at = |key: &str| expected[key][usize::from(cell.given)][usize::from(cell.target)].clone();
            let what = |key: &str| format!("{name} {key} {} {}", cell.given, cell.target);
            for (key, value) in [
                ("freqs", Some(cell.observed as f64)),
                ("expected", cell.expected),
                ("transition_probabilities", cell.probability),
                ("adjusted_residuals", cell.residual),
                ("p_two_sided", cell.p),
                ("yules_q", cell.yules_q),
                ("odds_ratio", cell.odds_ratio),
                ("log_odds_half_corrected", cell.log_odds_halves),
            ] {
                if !expected[key].is_null() {
                    near(value, &at(key), &what(key));
                }
            }
        }
        let table = found.table.unwrap();
        assert_eq!(table.df, expected["df"].as_u64().unwrap(), "{name}");
        for (key, value) in [("G2", table.g2), ("X2", table.x2), ("p_G2", table.p_g2)] {
            near(Some(value), &expected[key], &format!("{name} {key}"));
        }
    }
}

#[test]
fn permutations() {
    let Some(cases) = cases() else { return };
    for case in cases["permutation_exact"].as_array().unwrap() {
        let no_repeats = case["id"].as_str().unwrap().ends_with("norepeat");
        let count = 100_000;
        let found = sequence(&rows(case), &Options { permutations: count, no_repeats, ..Options::default() })
            .unwrap();
        for (pair, expected) in case["cells"].as_object().unwrap() {
            let (given, target) = pair.split_once("->").unwrap();
            let place = |n: &str| n.parse::<usize>().unwrap() - 1;
            let cell = found.cells[place(given) * found.labels.len() + place(target)];
            let permuted = cell.permuted.unwrap();
            assert_eq!(cell.observed, expected["observed"].as_u64().unwrap());
            for (key, found) in [("p_upper", permuted.upper), ("p_lower", permuted.lower)] {
                let p = expected[key].as_f64().unwrap();
                let error = (p * (1.0 - p) / f64::from(count)).sqrt();
                assert!((found - p).abs() < 5.0 * error + 2e-5, "{pair} {key}: {found} {p}");
            }
            assert!((permuted.mean - expected["mean"].as_f64().unwrap()).abs() < 0.02, "{pair}");
        }
    }
}

/// LagSequential's permutation test tells the p of the side on which the count lies. It shuffled 1,000 times: its own error
/// is about 0.03.
#[test]
fn permutations_of_lag_sequential() {
    let Some(cases) = cases() else { return };
    let case = &cases["lag_sequential"][1];
    let found = sequence(&rows(case), &Options::default()).unwrap();
    for cell in &found.cells {
        let p =
            case["permutation_reference"]["p"][usize::from(cell.given)][usize::from(cell.target)].as_f64();
        let permuted = cell.permuted.unwrap();
        let is_more = cell.observed as f64 > cell.expected.unwrap();
        let one_sided = if is_more { permuted.upper } else { permuted.lower };
        assert!((one_sided - p.unwrap()).abs() < 0.06, "{} {} {one_sided} {p:?}", cell.given, cell.target);
    }
}

fn multi(expected: &Value, found: &Sequence) {
    for (pair, expected) in expected.as_object().unwrap() {
        let (given, target) = pair.split_once("->").unwrap();
        let place = |label: &str| found.labels.iter().position(|l| l == label).unwrap();
        let cell = found.cells[place(given) * found.labels.len() + place(target)];
        let (a, r, c) = (cell.observed, cell.given_total, cell.target_total);
        for (key, value) in [("a", a), ("b", r - a), ("c", c - a), ("d", found.transitions + a - r - c)] {
            assert_eq!(value, expected[key].as_u64().unwrap(), "{pair} {key}");
        }
        for (key, value) in [
            ("expected", cell.expected),
            ("adjusted_residual", cell.residual),
            ("yules_q", cell.yules_q),
            ("odds_ratio", cell.odds_ratio),
            ("conditional_probability", cell.probability),
        ] {
            near(value, &expected[key], &format!("{pair} {key}"));
        }
    }
    assert!(found.table.is_none());
}

#[test]
fn several_codes() {
    let Some(cases) = cases() else { return };
    let turn = |codes: &Value| {
        codes.as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect::<Vec<_>>().join("+")
    };
    let case = &cases["multi_code"][0];
    let row = |row: &Value| row.as_array().unwrap().iter().map(turn).collect::<Vec<_>>().join(" ");
    let rows: Vec<String> = case["sequences"].as_array().unwrap().iter().map(row).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    multi(&case["expected"], &sequence(&events("S O R X", &rows), &none()).unwrap());
}

#[test]
fn casino() {
    let (Some(cases), Some(text)) = (cases(), shared("corpora/casino/annotated_dialogues.jsonl")) else {
        return;
    };
    let mut labels: Vec<String> = Vec::new();
    let mut found = Events::default();
    for dialogue in text.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()) {
        let mut conversation = Conversation::new("");
        for turn in turns(&dialogue) {
            let codes: Vec<u16> = turn
                .into_iter()
                .map(|label| {
                    labels.iter().position(|l| *l == label).unwrap_or_else(|| {
                        labels.push(label);
                        labels.len() - 1
                    }) as u16
                })
                .collect();
            conversation.push(Position::default(), codes);
        }
        found.conversations.push(conversation);
    }
    found.labels = labels;
    multi(&cases["multi_code"][1]["expected"], &sequence(&found, &none()).unwrap());
}

/// The codes of each message: its strategies, or what it does.
fn turns(dialogue: &Value) -> Vec<Vec<String>> {
    let messages = dialogue["messages"].as_array().or(dialogue["chat_logs"].as_array()).unwrap();
    let codes = |message: &Value| {
        let strategies = message["strategies"].as_array().cloned().unwrap_or_default();
        let named: Vec<String> = strategies.iter().map(|s| s.as_str().unwrap().to_owned()).collect();
        if named.is_empty() { vec![format!("act:{}", message["text"].as_str().unwrap())] } else { named }
    };
    messages.iter().map(codes).collect()
}

#[test]
fn persuasion_for_good() {
    let (Some(text), Some(measures)) =
        (shared("corpora/persuasion-for-good/annotated_units.csv"), shared("corpora/expected_measures.json"))
    else {
        return;
    };
    let mut labels: Vec<String> = Vec::new();
    let mut conversations: Vec<Conversation> = Vec::new();
    for unit in csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap) {
        let label = format!("{}:{}", &unit[3], &unit[5]);
        let code = labels.iter().position(|l| *l == label).unwrap_or_else(|| {
            labels.push(label);
            labels.len() - 1
        });
        if conversations.last().is_none_or(|c| c.name != unit[0]) {
            conversations.push(Conversation::new(&unit[0]));
        }
        conversations.last_mut().unwrap().push(Position::default(), [code as u16]);
    }
    let found = sequence(&Events { labels, conversations, roles: Vec::new() }, &none()).unwrap();
    let measures: Value = serde_json::from_str(&measures).unwrap();
    let expected = &measures[0];
    assert_eq!(found.conversations, expected["conversations"].as_u64().unwrap());
    assert_eq!(found.positions, expected["units"].as_u64().unwrap());
    assert_eq!(found.transitions, expected["transitions"].as_u64().unwrap());
    assert_eq!(found.labels.len() as u64, expected["codes"].as_u64().unwrap());
    for cell in expected["cells"].as_array().unwrap() {
        let place = |key: &str| found.labels.iter().position(|l| cell[key] == l.as_str()).unwrap();
        let at = found.cells[place("given") * found.labels.len() + place("target")];
        let counts = [at.observed, at.given_total, at.target_total];
        assert_eq!(counts.map(Some), ["observed", "row_total", "col_total"].map(|key| cell[key].as_u64()));
        near(at.expected, &cell["expected"], "expected");
        near(at.residual, &cell["adjusted_residual"], "residual");
        near(at.yules_q, &cell["yules_q"], "q");
        near(at.probability, &cell["transition_probability"], "probability");
    }
}

#[test]
fn craigslist() {
    let (Some(text), Some(measures)) =
        (shared("corpora/craigslist-bargain/dev.jsonl"), shared("corpora/expected_measures.json"))
    else {
        return;
    };
    let measures: Value = serde_json::from_str(&measures).unwrap();
    let expected = &measures[1]["action_transitions"];
    let labels: Vec<String> = serde_json::from_value(expected["labels"].clone()).unwrap();
    let mut found = Events { labels, ..Events::default() };
    for dialogue in text.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()) {
        let mut conversation = Conversation::new("");
        for event in dialogue["events"].as_array().unwrap() {
            let code = found.labels.iter().position(|l| event["action"] == l.as_str()).unwrap();
            conversation.push(Position::default(), [code as u16]);
        }
        found.conversations.push(conversation);
    }
    let counts: Vec<Vec<u64>> = serde_json::from_value(expected["counts"].clone()).unwrap();
    let result = sequence(&found, &none()).unwrap();
    assert_eq!(result.cells.iter().map(|c| c.observed).collect::<Vec<_>>(), counts.concat());
}
