//! Passphrases: seven words that can be said aloud, made of syllables, so that no word list is needed.

use crate::error::StoreError;
use crate::keys::random;

/// 17 x 5 syllables; two make a word: 7,225 words, 12.8 bits each, 90 bits for seven.
const FIRST: [&str; 17] =
    ["b", "c", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "y", "ng"];
const VOWEL: [&str; 5] = ["a", "e", "i", "o", "u"];

/// Words that would read badly in Indonesian or English.
const AVOIDED: [&str; 16] = [
    "puki", "pepe", "tete", "titi", "babi", "tahi", "pipi", "kuku", "memi", "bego", "goro", "susu", "homo",
    "dodo", "poop", "pupu",
];

/// Generates a passphrase of seven words.
///
/// # Errors
/// The system gives no random numbers.
pub fn generate() -> Result<String, StoreError> {
    let mut words: Vec<String> = Vec::with_capacity(7);
    while words.len() < 7 {
        let word = format!("{}{}", syllable()?, syllable()?);
        if !AVOIDED.contains(&word.as_str()) {
            words.push(word);
        }
    }
    Ok(words.join(" "))
}

/// A syllable, each as likely as the others: numbers beyond the last whole multiple are drawn again.
fn syllable() -> Result<String, StoreError> {
    let count = FIRST.len() * VOWEL.len();
    loop {
        let drawn = usize::from(random::<1>()?[0]);
        if drawn < 256 / count * count {
            let n = drawn % count;
            return Ok(format!("{}{}", FIRST[n / VOWEL.len()], VOWEL[n % VOWEL.len()]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_words_never_the_same() {
        let one = generate().unwrap();
        assert_eq!(one.split(' ').count(), 7);
        assert!(one.chars().all(|c| c.is_ascii_lowercase() || c == ' '));
        assert_ne!(one, generate().unwrap());
    }
}
