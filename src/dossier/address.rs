//! What of an article other programs read as well: addresses and the codes of languages.

use oxilangtag::LanguageTag;
use oxiri::Iri;

/// Whether a text is an address of the web: one that other programs can follow (RFC 3987, with
/// `http` or `https` and a host).
pub fn is_web_address(text: &str) -> bool {
    Iri::parse(text).is_ok_and(|iri| {
        let is_scheme = |scheme: &str| iri.scheme().eq_ignore_ascii_case(scheme);
        (is_scheme("https") || is_scheme("http"))
            && iri.authority().is_some_and(|it| !it.is_empty())
    })
}

/// Whether a text is the code of a language, well-formed (BCP 47): `de`, `en-GB`, `zh-Hant-TW`. Of
/// longer first words, such as `english`, none was ever registered (RFC 5646, section 2.2.1).
pub fn is_language(text: &str) -> bool {
    const LONGEST: usize = "deu".len();
    let is_known = |tag: LanguageTag<&str>| {
        tag.private_use().is_some() || tag.primary_language().len() <= LONGEST
    };
    LanguageTag::parse(text).is_ok_and(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_codes() {
        for tag in ["de", "en-GB", "zh-Hant-TW", "sl-rozaj", "x-local", "DE"] {
            assert!(is_language(tag), "{tag}");
        }
        for text in ["", "e n", "de_DE", "d", "en-", "Deutsch (CH)", "english", "de\u{301}"] {
            assert!(!is_language(text), "{text}");
        }
    }

    #[test]
    fn only_what_can_be_followed_is_an_address() {
        for text in ["https://a.example/b?c=ä#d", "HTTP://a.example:80/%20"] {
            assert!(is_web_address(text), "{text}");
        }
        for text in [
            "",
            "a.example/b",
            "javascript:alert(1)",
            "http:",
            "http:///b",
            "https://a.example/b c",
            "https://a.example/{b}",
            "https://a.example/\"b",
            "https://a.example/%zz",
            "https://a.example:b/",
        ] {
            assert!(!is_web_address(text), "{text}");
        }
    }
}
