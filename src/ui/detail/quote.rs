//! Quotation marks, by the language of the text.

use crate::config::Symbols;

/// The marks before and after a quotation in a language (BCP 47).
pub fn marks(language: &str, symbols: Symbols) -> (&'static str, &'static str) {
    if symbols == Symbols::Ascii {
        return ("\"", "\"");
    }
    let primary = language.split('-').next().unwrap_or(language);
    match primary.to_ascii_lowercase().as_str() {
        "de" | "cs" | "sk" | "sl" | "bg" | "lt" | "is" | "et" => ("„", "“"),
        "pl" | "hu" | "ro" | "hr" | "sr" => ("„", "”"),
        "fr" => ("«\u{A0}", "\u{A0}»"),
        "it" | "es" | "pt" | "ru" | "uk" | "el" | "no" | "nb" | "nn" => ("«", "»"),
        "da" => ("»", "«"),
        "sv" | "fi" => ("”", "”"),
        "zh" if language.eq_ignore_ascii_case("zh-cn") => ("“", "”"),
        "ja" | "zh" => ("「", "」"),
        _ => ("“", "”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_decides() {
        let marks = |language| marks(language, Symbols::Unicode);
        assert_eq!(marks("de"), ("„", "“"));
        assert_eq!(marks("de-AT"), ("„", "“"));
        assert_eq!(marks("EN-gb"), ("“", "”"));
        assert_eq!(marks("ja"), ("「", "」"));
        assert_eq!(marks(""), ("“", "”"));
    }

    #[test]
    fn ascii_has_one_mark() {
        assert_eq!(marks("de", Symbols::Ascii), ("\"", "\""));
    }
}
