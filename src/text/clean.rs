//! Cleaning: what a dossier says may never steer a terminal, a clipboard or another program.

use std::borrow::Cow;

/// What replaces a bidirectional control, so that a reader sees that there was one.
pub const MARK: char = '\u{FFFD}';

/// How many combining marks one letter keeps; no orthography needs more.
const MARKS_A_LETTER: usize = 4;

/// How many characters are joined into one at most; the longest emoji joins four.
const JOINS: usize = 4;

/// Makes untrusted text safe for one line of screen, stdout, clipboard or an error message.
///
/// Control characters and escape sequences go, whatever form they have; line breaks and tabs
/// become blanks; the twelve bidirectional controls and code points that are not characters become
/// [`MARK`]; invisible characters (zero-width space, soft hyphen, byte order mark, fillers, tags)
/// go; a letter keeps at most four combining marks; joiners stay only where they join emoji or the
/// letters of scripts that need them, and no more than four in a row. Text that needs none of that
/// is borrowed.
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_clean(text) { Cow::Borrowed(text) } else { Cow::Owned(cleaned(text, false)) }
}

/// [`clean`] for text of several lines: line feeds stay.
pub fn clean_block(text: &str) -> Cow<'_, str> {
    if text.split('\n').all(is_clean) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(cleaned(text, true))
    }
}

/// Whether cleaning leaves a character as it is, in the text that it is alone.
pub fn is_shown_as_it_is(c: char) -> bool {
    matches!(clean(c.encode_utf8(&mut [0; 4])), Cow::Borrowed(_))
}

/// Whether a byte can begin a character that [`cleaned`] looks at.
///
/// ASCII and the Latin-1 letters (lead byte `C3`) are passed over without decoding.
const fn is_suspect(byte: u8) -> bool {
    matches!(byte, 0..=0x1F | 0x7F | 0xC2 | 0xC4..)
}

fn is_clean(text: &str) -> bool {
    // So many bytes are looked at together.
    const TOGETHER: usize = 32;
    let has_suspect = |bytes: &[u8]| bytes.iter().fold(false, |is, byte| is | is_suspect(*byte));
    if !text.as_bytes().chunks(TOGETHER).any(has_suspect) {
        return true;
    }
    let mut cluster = Cluster::default();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if !cluster.takes(c, treatment(c), chars.as_str()) {
            return false;
        }
    }
    true
}

#[derive(Debug, Clone, Copy)]
enum Treatment {
    Keep,
    Combine,
    Join,
    Drop,
    Blank,
    Show,
    Escape,
}

fn treatment(c: char) -> Treatment {
    match c {
        '\t' | '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            Treatment::Blank
        }
        '\u{1B}' | '\u{90}' | '\u{98}' | '\u{9B}' | '\u{9D}' | '\u{9E}' | '\u{9F}' => {
            Treatment::Escape
        }
        c if c.is_control() => Treatment::Drop,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Treatment::Show
        }
        c if is_noncharacter(c) => Treatment::Show,
        '\u{200C}' | '\u{200D}' => Treatment::Join,
        c if is_invisible(c) => Treatment::Drop,
        // The vowels and endings of Hangul that join the syllable before them.
        '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FF}' => Treatment::Combine,
        c if unicode_normalization::char::is_combining_mark(c) => Treatment::Combine,
        _ => Treatment::Keep,
    }
}

/// Whether nothing is seen of a character that has no business in a text: most of what Unicode
/// calls default-ignorable.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180E}'
            | '\u{200B}'
            | '\u{2060}'..='\u{2065}'
            | '\u{206A}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E00FF}'
            | '\u{E01F0}'..='\u{E0FFF}'
    )
}

/// What has been kept of the characters that are drawn as one, so far.
#[derive(Debug, Default)]
struct Cluster {
    last: Option<char>,
    marks: usize,
    joins: usize,
}

impl Cluster {
    /// Takes the next character of a text, unless it is one that cleaning changes; `rest` follows.
    fn takes(&mut self, c: char, treatment: Treatment, rest: &str) -> bool {
        let is_joined = self.last == Some(ZERO_WIDTH_JOINER);
        let takes = match treatment {
            Treatment::Keep => true,
            Treatment::Combine => self.marks < MARKS_A_LETTER,
            Treatment::Join => self.joins < JOINS && self.joins_to(rest),
            Treatment::Drop | Treatment::Blank | Treatment::Show | Treatment::Escape => false,
        };
        if takes {
            self.last = Some(c);
            match treatment {
                Treatment::Combine => self.marks += 1,
                Treatment::Join => self.joins += 1,
                _ if is_joined => self.marks = 0,
                _ => (self.marks, self.joins) = (0, 0),
            }
        }
        takes
    }

    /// Whether a joiner has something to join: what was taken last, and what follows and will be.
    fn joins_to(&self, rest: &str) -> bool {
        let is_taken = |c| match treatment(c) {
            Treatment::Keep => true,
            Treatment::Combine => self.marks < MARKS_A_LETTER,
            _ => false,
        };
        let next = rest.chars().next().filter(|c| is_taken(*c));
        self.last.is_some_and(is_joinable) && next.is_some_and(is_joinable)
    }
}

const ZERO_WIDTH_JOINER: char = '\u{200D}';

/// Whether it may be joined: emoji, and the letters and marks of the scripts from Arabic to
/// Mongolian.
fn is_joinable(c: char) -> bool {
    match c {
        '\u{600}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{A800}'..='\u{ABFF}' => true,
        ZERO_WIDTH_JOINER => false,
        _ => c >= '\u{203C}' && !c.is_alphanumeric(),
    }
}

/// Whether a code point is not a character and never will be: XML cannot contain it.
pub fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

fn cleaned(text: &str, lines: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut cluster = Cluster::default();
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let treatment = treatment(c);
        if cluster.takes(c, treatment, rest) {
            out.push(c);
            continue;
        }
        let put = match treatment {
            // What is left out does not part a letter from its marks.
            Treatment::Keep | Treatment::Combine | Treatment::Join | Treatment::Drop => continue,
            Treatment::Escape => {
                rest = after_escape(c, rest);
                continue;
            }
            Treatment::Blank if lines && c == '\n' => '\n',
            // The pair CR LF is one line break.
            Treatment::Blank if c == '\r' && rest.starts_with('\n') => continue,
            Treatment::Blank => ' ',
            Treatment::Show => MARK,
        };
        cluster = Cluster::default();
        out.push(put);
    }
    out
}

/// What follows an escape sequence that `introducer` begins (ECMA-48, section 5.4 and 5.6).
///
/// A control string that never ends takes only its introducer with it: a missing terminator
/// must not swallow a claim.
fn after_escape(introducer: char, rest: &str) -> &str {
    let (kind, body) = match introducer {
        '\u{1B}' => match rest.chars().next() {
            Some(c @ ('[' | ']' | 'P' | 'X' | '^' | '_')) => (c, &rest[1..]),
            Some(' '..='/') => {
                let end = rest.trim_start_matches(|c| matches!(c, ' '..='/'));
                return end.strip_prefix(|c| matches!(c, '0'..='~')).unwrap_or(end);
            }
            Some(c @ '0'..='~') => return &rest[c.len_utf8()..],
            _ => return rest,
        },
        '\u{9B}' => ('[', rest),
        _ => (']', rest),
    };
    if kind == '[' {
        let end = body.trim_start_matches(|c| matches!(c, '0'..='?'));
        let end = end.trim_start_matches(|c| matches!(c, ' '..='/'));
        return end.strip_prefix(|c| matches!(c, '@'..='~')).unwrap_or(end);
    }
    let ends = ["\u{07}", "\u{9C}", "\u{1B}\\"];
    ends.iter()
        .filter_map(|end| Some((body.find(end)?, end.len())))
        .min()
        .map_or(body, |(at, len)| &body[at + len..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn clean_text_is_borrowed() {
        for text in ["", "Grüße an „Peking“ – 2026", "👩‍👩‍👧 ok", "é e\u{301}"]
        {
            assert!(matches!(clean(text), Cow::Borrowed(_)), "{text:?}");
        }
    }

    #[test]
    fn escape_sequences_go_whole() {
        for (dirty, expected) in [
            ("a\u{1B}[31mred\u{1B}[0m", "ared"),
            ("a\u{9B}31mb", "ab"),
            ("x\u{1B}]0;title\u{07}y", "xy"),
            ("x\u{1B}]8;;http://a\u{1B}\\y", "xy"),
            ("x\u{1B}P1$r\u{9C}y", "xy"),
            ("x\u{1B}(By", "xy"),
            ("x\u{1B}cy", "xy"),
            ("cut\u{1B}", "cut"),
            ("never\u{1B}]ends here", "neverends here"),
            ("a\0b\u{7F}c\u{08}", "abc"),
        ] {
            assert_eq!(clean(dirty), expected, "{dirty:?}");
        }
    }

    #[test]
    fn what_is_no_character_shows() {
        assert_eq!(clean("a\u{FFFF}b\u{FDD0}\u{1FFFE}"), format!("a{MARK}b{MARK}{MARK}"));
        assert_eq!(clean("\u{FFFD}\u{FDF0}"), "\u{FFFD}\u{FDF0}");
    }

    #[test]
    fn bidirectional_controls_show() {
        let controls = "\u{61C}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\
                        \u{2066}\u{2067}\u{2068}\u{2069}";
        assert_eq!(clean(controls), MARK.to_string().repeat(12));
    }

    #[test]
    fn breaks_become_blanks_and_invisible_characters_go() {
        assert_eq!(clean("a\r\nb\tc\u{2028}d"), "a b c d");
        assert_eq!(clean("so\u{AD}ft\u{200B}\u{FEFF}\u{E0041}"), "soft");
        assert_eq!(clean_block("a\r\nb\tc"), "a\nb c");
        assert_eq!(clean_block("a\nb"), "a\nb");
    }

    #[test]
    fn a_letter_keeps_four_marks() {
        let heaped = format!("a{}b", "\u{301}".repeat(10_000));
        assert_eq!(clean(&heaped), format!("a{}b", "\u{301}".repeat(4)));
        let parted = "e\u{301}\u{301}\u{1B}[0m\u{301}\u{200B}\u{301}\u{301}";
        assert_eq!(clean(parted), format!("e{}", "\u{301}".repeat(4)));
    }

    #[test]
    fn joiners_stay_where_they_join() {
        for text in ["👩🏻‍❤️‍💋‍👩🏼", "🏳️‍🌈", "می\u{200C}خواهم", "क्\u{200D}ष"]
        {
            assert!(matches!(clean(text), Cow::Borrowed(_)), "{text:?}");
        }
        for (dirty, expected) in [
            ("pay\u{200D}pal \u{200C}x\u{200D}", "paypal x"),
            ("\u{200D}👩\u{200D}\u{200D}\u{200D}👩", "👩\u{200D}👩"),
            ("👩\u{200D}The ‼\u{200C}x", "👩The ‼x"),
            ("한글\u{3164}\u{115F}", "한글"),
        ] {
            assert_eq!(clean(dirty), expected);
        }
        let chain = clean(&"👩\u{200D}".repeat(10_000)).into_owned();
        assert_eq!(chain.graphemes(true).map(|it| it.matches('👩').count()).max(), Some(JOINS + 1));
    }

    #[test]
    fn no_cluster_hides_more_than_a_few_characters() {
        for long in
            ["\u{1100}\u{1161}", "\u{1161}", "\u{11A8}", "\u{FE0F}", "\u{E0100}", "\u{1AB0}"]
        {
            let heaped = format!("\u{AC00}{}", long.repeat(10_000));
            let cleaned = clean(&heaped).into_owned();
            let hidden = |cluster: &str| cluster.chars().filter(|c| width(*c) == 0).count();
            let most = cleaned.graphemes(true).map(hidden).max();
            assert!(most <= Some(MARKS_A_LETTER), "{long:?} {most:?}");
        }
    }

    fn width(c: char) -> usize {
        crate::text::width(c.encode_utf8(&mut [0; 4]))
    }

    properties! {
        #[test]
        fn nothing_dangerous_is_left(text in "\\PC*|[\\x00-\\x20\\x7f-\\xad\\[\\]\\u{200b}-\\u{2070}\\u{301}\\u{1f469}\\u{fe0f}\\u{915}\\u{94d}a-f;]*") {
            let once = clean(&text).into_owned();
            for c in once.chars() {
                let is_kept = matches!(treatment(c), Treatment::Keep | Treatment::Combine | Treatment::Join);
                prop_assert!(is_kept);
            }
            prop_assert!(matches!(clean(&once), Cow::Borrowed(_)));
        }
    }
}
