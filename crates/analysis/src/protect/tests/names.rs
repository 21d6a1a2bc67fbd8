//! Names: those of the study, and those that stand where names stand.

use super::{Names, check, nothing, shown};
use crate::protect::{Found, Reason, scan};

fn study() -> Names {
    Names::new([
        ("Sri", 1),
        ("Kak Rembulan Contoh", 2),
        ("Juwita", 3),
        ("Rina", 4),
        ("rina", 5),
        ("Soetrisno", 6),
        ("sayang", 7),
        ("Kak", 8),
        ("AB", 9),
        ("+62 812-0000-0007", 10),
        ("Bu Kejora (kantor)", 11),
        ("Yanti", 12),
    ])
}

fn listed(cases: &[(&str, &str)]) {
    let names = study();
    for (text, expected) in cases {
        assert_eq!(shown(text, &names), *expected, "{text}");
    }
}

#[test]
fn names_of_the_study() {
    listed(&[
        ("sri sudah bayar", "name sri"),
        ("SRI mana", "name SRI"),
        ("kata sriii begitu", "name sriii"),
        ("srinya belum", ""),
        ("juwitanya belum", "name juwita"),
        ("kak juwita-nya ada", "name juwita"),
        ("juuwiiita", "name juuwiiita"),
        ("sutrisno", "name sutrisno"),
        ("ianti", "name ianti"),
        ("KAK  rembulan\ncontoh", "name KAK  rembulan\ncontoh"),
        ("mbak rembulan ada?", "name rembulan"),
        ("kata Rembulan begitu", "name Rembulan"),
        ("lihat rembulan malam ini", ""),
        ("Rina sudah", "name Rina"),
        ("titip ke Bu Kejora (kantor) saja", "name Bu Kejora (kantor)"),
        ("dapat nomor +62 812-0000-0007 tadi", "name +62 812-0000-0007"),
        ("\u{2068}Juwita\u{2069}", "mention \u{2068}Juwita\u{2069}"),
        ("juwita@contoh.id", "email juwita@contoh.id"),
        ("sry kak, iya sayang", ""),
        ("AB itu golongan darah", ""),
        ("srikandi, juwitaan, karinan", ""),
        ("ｊｕｗｉｔａ", "name ｊｕｗｉｔａ"),
    ]);
}

#[test]
fn who_bears_a_name() {
    let names = study();
    let of = |text: &str| scan(text, &names).first().map(|f: &Found| (f.owner, f.reason));
    assert_eq!(of("kata juwita"), Some((Some(3), Reason::Listed)));
    assert_eq!(of("kata juwiiita"), Some((Some(3), Reason::Variant)));
    assert_eq!(of("mbak rembulan"), Some((Some(2), Reason::Part)));
    assert_eq!(of("Rina"), Some((None, Reason::Listed)));
    assert_eq!(of("@\u{2068}Juwita\u{2069}"), Some((Some(3), Reason::Mark)));
}

#[test]
fn names_by_their_place() {
    check(&[
        ("ini Mbak Kejora", "name Kejora"),
        ("tanya pak Kejora Putra dulu", "name Kejora Putra"),
        ("Hj. Kejora", "name Kejora"),
        ("H. Kejora", "name Kejora"),
        ("nama saya kejora", "name kejora"),
        ("nama saya Kejora Contoh kak", "name Kejora Contoh"),
        ("namaku kejora", "name kejora"),
        ("panggil aja kejora", "name kejora"),
        ("panggil Kejora", "name Kejora"),
        ("a.n. KEJORA CONTOH", "name KEJORA CONTOH"),
        ("atas nama kejora contoh ya", "name kejora contoh"),
        ("nama: kejora", "name kejora"),
        ("my name is Kejora", "name Kejora"),
        ("perkenalkan nama saya Kejora", "name Kejora"),
    ]);
    nothing(&[
        "kak",
        "iya sayang",
        "bang bisa kurang?",
        "Kak Maaf baru balas",
        "mbak Saya mau pesan",
        "Bu Guru",
        "Pak RT",
        "nama saya jangan disebut",
        "nama saya sudah ada",
        "panggil saya kak",
        "panggil aja sayang",
        "namaku ada di situ",
        "atas nama siapa",
        "a.n siapa kak",
        "nama barang",
        "Mas, bisa kirim besok?",
        "MAAF KAK TOLONG KIRIM",
    ]);
}
