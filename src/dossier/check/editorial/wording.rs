//! How claims are worded, and addresses that no reader can open.

use super::{Change, Code, Correction, Diagnostic, Editorial, PARTIAL, Path, Quoted, count};
use crate::{
    dossier::{address::is_web_address, claim::Speech, syntax::literal},
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
                let marked =
                    (0..).zip(spans).filter_map(|(slot, span)| Some((slot, inside_marks(span)?)));
                for (slot, inside) in marked {
                    let message = "this text has its own quotation marks around it";
                    let path = path(field).item(slot);
                    let change = Change::Set(path.clone(), literal(inside));
                    let remove = Correction::sure(Code::MarkedQuote.help(), [change]);
                    let marked = Diagnostic::new(Code::MarkedQuote, path, message);
                    self.found.push(marked.with_correction(remove));
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
        let is_host = url.contains('.') && !url.contains(':') && is_web_address(&with_scheme);
        let (path, message) =
            (path(), format!("{} is not an address that a browser opens", Quoted(url)));
        let change = Change::Set(path.clone(), literal(&with_scheme));
        let write = Correction::sure(format!("write {}", Quoted(&with_scheme)), [change]);
        let diagnostic = Diagnostic::new(Code::BadAddress, path, message);
        self.found.push(match is_host {
            true => diagnostic.with_correction(write),
            false => diagnostic.with_help(format!(
                "copy it from the browser, beginning with `https://` or `http://`; {otherwise}"
            )),
        });
    }
}

/// What stands between the quotation marks with which a text begins and ends, of any style, if it
/// has none inside.
pub(in crate::dossier::check) fn inside_marks(text: &str) -> Option<&str> {
    let text = text.trim();
    let folded = fold(text);
    let inside = folded.strip_prefix('"').and_then(|text| text.strip_suffix('"'))?;
    let mut chars = text.chars();
    let is_marked = !inside.contains('"') && chars.next().is_some() && chars.next_back().is_some();
    is_marked.then_some(chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{check::check, fixture::changed, limits::Limits};

    #[test]
    fn marks_around_a_quote_are_found_and_marks_inside_are_left() {
        for marked in ["\"We vote\"", "„Wir stimmen ab“", "»Ja«", " “Yes” "] {
            assert!(inside_marks(marked).is_some(), "{marked}");
        }
        for quote in ["We \"vote\"", "\"Yes\" and \"no\"", "'twas the dogs'", "\"", "", "„Ja“, sie"]
        {
            assert_eq!(inside_marks(quote), None, "{quote}");
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
