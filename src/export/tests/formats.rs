//! What each form for other programs says, as its own readers see it.

use super::{Format, readers};
use crate::{
    analysis::{
        Scope,
        testing::{REUTERS, TUTORIAL, library, small, small_source},
    },
    export::{AnchorIn, SourceText, annotations, language, linked, memo},
    library::{ClaimRef, Library, Statuses, Vocabulary},
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const TEXT: &str = include_str!("../../../data/tutorial.txt");

fn written(format: Format, library: &Library, ids: &[&str]) -> String {
    let claims = ids.iter().map(|id| library.find(id).unwrap());
    format.write(claims, &Statuses::default())
}

fn all(format: Format, library: &Library) -> String {
    format.write(library.claims(), &Statuses::default())
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn no_claims_are_a_whole_document_in_every_form() {
    for format in Format::ALL {
        let text = format.write([], &Statuses::default());
        let read = readers::read(*format, &text).concat();
        // A graph says what it is a graph of.
        let is_bare = !read.contains(char::is_alphabetic) || *format == Format::Dot;
        assert!(is_bare, "{format:?}: {read}");
    }
}

#[test]
fn each_form_of_a_claim() {
    let library = library(&[TUTORIAL, REUTERS]);
    let ids = ["no-crane", "report-planks", "kessler-approval"];
    for format in [Format::JsonLd, Format::Annotations, Format::Csl, Format::Bibtex, Format::Dot] {
        insta::assert_snapshot!(format.word(), written(format, &library, &ids));
    }
}

#[test]
fn a_claim_is_never_reviewed_or_rated() {
    let library = library(&[TUTORIAL, REUTERS]);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for sort in readers::types(&all(Format::JsonLd, &library)) {
        *counts.entry(sort).or_default() += 1;
    }
    let sorts: Vec<&str> = counts.keys().map(String::as_str).collect();
    assert_eq!(
        sorts,
        [
            "Claim",
            "CreativeWork",
            "NewsArticle",
            "NewsMediaOrganization",
            "Organization",
            "Person",
            "Quotation",
            "Thing"
        ]
    );
    assert_eq!(counts["Claim"], library.len());
    assert_eq!(
        counts["Quotation"],
        library.claims().map(|claim| claim.quote().len()).sum::<usize>()
    );
}

#[test]
fn a_quotation_says_whose_it_is_and_where_it_stands() {
    let library = library(&[TUTORIAL, REUTERS]);
    let graph = value(&all(Format::JsonLd, &library));
    let claims = graph["@graph"].as_array().unwrap().iter().filter(|it| it["@type"] == "Claim");
    for (json, claim) in claims.zip(library.claims()) {
        assert_eq!(json["text"], claim.gist().unwrap());
        assert_eq!(json["inLanguage"], claim.dossier().reader_language());
        for (at, quotation) in json["appearance"].as_array().unwrap().iter().enumerate() {
            if !claim.is_quoted() {
                assert!(quotation["@id"].is_string(), "{json}");
                continue;
            }
            let name = claim.speaker().unwrap().name();
            let source = quotation.get("creator").or(quotation.get("isBasedOn")).unwrap();
            assert_eq!(source["name"], name);
            assert_eq!(quotation["inLanguage"], claim.dossier().language());
            assert!(quotation["isPartOf"]["@id"].is_string());
            assert_eq!(quotation["text"], claim.quote().nth(at).unwrap());
            let translation = claim.translation().nth(at);
            assert_eq!(quotation["workTranslation"]["text"], json!(translation));
            if translation.is_some() {
                let label = "Back-translation, not the speaker's words";
                assert_eq!(quotation["workTranslation"]["description"], label);
                assert_ne!(quotation["workTranslation"]["@type"], "Quotation");
            }
        }
    }
}

fn annotated(claim: ClaimRef<'_>, text: Option<&str>) -> Value {
    let text = text.map(|text| SourceText::new(text, claim.dossier()));
    let annotations = value(&annotations([claim], AnchorIn::Page(text.as_ref())));
    annotations["first"]["items"][0].clone()
}

fn annotated_in(claim: ClaimRef<'_>, text: &str) -> Value {
    let text = SourceText::new(text, claim.dossier());
    let anchor_in = AnchorIn::Text { text: &text, name: "pier\u{202e}.txt", sha256: "f03d" };
    let annotations = value(&annotations([claim], anchor_in));
    annotations["first"]["items"][0].clone()
}

#[test]
fn without_the_text_no_word_of_it_is_told_but_those_of_the_claim() {
    let library = library(&[TUTORIAL]);
    for claim in library.claims() {
        let annotation = annotated(claim, None);
        let targets = annotation["target"].as_array().unwrap();
        assert_eq!(targets.len(), claim.quote().len().max(1), "a target for each span");
        for (target, words) in targets.iter().zip(claim.quote().chain(claim.anchor())) {
            assert_eq!(target["selector"], json!([{"type": "TextQuoteSelector", "exact": words}]));
            assert_eq!(target["source"]["id"], "https://lantern.example/pier");
        }
    }
}

#[test]
fn a_position_is_one_in_the_text_and_never_in_the_web_page() {
    let library = library(&[TUTORIAL]);
    let text: Vec<char> = TEXT.chars().collect();
    for claim in library.claims() {
        let (on_page, in_text) = (annotated(claim, Some(TEXT)), annotated_in(claim, TEXT));
        let targets = |it: &Value| it["target"].as_array().unwrap().clone();
        for (on_page, in_text) in targets(&on_page).iter().zip(targets(&in_text)) {
            let page = &on_page["source"]["id"];
            assert_eq!(page, "https://lantern.example/pier");
            let source = json!({"id": "nih:sha-256;f03d", "type": "Text", "label": "pier�.txt", "language": "en"});
            assert_eq!((&in_text["source"], &in_text["scope"]), (&source, page));
            let quote = &in_text["selector"][0];
            assert_eq!(on_page["selector"], json!([quote]));
            let position = &in_text["selector"][1];
            assert_eq!(position["type"], "TextPositionSelector");
            let point = |key: &str| position[key].as_u64().unwrap() as usize;
            let found: String = text[point("start")..point("end")].iter().collect();
            assert_eq!(quote["exact"], found);
            let around = |key: &str| quote[key].as_str().unwrap_or_default().to_owned();
            let found = around("prefix") + &found + &around("suffix");
            assert!(TEXT.contains(&found), "{found}");
        }
    }
    insta::assert_snapshot!(
        annotated_in(library.find("oakes-promise").unwrap(), TEXT)["target"].to_string()
    );
}

#[test]
fn words_that_stand_twice_have_a_position_only_where_the_order_decides() {
    let library = library(&[include_str!("../../../tests/check/W020.ron")]);
    let text = include_str!("../../../tests/check/W020.txt");
    let told = |id: &str| {
        let annotation = annotated_in(library.find(id).unwrap(), text);
        let selectors = annotation["target"][0]["selector"].as_array().unwrap().clone();
        let purposes = annotation["body"].as_array().unwrap().iter();
        let comments: Vec<_> = purposes
            .filter(|it| it["purpose"] == "commenting")
            .map(|it| it["value"].clone())
            .collect();
        (selectors, comments)
    };
    let start = |id: &str| {
        let (selectors, comments) = told(id);
        assert_eq!(comments, Vec::<Value>::new());
        selectors[1]["start"].as_u64().unwrap() as usize
    };
    let second = text.rfind("We will vote on it").unwrap();
    assert_eq!((start("vote"), start("vote-too")), (text.find("We will").unwrap(), second));
    for (id, words) in [("lead", "the fee"), ("silent", "I have nothing to say")] {
        let (selectors, comments) = told(id);
        assert_eq!(json!(selectors), json!([{"type": "TextQuoteSelector", "exact": words}]));
        let comment = comments[0].as_str().unwrap();
        assert!(comment.contains("does not decide which are meant"), "{comment}");
        assert_eq!(comments.len(), 1);
    }
    // A claim of another dossier has no place in this text.
    let other = SourceText::new(text, library.dossiers().next().unwrap());
    let tutorial = self::library(&[TUTORIAL]);
    let last = tutorial.claims().last().unwrap();
    assert!(other.spots(last).iter().all(Result::is_err));
}

#[test]
fn what_the_text_does_not_have_has_no_place() {
    let library = library(&[TUTORIAL]);
    let claim = library.find("oakes-promise").unwrap();
    for text in ["", "Another article.", &TEXT.replace("A pier is", "The pier is")] {
        let target = &annotated_in(claim, text)["target"][0];
        assert_eq!(target["selector"].as_array().unwrap().len(), 1, "{text}");
    }
}

#[test]
fn the_articles_address_is_a_link_to_it_wherever_markdown_has_it() {
    let url = "https://a.example/b_c*d~e$f?g=1&h=(_i_)#~j";
    let library = library(&[&TUTORIAL.replace("https://lantern.example/pier", url)]);
    for page in [written(Format::Markdown, &library, &["no-crane"]), memo(Scope::all(&library))] {
        let links = readers::links(&page);
        assert!(!links.is_empty() && links.iter().all(|it| it == url), "{links:?}");
        assert_eq!(page.matches("a.example").count(), links.len(), "{page}");
    }
}

#[test]
fn a_bibliography_has_each_article_once() {
    let library = library(&[TUTORIAL, REUTERS]);
    let entries = readers::bibliography(&all(Format::Bibtex, &library));
    let items = value(&all(Format::Csl, &library));
    assert_eq!((entries.len(), items.as_array().unwrap().len()), (2, 2));
    for ((entry, item), dossier) in
        entries.iter().zip(items.as_array().unwrap()).zip(library.dossiers())
    {
        let verbatim =
            |field: &str| biblatex::ChunksExt::format_verbatim(entry.get(field).unwrap());
        assert_eq!((entry.key.as_str(), &item["id"]), (dossier.id(), &json!(dossier.id())));
        assert_eq!(
            (verbatim("title"), &item["title"]),
            (dossier.title().to_owned(), &json!(dossier.title()))
        );
        assert_eq!(verbatim("journal"), item["container-title"].as_str().unwrap());
        let author = &entry.author().unwrap()[0];
        let read = json!([{"family": author.name, "given": author.given_name}]);
        assert_eq!(read, item["author"]);
        let (text, title) = (language(dossier.language()), language(dossier.reader_language()));
        assert_eq!(verbatim("language"), text.to_lowercase());
        assert_eq!(verbatim("langid"), title.to_lowercase());
        assert_eq!(item["language"], dossier.reader_language());
        assert!(
            verbatim("note").starts_with(&format!("title in the curator's words, in {title};"))
        );
        let biblatex::PermissiveType::Typed(date) = entry.date().unwrap() else { panic!() };
        let biblatex::DateValue::At(day) = date.value else { panic!() };
        // Its months and days begin at 0.
        let read = [day.year, i32::from(day.month.unwrap()) + 1, i32::from(day.day.unwrap()) + 1];
        assert_eq!(json!([read]), item["issued"]["date-parts"]);
        assert_eq!(entry.url().ok(), item["URL"].as_str().map(str::to_owned));
    }
}

#[test]
fn a_note_has_the_claims_and_no_line_that_a_program_takes_for_a_field() {
    let gist = "The Office of Planks exaggerates.";
    let source = TUTORIAL.replace(gist, "title: {:type:book} Planks");
    assert_ne!(source, TUTORIAL);
    let library = library(&[&source, REUTERS]);
    for item in value(&all(Format::Csl, &library)).as_array().unwrap() {
        let note = item["note"].as_str().unwrap();
        let said = item["annote"].as_str().unwrap();
        assert!(!note.contains("{:"), "citeproc-js: /{{:[-_a-z]+:[^}}]+}}/");
        for line in note.lines() {
            let Some((key, _)) = line.split_once(':') else { continue };
            let is_of_key = |c: char| c.is_alphanumeric() || " _-".contains(c);
            assert!(!key.chars().all(is_of_key), "Zotero, citeproc-js: {line}");
        }
        for line in said.lines().filter(|line| *line != "---") {
            assert!(note.contains(&format!("\n• {}", line.replace("{:", "{ :"))), "{line}");
        }
    }
}

#[test]
fn names_come_apart_alike_in_every_bibliography() {
    let source = small_source(
        "small",
        r#"(id: "a", name: "A", kind: Person)"#,
        r#"(id: "one", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "x")"#,
        "",
    );
    let byline = [
        "Ursula von der Leyen",
        "Robert De Niro",
        "Penélope De la Cruz",
        "Sammy Davis, Jr.",
        "García Márquez, Gabriel",
        "Charles d'Artagnan",
        "The Associated Press",
        "Reuters",
        "Ann Doe and Bob Roe",
    ];
    let title = format!(r#"title: "A test", byline: {byline:?}"#);
    let library = library(&[&source.replace(r#"title: "A test""#, &title)]);
    let entries = readers::bibliography(&all(Format::Bibtex, &library));
    let items = value(&all(Format::Csl, &library));
    let option = biblatex::ChunksExt::format_verbatim(entries[0].get("options").unwrap());
    assert_eq!(option, "useprefix=true");
    let read = entries[0].author().unwrap();
    assert_eq!(read.len(), byline.len());
    for (read, item) in read.iter().zip(items[0]["author"].as_array().unwrap()) {
        let text = |key: &str| item.get(key).map_or("", |text| text.as_str().unwrap());
        let family = text("family").to_owned() + text("literal");
        let expected = [&family, text("given"), text("non-dropping-particle"), text("suffix")];
        assert_eq!([&read.name, &read.given_name, &read.prefix, &read.suffix], expected);
    }
}

#[test]
fn what_would_break_out_of_an_entry_stays_text() {
    let source = small_source(
        "small",
        r#"(id: "a", name: "A", kind: Person)"#,
        r#"(id: "one", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "x")"#,
        "",
    );
    for text in
        ["}", "{", "\\", "\\}", "a}, month = {b", "%", "$x$", "a & b", "_^~#", "@article{x,"]
    {
        let quoted = text.replace('\\', "\\\\");
        let hostile = source
            .replace(
                r#"title: "A test""#,
                &format!(r#"title: "A {quoted}", byline: ["B {quoted}", "C, D and E"]"#),
            )
            .replace(
                r#"language: "en""#,
                &format!(r#"language: "en", url: "https://a.example/{quoted}""#),
            );
        let library = library(&[&hostile]);
        let entries = readers::bibliography(&all(Format::Bibtex, &library));
        let title = biblatex::ChunksExt::format_verbatim(entries[0].get("title").unwrap());
        assert_eq!((entries.len(), title), (1, format!("A {text}")));
        assert_eq!(entries[0].author().unwrap().len(), 2, "{text}");
    }
}

#[test]
fn an_arrow_leads_from_a_reply_to_what_it_replies_to() {
    let library = library(&[TUTORIAL]);
    let drawn = readers::dot(&all(Format::Dot, &library));
    let boxes: BTreeSet<&str> =
        drawn.iter().filter(|it| it.ends.len() == 1).map(|it| it.ends[0].as_str()).collect();
    let arrows = drawn.iter().filter(|it| it.ends.len() == 2);
    let mut lines = Vec::new();
    for arrow in arrows {
        assert!(arrow.ends.iter().all(|end| boxes.contains(end.as_str())), "{:?}", arrow.ends);
        lines.push(format!("{}: {}", arrow.ends.join(" -> "), arrow.attributes.join(", ")));
    }
    insta::assert_snapshot!(lines.join("\n"));
    assert!(library.claims().all(|claim| boxes.contains(claim.full_name().as_str())));
}

#[test]
fn the_other_end_of_an_arrow_is_drawn_and_is_not_meant() {
    let library = library(&[TUTORIAL]);
    for (id, other) in [("fitch-safe", "report-unsafe"), ("report-unsafe", "fitch-safe")] {
        let text = written(Format::Dot, &library, &[id]);
        let line = |id: &str| {
            let name = format!("\"tutorial/{id}\" [");
            text.lines().find(|line| line.trim().starts_with(&name)).unwrap()
        };
        assert!(line(other).ends_with("style=dashed];") && !line(id).contains("dashed"), "{text}");
    }
}

/// networkx and pydot read the boxes of the graph, and not those of its parts.
#[test]
fn every_box_is_made_in_the_graph_itself_and_none_in_a_part_of_it() {
    let library = library(&[TUTORIAL, REUTERS]);
    let text = all(Format::Dot, &library);
    for claim in library.claims() {
        let name = format!("\n  \"{}\" [label=", claim.full_name());
        assert_eq!(text.matches(&name).count(), 1, "{name}");
    }
    let (boxes, parts) = text.split_at(text.find("subgraph").unwrap());
    assert!(boxes.contains("[label=") && !parts.contains("tooltip="));
}

#[test]
fn a_speakers_claims_run_from_top_to_bottom() {
    let library = library(&[TUTORIAL]);
    let text = all(Format::Dot, &library);
    assert!(text.contains("rankdir=BT;"));
    let chains = text.lines().filter_map(|line| line.trim().strip_suffix(" [style=invis];"));
    let mut most = 0;
    for chain in chains {
        let ids =
            chain.split(" -> ").map(|name| name.trim_matches('"').trim_start_matches("tutorial/"));
        let rows: Vec<_> = ids.map(|id| library.find(id).unwrap().row()).collect();
        assert!(rows.is_sorted_by(|below, above| below > above), "{chain}");
        most = most.max(rows.len());
    }
    assert!(most > 2, "{text}");
}

#[test]
fn claims_without_an_arrow_can_be_left_out_and_are_counted() {
    let library = library(&[TUTORIAL]);
    let ends = |text: &str, count: usize| -> BTreeSet<String> {
        let drawn = readers::dot(text).into_iter().filter(|it| it.ends.len() == count);
        drawn.flat_map(|it| it.ends).collect()
    };
    let text = linked(library.claims());
    assert_eq!(ends(&text, 1), ends(&text, 2));
    let whole = all(Format::Dot, &library);
    assert_eq!(ends(&text, 2), ends(&whole, 2));
    let left_out = ends(&whole, 1).len() - ends(&text, 1).len();
    assert!(
        left_out > 0 && text.contains(&format!("{left_out} claims without an arrow left out."))
    );
    assert!(!whole.contains("left out"));
}

#[test]
fn two_who_were_asked_together_have_one_arrow() {
    let people = r#"(id: "a", name: "A", kind: Person), (id: "b", name: "B", kind: Person)"#;
    let claims = r#"
        (id: "said", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "x"),
        (id: "reply", paragraph: 2, speaker: "b", speech: Paraphrase, gist: "y"),"#;
    let request = r#"(paragraph: 2, to: ["a", "b"], outcome: Answered(["reply"]), claims: ["said"], link: Stated)"#;
    let library = small(people, claims, request);
    let drawn = readers::dot(&all(Format::Dot, &library));
    assert_eq!(drawn.iter().filter(|it| it.ends.len() == 2).count(), 1);
}
