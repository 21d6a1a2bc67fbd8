//! People: entries, consents, referrals, contacts, member checks, and tables in and out.

use crate::bed::Bed;
use serde_json::{Value, json};

fn person(bed: &mut Bed, name: &str) -> Value {
    bed.ok("people/one", json!({ "person": name }))
}

fn add(bed: &mut Bed, body: Value) -> String {
    bed.ok("people/save", body)["id"].as_str().unwrap().to_owned()
}

fn recruit<'a>(found: &'a Value, name: &str) -> &'a Value {
    found["result"]["people"].as_array().unwrap().iter().find(|p| p["person"] == name).unwrap()
}

#[test]
fn a_persons_entry_holds_what_the_study_declares() {
    let mut bed = Bed::with_chat();
    bed.ok(
        "duties/save",
        json!({"attributes": [
        {"name": "wilayah", "values": ["Utara", "Selatan"]}, {"name": "anak", "is_number": true}]}),
    );
    let value = |name: &str, value: &str| json!([{ "name": name, "value": value }]);
    let id = add(
        &mut bed,
        json!({"attributes": value("wilayah", "utara"), "network_size": "12", "seed_reason": "kenal lama",
            "enrolled": "2026-05-01"}),
    );
    let one = person(&mut bed, &id);
    assert_eq!(
        (&one["kind"], &one["network_size"], &one["is_seed"], &one["wave"]),
        (&json!("informant"), &json!(12), &json!(true), &json!(0))
    );
    assert_eq!(one["attributes"][0], json!({"name": "wilayah", "value": "Utara"}));
    assert_eq!(one["seed_reason"], "kenal lama");
    // Undone as any action; what isn't declared, isn't allowed or is taken is refused.
    let name = one["name"].as_str().unwrap().to_owned();
    for (body, code) in [
        (json!({"person": name, "attributes": value("umur", "20")}), "attribute-unknown"),
        (json!({"person": name, "attributes": value("wilayah", "Timur")}), "attribute-value"),
        (json!({"person": name, "attributes": value("anak", "dua")}), "attribute-value"),
        (json!({"person": name, "network_size": "0"}), "network-size"),
        (json!({"person": name, "enrolled": "kemarin"}), "day"),
        (json!({"person": name, "name": "P01"}), "pseudonym-taken"),
        (json!({"person": "Tidak Ada"}), "person-unknown"),
    ] {
        assert_eq!(bed.refused("people/save", body), code);
    }
    bed.ok("people/save", json!({"person": name, "attributes": value("anak", "2"), "is_seed": false}));
    assert_eq!(person(&mut bed, &name)["is_seed"], false);
    bed.ok("undo", json!({}));
    let one = person(&mut bed, &name);
    assert_eq!((&one["is_seed"], &one["attributes"][1]["value"]), (&json!(true), &json!("")));
}

#[test]
fn a_referral_needs_an_agreement_and_can_be_erased_while_the_wave_stays() {
    let mut bed = Bed::with_chat();
    bed.ok("people/save", json!({"person": "P01", "seed_reason": "awal"}));
    let p2 = add(&mut bed, json!({}));
    let p3 = add(&mut bed, json!({"name": "Teratai 3"}));
    assert_eq!(bed.refused("people/refer", json!({"from": "P01", "to": p2})), "referral-agreed");
    assert_eq!(bed.refused("people/refer", json!({"from": p2, "to": p2, "agreed": true})), "referral-self");
    assert_eq!(bed.refused("people/refer", json!({"to": p2, "agreed": true})), "referral-nobody");
    bed.ok("people/refer", json!({"from": "P01", "to": p2, "agreed": true, "date": "2026-05-02"}));
    bed.ok("people/refer", json!({"from": p2, "to": p3, "agreed": true, "route": "langsung"}));
    bed.ok("people/contact", json!({"person": p3, "stage": "refused", "reason": "takut"}));
    let found = bed.ok("people/recruitment", json!({}));
    assert_eq!(recruit(&found, "Teratai 3")["wave"], 2);
    assert_eq!(found["result"]["seeds"][0]["reach"], 3);
    assert!(found["figures"][0]["svg"].as_str().unwrap().contains("Teratai 3"));
    let reasons = &found["result"]["reasons"];
    assert_eq!((&reasons[0]["reason"], &reasons[0]["people"]), (&json!("takut"), &json!(1)));

    let before = bed.contents();
    bed.ok("people/unrefer", json!({"person": "Teratai 3"}));
    let found = bed.ok("people/recruitment", json!({}));
    let line = recruit(&found, "Teratai 3");
    assert_eq!((&line["wave"], &line["recruiter"]), (&json!(2), &json!(null)));
    assert!(person(&mut bed, "Teratai 3")["referrals"].as_array().unwrap().is_empty());
    assert!(bed.contents() <= before, "the referral's content left the file");
    assert_eq!(bed.refused("people/unrefer", json!({"person": "Teratai 3"})), "referral-none");
    // It can't be undone: who sent whom doesn't come back.
    let _ = bed.call("undo", json!({}));
    assert!(person(&mut bed, "Teratai 3")["referrals"].as_array().unwrap().is_empty());
}

#[test]
fn consent_says_exactly_what_may_be_done() {
    let mut bed = Bed::with_chat();
    bed.put(0, "S-OFFER");
    let counted = |bed: &mut Bed| -> (u64, Vec<String>) {
        let view = bed.ok("result", json!({"method": "codes"}));
        let warnings = view["warnings"].as_array().unwrap().iter();
        let warnings = warnings.map(|w| w.as_str().unwrap().to_owned()).collect();
        let codes = bed.ok("codes", json!({}));
        let _ = codes;
        (u64::from(view["empty"] == false), warnings)
    };
    let consent = |bed: &mut Bed, body: Value| bed.ok("people/consent", body);
    assert_eq!(counted(&mut bed).0, 1);
    consent(
        &mut bed,
        json!({"person": "P01", "decision": "given", "scopes": ["interview"], "form": "v2",
        "date": "2026-05-01", "language": "Indonesia", "withdrawal": "lewat pesan"}),
    );
    let (is_counted, warnings) = counted(&mut bed);
    assert_eq!(is_counted, 0);
    assert!(warnings.iter().any(|w| w.contains("tidak menyetujui")), "{warnings:?}");
    // Handing over chats, without quotes: it counts, and no word of it is quoted.
    consent(&mut bed, json!({"person": "P01", "decision": "given", "scopes": ["chats", "paraphrase"]}));
    assert_eq!(counted(&mut bed).0, 1);
    let quotes = bed.ok("report/quotes", json!({}));
    assert!(!quotes.to_string().contains("tikar kenanga"), "{quotes}");
    consent(&mut bed, json!({"person": "P01", "decision": "given", "scopes": ["chats", "quotes"]}));
    assert!(bed.ok("report/quotes", json!({})).to_string().contains("tikar kenanga"));
    let terms = person(&mut bed, "P01")["terms"].clone();
    assert_eq!((&terms["form"], &terms["scopes"]), (&json!("v2"), &json!(["chats", "quotes"])));
    consent(&mut bed, json!({"person": "P01", "decision": "refused"}));
    assert_eq!(counted(&mut bed).0, 0);
    assert_eq!(bed.refused("people/consent", json!({"person": "P01", "decision": "perhaps"})), "word");
    let posed =
        json!({"person": "P01", "decision": "given", "researcher_is_party": true, "disclosed": false});
    consent(&mut bed, posed);
    assert_eq!(person(&mut bed, "P01")["warnings"].as_array().unwrap().len(), 1);
}

#[test]
fn a_member_check_is_kept_and_its_sheet_names_nobody_else() {
    let mut bed = Bed::with_chat();
    let id = person(&mut bed, "P01")["id"].clone();
    bed.ok(
        "memo/add",
        json!({"about": {"on": "person", "id": id}, "kind": "analytic",
        "text": "Menawarkan dengan sabar."}),
    );
    bed.ok(
        "people/check",
        json!({"person": "P01", "answer": "corrects", "shown": "tema 1", "way": "dibacakan",
        "changed": "kata sabar dihapus", "date": "2026-06-01"}),
    );
    let checks = person(&mut bed, "P01")["checks"].clone();
    assert_eq!((&checks[0]["answer"], &checks[0]["way"]), (&json!("corrects"), &json!("dibacakan")));
    let (name, bytes) = bed.file("people/sheet", json!({"person": "P01"}));
    let sheet = String::from_utf8(bytes).unwrap();
    assert!(name.ends_with(".html"));
    assert!(sheet.contains("tikar kenanga") && sheet.contains("Menawarkan dengan sabar."));
    // Not a word of the other side, nor its name.
    assert!(!sheet.contains("ambil dua") && !sheet.contains("Lontar") && !sheet.contains("P02"), "{sheet}");
}

#[test]
fn tables_of_people_come_in_and_go_out() {
    let mut bed = Bed::empty();
    bed.new_study();
    let table = "id,recruiter,date,age band,network size\nA1,,2026-01-02,20-29,14\nA2,A1,2026-01-09,30-39,8\n\
                 Siti Contoh,A2,2026-01-20,30-39,5\n";
    let taken = bed.raw_ok("people/table-preview", table.as_bytes());
    assert_eq!(
        (&taken["persons"], &taken["referrals"], &taken["renamed"]),
        (&json!(3), &json!(2), &json!(1))
    );
    assert!(bed.ok("people", json!({}))["persons"].as_array().unwrap().is_empty(), "nothing is stored");
    bed.raw_ok("people/table-take", table.as_bytes());
    let found = bed.ok("people/recruitment", json!({"attribute": "age band"}));
    assert_eq!(recruit(&found, "A2")["recruiter"], "A1");
    // What could be a real name is not kept anywhere.
    assert!(!found.to_string().contains("Siti") && !bed.ok("people", json!({})).to_string().contains("Siti"));
    let again = bed.raw_ok("people/table-take", table.as_bytes());
    assert_eq!(
        (&again["there_already"], &again["persons"]),
        (&json!(2), &json!(1)),
        "the renamed one is new again"
    );
    let (_, csv) = bed.file("people/export", json!({"format": "csv"}));
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.contains("A2") && csv.contains("30-39") && !csv.contains("Siti"), "{csv}");
    let (_, rdsat) = bed.file("people/export", json!({"format": "rdsat"}));
    assert!(rdsat.starts_with(b"RDS"));
    assert!(bed.call("people/table-take", json!({})).is_err(), "what is no table is refused");
}

#[test]
fn one_person_under_two_names_becomes_one() {
    let mut bed = Bed::with_chat();
    let double = add(&mut bed, json!({"name": "Dobel", "network_size": "7", "notes": "nomor kedua"}));
    let recruit_of = add(&mut bed, json!({"name": "Murid"}));
    bed.ok("people/save", json!({"person": "P01", "seed_reason": "awal"}));
    bed.ok("people/refer", json!({"from": double, "to": recruit_of, "agreed": true}));
    bed.ok("people/refer", json!({"from": "P01", "to": double, "agreed": true}));
    bed.ok("people/contact", json!({"person": double, "stage": "interviewed"}));
    let both = ["P01".to_owned(), "Dobel".to_owned()];
    api::commands::people::tie(bed.desk.session().unwrap(), &both, &mut |_, _| true).unwrap();
    let one = person(&mut bed, "P01");
    assert_eq!((&one["network_size"], &one["notes"]), (&json!(7), &json!("nomor kedua")));
    assert_eq!(one["contacts"][0]["stage"], "interviewed");
    // The referral between the two was one to themself.
    assert_eq!(one["referrals"].as_array().unwrap().len(), 1);
    let found = bed.ok("people/recruitment", json!({}));
    assert_eq!(recruit(&found, "Murid")["wave"], 1);
    assert_eq!(bed.refused("people/one", json!({"person": "Dobel"})), "person-unknown");
    // One action: one undo.
    bed.ok("undo", json!({}));
    assert_eq!(person(&mut bed, "Dobel")["notes"], "nomor kedua");
    let found = bed.ok("people/recruitment", json!({}));
    assert_eq!(recruit(&found, "Murid")["wave"], 2);
}

#[test]
fn times_of_a_person_are_shifted_or_coarsened_in_what_leaves_the_study() {
    let mut bed = Bed::with_chat();
    bed.put(0, "S-OFFER");
    let report =
        |bed: &mut Bed| String::from_utf8(bed.file("report/html", json!({"language": "en"})).1).unwrap();
    assert!(report(&mut bed).contains("2023"));
    bed.ok("people/save", json!({"person": "P01", "shift_days": 400}));
    let html = report(&mut bed);
    assert!(html.contains("2025") && !html.contains("2023"), "31 December 2023 and 400 days");
    bed.ok("duties/save", json!({"times": "hidden"}));
    assert!(!report(&mut bed).contains("2025"));
    assert_eq!(bed.refused("duties/save", json!({"times": "vague"})), "word");
    // In the study itself the turn has its own time.
    let asked = json!({"source": bed.source(), "first": 0, "count": 1});
    assert!(bed.ok("turns", asked)["turns"][0]["time"].as_str().unwrap().starts_with("2023-12-31"));
}
