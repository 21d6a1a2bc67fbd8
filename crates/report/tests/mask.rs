//! Masking, row by row.

mod support;

use locale::{Catalogue, Language};
use model::event::{ConsentDecision, PersonKind};
use model::source::{Part, SourceKind, TurnKind};
use report::mask::{Marked, Masker, Replaced};
use support::{Builder, Who};

/// A masker for a study with these speakers: P03 "Lapak Melati", P11 "+62 812-0000-0007", P12 "Rina" and P13 "Rina",
/// an untied "Bu Sari (kantor)", a "penjual" whose role is "penjual", and "AB".
fn masker(language: Language) -> Masker {
    let mut b = Builder::new("Test");
    let role = b.role("penjual");
    let person = |b: &mut Builder, name| b.person(name, PersonKind::Informant, ConsentDecision::Given);
    let [p03, p11, p12, p13, p14] = ["P03", "P11", "P12", "P13", "P14"].map(|name| person(&mut b, name));
    let all = [
        ("Lapak Melati", Some(p03)),
        ("Melati", Some(p14)),
        ("+62 812-0000-0007", Some(p11)),
        ("Rina", Some(p12)),
        ("rina", Some(p13)),
        ("Bu Sari (kantor)", None),
        ("penjual", Some(p03)),
        ("AB", Some(p03)),
    ];
    let who: Vec<Who> = all
        .iter()
        .map(|(name, person)| Who { name, part: Part::Party, role: Some(role), person: *person })
        .collect();
    b.source(SourceKind::Conversation, "C01", &who, &[(0, TurnKind::Words, None, "halo")]);
    let (state, words) = b.finish();
    Masker::new(&state, &words, &Catalogue::new(language))
}

#[test]
fn what_is_masked_and_what_stays() {
    let masker = masker(Language::Indonesian);
    for (text, expected) in [
        // Phone numbers
        ("hubungi 081234567890 ya", "hubungi [telepon] ya"),
        ("0812-3456-7890", "[telepon]"),
        ("0812 3456 7890.", "[telepon]."),
        ("(0812) 3456.7890", "([telepon]"),
        ("+62 813-0000-0099", "[telepon]"),
        ("wa +6281300000099 saja", "wa [telepon] saja"),
        ("+62.813.000.000.99", "[telepon]"),
        ("62 813 0000 0099", "[telepon]"),
        ("0401-3123456", "[telepon]"),
        ("+1 (202) 555-0134", "[telepon]"),
        ("klik wa.me/6281234567890", "klik [telepon]"),
        ("https://wa.me/6281234567890?text=hai", "[telepon]"),
        ("no 0813\u{a0}0000\u{a0}0099", "no [telepon]"),
        // Mail, links, handles
        ("kirim ke nama.saya+x@contoh.co.id!", "kirim ke [e-mail]!"),
        ("nama (at) contoh.com", "[e-mail]"),
        ("lihat https://contoh.id/a?b=c.", "lihat [tautan]."),
        ("www.contoh.com/katalog", "[tautan]"),
        ("di tokoku.shop ada", "di [tautan] ada"),
        ("t.me/grupku", "[tautan]"),
        ("follow @contoh_melati dong", "follow [akun] dong"),
        ("IG: contoh.kejora", "IG: [akun]"),
        ("tele : @contohku", "tele : [akun]"),
        ("michat: kejora88", "michat: [akun]"),
        // Long digit runs
        ("rek BCA 1234567890", "rek BCA [nomor]"),
        ("NIK 7471050101900001", "NIK [nomor]"),
        ("BRI 0012-01-003456-50-7", "BRI [nomor]"),
        ("1234 5678 9012", "[nomor]"),
        ("NPWP 09.254.294.3-407.000", "NPWP [nomor]"),
        // Names
        ("apa benar ini Lapak Melati?", "apa benar ini [P03]?"),
        ("LAPAK  melati", "[P03]"),
        ("kak Melati-nya ada", "kak [P14]-nya ada"),
        ("dapat nomor +62 812-0000-0007 tadi", "dapat nomor [P11] tadi"),
        ("Rina sudah bayar", "[nama] sudah bayar"),
        ("titip ke Bu Sari (kantor) saja", "titip ke [nama] saja"),
        // What else has a form, and a name in another spelling
        ("di jl melati no 5 kamar 512", "di [alamat] [kamar]"),
        ("plat DT 1234 XX", "plat [pelat nomor]"),
        ("ttl Kota Contoh, 12 mei 1998", "ttl [tanggal lahir]"),
        ("-4.01234, 122.51234", "[lokasi]"),
        ("nol delapan satu dua nol nol nol nol satu dua tiga empat", "[telepon]"),
        ("0️⃣8️⃣1️⃣2️⃣0️⃣0️⃣0️⃣0️⃣1️⃣2️⃣3️⃣4️⃣ ya", "[telepon] ya"),
        ("nama saya Kejora", "nama saya [nama]"),
        ("kata melaaati begitu", "kata [P14] begitu"),
        ("@\u{2068}Lapak Melati\u{2069} sini", "[P03] sini"),
        // What stays
        ("sy 27 tahun", "sy 27 tahun"),
        ("AB itu golongan darah", "AB itu golongan darah"),
        ("sebagai penjual saya", "sebagai penjual saya"),
        ("karinan dan Rinaldi", "karinan dan Rinaldi"),
        ("Rp 200.000", "Rp 200.000"),
        ("1.500.000 atau 1.500.000.000", "1.500.000 atau 1.500.000.000"),
        ("Rp1500000000", "Rp1500000000"),
        ("+1.500.000 ongkir", "+1.500.000 ongkir"),
        ("150000-200000 saja", "150000-200000 saja"),
        ("tiga 400rb, @150rb", "tiga 400rb, @150rb"),
        ("@2.500 per biji", "@2.500 per biji"),
        ("200 300 400", "200 300 400"),
        ("08.30-09.00, tanggal 02-12-2026", "08.30-09.00, tanggal 02-12-2026"),
        ("pukul 2.5 jam", "pukul 2.5 jam"),
        ("oke.siap", "oke.siap"),
        ("", ""),
    ] {
        assert_eq!(masker.mask(text), expected, "{text}");
    }
}

#[test]
fn english_words() {
    let masker = masker(Language::English);
    let text = "081234567890 a@b.id www.x.com @contoh 123456789 Rina Lapak Melati";
    assert_eq!(masker.mask(text), "[phone] [e-mail] [link] [handle] [number] [name] [P03]");
}

#[test]
fn a_span_keeps_its_words_and_takes_what_reaches_over_its_edge() {
    let masker = masker(Language::Indonesian);
    let marked = |text, start, end| {
        let Marked { before, marked, after } = masker.mask_around(text, start, end);
        (before, marked, after)
    };
    let parts = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    assert_eq!(marked("👍 satu 150rb ya", 7, 12), parts("👍 satu ", "150rb", " ya"));
    assert_eq!(marked("wa 081234567890 ya", 8, 18), parts("wa ", "[telepon] ya", ""));
    assert_eq!(marked("wa 081234567890 ya", 0, 8), parts("", "wa [telepon]", " ya"));
    assert_eq!(marked("ini Lapak Melati", 10, 16), parts("ini ", "[P03]", ""));
    assert_eq!(marked("pendek", 2, 99), parts("pe", "ndek", ""));
}

#[test]
fn what_people_accepted_wins() {
    let masker = masker(Language::Indonesian);
    let accept = |start, end, shown: &str| Replaced { start, end, shown: shown.into() };
    let text = "👍 kata melati di jl kenanga no 5, wa 081200001234";
    for (accepted, expected) in [
        (vec![], "👍 kata [P14] di [alamat], wa [telepon]"),
        (vec![accept(7, 13, "[P20]")], "👍 kata [P20] di [alamat], wa [telepon]"),
        (vec![accept(7, 32, "[di rumah]")], "👍 kata [di rumah], wa [telepon]"),
        (vec![accept(20, 27, "[Jalan-1]")], "👍 kata [P14] di [alamat][Jalan-1][alamat], wa [telepon]"),
        (vec![accept(37, 41, "[A]"), accept(39, 43, "[B]")], "👍 kata [P14] di [alamat], wa [A][telepon]"),
        (
            vec![accept(2, 6, "[x]"), accept(90, 99, "[y]"), accept(5, 5, "[z]")],
            "👍 [x] [P14] di [alamat], wa [telepon]",
        ),
    ] {
        assert_eq!(masker.mask_turn(text, &accepted), expected);
    }
    let Marked { before, marked, after } = masker.mask_around_turn(text, 9, 10, &[accept(7, 13, "[P20]")]);
    assert_eq!((before.as_str(), marked.as_str()), ("👍 kata ", "[P20]"));
    assert_eq!(after, " di [alamat], wa [telepon]");
}
