//! Addresses that no reader can open.

use super::{Code, Problem, Problems, Quoted};
use crate::dossier::{Document, is_web_address, path::Path};

pub(super) fn check(document: &Document<'_>, problems: &mut Problems) {
    if let Some(url) = document.article.url.as_deref() {
        check_one(url, "leave `url` out if there is none", problems, || {
            Path::root().field("article").field("url")
        });
    }
    for (index, speaker) in (0..).zip(&document.speakers) {
        if let Some(url) = speaker.url.as_deref() {
            check_one(url, "what is no address belongs in `reference`", problems, || {
                Path::item_of("speakers", index).field("url")
            });
        }
    }
}

fn check_one(url: &str, otherwise: &str, problems: &mut Problems, path: impl FnOnce() -> Path) {
    // An empty one is an error of its own.
    if url.trim().is_empty() || is_web_address(url) {
        return;
    }
    let with_scheme = format!("https://{url}");
    let help = match url.contains('.') && !url.contains(':') && is_web_address(&with_scheme) {
        true => format!("write {}", Quoted(&with_scheme)),
        false => format!(
            "write it as the browser shows it, beginning with `https://` or `http://`; {otherwise}"
        ),
    };
    let message = format!("{} is no address that a browser opens", Quoted(url));
    problems.push(Problem::new(Code::BadAddress, path(), message).with_help(help));
}

#[cfg(test)]
mod tests {
    use crate::dossier::{
        Limits,
        check::{Code, check},
        fixture::changed,
    };

    /// What is said of the addresses after a change of the fixture.
    fn said(from: &str, to: &str) -> Vec<String> {
        let report = check(&changed(from, to), None, &Limits::default());
        let found = report.problems.into_iter().map(|placed| placed.problem);
        let found = found.filter(|problem| problem.code == Code::BadAddress);
        found.map(|problem| problem.help.unwrap_or_default()).collect()
    }

    #[test]
    fn what_no_browser_opens_is_told_with_what_to_do() {
        for (url, expected) in [
            ("not a url", "beginning with `https://`"),
            ("javascript:alert(1)", "beginning with `https://`"),
            ("www.example.org/a", "write `https://www.example.org/a`"),
            ("https://", "beginning with `https://`"),
        ] {
            let article = said("paragraphs: 4,", &format!("paragraphs: 4, url: \"{url}\","));
            for help in [article, said("https://example.org/audit", url)] {
                assert!(matches!(&help[..], [help] if help.contains(expected)), "{url}: {help:?}");
            }
        }
        assert_eq!(said("paragraphs: 4,", "paragraphs: 4, url: \"http://a.example\","), [""; 0]);
    }
}
