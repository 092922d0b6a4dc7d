//! Folding: what makes `Müller`, `MULLER` and `mueller` find each other.

use std::{borrow::Cow, ops::Range};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Appends the folded form of `text` to `out`: lower case, without diacritics, plain quotes.
pub fn fold_into(text: &str, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let ascii = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let start = out.len();
        out.push_str(&rest[..ascii]);
        out[start..].make_ascii_lowercase();
        let mut others = rest[ascii..].chars();
        if let Some(c) = others.next() {
            fold_char(c, |c| out.push(c));
        }
        rest = others.as_str();
    }
}

/// The folded form of `text`: lower case, without diacritics (`ä` is `a`, `ß` is `ss`), with
/// plain quotation marks and blanks. Text that is folded already is borrowed.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    Cow::Owned(out)
}

/// A folded text that knows where each of its bytes came from, for highlights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    folded: String,
    /// For each byte of `folded` the place in the text of the character it came from, then the
    /// text's length.
    origins: Vec<u32>,
}

impl Fold {
    /// Folds `text`, which is shorter than 4 GiB.
    pub fn new(text: &str) -> Self {
        let mut folded = String::with_capacity(text.len());
        let mut origins = Vec::with_capacity(text.len() + 1);
        for (at, c) in text.char_indices() {
            fold_char(c, |c| folded.push(c));
            origins.resize(folded.len(), at as u32);
        }
        origins.push(text.len() as u32);
        Fold { folded, origins }
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.folded
    }

    /// The range of the original text that a range of the folded one came from.
    ///
    /// It covers whole characters, combining marks after them included.
    pub fn origin(&self, range: Range<usize>) -> Range<usize> {
        let start = self.origins[range.start] as usize;
        let Some(last) = range.end.checked_sub(1).filter(|last| *last >= range.start) else {
            return start..start;
        };
        let from = self.origins[last];
        let end = self.origins[range.end..].iter().find(|at| **at > from);
        start..end.map_or(start, |at| *at as usize)
    }
}

/// The folded spellings of a query word: as typed, with `ae oe ue` for umlauts, and with the
/// plain vowel for `ae oe ue`, without doubles. The text has `ü` folded to `u`, so `mueller` must also look
/// for `muller`, and `Müller` for `mueller`.
pub fn spellings(word: &str) -> Vec<String> {
    let mut all = vec![fold(word).into_owned()];
    let mut long = String::with_capacity(word.len() + 4);
    for c in word.nfc() {
        match c {
            'ä' | 'Ä' => long.push_str("ae"),
            'ö' | 'Ö' => long.push_str("oe"),
            'ü' | 'Ü' => long.push_str("ue"),
            c => fold_char(c, |c| long.push(c)),
        }
    }
    let short = all[0].replace("ae", "a").replace("oe", "o").replace("ue", "u");
    for spelling in [long, short] {
        if !all.contains(&spelling) {
            all.push(spelling);
        }
    }
    all
}

fn fold_char(c: char, mut push: impl FnMut(char)) {
    match c {
        c if c.is_ascii() => push(c.to_ascii_lowercase()),
        'ä' | 'Ä' => push('a'),
        'ö' | 'Ö' => push('o'),
        'ü' | 'Ü' => push('u'),
        // Nothing to be decomposed, and often there.
        'ß' | '«' | '»' | '–' | '—' | '‘'..='‟' => fold_letter(c, &mut push),
        c => std::iter::once(c)
            .nfkd()
            .flat_map(char::to_lowercase)
            // Lower case can bring a mark of its own: İ is i and a dot.
            .filter(|c| !is_combining_mark(*c))
            .for_each(|c| fold_letter(c, &mut push)),
    }
}

/// Folds what Unicode does not decompose.
fn fold_letter(c: char, push: &mut impl FnMut(char)) {
    let plain = match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ı' => "i",
        '„' | '“' | '”' | '‟' | '«' | '»' | '″' => "\"",
        '‚' | '‘' | '’' | '‛' | '‹' | '›' | '′' | 'ʼ' => "'",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
        '\u{200C}' | '\u{200D}' => "",
        c => return push(c),
    };
    plain.chars().for_each(push);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_find_what_they_mean() {
        for (text, folded) in [
            ("Müller", "muller"),
            ("MU\u{308}LLER", "muller"),
            ("STRASSE", "strasse"),
            ("Straße", "strasse"),
            ("İstanbul", "istanbul"),
            ("„Nein“", "\"nein\""),
            ("Œuvre naïve", "oeuvre naive"),
            ("ﬁn", "fin"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn a_word_is_spelled_both_ways() {
        assert_eq!(spellings("mueller"), ["mueller", "muller"]);
        assert_eq!(spellings("Müller"), ["muller", "mueller"]);
        assert_eq!(spellings("plan"), ["plan"]);
    }

    #[test]
    fn highlights_cover_whole_characters() {
        let text = "Die Straße e\u{301}";
        let fold = Fold::new(text);
        let at = fold.as_str().find("asse").unwrap();
        assert_eq!(&text[fold.origin(at..at + 3)], "aß");
        let at = fold.as_str().len() - 1;
        assert_eq!(&text[fold.origin(at..at + 1)], "e\u{301}");
        assert_eq!(fold.origin(0..0), 0..0);
    }

    properties! {
        #[test]
        fn folding_is_done_once(text in "\\PC*") {
            let once = fold(&text).into_owned();
            let twice = fold(&once).into_owned();
            prop_assert_eq!(&twice, &once);
            let fold = Fold::new(&text);
            prop_assert_eq!(fold.as_str(), once.as_str());
        }

        #[test]
        fn every_range_has_an_origin(text in "\\PC{0,30}", a in 0_usize..60, b in 0_usize..60) {
            let fold = Fold::new(&text);
            let (a, b) = (a.min(b).min(fold.as_str().len()), a.max(b).min(fold.as_str().len()));
            let origin = fold.origin(a..b);
            prop_assert!(text.get(origin).is_some());
        }
    }
}
