//! Ages of persons, and cues that somebody may be a minor.

use super::words::is_kinship;
use super::{AgeCue, AgeReason, FoundKind, Hit, Reason};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// The age from which a person is an adult.
pub const ADULT: u32 = 18;

/// Ages that somebody in a chat can have.
const AGES: Range<u32> = 5..100;

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant expression")
}

const FILL: &str = r"(?:\s+(?:saya|sy|sya|aku|ku|gw|gue|km|kamu|dia|baru|masih|sudah|udah|udh|sekitar|kira-kira|skrg|sekarang|is|was|cuma|of|kak|dek|adik|anak|saat|itu|ini|nya|ta|kita))";

/// "umur 25", "age: 25"
static SAID: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)(?-u:\b)(?:umur|usia|age|aged)(?:ku|nya|mu|ta)?{FILL}{{0,3}}\s*[:=]?\s*(\d{{1,2}})(?:\s?(?:th|thn|tahun|taun|yo|years? old)(?-u:\b))?(?-u:\b)"
    ))
});

/// "25 thn", "25 yo", "i'm 25"
static YEARS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)(?-u:\b)(\d{1,2})\s?(?:th|thn|tahun|taun|y/o|y\.o|yo|yrs old|years? old|year-old)(?-u:\b)|(?-u:\b)(?:i'm|im|i am|she's|she is|he's|he is|turning|turned)\s+(?:only\s+|just\s+)?(\d{1,2})(?-u:\b)",
    )
});

/// Words before a number of years that is no age.
const SPANS: &[&str] = &[
    "selama",
    "sudah",
    "udah",
    "udh",
    "sdh",
    "kerja",
    "sejak",
    "pengalaman",
    "tiap",
    "setiap",
    "per",
    "garansi",
    "kontrak",
    "lebih",
    "kurang",
    "hampir",
    "dalam",
    "jualan",
    "berjualan",
    "menikah",
    "nikah",
    "dari",
    "tinggal",
    "penjara",
    "for",
    "over",
    "pacaran",
    "langganan",
    "hukuman",
    "berdiri",
    "buka",
    "cicilan",
    "kredit",
    "sekitar",
    "berlaku",
    "rumah",
    "motor",
    "mobil",
    "cerai",
    "ada",
    "mulai",
    "sampai",
    "kuliah",
    "belajar",
    "tahan",
];

/// Words after a number of years that is no age.
const SPENT: &[&str] = &[
    "lalu",
    "yang",
    "yg",
    "pengalaman",
    "kerja",
    "bekerja",
    "berjualan",
    "jualan",
    "lebih",
    "kemudian",
    "lagi",
    "penjara",
    "garansi",
    "menikah",
    "nikah",
    "bersama",
    "di",
    "disini",
    "disana",
    "terakhir",
    "ago",
    "later",
    "experience",
    "sekali",
    "pertama",
    "langganan",
    "pacaran",
    "kontrak",
    "ke",
    "depan",
    "mendatang",
    "berdiri",
    "belakangan",
    "penuh",
    "tidak",
    "gak",
    "ga",
    "nggak",
    "tdk",
    "tinggal",
    "saya",
    "sy",
    "kami",
    "hidup",
    "jalan",
    "berturut",
    "cicilan",
    "jadi",
    "dia",
];

/// Things that have an age too, or another unit than years.
const THINGS: &[&str] = &[
    "motor",
    "mobil",
    "hp",
    "barang",
    "rumah",
    "kain",
    "toko",
    "usaha",
    "mesin",
    "laptop",
    "baterai",
    "kontrak",
    "garansi",
    "pernikahan",
    "nikah",
    "lapak",
    "bulan",
    "bln",
    "minggu",
    "hari",
    "jam",
    "bangunan",
    "pohon",
    "kucing",
    "ayam",
    "sapi",
    "rb",
    "ribu",
    "k",
    "jt",
    "juta",
    "persen",
    "menit",
    "kali",
    "x",
    "kg",
    "cm",
    "orang",
    "pcs",
];

/// An age in a text, in bytes, with the years.
struct Age {
    at: Range<usize>,
    years: u32,
}

fn ages(text: &str) -> Vec<Age> {
    let years = |number: &str| number.parse::<u32>().ok().filter(|n| AGES.contains(n));
    let mut found = Vec::new();
    for said in SAID.captures_iter(text) {
        let (Some(whole), Some(number)) = (said.get(0), said.get(1)) else { continue };
        let Some(years) = years(number.as_str()) else { continue };
        let after = word_after(text, whole.end());
        if !THINGS.contains(&after.as_str()) && !goes_on(text, number.end()) {
            found.push(Age { at: whole.range(), years });
        }
    }
    for said in YEARS.captures_iter(text) {
        let (Some(whole), Some(number)) = (said.get(0), said.get(1).or_else(|| said.get(2))) else {
            continue;
        };
        let Some(years) = years(number.as_str()) else { continue };
        let (before, after) = (word_before(text, whole.start()), word_after(text, whole.end()));
        let spoken = said.get(2).is_some();
        let is_span = SPANS.contains(&before.as_str())
            || SPENT.contains(&after.as_str())
            || THINGS.contains(&after.as_str())
            || (THINGS.contains(&before.as_str()) && !is_kinship(&before));
        let free = !text[..whole.start()].ends_with(['-', '.', ',', '/', '+']);
        if !is_span && (spoken || free) && !(spoken && goes_on(text, number.end())) {
            found.push(Age { at: whole.range(), years });
        }
    }
    found.sort_by_key(|age| (age.at.start, std::cmp::Reverse(age.at.end)));
    found.dedup_by(|later, first| later.at.start < first.at.end);
    found
}

/// Whether a number goes on over a sign: "16.30", "16/3", "16:00", "16%".
fn goes_on(text: &str, end: usize) -> bool {
    let mut rest = text[end..].chars();
    let sign = rest.next().is_some_and(|c| ".,:/-".contains(c));
    (sign && rest.next().is_some_and(|c| c.is_ascii_digit())) || text[end..].starts_with('%')
}

fn word_before(text: &str, at: usize) -> String {
    let rest = text[..at].trim_end_matches(' ');
    let word: Vec<char> = rest.chars().rev().take_while(|c| c.is_alphabetic()).take(20).collect();
    word.iter().rev().collect::<String>().to_lowercase()
}

fn word_after(text: &str, at: usize) -> String {
    let rest = text[at..].trim_start_matches(' ');
    rest.chars().take_while(|c| c.is_alphabetic()).take(20).collect::<String>().to_lowercase()
}

/// Ages as what could help to find somebody.
pub(super) fn age_hits(text: &str, hits: &mut Vec<Hit>) {
    let hit = |age: Age| Hit {
        start: age.at.start,
        end: age.at.end,
        kind: FoundKind::Age,
        score: 25,
        reason: Reason::Form,
        owner: None,
    };
    hits.extend(ages(text).into_iter().map(hit));
}

/// School up to the end of the upper secondary.
static SCHOOL: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)(?-u:\b)(?:(?:kelas|kls|klas)\s*(?:\d{1,2}|[ivx]{1,4}|satu|dua|tiga)\s*(?:sd|smp|sma|smk|mts|slta|sltp)|(?:kelas|kls)\s*(?:[7-9]|1[0-2])(?-u:\b)|(?:masih|msh|msih)\s+(?:di\s+|duduk\s+di\s+)?(?:sekolah|skolah|sd|smp|sma|smk|mts|pelajar|bangku sekolah)|(?:anak|cewek|cewe|cowok|siswa|siswi|murid|pelajar|gadis)\s+(?:sd|smp|sma|smk|mts|sekolah|sekolahan)|(?:still|am|is)\s+in\s+(?:high\s+|middle\s+|elementary\s+)?school|(?:high|middle|elementary)[ -]school\s+(?:student|girl|boy|kid)|school\s?(?:girl|boy)|(?:[1-9]|1[0-2])th[ -]grade(?:r)?|grade\s+(?:[1-9]|1[0-2]))(?-u:\b)",
    )
});

/// Words that say it themselves.
static MINOR: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)(?-u:\b)(?:(?:di\s?)?bawah\s+umur|(?:belum|blm)\s+(?:genap\s+|sampai\s+|cukup\s+)?(?:17|18|tujuh belas|delapan belas|cukup umur|punya ktp|ada ktp|dapat ktp)|under\s?age|under\s+18|not\s+(?:yet\s+)?18|abg)(?-u:\b)",
    )
});

/// "kelas 12 ribu", "kelas 10 jt": a class of goods.
fn is_price_class(text: &str, end: usize) -> bool {
    THINGS.contains(&word_after(text, end).as_str())
}

/// The cues that somebody may be a minor, from left to right, in bytes. `text` is folded.
pub(super) fn cues(text: &str) -> Vec<(Range<usize>, AgeReason)> {
    let under = ages(text).into_iter().filter(|age| age.years < ADULT).map(|age| (age.at, AgeReason::Age));
    let school = SCHOOL.find_iter(text).filter(|m| !is_price_class(text, m.end()));
    let mut found: Vec<_> = under
        .chain(school.map(|m| (m.range(), AgeReason::School)))
        .chain(MINOR.find_iter(text).map(|m| (m.range(), AgeReason::Said)))
        .collect();
    found.sort_by_key(|(at, _)| (at.start, std::cmp::Reverse(at.end)));
    found.dedup_by(|(later, _), (first, _)| later.start < first.end);
    found
}

/// The cues of a text that somebody may be a minor: ages below [`ADULT`], school, words that say it. They are
/// proposals for a person to look at, whoever is meant; a text without any says nothing about age.
pub fn age_cues(text: &str) -> Vec<AgeCue> {
    let folded = super::fold::fold(text);
    let shown = |(at, reason): (Range<usize>, AgeReason)| AgeCue {
        start: folded.scalar(at.start),
        end: folded.scalar(at.end),
        reason,
    };
    cues(&folded.text).into_iter().map(shown).collect()
}
