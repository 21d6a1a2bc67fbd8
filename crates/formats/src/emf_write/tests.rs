//! A picture of every kind of element is drawn with records whose lengths and counts are right.

use super::*;

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"100\" font-size=\"13\">\
    <title>t</title><desc>d</desc><g fill-opacity=\"0.5\" transform=\"translate(10 0)\">\
    <rect x=\"1\" y=\"2\" width=\"30\" height=\"20\" fill=\"#0067a3\"/></g>\
    <line x1=\"0\" y1=\"0\" x2=\"9\" y2=\"9\" stroke=\"#222222\" stroke-dasharray=\"2 2\"/>\
    <circle cx=\"5\" cy=\"5\" r=\"3\" fill=\"none\" stroke=\"#ff0000\"/><path d=\"M0 0C1 1 2 2 3 3H5V6Z\"/>\
    <text x=\"100\" y=\"50\" text-anchor=\"middle\">Harga &amp; <tspan font-size=\"12\">7 😊</tspan></text>\
    <text x=\"5\" y=\"50\" transform=\"rotate(-90 5 50)\" font-weight=\"600\">kode</text></svg>";

/// The kinds of the records with their words, and whether lengths, count and size are right.
fn records(bytes: &[u8]) -> Vec<(u32, Vec<u32>)> {
    let words: Vec<u32> =
        bytes.chunks_exact(4).map(|w| u32::from_le_bytes([w[0], w[1], w[2], w[3]])).collect();
    assert_eq!((words[10], words[12] as usize), (0x464d_4520, bytes.len()));
    let (mut all, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let length = words[at + 1] as usize / 4;
        all.push((words[at], words[at + 2..at + length].to_vec()));
        at += length;
    }
    assert_eq!(words[13] as usize, all.len());
    all
}

#[test]
fn every_element_is_drawn() {
    let found = records(&emf(SVG).unwrap());
    let count = |kind: u32| found.iter().filter(|(k, _)| *k == kind).count();
    assert_eq!((count(62), count(64), count(84)), (2, 2, 3));
    assert_eq!((count(1), count(14)), (1, 1));
    // Half of the blue on white paper.
    assert!(found.iter().any(|(k, w)| *k == 39 && w[2] == 0x00d1_b380));
    // Turned to the left by 90 degrees, with bold letters.
    assert!(found.iter().any(|(k, w)| *k == 82 && w[3] == 900 && w[5] == 700));
}

#[test]
fn words_stand_in_their_middle_with_the_width_of_each_letter() {
    let found = records(&emf(SVG).unwrap());
    let first = &found.iter().find(|(k, _)| *k == 84).unwrap().1;
    let units: Vec<u16> = first[17..].iter().flat_map(|w| [*w as u16, (*w >> 16) as u16]).collect();
    assert_eq!(String::from_utf16_lossy(&units[..first[9] as usize]), "Harga & ");
    let width: u32 = first[17 + 4..].iter().sum();
    assert!(first[7] + width > 100 * 20 && first[7] < 100 * 20, "{first:?}");
}

#[test]
fn same_picture_same_bytes_and_no_panic_on_others() {
    assert_eq!(emf(SVG), emf(SVG));
    for broken in ["", "<svg>", "<svg width=\"0\" height=\"1\"/>", "<svg width=\"9e9\" height=\"1\"/>", "x"] {
        assert!(emf(broken).is_err(), "{broken}");
    }
    assert!(emf("<svg width=\"9\" height=\"9\"><path d=\"Mx\"/><text>a</text></svg>").is_ok());
}
