//! Texts as RON writes them.

use crate::text::clean;
use std::{borrow::Cow, fmt::Write};
use unicode_segmentation::UnicodeSegmentation;

/// A text as RON writes it, with its quotation marks; what must not act on a terminal, or is not
/// seen, is escaped.
pub fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for grapheme in text.graphemes(true) {
        let is_clean = matches!(clean(grapheme), Cow::Borrowed(_));
        for c in grapheme.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                ' '..='~' => out.push(c),
                c if is_clean => out.push(c),
                // Writing to a text never fails.
                c => _ = write!(out, "\\u{{{:x}}}", u32::from(c)),
            }
        }
    }
    out.push('"');
    out
}
