//! A large chat as WhatsApp exports it, for measuring: invented words about cloth, the same bytes every time.

use std::io::{self, Write};

const WORDS: [&str; 32] = [
    "masih", "ada", "kain", "biru", "bisa", "kurang", "harga", "dua", "meter", "besok", "kirim", "iya",
    "kak", "warna", "yang", "kemarin", "sudah", "habis", "nanti", "saya", "tanya", "dulu", "ke", "gudang",
    "ongkir", "berapa", "sampai", "pasar", "pagi", "jam", "tujuh", "👍",
];

const NAMES: [&str; 6] = ["Lapak Uji", "Kak Awan", "+62 800-0000-0001", "Ibu Toko", "~ Benang", "Pak Kios"];

const LENGTHS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The local clock of the chat, which runs on by minutes.
struct Clock {
    year: u32,
    month: u8,
    day: u8,
    minute: u32,
}

impl Clock {
    fn advance(&mut self, minutes: u32) {
        self.minute += minutes;
        if self.minute < 24 * 60 {
            return;
        }
        self.minute -= 24 * 60;
        self.day += 1;
        if self.day > LENGTHS[usize::from(self.month - 1)] {
            (self.day, self.month) = (1, self.month + 1);
        }
        if self.month > 12 {
            (self.month, self.year) = (1, self.year + 1);
        }
    }
}

/// Writes a chat of so many messages, about 87 bytes each; one in seven has further lines, one in a hundred is the
/// program's.
///
/// # Errors
/// What the writer says.
pub fn write(messages: u64, out: &mut impl Write) -> io::Result<()> {
    let mut random = 7u64;
    let mut next = |below: u64| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) % below
    };
    let mut clock = Clock { year: 22, month: 1, day: 1, minute: 0 };
    for number in 0..messages {
        clock.advance(next(3) as u32);
        let Clock { year, month, day, minute } = clock;
        write!(out, "{day:02}/{month:02}/{year:02} {:02}.{:02} - ", minute / 60, minute % 60)?;
        let name = NAMES[next(6) as usize];
        match next(100) {
            _ if number == 0 => writeln!(out, "Pesan dan panggilan dienkripsi secara end-to-end.")?,
            0 => writeln!(out, "{name} mengubah deskripsi grup")?,
            1..=4 => writeln!(out, "{name}: <Media tidak disertakan>")?,
            5 => writeln!(out, "{name}: Pesan ini dihapus")?,
            kind => {
                write!(out, "{name}:")?;
                for _ in 0..4 + next(14) {
                    write!(out, " {}", WORDS[next(32) as usize])?;
                }
                if kind < 20 {
                    write!(out, "\nharga: {} ribu", 10 + next(90))?;
                }
                writeln!(out)?;
            }
        }
    }
    Ok(())
}
