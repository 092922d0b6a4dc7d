//! How claims are worded, and addresses that no reader can open.

use super::{Code, Diagnostic, Editorial, PARTIAL, Path, Quoted, count};
use crate::{
    dossier::{address::is_web_address, claim::Speech},
    text::fold,
};

/// The most characters of a gist.
const GIST: usize = 100;

impl Editorial<'_> {
    pub(super) fn check_wording(&mut self) {
        for (path, claim) in self.claims() {
            let path = |field| path.clone().field(field);
            let characters = claim.gist.as_deref().map_or(0, |gist| gist.chars().count());
            if characters > GIST {
                let message = format!("the gist has {characters} characters");
                self.found.add(Code::LongGist, path("gist"), message);
            }
            let words: usize = claim.quote.iter().map(|span| count(span)).sum();
            // A quotation of no words at all is an error of its own.
            if claim.decided_speech() == Some(Speech::Partial) && (1..PARTIAL).contains(&words) {
                let message = match words {
                    1 => "the partial quotation has one word".to_owned(),
                    _ => format!("the partial quotation has {words} words"),
                };
                self.found.add(Code::ShortPartial, path("quote"), message);
            }
            for (field, spans) in [("quote", &claim.quote), ("translation", &claim.translation)] {
                for (slot, _) in (0..).zip(spans).filter(|(_, span)| is_marked(span)) {
                    let message = "this text has its own quotation marks around it";
                    self.found.add(Code::MarkedQuote, path(field).item(slot), message);
                }
            }
        }
    }

    pub(super) fn check_addresses(&mut self) {
        if let Some(url) = self.document.article.url.as_deref() {
            let path = || Path::root().field("article").field("url");
            self.check_address(url, "leave `url` out if there is none", path);
        }
        for (index, speaker) in (0..).zip(&self.document.speakers) {
            if let Some(url) = speaker.url.as_deref() {
                let path = || Path::item_of("speakers", index).field("url");
                self.check_address(url, "anything else belongs in `reference`", path);
            }
        }
    }

    fn check_address(&mut self, url: &str, otherwise: &str, path: impl FnOnce() -> Path) {
        // An empty one is an error of its own.
        if url.trim().is_empty() || is_web_address(url) {
            return;
        }
        let with_scheme = format!("https://{url}");
        let help = match url.contains('.') && !url.contains(':') && is_web_address(&with_scheme) {
            true => format!("write {}", Quoted(&with_scheme)),
            false => format!(
                "copy it from the browser, beginning with `https://` or `http://`; {otherwise}"
            ),
        };
        let message = format!("{} is not an address that a browser opens", Quoted(url));
        self.found.push(Diagnostic::new(Code::BadAddress, path(), message).with_help(help));
    }
}

/// Whether a text begins and ends with quotation marks of any style, and has none between.
fn is_marked(text: &str) -> bool {
    let folded = fold(text.trim());
    let inside = folded.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    inside.is_some_and(|inside| !inside.contains('"'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{check::check, fixture::changed, limits::Limits};

    #[test]
    fn marks_around_a_quote_are_found_and_marks_inside_are_left() {
        for marked in ["\"We vote\"", "„Wir stimmen ab“", "»Ja«", " “Yes” "] {
            assert!(is_marked(marked), "{marked}");
        }
        for quote in ["We \"vote\"", "\"Yes\" and \"no\"", "'twas the dogs'", "\"", "", "„Ja“, sie"]
        {
            assert!(!is_marked(quote), "{quote}");
        }
    }

    /// The help for the addresses after a change of the fixture.
    fn address_help(from: &str, to: &str) -> Vec<String> {
        let report = check(&changed(from, to), None, &Limits::default());
        let found = report.diagnostics.into_iter().filter(|it| it.code == Code::BadAddress);
        found.map(|it| it.help.unwrap_or_default()).collect()
    }

    #[test]
    fn what_no_browser_opens_is_told_with_what_to_do() {
        for (url, expected) in [
            ("not a url", "beginning with `https://`"),
            ("javascript:alert(1)", "beginning with `https://`"),
            ("www.example.org/a", "write `https://www.example.org/a`"),
            ("https://", "beginning with `https://`"),
        ] {
            let article =
                address_help("paragraphs: 4,", &format!("paragraphs: 4, url: \"{url}\","));
            for help in [article, address_help("https://example.org/audit", url)] {
                assert!(matches!(&help[..], [help] if help.contains(expected)), "{url}: {help:?}");
            }
        }
        let good = "paragraphs: 4, url: \"http://a.example\",";
        assert_eq!(address_help("paragraphs: 4,", good), [""; 0]);
    }
}
