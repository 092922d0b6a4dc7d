//! Words made from syllables, of which a few are frequent and most are rare, as in a language.

use fastrand::Rng;
use std::collections::HashSet;

/// How many distinct words a language has.
const WORDS: usize = 30_000;

/// The sounds that words are made of.
pub struct Sounds {
    onsets: &'static [&'static str],
    vowels: &'static [&'static str],
    codas: &'static [&'static str],
    /// How many words of a hundred begin with a capital letter.
    capitals: u8,
}

pub const GERMAN: Sounds = Sounds {
    onsets: &[
        "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "w", "z", "sch", "st",
        "sp", "br", "gr", "kl", "pf", "tr", "fl", "v", "j",
    ],
    vowels: &["a", "e", "i", "o", "u", "ä", "ö", "ü", "ei", "au", "ie", "eu", "e", "a", "e"],
    codas: &["", "", "n", "r", "l", "t", "ß", "ch", "ng", "rt", "nd", "cht", "m", "st", "lt", "s"],
    capitals: 35,
};

pub const ENGLISH: Sounds = Sounds {
    onsets: &[
        "b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "w", "th", "sh", "st",
        "pr", "gr", "cl", "ch", "tr", "fl", "v", "j", "qu",
    ],
    vowels: &["a", "e", "i", "o", "u", "ea", "ou", "ai", "oo", "e", "a", "i"],
    codas: &["", "", "n", "r", "l", "t", "s", "ck", "ng", "rt", "nd", "ght", "m", "st", "ve", "d"],
    capitals: 3,
};

impl Sounds {
    /// A word with this number of syllables.
    pub fn word(&self, syllables: usize, rng: &mut Rng) -> String {
        let mut word = String::new();
        for _ in 0..syllables {
            for sounds in [self.onsets, self.vowels, self.codas] {
                word.push_str(pick(sounds, rng));
            }
        }
        word
    }
}

/// The words of a language, the most frequent first.
pub struct Language(Vec<String>);

impl Language {
    pub fn new(sounds: &Sounds, rng: &mut Rng) -> Self {
        let mut taken = HashSet::with_capacity(WORDS);
        let mut words = Vec::with_capacity(WORDS);
        while words.len() < WORDS {
            // Frequent words are short.
            let syllables = match words.len() {
                0..200 => 1,
                200..6_000 => 2,
                _ => rng.usize(2..=4),
            };
            let word = sounds.word(syllables, rng);
            if taken.insert(word.clone()) {
                let is_capital = rng.u8(0..100) < sounds.capitals;
                words.push(if is_capital { capital(&word) } else { word });
            }
        }
        Language(words)
    }

    /// A word. How often one is drawn is as one to its rank, by Zipf's law.
    pub fn word(&self, rng: &mut Rng) -> &str {
        zipf::<String>(&self.0, rng)
    }

    /// The most frequent word of a sort.
    pub fn first(&self, is_such: impl Fn(&str) -> bool) -> &str {
        self.0.iter().find(|word| is_such(word)).map_or("", String::as_str)
    }

    /// So many words, separated by blanks.
    pub fn words(&self, count: usize, rng: &mut Rng) -> String {
        (0..count).map(|_| self.word(rng)).collect::<Vec<_>>().join(" ")
    }

    /// A sentence of about so many bytes.
    pub fn sentence(&self, bytes: usize, rng: &mut Rng) -> String {
        let mut sentence = capital(self.word(rng));
        while sentence.len() < bytes {
            sentence.push_str(if rng.u8(0..100) < 7 { ", " } else { " " });
            sentence.push_str(self.word(rng));
        }
        sentence + "."
    }
}

/// One of several, all equally often.
pub fn pick<'a, T: ?Sized>(of: &[&'a T], rng: &mut Rng) -> &'a T {
    of[rng.usize(0..of.len())]
}

/// One of several, the first most often.
pub fn zipf<'a, T>(of: &'a [T], rng: &mut Rng) -> &'a T {
    let rank = (of.len() as f64).powf(rng.f64());
    &of[(rank as usize - 1).min(of.len() - 1)]
}

/// A word with a capital letter.
pub fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
