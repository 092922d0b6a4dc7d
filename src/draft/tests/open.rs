//! What a draft leaves open, whom it proposes, and who else it says could be meant.

use super::{drafted, read};
use crate::dossier::{
    Claim, Document, Kind, Limits, OpenInClaim, OpenInRequest, OpenInSource, OpenInSpeaker,
    OpenPlace, Source, Sources, Str,
    check::{MARKER, NO_DAY, UNDECIDED, check},
};

/// The words that made the program propose somebody, each with its paragraph.
pub fn evidence<'d>(document: &'d Document<'_>) -> Vec<(u16, &'d str)> {
    let claims = document.claims.iter().flat_map(|claim| {
        let own = claim.open.iter().filter_map(|place| match place {
            OpenInClaim::Speaker { seen, .. } => seen.as_deref(),
            _ => None,
        });
        let others = claim.with.iter().flat_map(|it| &it.open).filter_map(|place| match place {
            OpenInSource::Speaker { seen, .. } => seen.as_deref(),
            _ => None,
        });
        own.chain(others).map(|seen| (claim.paragraph, seen))
    });
    let requests = document.requests.iter().flat_map(|request| {
        let seen = request.open.iter().filter_map(|place| match place {
            OpenInRequest::To { seen, .. } => seen.as_deref(),
            _ => None,
        });
        seen.map(|seen| (request.paragraph, seen))
    });
    claims.chain(requests).collect()
}

/// `SPEAKER (SEEN) or OTHERS: WORDS`, a claim each: what is open besides the speaker.
fn open(text: &str) -> Vec<String> {
    read(text, |document| {
        let claim = |claim: &Claim<'_>| {
            let OpenInClaim::Speaker { seen, or } = &claim.open[0] else { panic!("{claim:?}") };
            let words: Vec<_> =
                claim.open[1..].iter().map(|place| format!("{:?}", place.field())).collect();
            format!(
                "{} ({}) or {}: {}",
                claim.speaker.as_deref().unwrap_or("nobody"),
                seen.as_deref().unwrap_or("-"),
                ids(or),
                words.join(" ")
            )
        };
        document.claims.iter().map(claim).collect()
    })
}

fn ids(ids: &[Str<'_>]) -> String {
    ids.iter().map(|id| &**id).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn hold(text: &str, expected: &[&str]) {
    assert_eq!(open(text), expected, "{text}");
}

/// The errors of a draft of `article`.
#[track_caller]
fn hold_sound(draft: String, article: &str) {
    let report =
        check(&Source::new("draft.ron", draft), Some(article.as_bytes()), &Limits::default());
    assert_eq!(report.errors(), 0, "{report}");
}

#[test]
fn nothing_stands_in_a_draft_for_what_nobody_knows() {
    let text = "It reportedly leaks. According to the report, it is old. She declined to comment.";
    let draft = drafted(text).text;
    for placeholder in [UNDECIDED, NO_DAY, MARKER, "undecided", "gist:", "title:", "reference:"] {
        assert!(!draft.contains(placeholder), "{placeholder} in\n{draft}");
    }
    hold_sound(draft, text);
}

#[test]
fn a_pronoun_could_be_any_of_the_last_who_fit() {
    hold(
        "Ann Bell said that it was over. Bo Cole, who met the council, said that it was not. \
         He said that it went on.",
        &[
            "bell (Ann Bell said) or : Content Gist",
            "cole (Bo Cole, who met the council, said) or council: Content Gist",
            "cole (He said) or bell: Content Gist",
        ],
    );
    // Whoever is only named could be meant as well.
    hold(
        "Ann Bell said that it was over.\nThe firm had hired Mayor Bo Cole. He said that ships leaked.",
        &[
            "bell (Ann Bell said) or : Content Gist",
            "newsroom (-) or : Content Gist RestsOn",
            "bell (He said) or cole: Content Gist",
        ],
    );
}

#[test]
fn the_newsroom_could_not_be_meant() {
    hold(
        "Ulm (Daily Lantern) - Ann Bell told the Daily Lantern that ships leaked. He said that \
         planes leaked.",
        &["bell (Ann Bell told) or : Content Gist", "bell (He said) or : Content Gist"],
    );
}

#[test]
fn whoever_could_be_meant_is_among_the_speakers() {
    let text =
        "Ann Bell said that it was over.\nThe firm had hired Mayor Bo Cole. He said no more.";
    read(text, |document| {
        let cole = document.speakers.iter().find(|it| &*it.id == "cole").unwrap();
        assert_eq!((cole.name.as_deref(), cole.kind), (Some("Bo Cole"), Some(Kind::Person)));
        assert_eq!(cole.role.as_deref(), Some("Mayor"));
        let expected = [OpenInSpeaker::Name, OpenInSpeaker::Kind, OpenInSpeaker::Role];
        assert_eq!(cole.open, expected);
    });
}

#[test]
fn where_nobody_is_found_nobody_is_proposed() {
    hold(
        "Ann Bell said that it was over. It reportedly leaks badly.",
        &["bell (Ann Bell said) or : Content Gist", "nobody (reportedly) or bell: Content Gist"],
    );
    read("She declined to comment.", |document| {
        let request = &document.requests[0];
        assert!(request.to.is_empty() && request.link.is_none(), "{request:?}");
        let words: Vec<_> = request.open.iter().map(|it| format!("{:?}", it.field())).collect();
        assert_eq!(words, ["To", "Outcome", "Claims", "Link"]);
    });
}

#[test]
fn numbers_forms_and_marks_in_doubt_are_open() {
    // Counted by the text, and then by the program.
    hold(
        "Two people said that it was over. They said that it was late.",
        &[
            "people (Two people said) or : Content Gist Anonymity Knows",
            "people (They said) or : Sources Content Gist Anonymity Knows",
        ],
    );
    hold(
        "\"We counted every plank of the pier, said Ann Bell.",
        &["bell (said Ann Bell) or : Speech Content Quote Gist"],
    );
    // Two spans could be two claims.
    hold(
        "\"We counted every plank,\" said Ann Bell, \"and every nail of it.\"",
        &["bell (said Ann Bell) or : Content Quote Gist"],
    );
    hold(
        "Ann Bell said that Bo Cole had said that it was over.",
        &["bell (Ann Bell said) or cole: Content Gist Relays"],
    );
}

#[test]
fn words_in_another_language_wait_for_their_translation() {
    hold(
        "„Wir haben jede Planke gezählt“, sagte die Sprecherin. Das sei alles.",
        &[
            "sprecherin (sagte die Sprecherin) or : Content Gist Translation Anonymity Knows",
            "sprecherin (sei) or : Sources Content Gist Anonymity Knows",
        ],
    );
}

#[test]
fn those_who_are_named_in_a_row_are_sources_of_one_claim() {
    let text = "According to e-mails and three people, the ferry was known to be unsafe.";
    read(text, |document| {
        let claim = &document.claims[0];
        assert_eq!(claim.open.last(), Some(&OpenInClaim::With));
        let [other] = claim.with.as_slice() else { panic!("{claim:?}") };
        assert_eq!(other.speaker.as_deref(), Some("people"));
        assert_eq!(other.sources, Some(Sources::Stated(3)));
        let seen = Some("three people".into());
        let who = OpenInSource::Speaker { seen, or: Vec::new() };
        assert_eq!(other.open, [who, OpenInSource::Anonymity, OpenInSource::Knows]);
    });
}

/// `ID = OTHERS`, for each who could be somebody else of the list.
fn same(text: &str) -> Vec<String> {
    read(text, |document| {
        let same = document.speakers.iter().flat_map(|speaker| {
            speaker.open.iter().filter_map(|place| match place {
                OpenInSpeaker::SameAs(others) => Some(format!("{} = {}", speaker.id, ids(others))),
                _ => None,
            })
        });
        same.collect()
    })
}

#[test]
fn who_could_be_the_same_is_asked() {
    let groups = "Insiders said that it was over.\nIt was said.\nIt was late, four people said.\n\
                  Ann Bell said no. A resident said yes.";
    assert_eq!(same(groups), ["people = insiders"]);
    let role = "The mayor said that it was over.\nMayor Ann Bell said that it was late.";
    assert_eq!(same(role), ["bell = mayor"]);
    let short = "The Competition and Markets Authority said ships leaked.\nThe CMA said that planes leaked.";
    assert_eq!(same(short), ["cma = competition-markets-authority"]);
    assert_eq!(same("Ann Bell said yes. Bo Bell said that it was not."), [""; 0]);
}

#[test]
fn a_name_in_a_comment_becomes_a_speaker_without_it() {
    let text = "Ann Bell said that it was over.\nMayor Bo Cole came.";
    let draft = drafted(text).text;
    let named = draft.lines().find(|line| line.contains("Bo Cole")).unwrap();
    assert!(named.trim().starts_with("// (id: \"cole\""), "{named}");
    hold_sound(draft.replace("// (id: \"cole\"", "(id: \"cole\""), text);
}

#[test]
fn a_draft_is_laid_out_as_a_person_would() {
    let text = "- by Ima Penn\n\nNOWHERE-ON-SEA, April 1 (Lantern) - The council will close the \
                pier, two people familiar with the matter said.\n\n\"Nobody told us about this,\" \
                said Ann Bell, the mayor. \"We\" counted. Bo Cole agreed, and he said it was \
                old.\n\nIt closed in 1970.\n\nAccording to e-mails and a sailor, it leaks.\n\nThe \
                harbour office did not respond to a request for comment.\n\nDeputy Mayor Una Fry \
                came by.";
    insta::assert_snapshot!(drafted(text).text);
}

#[test]
fn whoever_else_a_sentence_names_could_be_meant() {
    hold(
        "Ann Bell, the mayor, said that the council had lied.",
        &["bell (Ann Bell, the mayor, said) or council: Content Gist"],
    );
    hold(
        "Mira Hart, die Leiterin, sagte, die Polizei habe gelogen.",
        &["hart (Mira Hart, die Leiterin, sagte) or polizei: Content Gist"],
    );
    // Who is named only in the next sentence comes last.
    let text = "„Ja, es gibt Zumutungen für alle.“ Das musste Minister Ole Brandt zugeben.";
    assert_eq!(open(text)[0], "nobody (-) or brandt: Content Gist Translation");
}
