//! The table of the detectors: what stands after which words, and which words stand near numbers. One row, one form.

use super::keep;
use super::words::TITLES;
use super::{FoundKind, Reason};
use FoundKind::{Address, BirthDate, Handle, Name, Passport, Plate, Room};
use regex::{Regex, RegexBuilder};
use std::sync::LazyLock;

/// Something that has a form after a word.
pub(super) struct After {
    /// What is found.
    pub kind: FoundKind,
    /// The words.
    pub cues: &'static [&'static [&'static str]],
    /// What follows, any case; the group `x` is the find where there is one, else the whole from the word on.
    pub next: &'static str,
    /// How many bytes of the find are kept, seeing what follows it; 0 refuses it.
    pub keep: fn(&str, &str) -> usize,
    /// 0 to 100.
    pub score: u8,
    /// Why.
    pub reason: Reason,
}

const STREETS: &[&str] = &["jl", "jln"];
const AREAS: &[&str] =
    &["kel", "kelurahan", "kec", "kecamatan", "desa", "dusun", "kampung", "kp", "lorong", "lrg"];
const TOWNS: &[&str] = &["kab", "kabupaten", "kota", "provinsi", "prov"];
const ESTATES: &[&str] =
    &["perum", "perumahan", "perumnas", "btn", "komplek", "kompleks", "cluster", "asrama", "griya"];
const HOUSES: &[&str] = &[
    "kos",
    "kost",
    "kosan",
    "kostan",
    "hotel",
    "wisma",
    "penginapan",
    "apartemen",
    "apartment",
    "apart",
    "apt",
    "homestay",
    "losmen",
    "guest house",
    "guesthouse",
    "villa",
    "oyo",
    "reddoorz",
    "kontrakan",
    "karaoke",
    "cafe",
    "kafe",
    "salon",
];
const BIRTHS: &[&str] = &[
    "lahir",
    "tgl lahir",
    "tanggal lahir",
    "kelahiran",
    "dob",
    "date of birth",
    "born",
    "ultah",
    "ulang tahun",
    "birthday",
];
const ACCOUNT_NAMES: &[&str] = &["a.n", "a.n.", "a/n", "an.", "atas nama"];
const NAMED: &[&str] = &["nama", "nm"];
const CALLED: &[&str] = &["panggil", "dipanggil", "panggilan", "call me", "panggilin"];
const INTRODUCED: &[&str] = &["my name is", "my name's", "perkenalkan", "kenalin", "kenalkan"];
const SERVICES: &[&str] = &[
    "ig",
    "insta",
    "instagram",
    "tele",
    "telegram",
    "tg",
    "line",
    "fb",
    "facebook",
    "twitter",
    "tiktok",
    "tt",
    "threads",
    "michat",
    "mi chat",
    "wechat",
    "discord",
    "snapchat",
    "bigo",
    "user",
    "username",
    "id line",
    "id michat",
    "line id",
    "michat id",
    "id telegram",
    "id ig",
];

/// A name as it begins in good spelling, and up to two more such words.
macro_rules! capital {
    () => {
        r"(?-i:\p{Lu}[\p{Ll}'’]+(?:\s\p{Lu}[\p{Ll}'’]+){0,2})"
    };
}
macro_rules! date {
    () => {
        concat!(
            r"(?:\d{1,2}\s?[-/. ]\s?\d{1,2}\s?[-/. ]\s?\d{2,4}\b",
            r"|\d{1,2}\s+(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)[a-z]*(?:\s+\d{2,4})?\b",
            r"|(?:19|20)\d\d\b)"
        )
    };
}
const SAID_OF: &str = r"(?:ku\b|mu\b|nya\b)?(?:\s+(?:saya|sy|sya|aku|ku|gw|gue|gua|asli|lengkap|panggilan|dia|anak|suami|istri|adalah|itu|is|aja|saja|sebenarnya|rekeningnya))*\s*[:=]?\s*";

const fn row(
    kind: FoundKind,
    cues: &'static [&'static [&'static str]],
    next: &'static str,
    keep: fn(&str, &str) -> usize,
    score: u8,
    reason: Reason,
) -> After {
    After { kind, cues, next, keep, score, reason }
}

/// The rows. `{said}` stands for what may stand between "nama" and the name.
pub(super) static AFTER: [After; 38] = [
    row(Name, &[TITLES], concat!(r"\s+(?P<x>", capital!(), ")"), keep::name, 45, Reason::Title),
    row(
        Name,
        &[ACCOUNT_NAMES],
        concat!(r"{said}(?P<x>", capital!(), ")"),
        keep::name,
        75,
        Reason::Introduced,
    ),
    row(
        Name,
        &[ACCOUNT_NAMES],
        r"{said}(?P<x>\p{L}{3,20}(?:\s\p{L}{3,20}){0,2})",
        keep::name,
        60,
        Reason::Introduced,
    ),
    row(Name, &[NAMED], concat!(r"{said}(?P<x>", capital!(), ")"), keep::name, 72, Reason::Introduced),
    row(
        Name,
        &[NAMED],
        r"(?:ku\b|\s+(?:saya|sy|sya|aku|ku|gw|gue|gua|asli|asliku|lengkap|dia)\b){1,2}(?:\s+(?:adalah|itu))?\s*[:=]?\s*(?P<x>\p{L}{3,20})\b",
        keep::name,
        60,
        Reason::Introduced,
    ),
    row(
        Name,
        &[NAMED],
        r"(?:ku|nya)?\s*[:=]\s*(?P<x>\p{L}{3,20}(?:\s\p{L}{3,20}){0,2})",
        keep::name,
        58,
        Reason::Introduced,
    ),
    row(
        Name,
        &[&["namaku"]],
        r"\s+(?:adalah\s+|itu\s+)?(?P<x>\p{L}{3,20})\b",
        keep::name,
        60,
        Reason::Introduced,
    ),
    row(Name, &[CALLED], concat!(r"{said}(?P<x>", capital!(), ")"), keep::name, 66, Reason::Introduced),
    row(
        Name,
        &[CALLED],
        r"\s+(?:aja|saja|aku|saya|sy)(?:\s+(?:aja|saja))?\s+(?P<x>\p{L}{3,20})\b",
        keep::name,
        55,
        Reason::Introduced,
    ),
    row(Name, &[INTRODUCED], concat!(r",?{said}(?P<x>", capital!(), ")"), keep::name, 66, Reason::Introduced),
    row(
        Name,
        &[&["my name is", "my name's"]],
        r"\s+(?P<x>\p{L}{3,20})\b",
        keep::name,
        60,
        Reason::Introduced,
    ),
    row(
        Address,
        &[STREETS],
        r"[\s.:]{1,3}(?:\p{L}[\p{L}'.-]*(?:\s+\p{L}[\p{L}'-]*\.?){0,3}(?:\s+(?:no\.?|nomor|nmr)?\s*\d{1,3}[a-z]?\b)?)",
        keep::street,
        80,
        Reason::Word,
    ),
    row(
        Address,
        &[&["jalan"]],
        concat!(r"\s+", capital!(), r"(?:\s+(?:no\.?|nomor|nmr)\s*\d{1,3}[a-z]?\b)?"),
        keep::street,
        70,
        Reason::Word,
    ),
    row(
        Address,
        &[&["jalan"]],
        r"(?:\s+\p{L}[\p{L}'-]*){1,3}\s+(?:no\.?|nomor|nmr)\s*\d{1,3}[a-z]?\b",
        keep::all,
        75,
        Reason::Word,
    ),
    row(
        Address,
        &[&["gg", "gang"]],
        concat!(
            r"[\s.]{1,3}(?:",
            capital!(),
            r"|\d{1,3}[a-z]?\b|(?-i:[IVX]{1,5})\b)(?:/\d{1,3})?(?:\s+no\.?\s*\d{1,3})?"
        ),
        keep::no_unit,
        68,
        Reason::Word,
    ),
    row(
        Address,
        &[&["gg"]],
        r"[\s.]{1,3}(?:\p{L}[\p{L}'-]+(?:\s\p{L}[\p{L}'-]+)?(?:\s+no\.?\s*\d{1,3})?)",
        keep::street,
        66,
        Reason::Word,
    ),
    row(
        Address,
        &[&["rt"]],
        r"[\s./]{0,3}\d{1,3}\s?[/,.-]?\s?rw[\s./]{0,3}\d{1,3}\b",
        keep::all,
        88,
        Reason::Form,
    ),
    row(Address, &[&["rt"]], r"[\s.]{0,3}\d{1,3}(?:/\d{1,3})?\b", keep::no_unit, 66, Reason::Form),
    row(Address, &[&["rw"]], r"[\s./]{0,3}\d{1,3}\b", keep::no_unit, 66, Reason::Form),
    row(
        Address,
        &[&["blok", "block"]],
        r"[\s.]{1,2}(?:(?-i:[A-Z]{1,2})[\s/-]?\d{0,3}|[a-z]{1,2}[/-]?\d{1,3})\b(?:[\s/,-]{0,3}(?:no\.?|nomor)\s*\d{1,3}[a-z]?\b)?",
        keep::no_unit,
        70,
        Reason::Word,
    ),
    row(Address, &[AREAS], concat!(r"[\s.]{1,3}", capital!()), keep::street, 64, Reason::Word),
    row(
        Address,
        &[&["kelurahan", "kecamatan", "kabupaten"]],
        r"\s+(?:\p{L}{4,20})\b",
        keep::street,
        45,
        Reason::Word,
    ),
    row(Address, &[TOWNS], concat!(r"[\s.]{1,3}", capital!()), keep::street, 50, Reason::Word),
    row(Address, &[ESTATES], concat!(r"[\s.]{1,3}", capital!()), keep::street, 66, Reason::Word),
    row(Address, &[ESTATES], r"\s+(?:\p{L}{4,20}(?:\s\p{L}{4,20})?)\b", keep::street, 40, Reason::Word),
    row(Address, &[HOUSES], concat!(r"[\s.]{1,3}", capital!()), keep::street, 66, Reason::Word),
    row(Address, &[HOUSES], r"\s+(?:\p{L}{4,20}(?:\s\p{L}{4,20})?)\b", keep::street, 35, Reason::Word),
    row(
        Room,
        &[&["kamar", "kmr", "room", "kamar no", "kamar nomor"]],
        r"\s*(?:(?:no|nomor|nmr)\b)?[\s.:#]{0,3}(?:[a-z]-?)?\d{2,4}[a-z]?\b",
        keep::no_unit,
        75,
        Reason::Word,
    ),
    row(
        Room,
        &[&["kamar", "kmr", "room"]],
        r"\s*(?:no|nomor|nmr)[\s.:#]{0,3}[a-z]?-?\d{1,4}\b",
        keep::no_unit,
        75,
        Reason::Word,
    ),
    row(Room, &[&["lantai", "lt"]], r"[\s.]{0,2}\d{1,2}\b", keep::no_unit, 40, Reason::Word),
    row(BirthDate, &[BIRTHS], concat!(r"[^\n\d]{0,40}(?P<x>", date!(), ")"), keep::all, 78, Reason::Word),
    row(
        BirthDate,
        &[&["ttl"]],
        concat!(r"[\s:.]*(?P<x>[^\n\d]{0,40}", date!(), ")"),
        keep::all,
        88,
        Reason::Word,
    ),
    row(
        Passport,
        &[&["paspor", "passport", "pasport"]],
        r"[^\n\d]{0,15}?\b(?P<x>[a-z]{1,2}\s?\d{6,8})\b",
        keep::all,
        93,
        Reason::FormAndWord,
    ),
    row(
        Plate,
        &[&["plat", "pelat", "nopol", "plat nomor", "nomor polisi", "no pol", "plat no"]],
        r"[^\n\d]{0,16}?\b(?P<x>[a-z]{1,2}\s?\d{1,4}\s?[a-z]{0,3})\b",
        keep::plate,
        88,
        Reason::FormAndWord,
    ),
    row(
        Handle,
        &[SERVICES],
        r"(?:\s+(?:saya|sy|aku|ku|gw|gue|kamu|mu|id|dia))*\s*[:=]\s*(?P<x>@?\w[\w.]*\w)",
        keep::all,
        85,
        Reason::Word,
    ),
    row(
        Handle,
        &[SERVICES],
        r"(?:\s+(?:saya|sy|aku|ku|gw|gue|kamu|mu|id|dia|nya))*\s+(?P<x>\w[\w.]{2,40}\w)",
        keep::handle,
        64,
        Reason::Word,
    ),
    row(
        Handle,
        &[&["michat", "mi chat", "michat id", "id michat"]],
        r"(?:\s+(?:saya|sy|aku|id))*\s*[:=]?\s*(?P<x>\d{6,12})\b",
        keep::no_unit,
        80,
        Reason::Word,
    ),
    row(
        Address,
        &[&["no rumah", "rumah no", "nomor rumah", "rumah nomor"]],
        r"[\s.:]{0,3}\d{1,3}[a-z]?\b",
        keep::no_unit,
        66,
        Reason::Word,
    ),
];

/// The expressions of the rows, at the beginning of what follows the cue.
pub(super) static NEXT: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let one = |after: &After| {
        let next = after.next.replace("{said}", SAID_OF);
        RegexBuilder::new(&format!(r"\A(?:{next})")).case_insensitive(true).build()
    };
    AFTER.iter().map(|after| one(after).expect("a constant expression")).collect()
});

/// Groups of words near numbers; a bit each.
pub(super) const PHONE: u32 = 1;
/// Of accounts and wallets.
pub(super) const BANK: u32 = 2;
/// Of a transfer; an amount may follow them.
pub(super) const TRANSFER: u32 = 4;
/// Of identity numbers.
pub(super) const NIK: u32 = 8;
/// Of family cards.
pub(super) const KK: u32 = 16;
/// Of tax numbers.
pub(super) const NPWP: u32 = 32;
/// Of driving licences.
pub(super) const LICENCE: u32 = 64;
/// Of health insurance.
pub(super) const BPJS: u32 = 128;
/// Of bank cards.
pub(super) const CARD: u32 = 256;
/// Of ages.
pub(super) const AGE: u32 = 512;
/// Of school.
pub(super) const SCHOOL: u32 = 1024;

/// The groups with their words.
pub(super) const NEAR: [(u32, &[&str]); 12] = [
    (
        PHONE,
        &[
            "wa", "whatsapp", "watsap", "hp", "telp", "tlp", "telepon", "telpon", "nomor", "nmr", "nomer",
            "no", "hubungi", "hub", "call", "kontak", "contact", "phone", "simpati", "sms",
        ],
    ),
    (
        BANK,
        &[
            "rek",
            "rekening",
            "norek",
            "no rek",
            "a.n",
            "a.n.",
            "a/n",
            "an.",
            "atas nama",
            "bca",
            "bri",
            "bni",
            "mandiri",
            "bsi",
            "btn",
            "cimb",
            "danamon",
            "permata",
            "seabank",
            "bank jago",
            "jenius",
            "va",
            "virtual account",
            "qris",
            "brimo",
            "bank",
        ],
    ),
    (BANK | PHONE, &["dana", "ovo", "gopay", "go-pay", "shopeepay", "shopee pay", "linkaja", "link aja"]),
    (TRANSFER, &["transfer", "trf", "tf", "tranfer", "kirim ke", "setor"]),
    (NIK, &["nik", "ktp", "e-ktp", "ektp", "identitas"]),
    (KK, &["kk", "kartu keluarga", "no kk"]),
    (NPWP, &["npwp"]),
    (LICENCE, &["sim", "surat izin mengemudi", "driving licence", "driver license"]),
    (BPJS, &["bpjs", "kis", "jkn"]),
    (
        CARD,
        &[
            "kartu",
            "kartu kredit",
            "kartu debit",
            "cc",
            "visa",
            "mastercard",
            "debit",
            "kredit",
            "card",
            "atm",
        ],
    ),
    (AGE, &["umur", "umurku", "umurnya", "usia", "usiaku", "age", "aged"]),
    (
        SCHOOL,
        &[
            "sma",
            "smp",
            "smk",
            "sd",
            "mts",
            "kelas",
            "kls",
            "sekolah",
            "pelajar",
            "siswi",
            "siswa",
            "murid",
            "school",
            "grade",
            "student",
            "schoolgirl",
            "underage",
            "minor",
            "di bawah umur",
            "dibawah umur",
        ],
    ),
];
