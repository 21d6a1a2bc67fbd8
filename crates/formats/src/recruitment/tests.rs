//! Tables of all three kinds, read, refused, written and read again.

use super::*;
use std::path::PathBuf;

fn rows(text: &str) -> RecruitmentDraft {
    read(text.as_bytes(), None).unwrap()
}

/// Each person as `id<recruiter` or `id*` for a seed or `id#coupon`.
fn who(draft: &RecruitmentDraft) -> Vec<String> {
    let mark = |row: &RecruitRow| match (&row.recruiter, row.is_seed, &row.coupon) {
        (Some(r), false, _) => format!("{}<{r}", row.id),
        (Some(r), true, _) => format!("{}*<{r}", row.id),
        (None, true, _) => format!("{}*", row.id),
        (None, false, Some(c)) => format!("{}#{c}", row.id),
        (None, false, None) => format!("{}?", row.id),
    };
    draft.rows.iter().map(mark).collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(who(&rows(text)), expected, "{text}");
}

#[test]
fn people_in_any_words() {
    check("id,recruiter\na,seed\nb,a\nc,\n", &["a*", "b<a", "c?"]);
    check("id,recruiter\na,\nb,a\nc,?\n", &["a*", "b<a", "c?"]);
    check("Kode Informan;Perujuk;Usia\na;awal;20\nb;a;\n", &["a*", "b<a"]);
    check("\u{FEFF}id\tcoupon\tcoupon1\tcoupon2\na\t\t1\t2\nb\t1\t3\tNA\n", &["a*", "b#1"]);
    check("id,recruiter,seed\na,,ya\nb,a,tidak\nc,,tidak\n", &["a*", "b<a", "c?"]);
    check("id,recruiter,seed\n1,seed,1\n2,1,1\n", &["1*", "2<1"]);
    check("id,recruiter,coupon\na,,\nb,,7\n", &["a*", "b#7"]);
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain("id;perujuk\na;\nb;a\n".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_eq!(who(&read(&wide, None).unwrap()), ["a*", "b<a"]);
}

#[test]
fn everything_that_a_row_tells() {
    let table = "id,perujuk,tanggal,jejaring,kupon,coupons,kota,wave,n_recruits,Umur\n\
        a,seed,2/3/2026,12.0,,k1;k2,Pasir,0,1,\nb,a,13/3/2026 9:05,NA,k1,k3 k4,'=x,1,0,31\n";
    let draft = rows(table);
    assert_eq!(draft.attributes, ["kota", "Umur"]);
    let b = &draft.rows[1];
    let text = |t: &str| Some(t.to_owned());
    assert_eq!((b.line, b.network_size, b.coupon.clone()), (3, None, text("k1")));
    assert_eq!(b.date.map(|d| d.to_string()), text("2026-03-13T09:05"));
    assert_eq!(
        (&b.coupons, &b.values),
        (&vec!["k3".to_owned(), "k4".to_owned()], &vec![text("=x"), text("31")])
    );
    assert_eq!((b.given.wave, b.given.recruits), (Some(1), Some(0)));
    assert_eq!((draft.rows[0].network_size, draft.rows[0].values[1].clone()), (Some(12), None));
    assert_eq!(draft.date_order, Some((DateOrder::DayMonthYear, Certainty::Certain)));
    assert!(draft.warnings.is_empty());
}

#[test]
fn what_to_look_at() {
    let codes =
        |text: &str| rows(text).warnings.iter().map(|w| (w.code, w.line, w.count)).collect::<Vec<_>>();
    assert_eq!(codes("id,recruiter\na,\nb,a\n"), [("warn-recruits-empty-is-seed", None, Some(1))]);
    assert_eq!(codes("id,recruiter,date\na,seed,2/3/2026\n"), [("warn-date-order-assumed", None, None)]);
    assert_eq!(
        codes("id,recruiter\na,seed,x\nb,a\nc,a,,y\n"),
        [("warn-cells-without-column", Some(2), Some(2))]
    );
}

#[test]
fn coupons_given_and_come_back() {
    let table = "issuer,coupon,date,redeemed_by\nseed,,2026-03-01,a\na,1,2026-03-05,b\na,2,,\nb,3,,\n,9,,c\n,3,2026-03-09,a\n";
    let draft = rows(table);
    assert_eq!(who(&draft), ["a*", "b#1", "c#9", "a#3"]);
    assert_eq!(draft.rows[0].coupons, ["1", "2"]);
    assert_eq!(draft.rows[1].date.map(|d| d.to_string()).as_deref(), Some("2026-03-05"));
    check("pemberi;kupon;dipakai oleh\na;1;b\n", &["a?", "b#1"]);
}

#[test]
fn which_table() {
    use RecruitmentKind::*;
    for (text, kind) in [
        ("RDS \n1 1 0 x\n1 2 0 3 4\n", Some(Rdsat)),
        ("id,recruiter_id\n", Some(People)),
        ("kode;kupon;kupon1\n", Some(People)),
        ("recruiter,coupon,redeemed_by\n", Some(Coupons)),
        ("source,turn,speaker,text\n", None),
        ("RDS is a method\n", None),
        ("", None),
    ] {
        assert_eq!(kind_of(text.as_bytes()), kind, "{text}");
    }
}

#[test]
fn tables_that_are_refused() {
    let cell = |row, column| FormatError::Cell { row, column };
    let broken = |part| FormatError::Broken { part };
    for (text, error) in [
        ("", FormatError::Empty),
        ("name,recruiter\na,b\n", FormatError::MissingColumn { column: "id" }),
        ("id,age\na,b\n", FormatError::MissingColumn { column: "recruiter" }),
        ("id,recruiter\n,b\n", cell(2, "id")),
        ("id,recruiter,degree\na,seed,-1\n", cell(2, "network_size")),
        ("id,recruiter,degree\na,seed,2.5\n", cell(2, "network_size")),
        ("id,recruiter,date\na,seed,\nb,a,kemarin\n", cell(3, "date")),
        ("issuer,coupon,redeemed_by\na,,b\n", cell(2, "coupon")),
        ("issuer,coupon,redeemed_by\n,1,\n", cell(2, "issuer")),
        ("RDS\n", broken("line 2")),
        ("RDS\nx 1 0\n", broken("line 2")),
        ("RDS\n1 4000000000 0\n", broken("line 2")),
        ("RDS\n2 1 0 x\n1 2 0 3 4\n", broken("number of people")),
        ("RDS\n1 1 0 x\n1 2 0 3\n", cell(3, "variables")),
        ("RDS\n1 1 0 a name\n1 2 0 3 4\n", cell(3, "variables")),
        ("RDS\n1 1 0 x\n1 many 0 3 4\n", cell(3, "network_size")),
        (&format!("id,recruiter{}\na,seed\n", ",x".repeat(1000)), broken("columns")),
    ] {
        assert_eq!(read(text.as_bytes(), None).err(), Some(error), "{text}");
    }
    let given = read(b"id,recruiter,date\na,seed,13/3/2026\n", Some(DateOrder::MonthDayYear));
    assert_eq!(given.err(), Some(FormatError::DateOrder { line: 2 }));
}

/// The draft without what a written table doesn't keep.
fn bare(draft: &RecruitmentDraft) -> RecruitmentDraft {
    let row = |row: &RecruitRow| RecruitRow { line: 0, given: Given::default(), ..row.clone() };
    RecruitmentDraft {
        rows: draft.rows.iter().map(row).collect(),
        attributes: draft.attributes.clone(),
        date_order: None,
        warnings: vec![],
    }
}

#[test]
fn written_and_read_again() {
    for table in [
        "id,recruiter,date,network_size,coupon,coupons,kota\n=a,seed,2026-03-02,3,,1;2,-x\nb,=a,2026-03-05T09:00,,1,,\nc,?,,,,,NA\n",
        "id,coupon,coupon1,coupon2,Degree\na,,k 1,k 2,5\nb,k 1,,,6\n",
        "RDS\n3 2 0 Degree Umur(th)\n1 20 0 11 12 20 40\n2 0 11 0 0 0 0\n3 1 99 0 0 1 2\n",
        "id,recruiter\na,?\n",
    ] {
        let draft = rows(table);
        let again = read(&to_csv(&draft), None).unwrap();
        assert!(bare(&again) == bare(&draft), "{table}\n{}", String::from_utf8_lossy(&to_csv(&draft)));
    }
    let guarded = String::from_utf8(to_csv(&rows("id,recruiter\n=a,seed\n'@b,=a\n"))).unwrap();
    assert_eq!(guarded, "id,recruiter,date,network_size,coupon,coupons\n'=a,seed,,,,\n'@b,'=a,,,,\n");
}

#[test]
fn attributes_with_names_of_other_columns_stay_attributes() {
    let draft = rows("RDS\n1 0 0 seed wave Degree kupon1\n1 20 0 3 4 5 6\n");
    let again = read(&to_csv(&draft), None).unwrap();
    assert_eq!(again.attributes, ["seed_value", "wave_value", "Degree", "kupon1_value"]);
    assert_eq!(again.rows[0].values, draft.rows[0].values);
}

#[test]
fn between_tabs_a_name_may_hold_blanks() {
    let draft = rows("RDS\n1\t1\t-9\tLama kerja (bulan)\tKota\n7\t-9\t0\t12\t\t3\n");
    assert_eq!(draft.attributes, ["Lama kerja (bulan)", "Kota"]);
    assert_eq!(draft.rows[0].values, [None, Some("3".to_owned())]);
    assert!(String::from_utf8(to_rdsat(&draft).bytes).unwrap().contains("Lama_kerja_(bulan) Kota\n"));
}

#[test]
fn rdsat_holds_numbers_only() {
    let draft = rows(
        "id,recruiter,date,degree,kota,anak\na,seed,2026-03-02,3,Pasir,0\nb,a,,,Bukit,2\nc,hilang,,4,,NA\nd,?,,,Pasir,1\n",
    );
    let made = to_rdsat(&draft);
    let text = String::from_utf8(made.bytes.clone()).unwrap();
    assert_eq!(text, "RDS\n4 1 -9 kota anak\n1 3 0 1 2 0\n2 -9 1 0 1 2\n3 4 2 0 -9 -9\n4 -9 3 0 2 1\n");
    let lists: Vec<_> = made.numbered.iter().map(|n| (n.column.as_str(), n.numbers.len())).collect();
    assert_eq!(lists, [("id", 4), ("kota", 2)]);
    assert_eq!(made.warnings, [warning("warn-rdsat-no-dates", None, 1)]);
    assert_eq!(who(&rows(&text)), ["1*", "2#1", "3#2", "4#3"]);
}

#[test]
fn errors_and_debug_quote_no_content() {
    let error = read("id,recruiter,degree\na,seed,Rahasia\n".as_bytes(), None).unwrap_err();
    let draft = rows("id,recruiter\nRahasia,seed\n");
    let made = to_rdsat(&draft);
    for text in [error.to_string(), format!("{draft:?} {:?} {made:?}", draft.rows)] {
        assert!(!text.contains("Rahasia"), "{text}");
    }
}

fn shared(name: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/rds").join(name);
    let bytes = std::fs::read(path).ok();
    if bytes.is_none() {
        println!("skipped: no shared data");
    }
    bytes
}

#[test]
fn published_tables_of_people() {
    let names = |list: &[&str]| list.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    for (file, people, seeds, attributes, unknown) in [
        ("faux.csv", 389, 1, names(&["X", "Y"]), 0),
        ("fauxmadrona.csv", 500, 10, names(&["disease", "todiseased", "tonondiseased"]), 0),
        ("fauxtime.csv", 511, 6, names(&["var1"]), 0),
        (
            "nyjazz_parsed.csv",
            264,
            13,
            names(&["Gender.MF.", "Race.WBO.", "Age", "Airplay.yn.", "Union.yn."]),
            21,
        ),
    ] {
        let Some(bytes) = shared(file) else { return };
        let draft = read(&bytes, None).unwrap();
        let count = |test: fn(&RecruitRow) -> bool| draft.rows.iter().filter(|r| test(r)).count();
        assert_eq!((draft.rows.len(), count(|r| r.is_seed)), (people, seeds), "{file}");
        assert_eq!(draft.attributes, attributes);
        assert_eq!(count(|r| r.network_size.is_none()), unknown, "{file}");
        assert!(draft.rows.iter().all(|r| r.given.wave.is_some() && r.given.seed.is_some()));
        assert_eq!(count(|r| r.date.is_some()), if file == "fauxtime.csv" { people } else { 0 });
        assert!(bare(&read(&to_csv(&draft), None).unwrap()) == bare(&draft), "{file}");
    }
}

#[test]
fn a_published_rdsat_file_there_and_back() {
    let Some(bytes) = shared("nyjazz.rdsat") else { return };
    let draft = read(&bytes, None).unwrap();
    assert_eq!(draft.rows.len(), 264);
    assert_eq!(draft.attributes, ["Gender(MF)", "Race(WBO)", "Age", "Degree", "Airplay(yn)", "Union(yn)"]);
    assert_eq!(draft.rows.iter().filter(|r| r.is_seed).count(), 10);
    assert_eq!(draft.rows.iter().filter(|r| r.network_size.is_none()).count(), 21);
    assert_eq!(draft.rows[0].coupons, ["14250004", "14250005", "14250006", "14256002", "901"]);
    let made = to_rdsat(&draft);
    assert!(made.numbered.is_empty() && made.warnings.is_empty());
    let again = read(&made.bytes, None).unwrap();
    assert!(bare(&again) == bare(&draft));
    assert!(bare(&read(&to_csv(&draft), None).unwrap()) == bare(&draft));
}
