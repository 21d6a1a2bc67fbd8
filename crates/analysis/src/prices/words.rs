//! What a word means in a price: one table for Indonesian and English, with the short forms of chat.

/// What a word means in a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// One to nine.
    Unit(u32),
    /// A whole number by itself: ten, eleven, a dozen.
    Whole(u32),
    /// "belas": the unit before it and ten.
    Teen,
    /// "puluh": tens.
    Ten,
    /// "ratus": hundreds.
    Hundred,
    /// "seratus": one hundred.
    OneHundred,
    /// A thousand or million after a number.
    Power(i8),
    /// "k", a thousand when it stands at the digits.
    K,
    /// "seribu", "sejuta": one thousand, one million.
    OnePower(i8),
    /// "setengah": a half, before a million.
    Half,
    /// A currency before or after an amount.
    Currency(&'static str),
    /// A currency that stands only after an amount.
    CurrencyAfter(&'static str),
    /// "US", before the dollar sign.
    Us,
    /// Another country's dollar, before the sign.
    OtherDollar,
    /// Something countable, with how many each is: piece, pair, dozen.
    Item(u32),
    /// "x", "kali": times.
    Times,
    /// "sebuah": one of something countable.
    OneItem,
    /// "untuk", "dapat", "isi": between an amount and how many.
    For,
    /// "per", "tiap": before what one costs.
    Per,
    /// "sampai": from one amount to another.
    To,
    /// "cuma", "jadi": may stand between how many and an amount.
    Filler,
    /// "jam", "nomor": the number after it is no quantity.
    Label,
    /// "no", "order": the number after it is no price either.
    Reference,
    /// "menit", "malam": the number before it is no quantity.
    Measure,
    /// "orang", "km": the number before it is no quantity, and without a currency no price.
    Count,
    /// Both [`Word::Label`] and [`Word::Measure`]: "jam 3", "3 jam".
    LabelOrMeasure,
    /// Anything else.
    Other,
}

/// The longest word of the table, in bytes.
const LONGEST: usize = 12;

/// Looks a word up, in any case.
pub(super) fn word(text: &str) -> Word {
    let mut lower = [0u8; LONGEST];
    let Some(lower) = lower.get_mut(..text.len()) else { return Word::Other };
    lower.copy_from_slice(text.as_bytes());
    lower.make_ascii_lowercase();
    let lower = &*lower;
    number(lower).or_else(|| money(lower)).or_else(|| around(lower)).unwrap_or(Word::Other)
}

fn number(lower: &[u8]) -> Option<Word> {
    Some(match lower {
        b"satu" | b"one" => Word::Unit(1),
        b"dua" | b"two" => Word::Unit(2),
        b"tiga" | b"three" => Word::Unit(3),
        b"empat" | b"four" => Word::Unit(4),
        b"lima" | b"five" => Word::Unit(5),
        b"enam" | b"six" => Word::Unit(6),
        b"tujuh" | b"seven" => Word::Unit(7),
        b"delapan" | b"eight" => Word::Unit(8),
        b"sembilan" | b"nine" => Word::Unit(9),
        b"sepuluh" | b"ten" => Word::Whole(10),
        b"sebelas" | b"eleven" => Word::Whole(11),
        b"selusin" | b"twelve" => Word::Whole(12),
        b"sepasang" => Word::Whole(2),
        b"belas" => Word::Teen,
        b"puluh" => Word::Ten,
        b"ratus" => Word::Hundred,
        b"seratus" => Word::OneHundred,
        b"setengah" => Word::Half,
        b"seribu" => Word::OnePower(3),
        b"sejuta" => Word::OnePower(6),
        b"rb" | b"rbu" | b"ribu" | b"rebu" | b"rban" | b"ribuan" => Word::Power(3),
        b"jt" | b"jta" | b"juta" | b"jutaan" | b"jtan" => Word::Power(6),
        b"k" => Word::K,
        _ => return None,
    })
}

fn money(lower: &[u8]) -> Option<Word> {
    Some(match lower {
        b"rp" | b"idr" => Word::Currency("IDR"),
        b"rupiah" | b"perak" => Word::CurrencyAfter("IDR"),
        b"usd" => Word::Currency("USD"),
        b"dollar" | b"dollars" | b"dolar" | b"bucks" => Word::CurrencyAfter("USD"),
        b"rm" | b"myr" => Word::Currency("MYR"),
        b"ringgit" => Word::CurrencyAfter("MYR"),
        b"us" => Word::Us,
        b"s" | b"a" | b"sg" | b"au" | b"nz" | b"hk" | b"c" | b"ca" => Word::OtherDollar,
        _ => return None,
    })
}

fn around(lower: &[u8]) -> Option<Word> {
    Some(match lower {
        b"pcs" | b"pc" | b"pieces" | b"piece" | b"buah" | b"bh" | b"lembar" | b"lbr" | b"helai"
        | b"potong" | b"ptg" | b"bungkus" | b"bks" | b"ekor" | b"kg" | b"kilo" | b"kilogram" | b"ons"
        | b"gram" | b"biji" | b"butir" | b"botol" | b"kotak" | b"box" | b"dus" | b"kardus" | b"pak"
        | b"pack" | b"packs" | b"paket" | b"set" | b"setel" | b"stel" | b"unit" | b"ikat" | b"porsi"
        | b"batang" | b"tusuk" | b"karung" | b"liter" | b"meter" | b"item" | b"items" => Word::Item(1),
        b"x" | b"kali" => Word::Times,
        b"pasang" | b"pair" | b"pairs" => Word::Item(2),
        b"kodi" => Word::Item(20),
        b"lusin" | b"dozen" => Word::Item(12),
        b"sebuah" | b"selembar" | b"sehelai" | b"sepotong" | b"sebungkus" | b"seekor" | b"sekilo"
        | b"sebiji" | b"sebutir" | b"sebotol" | b"sekotak" | b"sepaket" | b"seikat" | b"seporsi"
        | b"sekali" => Word::OneItem,
        b"untuk" | b"utk" | b"tuk" | b"buat" | b"bwt" | b"dapat" | b"dapet" | b"dpt" | b"isi" | b"for" => {
            Word::For
        }
        b"per" | b"tiap" | b"setiap" | b"each" => Word::Per,
        b"cuma" | b"cm" | b"hanya" | b"jadi" | b"jd" | b"harga" | b"hrg" | b"only" | b"ambil" => Word::Filler,
        b"pukul" | b"pkl" | b"tgl" | b"tanggal" | b"kamar" | b"lantai" | b"lt" | b"blok" | b"umur"
        | b"usia" | b"ukuran" | b"size" | b"kelas" | b"rt" | b"rw" | b"room" => Word::Label,
        b"no" | b"nomor" | b"nomer" | b"nmr" | b"number" | b"order" | b"resi" | b"invoice" | b"inv"
        | b"kode" | b"id" | b"pin" | b"rek" | b"rekening" => Word::Reference,
        b"jam" | b"hari" | b"minggu" | b"bulan" | b"tahun" | b"thn" | b"th" => Word::LabelOrMeasure,
        b"menit" | b"mnt" | b"min" | b"malam" | b"mlm" | b"siang" | b"pagi" | b"sore" | b"hour"
        | b"hours" | b"hrs" | b"night" | b"nights" | b"day" | b"days" | b"am" | b"pm" => Word::Measure,
        b"orang" | b"org" | b"people" | b"km" | b"followers" | b"follower" | b"subscriber"
        | b"subscribers" | b"views" | b"viewer" | b"viewers" | b"likes" | b"cc" | b"ml" | b"gr" | b"watt"
        | b"mah" | b"mb" | b"gb" => Word::Count,
        b"sampai" | b"sampe" | b"smp" | b"hingga" | b"sd" | b"to" => Word::To,
        _ => return None,
    })
}
