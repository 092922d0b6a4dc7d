//! What another curator made of the tutorial.

use crate::analysis::testing::TUTORIAL;

/// The tutorial as somebody else would have written it: with other ids, some other words, and other
/// decisions here and there.
pub(crate) fn other_curator() -> String {
    let start = |id: &str| TUTORIAL.find(&format!("        (\n            id: \"{id}\"")).unwrap();
    let kites = &TUTORIAL[start("kites-not-reason")..start("pier-painted")];
    let changes = [
        (kites, ""),
        (
            "anchor: \"put off the repair of the wooden pier\"",
            "anchor: \"until after the kite festival\"",
        ),
        (
            "The council lets the pier wait for its repair until",
            "The repair of the pier waits until",
        ),
        ("anchor: \"safe for any crowd\"", "anchor: \"the pier was safe for any crowd\""),
        ("name: \"Barnaby Fitch\"", "name: \"Fitch\""),
        ("name: \"People close to the council\"", "name: \"Insiders\""),
        ("speech: Partial, content: Judgement,", "speech: Verbatim, content: Judgement,"),
        ("sources: Stated(2),", "sources: Unstated,"),
        ("content: Forecast,\n            gist: \"The repair", "gist: \"The repair"),
        (
            "stances: [(on: \"delay\", position: Explains)]",
            "stances: [(on: \"delay\", position: Supports)]",
        ),
        (
            "id: \"oakes-promise\", paragraph: 9,",
            "open: [Content], id: \"oakes-promise\", paragraph: 9,",
        ),
        (
            "        (\n            id: \"insurer-tuba\"",
            "        (id: \"no-names\", paragraph: 10, speaker: \"deckchairs\", speech: Paraphrase, \
             sources: Inferred(2), gist: \"They fear for their lease.\", \
             anchor: \"want no names in the paper\"),\n        (\n            id: \"insurer-tuba\"",
        ),
    ];
    let changed = changes.iter().fold(TUTORIAL.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    renamed(&changed, &["fitch", "residents", "pier-lead", "repair-moved", "delay", "repair"])
}

/// A dossier in which everything with one of these ids has another one.
pub(crate) fn renamed(source: &str, ids: &[&str]) -> String {
    ids.iter().fold(source.to_owned(), |text, id| {
        let (from, to) = (format!("\"{id}\""), format!("\"other-{id}\""));
        assert!(text.contains(&from), "{id}");
        // A short name may be the same word.
        let short = |id: &str| format!("short: {id}");
        text.replace(&from, &to).replace(&short(&to), &short(&from))
    })
}
