//! What is carried over to a corrected text.

use super::*;
use crate::dossier::{check::check, diagnostic::Severity};
use proptest::prelude::*;

const TUTORIAL: &str = include_str!("../../../data/tutorial.ron");
const TEXT: &str = include_str!("../../../data/tutorial.txt");

fn carried(dossier: &str, before: &str, now: &str) -> Result<Carried, NotCarried> {
    let source = Source::new("old.ron", dossier);
    carry_over(&source, before, now, &Options::default(), &Limits::default())
}

fn paragraphs() -> Vec<String> {
    let text = ArticleParagraphs::new(TEXT);
    text.paragraphs().map(|(_, it)| it.text().trim().to_owned()).collect()
}

/// Each claim and request of a dossier without its paragraph, by its id or its words; and its
/// paragraph.
fn items(dossier: &str) -> Vec<(String, u16, String)> {
    let (tree, source) = (Tree::parse(dossier), Source::new("x", dossier));
    let document = parse(&source, &Limits::default()).unwrap();
    let item = |list: &'static str, index: usize, paragraph: u16| {
        let node = tree.find(&Path::item_of(list, index as u32)).unwrap();
        let number = node.field("paragraph").unwrap().range();
        let start = node.range().start;
        let mut text = node.text().to_owned();
        text.replace_range(number.start - start..number.end - start, "");
        let name = match list {
            "claims" => document.claims[index].id.to_string(),
            _ => format!("{:?}", document.requests[index].anchor),
        };
        (name, paragraph, text)
    };
    let claims = document.claims.iter().enumerate();
    let claims = claims.map(|(index, it)| item("claims", index, it.paragraph));
    let requests = document.requests.iter().enumerate();
    claims.chain(requests.map(|(index, it)| item("requests", index, it.paragraph))).collect()
}

#[test]
fn a_text_that_has_not_changed_changes_nothing() {
    let same = carried(TUTORIAL, TEXT, TEXT).unwrap();
    assert_eq!(same.text, TUTORIAL);
    assert_eq!((same.moved, same.claims, same.requests), (0, 0, 0));
    assert_eq!(same.opened, []);
}

#[test]
fn who_is_corrected_opens_what_that_paragraph_says_although_its_words_stand() {
    let now = TEXT.replace("Barnaby Fitch", "Barnaby Finch");
    let it = carried(TUTORIAL, TEXT, &now).unwrap();
    let opened: Vec<_> = it.opened.iter().map(|(name, _)| &**name).collect();
    assert_eq!(opened, ["the speaker `fitch`", "`fitch-safe`", "`fitch-knots`"]);
    // Who seems to say it now is offered, and stays to be decided.
    let open = "open: [Speaker(seen: \"he said\", or: [\"finch\", \"mudge\"]), Speech, Content, Gist, Quote, Against],";
    assert!(it.text.contains(open), "{}", it.text);
    assert!(it.text.contains("name: \"Barnaby Finch\""), "{}", it.text);
    // What has a claim already is not proposed a second time.
    assert_eq!((it.claims, it.requests, it.moved), (0, 0, 0));
    // Once is enough: of the new text, everything stands.
    let again = carried(&it.text, &now, &now).unwrap();
    assert_eq!(again.text, it.text);
}

#[test]
fn a_claim_whose_words_were_corrected_has_the_new_ones_and_is_open() {
    let now =
        TEXT.replace("counting every knot as a catastrophe", "taking every knot for a crisis");
    let it = carried(TUTORIAL, TEXT, &now).unwrap();
    let opened: Vec<_> = it.opened.iter().map(|(name, _)| &**name).collect();
    assert_eq!(opened, ["`fitch-safe`", "`fitch-knots`"]);
    assert!(it.text.contains("quote: [\"taking every knot for a crisis\"],"), "{}", it.text);
    assert_eq!(it.claims, 0);
    let source = Source::new("x", &*it.text);
    assert_eq!(check(&source, Some(now.as_bytes()), &Limits::default()).errors(), 0);
}

#[test]
fn the_claims_of_a_paragraph_that_was_split_go_where_their_words_are() {
    let dossier = "(format: 2, article: (id: \"x\", title: \"X\", outlet: \"O\", \
        published: \"2026-01-31\", paragraphs: 1, language: \"en\"), \
        speakers: [(id: \"a\", name: \"Ann Bell\", kind: Person)], claims: [\
        (id: \"c\", paragraph: 1, speaker: \"a\", speech: Paraphrase, gist: \"g\", anchor: \"the pier was safe\"), \
        (id: \"d\", paragraph: 1, speaker: \"a\", speech: Paraphrase, gist: \"g\", anchor: \"nobody had come on Monday\", \
        open: [Gist])])";
    let before = "Ann Bell said the pier was safe. She added that nobody had come on Monday.";
    let now = before.replace(". She", ".\nShe");
    let it = carried(dossier, before, &now).unwrap();
    assert!(it.text.contains("id: \"c\", paragraph: 1,"), "{}", it.text);
    assert!(it.text.contains("id: \"d\", paragraph: 2,"), "{}", it.text);
    let source = Source::new("x", &*it.text);
    assert_eq!(check(&source, Some(now.as_bytes()), &Limits::default()).errors(), 0);
    // What stands and was not decided is not decided now.
    let again = carried(&it.text, &now, &now).unwrap();
    assert_eq!((again.kept, again.still_open), (2, 2));
}

#[test]
fn what_is_new_is_proposed_with_the_speakers_that_are_known() {
    let added = "Barnaby Fitch said that gulls had eaten the planks.\n\
        Dora Quay did not reply to a request for comment.";
    let it = carried(TUTORIAL, TEXT, &format!("{TEXT}\n{added}")).unwrap();
    assert_eq!((it.claims, it.requests), (1, 1));
    for text in [
        "paragraph: 12, speaker: \"fitch\", speech: Paraphrase,",
        "paragraph: 13, to: [\"quay\"], outcome: NoReply,",
        "name: \"Dora Quay\"",
        "paragraphs: 13,",
    ] {
        assert!(it.text.contains(text), "{text}: {}", it.text);
    }
    assert_eq!(it.text.matches("name: \"Barnaby Fitch\"").count(), 1);
    let now = format!("{TEXT}\n{added}");
    let report = check(&Source::new("x", &*it.text), Some(now.as_bytes()), &Limits::default());
    assert_eq!(report.errors(), 0, "{report}");
    let open = parse(&Source::new("x", &*it.text), &Limits::default()).unwrap().open_places();
    assert_eq!(open, it.undecided);
}

#[test]
fn claims_whose_paragraphs_changed_places_do_so_with_their_comments() {
    let dossier = "(format: 2, article: (id: \"x\", title: \"X\", outlet: \"O\", \
        published: \"2026-01-31\", paragraphs: 2, language: \"en\"), \
        speakers: [(id: \"a\", name: \"A\", kind: Person)], claims: [\n\
        // First.\n\
        (id: \"c\", paragraph: 1, speaker: \"a\", speech: Paraphrase, gist: \"g\", anchor: \"It rains\"), // c\n\
        (id: \"d\", paragraph: 2, speaker: \"a\", speech: Paraphrase, gist: \"g\", anchor: \"It snows\")\n\
        ])";
    let it = carried(
        dossier,
        "It rains, A said.\nIt snows, A said.",
        "It snows, A said.\nIt rains, A said.",
    );
    let text = it.unwrap().text;
    let claims = text.split_once("claims: [").unwrap().1;
    assert_eq!(
        claims,
        "\n(id: \"d\", paragraph: 1, speaker: \"a\", speech: Paraphrase, gist: \"g\", anchor: \"It snows\"),\n\
        // First.\n\
        (id: \"c\", paragraph: 2, speaker: \"a\", speech: Paraphrase, gist: \"g\", anchor: \"It rains\"), // c\n])"
    );
}

#[test]
fn a_reason_whose_words_are_gone_is_open_wherever_it_stood() {
    let dossier = "(format: 2, article: (id: \"x\", title: \"X\", outlet: \"O\", \
        published: \"2026-01-31\", paragraphs: 2, language: \"en\"), \
        speakers: [(id: \"a\", name: \"insiders\", kind: Unnamed)], claims: [(id: \"c\", \
        paragraph: 1, speaker: \"a\", speech: Paraphrase, sources: Some(Unstated), gist: \"g\", \
        anchor: \"It rains\", anonymity: NoReason(anchor: \"declined to be named\"))])";
    let before = "It rains, insiders said.\nThey declined to be named, and left.";
    let now = before.replace("declined", "did not want");
    let it = carried(dossier, before, &now).unwrap();
    assert_eq!(it.opened, [("`c`".to_owned(), Because::ReasonGone)]);
    assert!(it.text.contains("open: [Anonymity])"), "{}", it.text);
}

#[test]
fn what_cannot_be_carried_over_says_why() {
    let why = |dossier: &str, before: &str, now: &str| {
        carried(dossier, before, now).unwrap_err().to_string()
    };
    assert!(why("(", TEXT, TEXT).contains("bracket"));
    let old = TUTORIAL.replace("format: 2", "format: 1");
    assert!(why(&old, TEXT, TEXT).contains("onrecord upgrade"));
    assert!(why(TUTORIAL, "Another text.", TEXT).contains("fingerprints differ"));
    assert!(why(TUTORIAL, TEXT, "Another text.").contains("is it the same article?"));
}

/// One change of an article's paragraphs.
#[derive(Debug, Clone)]
enum Correction {
    Reword(usize),
    Remove(usize),
    Insert(usize),
    Swap(usize, usize),
}

fn correction() -> impl Strategy<Value = Correction> {
    let at = || 0..20usize;
    prop_oneof![
        at().prop_map(Correction::Reword),
        at().prop_map(Correction::Remove),
        at().prop_map(Correction::Insert),
        (at(), at()).prop_map(|(one, other)| Correction::Swap(one, other)),
    ]
}

fn corrected(corrections: &[Correction]) -> Vec<String> {
    let mut all = paragraphs();
    for (number, correction) in corrections.iter().enumerate() {
        let count = all.len();
        match correction {
            Correction::Reword(at) => all[at % count].push_str(&format!(" Corrected {number}.")),
            Correction::Remove(at) if count > 1 => drop(all.remove(at % count)),
            Correction::Remove(_) => {}
            Correction::Insert(at) => {
                all.insert(at % (count + 1), format!("Ann Bell said {number} planks were new."));
            }
            Correction::Swap(one, other) => all.swap(one % count, other % count),
        }
    }
    all
}

properties! {
    #[test]
    fn exactly_what_still_stands_is_kept(
        corrections in prop::collection::vec(correction(), 1..6),
        is_crlf: bool,
    ) {
        let end = if is_crlf { "\r\n" } else { "\n" };
        let dossier = TUTORIAL.replace('\n', end);
        let (before, now) = (paragraphs(), corrected(&corrections));
        let text = now.join("\n");
        let it = match carried(&dossier, TEXT, &text) {
            Ok(it) => it,
            Err(NotCarried::OtherArticle) => {
                prop_assert!(before.iter().all(|it| !now.contains(it)));
                return Ok(());
            }
            Err(error) => panic!("{error}"),
        };
        let (old, new) = (items(&dossier), items(&it.text));
        for (name, paragraph, text) in &old {
            let (_, there, carried) = new.iter().find(|it| it.0 == *name).unwrap();
            let was = &before[usize::from(*paragraph) - 1];
            let stands = now.contains(was);
            let is_same = carried == text;
            prop_assert_eq!(is_same, stands, "{}", name);
            if stands {
                prop_assert_eq!(&now[usize::from(*there) - 1], was, "{}", name);
            } else {
                // Only words in `open` came.
                prop_assert!(carried.contains("open: ["), "{}", name);
            }
        }
        let speakers = it.opened.iter().filter(|(_, why)| *why == Because::NameGone).count();
        prop_assert_eq!(it.kept + it.opened.len() - speakers, old.len());
        prop_assert_eq!(old.len() + it.claims + it.requests, new.len());
        if is_crlf {
            prop_assert!(!it.text.replace("\r\n", "").contains('\n'));
        }
        let source = Source::new("x", &*it.text);
        let open = parse(&source, &Limits::default()).unwrap().open_places();
        prop_assert_eq!(open, it.undecided);
        // Without the text there is nothing wrong with it.
        let report = check(&source, None, &Limits::default());
        let errors = report.diagnostics.iter().filter(|it| it.severity == Severity::Error);
        prop_assert_eq!(errors.count(), 0, "{}", report);
    }
}
