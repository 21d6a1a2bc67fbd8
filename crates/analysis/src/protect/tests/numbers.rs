//! Numbers. Telephones are plainly fakes; identity numbers have the form and serials that nobody has.

use super::{check, nothing};

#[test]
fn telephones() {
    check(&[
        ("wa sy 081200001234", "phone 081200001234"),
        ("0812-0000-1234", "phone 0812-0000-1234"),
        ("0812 0000 1234 ya kak", "phone 0812 0000 1234"),
        ("0812.0000.1234.", "phone 0812.0000.1234"),
        ("(0812) 0000-1234", "phone 0812) 0000-1234"),
        ("0812 000 012 34 ya", "phone 0812 000 012 34"),
        ("0 8 1 2 0 0 0 0 1 2 3 4", "phone 0 8 1 2 0 0 0 0 1 2 3 4"),
        ("08 12 00 00 12 34", "phone 08 12 00 00 12 34"),
        ("+62 812-0000-1234", "phone +62 812-0000-1234"),
        ("+6281200001234", "phone +6281200001234"),
        ("+62.812.000.012.34", "phone +62.812.000.012.34"),
        ("62 812 0000 1234", "phone 62 812 0000 1234"),
        ("006281200001234", "phone 006281200001234"),
        ("+1 (202) 555-0134", "phone +1 (202) 555-0134"),
        ("+65 0000 1234", "phone +65 0000 1234"),
        ("0401-3000123", "phone 0401-3000123"),
        ("(021) 3000 1234", "phone 021) 3000 1234"),
        ("02130001234", "phone 02130001234"),
        ("wa 81200001234", "phone 81200001234"),
        ("wa081200001234", "phone 081200001234"),
        ("hp:081200001234", "phone 081200001234"),
        ("０８１２ ００００ １２３４", "phone ０８１２ ００００ １２３４"),
        ("0️⃣8️⃣1️⃣2️⃣0️⃣0️⃣0️⃣0️⃣1️⃣2️⃣3️⃣4️⃣ ya", "phone 0️⃣8️⃣1️⃣2️⃣0️⃣0️⃣0️⃣0️⃣1️⃣2️⃣3️⃣4️⃣"),
        ("𝟎𝟖𝟏𝟐𝟎𝟎𝟎𝟎𝟏𝟐𝟑𝟒", "phone 𝟎𝟖𝟏𝟐𝟎𝟎𝟎𝟎𝟏𝟐𝟑𝟒"),
        ("0\u{200b}812\u{200b}0000\u{200b}1234", "phone 0\u{200b}812\u{200b}0000\u{200b}1234"),
        ("no 0812\u{a0}0000\u{a0}1234", "phone 0812\u{a0}0000\u{a0}1234"),
        ("klik wa.me/6281200001234", "phone wa.me/6281200001234"),
        ("https://wa.me/6281200001234?text=hai", "phone https://wa.me/6281200001234?text=hai"),
        ("ini 0812 0000 1234 150rb ya", "phone 0812 0000 1234"),
        ("0812 0000 1234 150.000", "phone 0812 0000 1234"),
        ("081200001234 2 orang", "phone 081200001234"),
        ("081200001234, 081200005678", "phone 081200001234 | phone 081200005678"),
        ("081200001234\n081200005678", "phone 081200001234 | phone 081200005678"),
        ("tf ke dana 081200001234", "phone 081200001234"),
    ]);
}

#[test]
fn telephones_in_words() {
    check(&[
        (
            "nol delapan satu dua nol nol nol nol satu dua tiga empat ya",
            "phone nol delapan satu dua nol nol nol nol satu dua tiga empat",
        ),
        ("kosong delapan 12 kosong kosong 00 1234", "phone kosong delapan 12 kosong kosong 00 1234"),
        ("08 satu dua 0000 satu 234", "phone 08 satu dua 0000 satu 234"),
        (
            "noldelapansatudua kosongkosong satudua tiga4",
            "phone noldelapansatudua kosongkosong satudua tiga4",
        ),
        (
            "nol, delapan, satu, dua, lima, lima, lima, satu, dua, tiga",
            "phone nol, delapan, satu, dua, lima, lima, lima, satu, dua, tiga",
        ),
        (
            "tujuh satu dua lima nol nol nol nol satu dua",
            "number tujuh satu dua lima nol nol nol nol satu dua",
        ),
    ]);
    nothing(&[
        "satu dua tiga empat lima enam tujuh delapan sembilan",
        "satu dua tiga mulai",
        "dua ratus lima puluh ribu",
        "tiga empat ratus ribu",
        "dua kain, tiga sarung, satu baju",
        "kamarnya kosong kak",
        "satu satu satu satu satu satu satu satu satu satu",
    ]);
}

#[test]
fn identity_numbers() {
    check(&[
        ("7471050101900001", "nik 7471050101900001"),
        ("NIK: 7471054101900001", "nik 7471054101900001"),
        ("nik 7471 0501 0190 0001", "nik 7471 0501 0190 0001"),
        ("7471-0501-0190-0001", "nik 7471-0501-0190-0001"),
        ("ktp sy 9999999999999999", "nik 9999999999999999"),
        ("9999999999999999", "number 9999999999999999"),
        ("no kk 7471050101900001", "kk 7471050101900001"),
        ("kartu keluarga: 7471050101900001", "kk 7471050101900001"),
        ("09.254.294.3-407.000", "npwp 09.254.294.3-407.000"),
        ("npwp 092542943407000", "npwp 092542943407000"),
        ("bpjs 0001234567890", "bpjs 0001234567890"),
        ("paspor sy A1234567", "passport A1234567"),
        ("X1234567", "passport X1234567"),
        ("no sim 123456789012", "licence 123456789012"),
    ]);
    nothing(&["kk mau pesan 2 dong", "sim card 10rb", "bpjs kelas 3 kak", "paspor belum jadi"]);
}

#[test]
fn accounts_and_cards() {
    check(&[
        ("rek BCA 1234567890", "account 1234567890"),
        ("norek 1234 5678 90 ya", "account 1234 5678 90"),
        ("BRI 0012-01-003456-50-7", "account 0012-01-003456-50-7"),
        ("0012 01 003456 507 bri", "account 0012 01 003456 507"),
        ("tf ke mandiri 1370000123456", "account 1370000123456"),
        ("12345678 bsi", "account 12345678"),
        ("rekeningnya 123-456-7891", "account 123-456-7891"),
        ("ovo 081200001234", "phone 081200001234"),
        ("1234567890", "number 1234567890"),
        ("1234 5678 9012", "number 1234 5678 9012"),
        ("4111 1111 1111 1111", "card 4111 1111 1111 1111"),
        ("kartu kredit 5555555555554444", "card 5555555555554444"),
        ("GB82 WEST 1234 5698 7654 32 ya", "iban GB82 WEST 1234 5698 7654 32"),
        ("IBAN DE89370400440532013000", "iban DE89370400440532013000"),
    ]);
}

#[test]
fn prices_times_dates_and_quantities_stay() {
    nothing(&[
        "150rb",
        "Rp 150.000",
        "Rp1500000000",
        "300k",
        "100-150rb",
        "150000-200000 saja",
        "1.500.000 atau 1.500.000.000",
        "+1.500.000 ongkir",
        "tf 15000000 ya",
        "transfer 1500000 ke rekening sy",
        "rek BCA tf 150.000",
        "tiga 400rb, @150rb",
        "@2.500 per biji",
        "200 300 400",
        "250000 300000 400000",
        "08.30-09.00",
        "08.30 - 09.00 - 10.00",
        "jam 08.30 sampai 10.00",
        "tanggal 02-12-2026",
        "2026-12-02 08.30",
        "bca tgl 02-12-2026 08.30",
        "31/12/2026 21.05",
        "2026-2027",
        "5 pcs 3 lusin 20 kg",
        "pukul 2.5 jam",
        "10.000 km",
        "saldo 12500000",
        "harga 125000000 nego",
        "0812",
        "kode 1234567",
        "dana 500rb, ovo 200rb",
        "satu 175rb dua 320rb tiga 450rb",
        "5x 50rb 10x 90rb 20x 170rb",
    ]);
}
