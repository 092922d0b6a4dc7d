//! Quotation marks by the language of the text.

use super::language::primary;
use crate::library::ClaimRef;

/// The quotation marks of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// What opens a quotation.
    pub open: &'static str,
    /// What closes it.
    pub close: &'static str,
}

impl Marks {
    /// The marks of the language with this tag (BCP 47); those of English where unknown.
    pub fn of(tag: &str) -> Self {
        let (open, close) = match primary(tag).as_str() {
            "de" | "cs" | "sk" | "sl" | "bg" | "lt" | "is" | "et" => ("„", "“"),
            "pl" | "hu" | "ro" | "hr" | "sr" => ("„", "”"),
            // French sets a blank that does not break inside the marks.
            "fr" => ("«\u{A0}", "\u{A0}»"),
            "es" | "it" | "pt" | "ru" | "uk" | "el" | "nb" | "nn" | "no" => ("«", "»"),
            "da" => ("»", "«"),
            "sv" | "fi" => ("”", "”"),
            "zh" if tag.eq_ignore_ascii_case("zh-cn") => ("“", "”"),
            "ja" | "zh" => ("「", "」"),
            _ => ("“", "”"),
        };
        Marks { open, close }
    }

    /// A span inside the marks; marks inside it stay as they are.
    pub fn around(self, span: &str) -> String {
        format!("{}{span}{}", self.open, self.close)
    }
}

/// The quoted words of a claim in the marks of its article's language; where the article breaks
/// the quotation, each span has its own, with " … " between them.
pub fn quoted(claim: ClaimRef<'_>) -> String {
    let marks = Marks::of(claim.dossier().language());
    claim.quote().map(|span| marks.around(span)).collect::<Vec<_>>().join(" … ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{REUTERS, TUTORIAL, library};

    #[test]
    fn an_unknown_language_has_the_marks_of_english() {
        assert_eq!(Marks::of("xx").around("a"), "“a”");
        assert_eq!(Marks::of("de-CH").around("a"), "„a“");
        assert_eq!(Marks::of("fr").around("a"), "«\u{A0}a\u{A0}»");
        assert_eq!(Marks::of("HR").around("a"), "„a”");
        assert_eq!(Marks::of("zh-TW").around("a"), "「a」");
        assert_eq!(Marks::of("zh-cn").around("a"), "“a”");
    }

    #[test]
    fn spans_and_inner_marks_stay_as_they_are() {
        let library = library(&[TUTORIAL, REUTERS]);
        let text = |id| quoted(library.find(id).unwrap());
        assert_eq!(text("pier-lead"), "");
        assert_eq!(
            text("oakes-promise"),
            "“A pier is a promise,” … “and this one has been broken in 41 places.”"
        );
        assert!(
            text("schumer-tough").starts_with("„man kann nicht behaupten, \"hart gegen China\"")
        );
    }
}
