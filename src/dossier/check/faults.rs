//! Several faults at once: each is told, where it would be told alone, and nothing else is.

use super::check;
use crate::dossier::{
    diagnostic::{Code, Report},
    fixture::{ARTICLE, SOUND, is_short},
    limits::Limits,
    source::Source,
};
use proptest::{prelude::*, sample::subsequence};

/// A text of the fixture, what stands there instead, and where that is told as what.
struct Fault {
    from: &'static str,
    to: &'static str,
    code: Code,
    at: &'static str,
}

const fn fault(from: &'static str, to: &'static str, code: Code, at: &'static str) -> Fault {
    Fault { from, to, code, at }
}

/// Faults that have nothing to do with each other.
const FAULTS: &[Fault] = &[
    // What is not RON.
    fault(
        "gist: \"The town votes.\"",
        "gist: \"The town votes.",
        Code::Unclosed,
        "\"The town votes.",
    ),
    fault("anchor: \"einige Kritiker\"", "anchor \"einige Kritiker\"", Code::Syntax, "\"einige"),
    fault("label: \"The port\"", "label: „The port“", Code::Syntax, "„The"),
    fault("short: \"insiders\", kind", "short: \"insiders\" kind", Code::Syntax, "kind"),
    fault("topics: [\"port\"],\n", "topics: [\"port\"],,\n", Code::Syntax, ",,"),
    fault("basis: Implied)],", "basis: Implied],", Code::Unclosed, "Implied]"),
    fault("kind: Person, role", "kind: Person; role", Code::Syntax, ";"),
    fault("title: \"Harbour fee\",", "title: \"Harbour fee\"", Code::Syntax, "\"Harbour"),
    // What has the wrong type or name.
    fault("paragraph: 1, speaker", "paragraph: \"1\", speaker", Code::WrongType, "\"1\""),
    fault("speech: Partial", "speech: Partly", Code::UnknownWord, "Partly"),
    fault("relays: [\"moreau\"]", "relay: [\"moreau\"]", Code::UnknownField, "relay:"),
    fault("outcome: NoReply", "outcome: No", Code::UnknownWord, "No"),
    fault("published: \"2026-01-31\"", "published: 2026", Code::WrongType, "2026"),
    fault("paragraphs: 4", "paragraphs: 4.0", Code::WrongType, "4.0"),
    // What contradicts the rest.
    fault(
        "cites: \"the audit\", against: [\"skippers\"]",
        "against: [\"skiper\"]",
        Code::UnknownId,
        "\"skiper\"",
    ),
    fault("sources: Stated(2)", "sources: Stated(0)", Code::ZeroSources, "Stated(0)"),
    fault("examples: [\"doubt\"]", "examples: [\"dout\"]", Code::UnknownId, "\"dout\""),
    fault("(id: \"report\"", "(id: \"Report\"", Code::MalformedId, "\"Report\""),
    fault("sha256: \"0000", "sha256: \"x000", Code::BadHash, "\"x000"),
    fault(
        "role: \"mayor\"",
        "role: \"mayor\", url: \"https://a.example\"",
        Code::AddressOfOther,
        "\"https://a.example\"",
    ),
    fault("gist: \"Nobody has to leave.\"", "gist: \"\"", Code::EmptyText, "\"\""),
    // What an editor would ask.
    fault(
        "topics: [(id",
        "topics: [(id: \"sea\", label: \"The sea\"), (id",
        Code::UnusedTopic,
        "\"sea\"",
    ),
    fault(
        "link: Inferred, anchor",
        "link: Inferred, note: \"a\u{200B}b\", anchor",
        Code::HiddenCharacter,
        "\u{200B}",
    ),
];

/// The codes and places of what is told that is not told of the sound fixture.
fn told(text: &str) -> Vec<(Code, usize)> {
    let check = |text: &str| -> Report {
        check(&Source::new("x", text), Some(ARTICLE.as_bytes()), &Limits::default())
    };
    let sound: Vec<(Code, String)> =
        check(SOUND).diagnostics.into_iter().map(|it| (it.code, it.message)).collect();
    let found = check(text).diagnostics.into_iter();
    let found = found.inspect(|it| assert!(is_short(it), "{it:#?}"));
    let found = found.filter(|it| !sound.contains(&(it.code, it.message.clone())));
    found.map(|it| (it.code, it.line)).collect()
}

/// What is to be told of a text with some of the faults.
fn expected(text: &str, faults: &[&Fault]) -> Vec<(Code, usize)> {
    let mut places: Vec<_> = faults
        .iter()
        .map(|fault| {
            let start = text.find(fault.to).unwrap() + fault.to.find(fault.at).unwrap();
            (start, fault.code)
        })
        .collect();
    places.sort_unstable();
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    places.into_iter().map(|(at, code)| (code, line(at))).collect()
}

fn with(faults: &[&Fault]) -> String {
    faults.iter().fold(SOUND.to_owned(), |text, fault| {
        assert_eq!(text.matches(fault.from).count(), 1, "{}", fault.from);
        text.replacen(fault.from, fault.to, 1)
    })
}

#[test]
fn each_fault_is_told_alone() {
    for fault in FAULTS {
        let text = with(&[fault]);
        assert_eq!(told(&text), expected(&text, &[fault]), "{}", fault.to);
    }
}

properties! {
    #[test]
    fn of_five_faults_each_is_told_and_nothing_else(
        which in subsequence((0..FAULTS.len()).collect::<Vec<_>>(), 5),
    ) {
        let faults: Vec<&Fault> = which.into_iter().map(|at| &FAULTS[at]).collect();
        let text = with(&faults);
        prop_assert_eq!(told(&text), expected(&text, &faults), "{}", text);
    }
}
