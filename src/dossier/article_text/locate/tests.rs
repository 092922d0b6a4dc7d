use super::*;
use crate::dossier::article_text::ArticleParagraphs;
use proptest::prelude::*;

/// Where a paragraph has the words of its claims, each `span+span@anchor`: of each the bytes where
/// they begin, `?` where they are undecided, `-` where they are missing.
fn claims(text: &str, claims: &[&str]) -> Vec<String> {
    let items: Vec<_> = claims.iter().map(|claim| (1, words(claim, Words::of_claim))).collect();
    told(text, &items)
}

fn requests(text: &str, requests: &[&str]) -> Vec<String> {
    let items: Vec<_> = requests.iter().map(|it| (1, words(it, Words::of_request))).collect();
    told(text, &items)
}

fn words<'w>(written: &'w str, make: fn(Vec<&'w str>, Option<&'w str>) -> Words<'w>) -> Words<'w> {
    let (quote, anchor) = match written.split_once('@') {
        Some((quote, anchor)) => (quote, Some(anchor)),
        None => (written, None),
    };
    make(quote.split('+').filter(|span| !span.is_empty()).collect(), anchor)
}

fn told(text: &str, items: &[(u16, Words<'_>)]) -> Vec<String> {
    let tell = |location: &Location| match location {
        Location::Missing => "-".to_owned(),
        Location::Found(found) => found.range().start.to_string(),
        Location::Undecided(_) => "?".to_owned(),
    };
    let tell = |Locations { quote, anchor }: &Locations| {
        quote.iter().chain(anchor).map(tell).collect::<Vec<_>>().join(" ")
    };
    ArticleParagraphs::new(text).locate(items).iter().map(tell).collect()
}

#[test]
fn the_second_claim_with_the_same_words_takes_the_second_place() {
    let text = "\"We stay,\" said Ash. \"We stay,\" said Bell.";
    assert_eq!(claims(text, &["We stay,", "We stay,"]), ["1", "22"]);
    assert_eq!(claims(text, &["@said", "@said"]), ["11", "32"]);
    assert_eq!(claims("no, no, no, no", &["@no, no", "@no, no"]), ["0", "8"], "they lie apart");
}

#[test]
fn without_a_neighbour_nothing_decides() {
    let text = "It was said, and said, and said.";
    assert_eq!(claims(text, &["@said"]), ["?"]);
    assert_eq!(claims(text, &["@said", "@said"]), ["?", "?"]);
    assert_eq!(claims(text, &["@said", "@said", "@said"]), ["7", "17", "27"]);
    assert_eq!(claims(text, &["@said", "@said", "@said", "@said"]), ["?"; 4], "one too many");
    assert_eq!(claims(text, &["@said,"]), ["?"]);
    assert_eq!(claims(text, &["@said.", "@nowhere"]), ["27", "-"]);
}

#[test]
fn a_claim_whose_words_stand_once_bounds_its_neighbours() {
    let text = "The pier is shut. Ash left. The pier is sold.";
    assert_eq!(claims(text, &["@The pier", "@Ash"]), ["0", "18"]);
    assert_eq!(claims(text, &["@Ash", "@The pier"]), ["18", "28"]);
    assert_eq!(claims(text, &["@The pier", "@The pier is sold"]), ["?", "28"], "it may be both");
}

#[test]
fn what_is_not_in_reading_order_takes_no_wrong_place() {
    let text = "The pier is shut. Ash left. The pier is sold. Bell stays.";
    // Reading order would leave it only the place between the two, but these claims are out of order.
    assert_eq!(claims(text, &["@Bell", "@The pier", "@Ash"]), ["46", "?", "18"]);
    assert_eq!(claims(text, &["@Bell", "@The pier"]), ["46", "?"], "nothing stands after it");
    assert_eq!(claims(text, &["@The pier", "@The pier", "@Bell", "@Ash"]), ["?", "?", "46", "18"]);
    assert_eq!(claims(text, &["@is sold", "@is shut"]), ["37", "9"]);
}

#[test]
fn the_spans_of_a_quote_stand_in_order() {
    let text = "\"Yes,\" said Ash, \"we go.\" \"Yes,\" said Bell, \"we stay.\"";
    assert_eq!(claims(text, &["Yes,+we go.", "Yes,+we stay."]), ["1 18", "27 45"]);
    assert_eq!(claims(text, &["Yes,+we go."]), ["1 18"]);
    assert_eq!(claims(text, &["Yes,+we stay."]), ["? 45"]);
    assert_eq!(claims(text, &["we+Yes,+we"]), ["18 27 45"]);
    assert_eq!(claims(text, &["gone+we"]), ["- ?"]);
}

#[test]
fn quoted_words_stand_in_quotation_marks_where_they_can() {
    let text = "There was no comment. \"We have no comment,\" Ash said.";
    assert_eq!(claims(text, &["no comment"]), ["31"]);
    assert_eq!(claims(text, &["@no comment"]), ["?"]);
    assert_eq!(claims("No comment, he said: no comment", &["omment"]), ["?"]);
    let unclosed = "\"No, Ash said. \"No\" is no \"no";
    assert_eq!(claims(unclosed, &["No"]), ["?"], "a mark is missing, and may be that of the quote");
}

#[test]
fn an_anchor_decides_where_the_quote_stands() {
    let text = "\"No,\" said Ash. \"No,\" said Bell.";
    assert_eq!(claims(text, &["No,"]), ["?"]);
    assert_eq!(claims(text, &["No,@No,\" said Bell"]), ["17 17"]);
    assert_eq!(claims(text, &["No,@said Bell"]), ["? 22"], "it has none of the words");
    assert_eq!(claims(text, &["No,@No,"]), ["? ?"]);
}

#[test]
fn words_are_no_parts_of_words() {
    let text = "Nobody took note, and no one said no.";
    assert_eq!(claims(text, &["@no.", "@no one", "@note", "@o"]), ["34", "22", "12", "?"]);
    assert_eq!(claims("A cafe\u{301} is no cafe.", &["@cafe"]), ["15"]);
    assert_eq!(
        claims("他说不，他不说。", &["@他", "@说"]),
        ["?", "?"],
        "where no blanks part words"
    );
    assert_eq!(claims("Das ist\u{a0}gut, es ist gutes.", &["@ist gut"]), ["4"], "loose, but whole");
}

#[test]
fn requests_stand_where_their_anchors_are() {
    let text = "Ash and Bell were asked; Ash did not reply. Bell said \"no\", and \"no\" again.";
    assert_eq!(requests(text, &["no@Bell were", "no@Ash did"]), ["55 8", "65 25"]);
    assert_eq!(requests(text, &["no"]), ["?"]);
    assert_eq!(requests(text, &["@Ash", "@did not"]), ["?", "29"]);
}

#[test]
fn paragraphs_are_apart_and_may_be_missing() {
    let article = "So it is.\nSo it was. So be it.";
    let items = [(2, "@So"), (9, "a+b@So"), (1, "@So"), (2, "@So")];
    let items = items.map(|(number, it)| (number, words(it, Words::of_claim)));
    assert_eq!(told(article, &items), ["0", "- - -", "0", "11"]);
}

#[test]
fn words_without_end_are_undecided_in_moments() {
    let text = "a ".repeat(200_000);
    let items: Vec<_> = (0..200).map(|_| (1, words("@a", Words::of_claim))).collect();
    let article = ArticleParagraphs::new(&text);
    for Locations { anchor, .. } in article.locate(&items) {
        assert!(matches!(anchor, Some(Location::Undecided(places)) if places.len() == 65));
    }
    assert_eq!(claims(&"a".repeat(9), &["@", "@ ", "@\u{ad}"]), ["0", "0", "-"]);
}

/// A claim or request of single letters: the spans of a quote, and an anchor.
type Item = (Vec<String>, Option<String>);

fn item() -> impl Strategy<Value = Item> {
    let words = || "[abc]( [abc])?";
    (prop::collection::vec(words(), 0..3), prop::option::weighted(0.6, words()))
}

/// Every place of words in a text of single letters with blanks between them.
fn places(text: &str, words: &str) -> Vec<Range<usize>> {
    let starts = (0..text.len()).step_by(2).filter(|at| text[*at..].starts_with(words));
    starts.map(|at| at..at + words.len()).collect()
}

/// The same as [`Paragraph::locate`] by trying all assignments: the places of each item's spans and
/// then of its anchor.
fn tried(text: &str, items: &[Item], are_claims: bool) -> Vec<Vec<Option<usize>>> {
    let choices = |(quote, anchor): &Item| {
        let mut spans: Vec<_> = quote.iter().map(|words| places(text, words)).collect();
        let anchor = anchor.as_ref().map(|words| places(text, words));
        if let Some([only]) = anchor.as_deref() {
            for span in &mut spans {
                let meets = |it: &Range<usize>| it.start.max(only.start) < it.end.min(only.end);
                if span.iter().any(meets) {
                    span.retain(meets);
                }
            }
        }
        spans.extend(anchor);
        spans
    };
    let choices: Vec<Vec<Vec<Range<usize>>>> = items.iter().map(choices).collect();
    let flat: Vec<_> = choices.iter().flatten().collect();
    let mut assignments = vec![Vec::new()];
    for places in &flat {
        let extended = |one: &Vec<Option<Range<usize>>>| -> Vec<_> {
            let with = |place| one.iter().cloned().chain([place]).collect::<Vec<_>>();
            match places.is_empty() {
                true => vec![with(None)],
                false => places.iter().map(|place| with(Some(place.clone()))).collect(),
            }
        };
        assignments = assignments.iter().flat_map(extended).collect();
    }
    // Where each item's phrases begin in an assignment.
    let firsts: Vec<usize> =
        choices.iter().scan(0, |at, it| Some(std::mem::replace(at, *at + it.len()))).collect();
    let respects = |places: &Vec<Option<Range<usize>>>| {
        let of = |item: usize| {
            let at = &places[firsts[item]..firsts[item] + choices[item].len()];
            at.split_at(items[item].0.len())
        };
        let lead = |item: usize| {
            let (quote, anchor) = of(item);
            let is_quote = if are_claims { !quote.is_empty() } else { anchor.is_empty() };
            (if is_quote { quote } else { anchor }).first().cloned().flatten()
        };
        let is_apart = |one: &Option<Range<usize>>, other: &Option<Range<usize>>| {
            let (Some(one), Some(other)) = (one, other) else { return true };
            one.end <= other.start
        };
        let in_order = |item: usize| {
            let (quote, _) = of(item);
            (0..quote.len()).all(|later| (0..later).all(|it| is_apart(&quote[it], &quote[later])))
        };
        let pair = |one: usize, other: usize| {
            let leads = match (lead(one), lead(other)) {
                (Some(one), Some(other)) => one.start <= other.start,
                _ => true,
            };
            let same = |at: usize, to: usize| {
                let is_anchor = |item: usize, at: usize| at == items[item].0.len();
                let (from, into) = (&choices[one][at], &choices[other][to]);
                let is_same =
                    is_anchor(one, at) == is_anchor(other, to) && from == into && from.len() > 1;
                !is_same || is_apart(&places[firsts[one] + at], &places[firsts[other] + to])
            };
            let all = |at| (0..choices[other].len()).all(|to| same(at, to));
            leads && (0..choices[one].len()).all(all)
        };
        (0..items.len()).all(|later| in_order(later) && (0..later).all(|it| pair(it, later)))
    };
    assignments.retain(respects);
    let agreed = |at: usize| match &flat[at][..] {
        [only] => Some(only.start),
        _ => {
            let mut places = assignments.iter().map(|it| it[at].clone());
            let first = places.next().flatten()?;
            places.all(|it| it.as_ref() == Some(&first)).then_some(first.start)
        }
    };
    let of = |item: usize| (firsts[item]..firsts[item] + choices[item].len()).map(agreed).collect();
    (0..items.len()).map(of).collect()
}

properties! {
    #[test]
    fn a_place_is_decided_if_all_assignments_agree(
        letters in prop::collection::vec("[abc]", 1..8),
        items in prop::collection::vec(item(), 0..5),
        are_claims: bool,
    ) {
        let text = letters.join(" ");
        let count = |words: &String| places(&text, words).len().max(1);
        let all = items.iter().flat_map(|(quote, anchor)| quote.iter().chain(anchor));
        prop_assume!(all.map(count).product::<usize>() <= 5_000);
        let words: Vec<_> = items
            .iter()
            .map(|(quote, anchor)| {
                let quote = quote.iter().map(String::as_str);
                let make = if are_claims { Words::of_claim } else { Words::of_request };
                (1, make(quote, anchor.as_deref()))
            })
            .collect();
        let start = |location: &Location| match location {
            Location::Found(found) => Some(found.range().start),
            _ => None,
        };
        let fast: Vec<Vec<_>> = ArticleParagraphs::new(&text)
            .locate(&words)
            .iter()
            .map(|it| it.quote.iter().chain(&it.anchor).map(start).collect())
            .collect();
        prop_assert_eq!(fast, tried(&text, &items, are_claims));
    }
}
