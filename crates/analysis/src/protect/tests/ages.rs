//! Ages, and cues that somebody may be a minor. No text tells of more than an age or a school.

use super::{check, nothing};
use crate::protect::age_cues;

#[test]
fn ages_are_found_and_spans_of_time_are_not() {
    check(&[
        ("umur 25", "age umur 25"),
        ("umurku 32 kak", "age umurku 32"),
        ("usia sy 40 thn", "age usia sy 40 thn"),
        ("25 thn", "age 25 thn"),
        ("i'm 25", "age i'm 25"),
        ("27 yo", "age 27 yo"),
    ]);
    nothing(&[
        "sudah 25 tahun jualan",
        "25 tahun yang lalu",
        "16 tahun pengalaman",
        "garansi 10 tahun",
        "umur motor 12 tahun",
        "umur 16 bulan",
        "umur berapa",
        "kontrak 5 th",
        "sudah 4 tahun",
        "i'm 5.30",
    ]);
}

fn cues(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    age_cues(text).iter().map(|cue| chars[cue.start as usize..cue.end as usize].iter().collect()).collect()
}

#[test]
fn cues_of_a_minor() {
    for (text, expected) in [
        ("umur 16", "umur 16"),
        ("sy masih umur 17 kak", "umur 17"),
        ("16 th", "16 th"),
        ("umur １６ th", "umur １６ th"),
        ("kelas 2 SMA", "kelas 2 SMA"),
        ("kls XI smk", "kls XI smk"),
        ("kelas 11", "kelas 11"),
        ("masih sekolah", "masih sekolah"),
        ("msh smp", "msh smp"),
        ("anak SMP", "anak SMP"),
        ("di bawah umur", "di bawah umur"),
        ("belum 17", "belum 17"),
        ("blm punya ktp", "blm punya ktp"),
        ("i'm 16", "i'm 16"),
        ("she's only 15", "she's only 15"),
        ("16 years old", "16 years old"),
        ("16yo", "16yo"),
        ("still in high school", "still in high school"),
        ("high school student", "high school student"),
        ("grade 10", "grade 10"),
        ("underage", "underage"),
    ] {
        assert_eq!(cues(text), [expected], "{text}");
    }
}

#[test]
fn no_cues_of_a_minor() {
    for text in [
        "umur 18",
        "umur 25",
        "18 th",
        "16 tahun pengalaman",
        "sudah 16 tahun jualan",
        "16 tahun lalu",
        "umur motor 16 tahun",
        "umur 16 bulan",
        "lulusan SMA",
        "dulu waktu SMA",
        "kelas 1 rb",
        "kelas 3 bpjs",
        "jam 16",
        "16rb",
        "16 orang",
        "i'm 16.30",
        "first grade quality",
        "minor",
        "sekolah tutup",
        "",
    ] {
        assert_eq!(cues(text), Vec::<String>::new(), "{text}");
    }
}
