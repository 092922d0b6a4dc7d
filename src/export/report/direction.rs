//! Texts that are read from right to left, in a page that is read from left to right.

use maud::{Markup, html};

/// A text of the article or the dossier, isolated: it neither turns what stands around it nor is
/// turned by it, whichever way it is read.
pub(super) fn foreign(text: &str) -> Markup {
    html! { bdi { (text) } }
}

/// A sentence of the program's own, with what is read from right to left in it isolated.
pub(super) fn sentence(text: &str) -> Markup {
    html! {
        @for (piece, is_turned) in pieces(text) {
            @if is_turned { (foreign(piece)) } @else { (piece) }
        }
    }
}

/// A text in pieces, and whether each is read from right to left: from a letter of such a script
/// to the last one before a letter of another.
fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_right_to_left) {
        let run = &rest[start..];
        let run = &run[..run.find(is_left_to_right).unwrap_or(run.len())];
        let run = run.trim_end_matches(|c| !is_right_to_left(c));
        pieces.extend([(&rest[..start], false), (run, true)]);
        rest = &rest[start + run.len()..];
    }
    pieces.push((rest, false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// Whether a character is of a block that Unicode keeps for scripts from right to left
/// (`DerivedBidiClass.txt`, the defaults).
fn is_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8FF}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFF}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}'
    )
}

fn is_left_to_right(c: char) -> bool {
    c.is_alphabetic() && !is_right_to_left(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_read_the_other_way_is_isolated() {
        for (text, expected) in [
            ("Oakes: no", "Oakes: no"),
            ("سلام: 3 claims", "<bdi>سلام</bdi>: 3 claims"),
            ("by שָׁלוֹם, א & ב (2)", "by <bdi>שָׁלוֹם, א &amp; ב</bdi> (2)"),
            ("a א b ב", "a <bdi>א</bdi> b <bdi>ב</bdi>"),
        ] {
            assert_eq!(sentence(text).into_string(), expected);
        }
    }

    properties! {
        #[test]
        fn nothing_is_lost(text in "[a-zא-תء-ي0-9 ,.]{0,30}") {
            let pieces = pieces(&text);
            prop_assert_eq!(pieces.iter().map(|(piece, _)| *piece).collect::<String>(), &*text);
            for (piece, is_turned) in pieces {
                let is_right = match is_turned {
                    true => piece.starts_with(is_right_to_left) && piece.ends_with(is_right_to_left),
                    false => !piece.contains(is_right_to_left),
                };
                prop_assert!(is_right, "{piece:?}");
            }
        }
    }
}
