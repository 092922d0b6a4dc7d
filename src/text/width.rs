//! How many columns text takes where it is drawn, and cutting it to fit.
//!
//! There is one measure: the sum of what each grapheme takes, because graphemes are what is put
//! into the cells of a screen. A whole text measured at once may come out narrower: lam and alef
//! are one letter then, and no terminal joins the letters of two cells.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A piece of text that is drawn as one (UAX 29, extended grapheme cluster).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grapheme<'a> {
    /// Where it begins, in bytes.
    pub start: usize,
    /// It as the text has it.
    pub text: &'a str,
    /// The columns that it takes: 0 where nothing is drawn, as for a mark without a letter.
    pub columns: usize,
}

impl<'a> Grapheme<'a> {
    /// It as it is drawn.
    pub fn drawn(self) -> Cow<'a, str> {
        drawn(self.text)
    }
}

/// The graphemes of a text, one after the other.
pub fn graphemes(text: &str) -> impl Iterator<Item = Grapheme<'_>> {
    let graphemes = text.grapheme_indices(true);
    graphemes.map(|(start, text)| Grapheme { start, text, columns: columns(text) })
}

/// The text without the characters that ask for an emoji to be drawn as a letter or as a picture
/// (U+FE0E, U+FE0F): nearly every terminal draws it as if they were not there, and counts other
/// columns for it than a program does.
pub fn drawn(text: &str) -> Cow<'_, str> {
    match text.contains(SELECTORS) {
        false => Cow::Borrowed(text),
        true => Cow::Owned(text.replace(SELECTORS, "")),
    }
}

const SELECTORS: [char; 2] = ['\u{FE0E}', '\u{FE0F}'];

/// The columns of one grapheme.
fn columns(grapheme: &str) -> usize {
    match grapheme.as_bytes() {
        [byte] => usize::from(!byte.is_ascii_control()),
        _ if grapheme.contains(char::is_control) => 0,
        _ => UnicodeWidthStr::width(&*drawn(grapheme)),
    }
}

/// The columns that `text` takes where it is drawn.
pub fn width(text: &str) -> usize {
    let mut columns = 0;
    let mut rest = text;
    while !rest.is_empty() {
        // An ASCII character before another is a grapheme; the last before others may be part of one.
        let others = rest.bytes().position(|byte| !byte.is_ascii());
        let plain = others.map_or(rest.len(), |at| at.saturating_sub(1));
        columns += rest.bytes().take(plain).filter(|byte| !byte.is_ascii_control()).count();
        rest = &rest[plain..];
        if let Some(grapheme) = graphemes(rest).next() {
            columns += grapheme.columns;
            rest = &rest[grapheme.text.len()..];
        }
    }
    columns
}

/// The longest beginning of `text` of at most `columns`, and whether something was cut off.
///
/// A grapheme is never split.
pub fn cut(text: &str, columns: usize) -> (&str, bool) {
    if text.len() <= columns && text.is_ascii() {
        return (text, false);
    }
    let mut used = 0;
    for grapheme in graphemes(text) {
        used += grapheme.columns;
        if used > columns {
            return (&text[..grapheme.start], true);
        }
    }
    (text, false)
}

/// The longest beginning of `text` that has room in `columns` together with `ellipsis` behind it,
/// and as much of `ellipsis` as there is room for: none where the whole text fits.
pub fn shorten<'a, 'e>(text: &'a str, columns: usize, ellipsis: &'e str) -> (&'a str, &'e str) {
    match cut(text, columns) {
        (whole, false) => (whole, ""),
        _ => {
            let (mark, _) = cut(ellipsis, columns);
            (cut(text, columns - width(mark)).0, mark)
        }
    }
}

/// A sentence in at most `columns` as far as its long words can be shortened: what it says is in its
/// short ones, and a long one is a path, an address or an id, which is known by its ends.
pub fn shorten_words<'a>(sentence: &'a str, columns: usize, ellipsis: &str) -> Cow<'a, str> {
    /// A word of as many columns is never shortened.
    const LEAST: usize = 20;
    let mut words: Vec<Cow<'a, str>> = sentence.split(' ').map(Cow::Borrowed).collect();
    loop {
        let all = words.iter().map(|word| width(word)).sum::<usize>() + words.len() - 1;
        let Some(longest) = words.iter_mut().max_by_key(|word| width(word)) else { break };
        let own = width(longest);
        if all <= columns || own <= LEAST.max(width(ellipsis)) {
            break;
        }
        *longest =
            shorten_middle(longest, LEAST.max(own.saturating_sub(all - columns)), ellipsis).into();
    }
    if words.iter().all(|word| matches!(word, Cow::Borrowed(_))) {
        return sentence.into();
    }
    words.join(" ").into()
}

/// A word in at most `columns`, without its middle: a third of what stays is its beginning.
fn shorten_middle(word: &str, columns: usize, ellipsis: &str) -> String {
    let room = columns.saturating_sub(width(ellipsis));
    let (beginning, _) = cut(word, room / 3);
    let rest = room - width(beginning);
    let starts = graphemes(word).map(|it| it.start);
    let end = starts.map(|start| &word[start..]).find(|end| width(end) <= rest);
    format!("{beginning}{ellipsis}{}", end.unwrap_or_default())
}

/// `text` as it is drawn in exactly `columns`: filled up with blanks, or shortened.
pub fn pad(text: &str, columns: usize, ellipsis: &str) -> String {
    let (kept, mark) = shorten(text, columns, ellipsis);
    // Without a selector between them two graphemes may be one.
    let kept = drawn(kept);
    let missing = columns.saturating_sub(width(&kept) + width(mark));
    let mut out = String::with_capacity(kept.len() + mark.len() + missing);
    out.push_str(&kept);
    out.push_str(mark);
    out.extend(std::iter::repeat_n(' ', missing));
    out
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Text of all kinds, and more often of what is hard to measure: selectors, joiners, marks,
    /// flags, jamo, lam and alef, half-width letters, letters of two columns.
    pub fn any_text() -> impl Strategy<Value = String> {
        let hard = "[\u{FE0E}\u{FE0F}\u{200D}\u{301}\u{1F1E9}\u{1F1EA}\u{1F469}\u{1F3FD}\u{231A}\u{2714}1\
                    \u{20E3}\u{1112}\u{1161}\u{11AB}\u{644}\u{627}\u{600}\u{E33}\u{FF76}\u{FF9E}\
                    \u{915}\u{94D}\u{937}\u{5317}\u{AD}\u{200B}a ]{0,12}";
        prop_oneof!["\\PC{0,12}", hard, ("\\PC{0,6}", hard).prop_map(|(a, b)| a + &b)]
    }

    #[test]
    fn wide_and_joined_characters_count_as_drawn() {
        for (text, columns) in [
            ("北京", 4),
            ("👩‍👩‍👧", 2),
            ("e\u{301}", 1),
            ("لا لا لا لا لا لا سلام", 22),
            ("ｶﾞ", 2),
            ("🇩🇪", 2),
            ("\u{301}", 0),
        ] {
            assert_eq!(width(text), columns, "{text}");
        }
    }

    #[test]
    fn an_emoji_is_measured_and_drawn_without_its_selector() {
        for (text, plain, columns) in [
            ("⌚\u{FE0E}", "⌚", 2),
            ("✔\u{FE0F}", "✔", 1),
            ("1\u{FE0F}\u{20E3}", "1\u{20E3}", 1),
            ("❤\u{FE0F}\u{200D}🔥", "❤\u{200D}🔥", 3),
        ] {
            assert_eq!((drawn(text).as_ref(), width(text)), (plain, columns));
            assert_eq!(width(plain), columns, "{plain}");
        }
        assert!(matches!(drawn("⌚"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_grapheme_is_never_split() {
        assert_eq!(cut("北京", 3), ("北", true));
        assert_eq!(cut("a👩‍👩‍👧b", 2), ("a", true));
        assert_eq!(pad("北京", 3, "…"), "北…");
        assert_eq!(pad("abcdef", 4, "…"), "abc…");
        assert_eq!(pad("ab", 4, "…"), "ab  ");
        assert_eq!(pad("abc", 0, "…"), "");
        assert_eq!(shorten("王毅外交部长", 10, "…"), ("王毅外交", "…"));
        assert_eq!(shorten("王毅外交", 8, "…"), ("王毅外交", ""));
    }

    #[test]
    fn a_long_word_gives_way_before_the_end_of_the_sentence() {
        let sentence = "/home/ann/dossiers/2026/pier.ron: no longer there, shown as it was";
        let shown = |columns| shorten_words(sentence, columns, "…");
        assert_eq!(shown(66), sentence);
        assert_eq!(shown(60), "/home/an…ers/2026/pier.ron: no longer there, shown as it was");
        assert_eq!(shown(20), shown(53), "no word is shortened until nothing says what it was");
        assert_eq!(shorten_words("a b", 1, "…"), "a b", "the rest is cut off at its end");
        assert_eq!(shorten_words("", 0, "…"), "");
    }

    properties! {
        #[test]
        fn the_width_is_the_sum_of_the_graphemes(text in any_text()) {
            prop_assert_eq!(width(&text), graphemes(&text).map(|it| it.columns).sum::<usize>());
        }

        #[test]
        fn padding_is_exact(text in any_text(), columns in 0_usize..30) {
            let padded = pad(&text, columns, "…");
            prop_assert_eq!(width(&padded), columns);
            prop_assert!(!padded.contains(SELECTORS));
        }

        #[test]
        fn a_beginning_and_its_rest_are_as_wide_as_the_whole(text in any_text(), columns in 0_usize..20) {
            let (kept, was_cut) = cut(&text, columns);
            prop_assert!(width(kept) <= columns);
            prop_assert_eq!(was_cut, kept.len() < text.len());
            prop_assert_eq!(width(kept) + width(&text[kept.len()..]), width(&text));
            let next = graphemes(&text[kept.len()..]).find(|it| it.columns > 0);
            prop_assert!(next.is_none_or(|next| width(kept) + next.columns > columns));
        }
    }
}
