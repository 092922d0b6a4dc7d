//! The page as an HTML parser that browsers have reads it.

use super::*;
use crate::{
    analysis::testing::{REUTERS, TUTORIAL, add, library, small_source},
    export::{
        Format,
        tests::{caveats_of, hostile},
    },
    library::{Library, Status, Verification},
    text::clean,
};
use html5ever::{parse_document, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use std::collections::{BTreeSet, HashMap};

/// An element: its name, its attributes, the text in it, and the elements in it.
struct Element {
    name: String,
    attributes: HashMap<String, String>,
    text: String,
    inner: Vec<Element>,
}

impl Element {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// It and all in it, in the order of the page.
    fn walk(&self) -> Vec<&Element> {
        let inner = self.inner.iter().flat_map(Element::walk);
        [self].into_iter().chain(inner).collect()
    }

    fn all(&self, name: &str) -> Vec<&Element> {
        self.walk().into_iter().filter(|element| element.name == name).collect()
    }
}

/// The page's root; a page that is no HTML fails.
fn parse(page: &str) -> Element {
    let dom = parse_document(RcDom::default(), Default::default()).one(page);
    assert_eq!(*dom.errors.borrow(), Vec::<String>::new());
    let mut root = elements(&dom.document);
    assert_eq!(root.len(), 1);
    root.remove(0)
}

fn elements(node: &Handle) -> Vec<Element> {
    node.children.borrow().iter().filter_map(element).collect()
}

fn element(node: &Handle) -> Option<Element> {
    let NodeData::Element { name, attrs, .. } = &node.data else { return None };
    let attributes = attrs.borrow();
    let attributes = attributes.iter().map(|it| (it.name.local.to_string(), it.value.to_string()));
    Some(Element {
        name: name.local.to_string(),
        attributes: attributes.collect(),
        text: text(node),
        inner: elements(node),
    })
}

fn text(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => node.children.borrow().iter().map(text).collect(),
    }
}

fn page_of(library: &Library) -> String {
    report(Scope::all(library), &Statuses::default())
}

#[test]
fn nothing_is_a_page() {
    for library in [library(&[]), library(&[&small_source("s", "", "", "")])] {
        let page = parse(&page_of(&library));
        assert_eq!((page.all("h1").len(), page.all("main").len()), (1, 1));
    }
    let library = library(&[TUTORIAL]);
    let page = parse(&report(Scope::rows(&library, &[]), &Statuses::default()));
    assert!(page.text.contains("0 articles"), "{}", page.text);
}

#[test]
fn it_loads_nothing_and_runs_nothing() {
    let page = parse(&page_of(&library(&[TUTORIAL, REUTERS])));
    for element in page.walk() {
        let loads = ["script", "link", "img", "iframe", "object", "embed", "form", "base", "use"];
        assert!(!loads.contains(&element.name.as_str()), "{}", element.name);
        for (name, value) in &element.attributes {
            assert!(!name.starts_with("on") && name != "src" && name != "style", "{name}={value}");
            assert!(name != "href" || value.starts_with('#'), "{name}={value}");
        }
    }
    let policy = page.all("meta").into_iter().find(|it| it.attribute("http-equiv").is_some());
    assert!(policy.unwrap().attribute("content").unwrap().starts_with("default-src 'none'"));
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import") && !STYLE.contains('<'));
}

#[test]
fn it_can_be_found_through_by_ear() {
    for sources in [&[TUTORIAL, REUTERS][..], &[REUTERS], &[TUTORIAL]] {
        let page = parse(&page_of(&library(sources)));
        for landmark in ["header", "nav", "main", "footer", "h1"] {
            assert_eq!(page.all(landmark).len(), 1, "{landmark}");
        }
        let heading = |name: &str| name.strip_prefix('h').and_then(|level| level.parse().ok());
        let levels: Vec<u8> = page.walk().iter().filter_map(|it| heading(&it.name)).collect();
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
        for table in page.all("table") {
            let heads = table.all("th");
            assert!(heads.iter().all(|head| head.attribute("scope").is_some()));
            assert!(table.all("tr").iter().all(|row| !row.all("th").is_empty()));
            let columns = table.all("tr")[0].inner.len();
            assert!(table.all("tr").iter().all(|row| row.inner.len() == columns));
        }
        for picture in page.all("svg") {
            // A picture with links in it is no picture, but a group of them.
            let links = picture.all("a");
            let role = if links.is_empty() { "img" } else { "group" };
            assert_eq!(picture.attribute("role"), Some(role));
            for element in links.into_iter().chain([picture]) {
                assert!(element.attribute("aria-label").is_some_and(|label| !label.is_empty()));
            }
        }
        let labels =
            page.all("section").into_iter().filter_map(|it| it.attribute("aria-labelledby"));
        let labels: Vec<&str> = labels.collect();
        assert_eq!(labels.iter().collect::<BTreeSet<_>>().len(), labels.len());
        assert_eq!(page.attribute("lang"), Some("en"));
        assert!(!page.all("title")[0].text.is_empty());
    }
}

/// What the parser lets pass and a validator does not: which elements may stand in which.
#[test]
fn elements_stand_where_they_may() {
    let statuses = Statuses::default();
    let library = library(&[TUTORIAL, REUTERS]);
    for scope in
        [Scope::all(&library), Scope::rows(&library, &[]), Scope::rows(&library, &[Row(0)])]
    {
        let page = parse(&report(scope, &statuses));
        for element in page.walk() {
            let inner: Vec<&str> = element.inner.iter().map(|it| it.name.as_str()).collect();
            let only = |names: &[&str]| inner.iter().all(|name| names.contains(name));
            let is_right = match element.name.as_str() {
                "figure" => {
                    let caption = inner.iter().position(|name| *name == "figcaption");
                    caption.is_none_or(|at| at == 0 || at + 1 == inner.len())
                        && inner.iter().filter(|name| **name == "figcaption").count() <= 1
                }
                "details" => inner.first() == Some(&"summary"),
                "ul" | "ol" => only(&["li"]),
                "dl" => only(&["dt", "dd"]) && inner.first() == Some(&"dt"),
                "table" => only(&["thead", "tbody"]),
                "thead" | "tbody" => only(&["tr"]),
                "tr" => only(&["th", "td"]),
                "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "summary" | "bdi" => {
                    only(&["a", "bdi", "code", "em", "span", "strong"])
                }
                _ => true,
            };
            assert!(is_right, "{} in {}", inner.join(" "), element.name);
            let language = element.attribute("lang");
            assert!(language.is_none_or(crate::dossier::is_language), "{language:?}");
        }
    }
}

/// The texts with letters that are read from right to left, outside of what isolates them.
fn not_isolated(node: &Handle, found: &mut Vec<String>) {
    match &node.data {
        NodeData::Element { name, attrs, .. } => {
            let is_auto = attrs.borrow().iter().any(|it| &*it.name.local == "dir");
            // A title is a text of its own, without markup.
            if is_auto || matches!(&*name.local, "bdi" | "title") {
                return;
            }
        }
        NodeData::Text { contents } if contents.borrow().contains(['א', 'ب']) => {
            found.push(contents.borrow().to_string());
        }
        _ => {}
    }
    node.children.borrow().iter().for_each(|node| not_isolated(node, found));
}

#[test]
fn what_is_read_from_right_to_left_is_isolated() {
    for text in ["אב 12, ", "ب (3) "] {
        let mut library = Library::default();
        add(&mut library, &hostile(text));
        let mut statuses = Statuses::default();
        let note = Some(format!("{text}x").into());
        let row = library.claims().next().unwrap().row();
        statuses.set(row, Verification { note, ..Status::Checked.into() });
        let page = report(Scope::all(&library), &statuses);
        let dom = parse_document(RcDom::default(), Default::default()).one(page.as_str());
        let mut found = Vec::new();
        not_isolated(&dom.document, &mut found);
        assert_eq!(found, [""; 0]);
        assert!(page.matches("<bdi>").count() > 50);
    }
}

#[test]
fn every_place_is_one_and_every_link_leads_to_one() {
    let library = library(&[TUTORIAL, REUTERS]);
    let some: Vec<Row> = library.claims().step_by(3).map(ClaimRef::row).collect();
    let statuses = Statuses::default();
    for page in [page_of(&library), report(Scope::rows(&library, &some), &statuses)] {
        let page = parse(&page);
        let elements = page.walk();
        let places: Vec<&str> = elements.iter().filter_map(|it| it.attribute("id")).collect();
        let known: BTreeSet<&str> = places.iter().copied().collect();
        assert_eq!(places.len(), known.len(), "a place is there twice");
        for element in elements {
            let target = element.attribute("href").map(|href| href.trim_start_matches('#'));
            let labels = element.attribute("aria-labelledby").unwrap_or_default();
            for target in target.into_iter().chain(labels.split_whitespace()) {
                assert!(known.contains(target), "{target}");
            }
        }
    }
}

#[test]
fn what_a_query_chose_is_there_and_nothing_else() {
    let library = library(&[TUTORIAL]);
    let rows = ["fitch-knots", "oakes-promise"].map(|id| library.find(id).unwrap().row());
    let page = parse(&report(Scope::rows(&library, &rows), &Statuses::default()));
    let claims = page.all("article");
    assert_eq!(claims.len(), 2);
    assert_eq!(page.all("svg")[0].all("rect").len(), 2);
    assert!(page.text.contains("2 of the article's 20 claims"));
}

#[test]
fn every_claim_keeps_its_caveats() {
    let library = library(&[TUTORIAL, REUTERS]);
    let page = parse(&page_of(&library));
    let claims = page.all("article");
    for claim in library.claims() {
        let name = claim.full_name();
        let told = claims.iter().find(|it| it.attribute("aria-labelledby") == Some(&name)).unwrap();
        for (what, caveat) in caveats_of(claim, Format::Plain) {
            assert!(told.text.contains(&caveat), "{name}: {what}: {caveat}");
        }
        for sentence in claim.why().sentences() {
            assert!(told.text.contains(&sentence), "{name}: {sentence}");
        }
        let quotations = told.all("blockquote");
        assert_eq!(!quotations.is_empty(), claim.is_quoted(), "{name}");
        for quotation in quotations {
            assert!(!quotation.text.contains(claim.gist().unwrap()), "{name}");
            assert!(claim.translation().all(|span| !quotation.text.contains(span)), "{name}");
            let language = quotation.inner[0].attribute("lang");
            assert_eq!(language, Some(claim.dossier().language()), "{name}");
        }
    }
}

#[test]
fn what_the_reader_recorded_is_told() {
    let library = library(&[TUTORIAL]);
    let mut statuses = Statuses::default();
    let row = library.find("no-crane").unwrap().row();
    let note = Some("a crane, or <two>?".into());
    statuses.set(row, Verification { note, ..Status::Checked.into() });
    let page = parse(&report(Scope::all(&library), &statuses));
    let claims = page.all("article");
    let of = |id: &str| {
        let name = format!("tutorial/{id}");
        claims.iter().find(|it| it.attribute("aria-labelledby") == Some(&name)).unwrap()
    };
    assert!(of("no-crane").text.contains("Statuschecked"));
    assert!(of("no-crane").text.contains("a crane, or <two>?"));
    assert!(of("fitch-knots").text.contains("Statusunchecked"));
}

/// The names of all elements in their order.
fn shape(page: &Element) -> Vec<String> {
    page.walk().into_iter().map(|element| element.name.clone()).collect()
}

#[test]
fn text_stays_text() {
    let page = |text: &str| {
        let mut library = Library::default();
        add(&mut library, &hostile(text));
        parse(&page_of(&library))
    };
    let tame = shape(&page("x"));
    for text in [
        "</style><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'><svg onload=alert(1)>",
        "<!--",
        "]]></title></svg>",
        "&lt;b&gt;&#x3c;",
        "</blockquote></article></main>",
    ] {
        let page = page(text);
        assert_eq!(shape(&page), tame, "{text}");
        assert!(page.text.contains(clean(text).trim()), "{text}");
    }
}

/// The colours of the page by their names, for each of screen in the light, screen in the dark and
/// paper.
fn colours() -> Vec<HashMap<&'static str, u32>> {
    let blocks = STYLE.split(":root {").skip(1).filter_map(|block| block.split('}').next());
    let colours = |block: &'static str| {
        let pairs = block.split(';').filter_map(|pair| pair.trim().split_once(": #"));
        let colour = |(name, hex)| (name, u32::from_str_radix(hex, 16).unwrap());
        pairs.map(colour).collect()
    };
    blocks.map(colours).collect()
}

/// How far two colours stand apart, from 1 to 21 (WCAG 2.2, contrast ratio).
fn contrast(one: u32, other: u32) -> f64 {
    let luminance = |rgb: u32| {
        let part = |shift: u32| {
            let part = f64::from(rgb >> shift & 0xFF) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_colour_can_be_read_in_the_light_in_the_dark_and_on_paper() {
    let all = colours();
    assert_eq!(all.len(), 3);
    for colours in all {
        let paper = colours["--paper"];
        for name in ["text", "muted", "link", "a", "b", "c", "d", "e", "f", "n"] {
            let name = format!("--{name}");
            let contrast = contrast(colours[name.as_str()], paper);
            assert!(contrast >= 4.5, "{name}: {contrast:.2}");
        }
        for shade in 1..=5 {
            let shade = format!("--shade-{shade}");
            let contrast = contrast(colours["--text"], colours[shade.as_str()]);
            assert!(contrast >= 4.5, "{shade}: {contrast:.2}");
        }
    }
}

#[test]
fn grades_have_the_colours_of_the_screen() {
    let themes = include_str!("../../../assets/themes.ron");
    for (theme, colours) in ["dark: (", "light: ("].iter().zip([&colours()[1], &colours()[0]]) {
        let theme = themes.split_once(theme).unwrap().1.split_once("sixteen").unwrap().0;
        for letter in ["a", "b", "c", "d", "e", "f", "n"] {
            let colour = colours[format!("--{letter}").as_str()];
            let line = format!("{letter}: \"#{colour:06x}\"");
            assert!(theme.contains(&line), "{line}");
        }
    }
}
