//! Texts with what is found in them, as `HIT = AMOUNT CURRENCY [xQUANTITY]`.

use super::*;

fn show(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let one = |p: &Price| {
        let hit: String = chars[p.start as usize..p.end as usize].iter().collect();
        let quantity = p.quantity.map_or(String::new(), |q| format!(" x{q}"));
        format!("{hit} = {} {}{quantity}", p.amount, p.currency)
    };
    prices(text).iter().map(one).collect::<Vec<_>>().join(" | ")
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(show(text), *expected, "{text}");
    }
}

#[test]
fn amounts() {
    check(&[
        ("150rb", "150rb = 150000 IDR"),
        ("150 rb kak", "150 rb = 150000 IDR"),
        ("harga 150ribu ya", "150ribu = 150000 IDR"),
        ("150 Ribu", "150 Ribu = 150000 IDR"),
        ("150K", "150K = 150000 IDR"),
        ("sekitar 2rban", "2rban = 2000 IDR"),
        ("1,5 jt", "1,5 jt = 1500000 IDR"),
        ("1.5jt", "1.5jt = 1500000 IDR"),
        ("1.250 jt", "1.250 jt = 1250000 IDR"),
        ("2 juta", "2 juta = 2000000 IDR"),
        ("1.500rb", "1.500rb = 1500000 IDR"),
        ("Rp 200.000", "Rp 200.000 = 200000 IDR"),
        ("Rp200.000,- saja", "Rp200.000,- = 200000 IDR"),
        ("Rp 200.000,00", "Rp 200.000,00 = 200000 IDR"),
        ("Rp 200,000", "Rp 200,000 = 200000 IDR"),
        ("rp. 75rb", "rp. 75rb = 75000 IDR"),
        ("Rp.1.250.000", "Rp.1.250.000 = 1250000 IDR"),
        ("RP 500", "RP 500 = 500 IDR"),
        ("Rp 1,5 juta", "Rp 1,5 juta = 1500000 IDR"),
        ("IDR 50.000", "IDR 50.000 = 50000 IDR"),
        ("50.000 rupiah", "50.000 rupiah = 50000 IDR"),
        ("500 perak", "500 perak = 500 IDR"),
        ("200.000 aja", "200.000 = 200000 IDR"),
        ("1.200.000", "1.200.000 = 1200000 IDR"),
        ("(200.000)", "200.000 = 200000 IDR"),
        ("$20", "$20 = 20 USD"),
        ("20$ ok", "20$ = 20 USD"),
        ("20 USD", "20 USD = 20 USD"),
        ("usd 1,500.50", "usd 1,500.50 = 1500.5 USD"),
        ("US$ 15.50", "US$ 15.50 = 15.5 USD"),
        ("$2k", "$2k = 2000 USD"),
        ("15 dollars", "15 dollars = 15 USD"),
        ("RM 30", "RM 30 = 30 MYR"),
        ("rm30.50", "rm30.50 = 30.5 MYR"),
        ("30 ringgit", "30 ringgit = 30 MYR"),
        ("😊 150rb 🙏 200rb", "150rb = 150000 IDR | 200rb = 200000 IDR"),
        ("é 75k", "75k = 75000 IDR"),
        ("150rb, 200rb; 1jt.", "150rb = 150000 IDR | 200rb = 200000 IDR | 1jt = 1000000 IDR"),
        ("hrg150rb", "150rb = 150000 IDR"),
        ("+50rb ongkir", "50rb = 50000 IDR"),
        ("150k jam 8 malam", "150k = 150000 IDR"),
    ]);
}

#[test]
fn number_words() {
    check(&[
        ("seratus ribu", "seratus ribu = 100000 IDR"),
        ("dua ratus ribu", "dua ratus ribu = 200000 IDR"),
        ("Lima Puluh Ribu", "Lima Puluh Ribu = 50000 IDR"),
        ("seratus lima puluh ribu", "seratus lima puluh ribu = 150000 IDR"),
        ("dua ratus dua puluh lima rb", "dua ratus dua puluh lima rb = 225000 IDR"),
        ("lima belas ribu", "lima belas ribu = 15000 IDR"),
        ("sepuluh ribu", "sepuluh ribu = 10000 IDR"),
        ("3 ratus ribu", "3 ratus ribu = 300000 IDR"),
        ("setengah juta", "setengah juta = 500000 IDR"),
        ("satu setengah juta", "satu setengah juta = 1500000 IDR"),
        ("sejuta", "sejuta = 1000000 IDR"),
        ("sejuta dua ratus ribu", "sejuta dua ratus ribu = 1200000 IDR"),
        ("1 juta 200 ribu", "1 juta 200 ribu = 1200000 IDR"),
        ("1jt500", "1jt500 = 1500000 IDR"),
        ("seribu", "seribu = 1000 IDR"),
        ("tiga seratus ribu", "tiga seratus ribu = 100000 IDR x3"),
        ("tiga empat ratus ribu", "tiga empat ratus ribu = 400000 IDR x3"),
    ]);
}

#[test]
fn quantities() {
    check(&[
        ("tiga 400rb", "tiga 400rb = 400000 IDR x3"),
        ("dua 90rb", "dua 90rb = 90000 IDR x2"),
        ("3 400rb", "3 400rb = 400000 IDR x3"),
        ("3 pcs 400rb", "3 pcs 400rb = 400000 IDR x3"),
        ("3pcs 400rb", "3pcs 400rb = 400000 IDR x3"),
        ("3 pcs cuma 400rb", "3 pcs cuma 400rb = 400000 IDR x3"),
        ("3 = 400rb", "3 = 400rb = 400000 IDR x3"),
        ("400rb untuk 3", "400rb untuk 3 = 400000 IDR x3"),
        ("400rb dapat tiga", "400rb dapat tiga = 400000 IDR x3"),
        ("400rb 3 lembar", "400rb 3 lembar = 400000 IDR x3"),
        ("isi 6 120rb", "6 120rb = 120000 IDR x6"),
        ("120rb isi 6", "120rb isi 6 = 120000 IDR x6"),
        ("20rb satu bungkus", "20rb satu bungkus = 20000 IDR x1"),
        ("teri satu kilo 85rb bu", "satu kilo 85rb = 85000 IDR x1"),
        ("selusin 250rb", "selusin 250rb = 250000 IDR x12"),
        ("2 lusin 480rb", "2 lusin 480rb = 480000 IDR x24"),
        ("sepasang 60rb", "sepasang 60rb = 60000 IDR x2"),
        ("dua belas 300rb", "dua belas 300rb = 300000 IDR x12"),
        ("sepuluh ekor 500rb", "sepuluh ekor 500rb = 500000 IDR x10"),
        ("dua puluh lima pcs 1jt", "dua puluh lima pcs 1jt = 1000000 IDR x25"),
        ("@50rb", "@50rb = 50000 IDR x1"),
        ("50rb/pcs", "50rb/pcs = 50000 IDR x1"),
        ("50rb per buah", "50rb per buah = 50000 IDR x1"),
        ("50rb/3pcs", "50rb/3pcs = 50000 IDR x3"),
        ("sebuah 50rb", "sebuah 50rb = 50000 IDR x1"),
        ("2 for $20", "2 for $20 = 20 USD x2"),
        ("$20 for two", "$20 for two = 20 USD x2"),
        ("satu 150rb dua 250rb", "satu 150rb = 150000 IDR x1 | dua 250rb = 250000 IDR x2"),
        ("150rb satu", "150rb satu = 150000 IDR x1"),
        ("1 pcs 150rb, 3 pcs 400rb", "1 pcs 150rb = 150000 IDR x1 | 3 pcs 400rb = 400000 IDR x3"),
        ("2 kg 50rb", "2 kg 50rb = 50000 IDR x2"),
        ("3x 500rb", "3x 500rb = 500000 IDR x3"),
        ("500rb 2 jam", "500rb = 500000 IDR"),
        ("2 jam 500rb", "500rb = 500000 IDR"),
        ("500rb untuk 2 jam", "500rb = 500000 IDR"),
        ("150rb satu malam", "150rb = 150000 IDR"),
        ("jam 3 400rb", "400rb = 400000 IDR"),
        ("1. 400rb", "400rb = 400000 IDR"),
        ("1) 400rb", "400rb = 400000 IDR"),
        ("3\n400rb", "400rb = 400000 IDR"),
        ("500rb/jam", "500rb = 500000 IDR"),
        ("21.05 400rb", "400rb = 400000 IDR"),
        ("A5 400rb", "400rb = 400000 IDR"),
    ]);
}

#[test]
fn ranges() {
    check(&[
        ("100-150rb", "100 = 100000 IDR | 150rb = 150000 IDR"),
        ("100 - 150 rb", "100 = 100000 IDR | 150 rb = 150000 IDR"),
        ("100rb-150rb", "100rb = 100000 IDR | 150rb = 150000 IDR"),
        ("100 sampai 150rb", "100 = 100000 IDR | 150rb = 150000 IDR"),
        ("Rp 100-150rb", "Rp 100 = 100000 IDR | 150rb = 150000 IDR"),
        ("Rp 100.000 - 150.000", "Rp 100.000 = 100000 IDR | 150.000 = 150000 IDR"),
        ("1-2jt", "1 = 1000000 IDR | 2jt = 2000000 IDR"),
        ("$20-30", "$20 = 20 USD | 30 = 30 USD"),
        ("3-400rb", "400rb = 400000 IDR"),
        ("31-12 150rb", "150rb = 150000 IDR"),
    ]);
}

#[test]
fn no_amounts() {
    let texts = [
        "21.05",
        "jam 08.00 wita",
        "09.30-10.15",
        "31/12/25",
        "31.12.2025",
        "2026",
        "tahun 2026",
        "081234567890",
        "0812-3456-7890",
        "0812.345.678",
        "+62 812-0000-0007",
        "+6281234567890",
        "+62 812.345.678",
        "2 kg",
        "2,5 meter",
        "3",
        "dua",
        "dua itu boleh",
        "1 jam",
        "order 200.000",
        "no. 12",
        "#200.000",
        "INV2000",
        "10k followers",
        "10.000 km",
        "5.000 pcs",
        "x2k",
        "S$20",
        "v1.000",
        "ribut",
        "juta",
        "ribuan orang",
        "3 orang",
        "umur 25",
        "192.168.1.1",
        "1.2.3",
        "",
        "k",
        "Rp",
        "rp 0",
        "kamar 305",
        "100%",
        "seratus",
        "sapi 2 ekor",
        "jam 21:15",
        "2x",
        "150 k",
    ];
    for text in texts {
        assert_eq!(show(text), "", "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn hits_lie_in_the_text_in_order(text in "[0-9a-z.,$/@ \n-]{0,40}|(dua |rb|ratus |ribu |juta|3 |1.5|Rp|,-|-|\\+62|pcs |é){0,12}") {
        let found = prices(&text);
        let mut end = 0;
        for price in found {
            proptest::prop_assert!(end <= price.start && price.start < price.end);
            end = price.end;
        }
        proptest::prop_assert!(end as usize <= text.chars().count());
    }
}
