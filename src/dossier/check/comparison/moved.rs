//! Claims and requests whose words stand in another paragraph than they say: which, and whether all
//! of them moved by as much, because a paragraph was put in or taken out before them.

use super::{
    Comparison, Document, Item, Paragraph, Quoted, in_order, is_whole,
    phrase::{ANCHOR, QUOTE},
};
use crate::{
    dossier::{
        article_text::ArticleParagraphs,
        diagnostic::{Change, Code, Correction, Diagnostic, Label},
        path::Path,
        text::Str,
    },
    text::and,
};
use std::{collections::BTreeMap, ops::Range};

/// The fewest claims and requests that moved together.
const TOGETHER: usize = 3;
/// How many paragraphs a sentence names.
const NAMED: usize = 4;
/// In how many paragraphs words are looked for, so that a hostile dossier is checked in moments.
const LOOKED_AT: usize = 1 << 22;

/// Where the words of a claim or request stand that are not all in its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// All of them, in this paragraph and no other.
    In(u16),
    /// All of them, in each of several paragraphs.
    InSeveral(Vec<u16>),
    /// All of them, where the claim at this index has them.
    Taken { paragraph: u16, by: u32 },
    /// Nowhere together.
    Apart,
}

impl Standing {
    /// The paragraph where the words are, or why nobody can tell.
    pub(super) fn paragraph(self, document: &Document<'_>) -> Result<u16, String> {
        match self {
            Standing::In(paragraph) => Ok(paragraph),
            Standing::InSeveral(all) => {
                let numbers = all.iter().take(NAMED).map(u16::to_string);
                let more = (all.len() > NAMED).then(|| "others".to_owned());
                Err(format!("its words are in paragraphs {}", and(numbers.chain(more))))
            }
            Standing::Taken { paragraph, by } => {
                let by = Quoted(&document.claims[by as usize].id);
                Err(format!("its words are in paragraph {paragraph}, where {by} has them"))
            }
            Standing::Apart => Err("no paragraph has all of its words".to_owned()),
        }
    }
}

/// The words of a claim or request, and the paragraph where they should stand.
#[derive(Clone, Copy)]
pub(super) struct Sought<'w> {
    pub(super) paragraph: u16,
    pub(super) quote: &'w [Str<'w>],
    pub(super) anchor: Option<&'w str>,
}

/// One whose words stand elsewhere.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moved {
    pub(super) item: Item,
    pub(super) from: u16,
    pub(super) to: u16,
    /// How many spans its quote has, and whether it has an anchor.
    pub(super) words: (usize, bool),
}

impl Moved {
    /// How many paragraphs later it stands; less than 0 if earlier.
    pub(super) fn distance(&self) -> i32 {
        i32::from(self.to) - i32::from(self.from)
    }

    fn path(&self) -> Path {
        self.item.path().field("paragraph")
    }
}

impl Comparison<'_> {
    /// Where the words of an item are that its own paragraph has not, or not all.
    pub(super) fn standing(
        &mut self,
        article: &ArticleParagraphs<'_>,
        item: Item,
        sought: Sought<'_>,
    ) -> Standing {
        if self.looked_at > LOOKED_AT || self.found.is_full() {
            return Standing::Apart;
        }
        let words: Vec<&str> =
            sought.quote.iter().map(|span| &**span).chain(sought.anchor).collect();
        self.looked_at += article.len();
        // Parts of longer words would be found nearly everywhere.
        let has = |paragraph: &Paragraph<'_>, words: &str| {
            let first = paragraph.occurrences(words).ranges.into_iter().next();
            first.is_some_and(|range| is_whole(paragraph.text(), &range))
        };
        let all = article.paragraphs().filter(|(number, paragraph)| {
            *number != sought.paragraph && words.iter().all(|words| has(paragraph, words))
        });
        let mut free = Vec::new();
        let mut taken = None;
        let mut compared = 0;
        for (number, paragraph) in all {
            compared += self.quoted.get(&number).map_or(0, Vec::len);
            let by =
                |span: &Str<'_>| self.taken_by(number, &paragraph.occurrences(span).ranges, item);
            // All of its quote is somebody else's.
            let by: Option<Vec<u32>> = sought.quote.iter().map(by).collect();
            match by.and_then(|by| by.first().copied()) {
                Some(by) => taken = taken.or(Some((number, by))),
                None => free.push(number),
            }
        }
        self.looked_at += compared;
        match (&free[..], taken) {
            ([only], _) => Standing::In(*only),
            ([_, ..], _) => Standing::InSeveral(free),
            ([], Some((paragraph, by))) => Standing::Taken { paragraph, by },
            ([], None) => Standing::Apart,
        }
    }

    /// The claim that quotes what is in each of these places of a paragraph, and is not this item.
    pub(super) fn taken_by(
        &self,
        paragraph: u16,
        places: &[Range<usize>],
        item: Item,
    ) -> Option<u32> {
        let quoted = self.quoted.get(&paragraph)?;
        let by = |place: &Range<usize>| {
            let is_there = |it: &&(Range<usize>, u32)| {
                it.0.start < place.end && place.start < it.0.end && item != Item::Claim(it.1)
            };
            quoted.iter().find(is_there).map(|(_, by)| *by)
        };
        let by: Vec<u32> = places.iter().map(by).collect::<Option<_>>()?;
        by.first().copied()
    }

    /// Reports those that moved: together, what stands in each other's paragraphs or moved by as
    /// much, and the others each by itself. `wrong_count` is that the article has another number of
    /// paragraphs, and by how many.
    pub(super) fn tell_moved(&mut self, wrong_count: Option<(Diagnostic, i32)>) {
        let claims = self.document.claims.iter().map(|it| it.paragraph);
        let all = claims.chain(self.document.requests.iter().map(|it| it.paragraph));
        let mut all: Vec<u16> = all.collect();
        all.sort_unstable();
        let mut by_ends: BTreeMap<(u16, u16), Vec<Moved>> = BTreeMap::new();
        for moved in self.moved.values() {
            by_ends.entry((moved.from, moved.to)).or_default().push(*moved);
        }
        let exchanged = take_exchanged(&mut by_ends, &all);
        exchanged.into_iter().for_each(|it| self.found.push(are_exchanged(&it)));
        let mut by_distance: BTreeMap<i32, Vec<Moved>> = BTreeMap::new();
        for moved in by_ends.into_values().flatten() {
            by_distance.entry(moved.distance()).or_default().push(moved);
        }
        let mut wrong_count = wrong_count;
        let leave_their_places = self.leave_their_places();
        for (distance, mut moved) in by_distance {
            moved.sort_by_key(|it| it.item);
            if !is_shift(&moved, &all) {
                for it in moved {
                    let leaves = leave_their_places.binary_search(&it.item).is_ok();
                    self.found.push(is_elsewhere(it, leaves));
                }
                continue;
            }
            self.shifts.push(distance);
            let said = shift(distance, &moved);
            let labels = now_in(&moved);
            let shifted = match wrong_count.take_if(|it| it.1 == distance) {
                Some((wrong_count, _)) => wrong_count.with_note(said),
                None => Diagnostic::new(Code::QuoteElsewhere, moved[0].path(), said),
            };
            self.found.push(shifted.with_help(RENUMBER).with_labels(labels));
        }
        if let Some((wrong_count, _)) = wrong_count {
            self.found.push(wrong_count);
        }
    }

    /// The claims that the text puts out of the order of the list, in that order.
    fn leave_their_places(&self) -> Vec<Item> {
        let claims = (0..).zip(&self.document.claims);
        let numbers = claims.map(|(at, it)| self.stands_in(Item::Claim(at), it.paragraph));
        let in_order = (0..).zip(in_order(numbers));
        in_order.filter(|(_, is_right)| !is_right).map(|(at, _)| Item::Claim(at)).collect()
    }
}

/// What gives each of many claims its paragraph.
const RENUMBER: &str = "`onrecord check --renumber FILE --source TEXT` moves them";

/// Where each of those that moved stands now.
fn now_in(moved: &[Moved]) -> impl ExactSizeIterator<Item = Label> {
    moved.iter().map(|it| Label::new(it.path(), format!("now in {}", it.to)))
}

/// Takes out, two paragraphs each, what of two paragraphs stands in the other one, if everything
/// of both does. `all` are the paragraphs of all claims and requests, in order.
fn take_exchanged(by_ends: &mut BTreeMap<(u16, u16), Vec<Moved>>, all: &[u16]) -> Vec<Vec<Moved>> {
    let count = |paragraph: u16| {
        all.partition_point(|it| *it <= paragraph) - all.partition_point(|it| *it < paragraph)
    };
    let is_all = |(from, to): (u16, u16)| {
        by_ends.get(&(from, to)).is_some_and(|moved| moved.len() == count(from))
    };
    let ends = by_ends.keys().copied().filter(|(from, to)| from < to);
    let exchanged = ends.filter(|(from, to)| is_all((*from, *to)) && is_all((*to, *from)));
    let exchanged: Vec<_> = exchanged.collect();
    let take = |(from, to): (u16, u16)| {
        let both = [(from, to), (to, from)].into_iter().filter_map(|ends| by_ends.remove(&ends));
        let mut both: Vec<Moved> = both.flatten().collect();
        both.sort_by_key(|it| it.item);
        both
    };
    exchanged.into_iter().map(take).collect()
}

/// What is said of those that stand in each other's paragraphs.
fn are_exchanged(moved: &[Moved]) -> Diagnostic {
    let Moved { from, to, .. } = moved[0];
    let message = format!(
        "paragraphs {} and {} have changed places, with {}",
        from.min(to),
        from.max(to),
        counts(moved)
    );
    let is_claim = |it: &Moved| matches!(it.item, Item::Claim(_));
    let of = |paragraph: u16| moved.iter().any(|it| it.from == paragraph && is_claim(it));
    let help = match of(from) && of(to) {
        true => format!("{RENUMBER}; then let those of paragraph {} come first", from.min(to)),
        false => RENUMBER.to_owned(),
    };
    let diagnostic = Diagnostic::new(Code::QuoteElsewhere, moved[0].path(), message);
    diagnostic.with_help(help).with_labels(now_in(moved))
}

/// Whether some that moved by as much moved together: most of those between them did. `all` are the
/// paragraphs of all claims and requests, in order.
fn is_shift(moved: &[Moved], all: &[u16]) -> bool {
    let from = |it: &Moved| it.from;
    let (Some(first), Some(last)) = (moved.iter().map(from).min(), moved.iter().map(from).max())
    else {
        return false;
    };
    let between = all.partition_point(|it| *it <= last) - all.partition_point(|it| *it < first);
    moved.len() >= TOGETHER && moved.len() * 2 > between
}

/// How many claims and requests some are.
fn counts(moved: &[Moved]) -> String {
    let counted = |count: usize, noun: &str| match count {
        0 => None,
        1 => Some(format!("1 {noun}")),
        _ => Some(format!("{count} {noun}s")),
    };
    let claims = moved.iter().filter(|it| matches!(it.item, Item::Claim(_))).count();
    let counts = [counted(claims, "claim"), counted(moved.len() - claims, "request")];
    and(counts.into_iter().flatten())
}

/// What is said of those that moved together.
fn shift(distance: i32, moved: &[Moved]) -> String {
    let far = match distance.unsigned_abs() {
        1 => "one paragraph".to_owned(),
        more => format!("{more} paragraphs"),
    };
    let side = if distance > 0 { "later" } else { "earlier" };
    let first = moved.iter().map(|it| it.from).min().unwrap_or_default();
    format!("{} stand {far} {side}, from paragraph {first} on", counts(moved))
}

/// What is said of one whose words are all elsewhere, and which `leaves` its place in the list.
fn is_elsewhere(moved: Moved, leaves: bool) -> Diagnostic {
    let Moved { item, from, to, words: (spans, has_anchor) } = moved;
    let noun = match item {
        Item::Claim(_) => "claim",
        Item::Request(_) => "request",
    };
    let code = if spans > 0 { QUOTE.is_elsewhere } else { ANCHOR.is_elsewhere };
    let message = format!("the words of this {noun} are in paragraph {to}, not in {from}");
    let quote = (spans > 0).then(|| item.path().field("quote"));
    let anchor = has_anchor.then(|| item.path().field("anchor"));
    let labels: Vec<_> = quote.into_iter().chain(anchor).collect();
    let labels = labels.into_iter().map(|path| Label::new(path, format!("in paragraph {to}")));
    let diagnostic = Diagnostic::new(code, moved.path(), message).with_labels(labels);
    let move_it = if leaves { ", and move the claim to its place in the list" } else { "" };
    let number = Change::Set(moved.path(), to.to_string());
    let write = Correction::possible(format!("write `paragraph: {to}`"), [number]);
    diagnostic.with_help(format!("write `paragraph: {to}`{move_it}")).or_correction(write)
}

#[cfg(test)]
mod tests {
    use crate::dossier::{
        Limits, Source,
        check::check,
        diagnostic::{Diagnostic, Severity},
    };
    use proptest::prelude::*;

    /// A dossier of an article of `paragraphs`: a claim for each paragraph of a list, each with the
    /// number of the words that it quotes.
    fn dossier(paragraphs: usize, claims: &[(usize, usize)]) -> String {
        let claim = |(at, (paragraph, words)): (usize, &(usize, usize))| {
            format!(
                "(id: \"c{at}\", paragraph: {paragraph}, speaker: \"a\", speech: Verbatim, \
                 gist: \"g\", quote: [\"these are words {words}\"]),\n"
            )
        };
        let claims: String = claims.iter().enumerate().map(claim).collect();
        format!(
            "#![enable(implicit_some)] (format: 2, article: (id: \"x\", title: \"X\", outlet: \"O\", \
             published: \"2026-01-31\", paragraphs: {paragraphs}, language: \"en\"), \
             speakers: [(id: \"a\", name: \"A\", kind: Person)],\nclaims: [\n{claims}])"
        )
    }

    /// A text whose paragraphs have the words of these numbers; 0 is a paragraph without any.
    fn text(words: impl IntoIterator<Item = usize>) -> String {
        let line = |words| match words {
            0 => "Nothing is said here.\n".to_owned(),
            _ => format!("\"these are words {words}\", she said of it.\n"),
        };
        words.into_iter().map(line).collect()
    }

    fn found(dossier: &str, text: &str) -> Vec<Diagnostic> {
        check(&Source::new("x", dossier), Some(text.as_bytes()), &Limits::default()).diagnostics
    }

    /// The errors that are told, as `CODE path: message (note) (help)`.
    fn said(dossier: &str, text: &str) -> Vec<String> {
        let or_none = |text: &Option<String>| text.clone().unwrap_or_default();
        let line = |it: &Diagnostic| {
            let (note, help) = (or_none(&it.note), or_none(&it.help));
            format!("{} {}: {} ({note}) ({help})", it.code, it.path, it.message)
        };
        let errors = |it: &&Diagnostic| it.severity == Severity::Error;
        found(dossier, text).iter().filter(errors).map(line).collect()
    }

    #[test]
    fn a_wrong_number_is_told_once_and_at_the_number() {
        let of = |wrong| dossier(9, &[(1, 1), (2, 2), (3, 3), (wrong, 4), (5, 5), (6, 6), (9, 9)]);
        for wrong in [1, 3, 9] {
            let told = said(&of(wrong), &text([1, 2, 3, 4, 5, 6, 0, 0, 9]));
            let expected = format!(
                "E052 claims[3].paragraph: the words of this claim are in paragraph 4, not in {wrong} \
                 () (write `paragraph: 4`)"
            );
            assert_eq!(told, [expected]);
        }
        assert_eq!(said(&of(4), &text([1, 2, 3, 4, 5, 6, 0, 0, 9])), [""; 0]);
    }

    #[test]
    fn nobody_is_sent_to_words_that_somebody_else_has() {
        let claims = dossier(3, &[(1, 1), (2, 3), (3, 3)]);
        let told = said(&claims, &text([1, 2, 3]));
        assert_eq!(
            told,
            [
                "E052 claims[1].quote: these words are in paragraph 3, where `c2` has them () (copy what \
             paragraph 2 says, or remove the claim)"
            ]
        );
        let told = found(&claims, &text([1, 2, 3]));
        let labels = &told.iter().find(|it| it.severity == Severity::Error).unwrap().labels;
        assert_eq!((labels.len(), labels[0].id.as_deref()), (1, Some("c2")));
    }

    #[test]
    fn a_paragraph_put_in_or_taken_out_is_told_once() {
        let claims = |paragraphs| {
            let all: Vec<_> = (1..=8).map(|at| (at, at)).collect();
            dossier(paragraphs, &all)
        };
        let help = "`onrecord check --renumber FILE --source TEXT` moves them";
        let told = said(&claims(8), &text([1, 2, 0, 3, 4, 5, 6, 7, 8]));
        assert_eq!(
            told[0],
            format!(
                "E050 article.paragraphs: the article's text has 9 paragraphs, and the dossier says 8 \
                 (6 claims stand one paragraph later, from paragraph 3 on) ({help})"
            )
        );
        assert_eq!(told.len(), 1, "{told:?}");
        // Where the number is right already, the first of those that moved is told.
        let told = said(&claims(9), &text([1, 2, 0, 3, 4, 5, 6, 7, 8]));
        let expected = format!(
            "E052 claims[2].paragraph: 6 claims stand one paragraph later, from paragraph 3 on () ({help})"
        );
        assert_eq!((told[0].as_str(), told.len()), (&*expected, 1), "{told:?}");
        let told = said(&claims(8), &text([1, 3, 4, 5, 6, 7, 8]));
        assert!(
            told[0].contains("6 claims stand one paragraph earlier, from paragraph 3 on"),
            "{told:?}"
        );
        assert_eq!(told.len(), 2, "{told:?}");
    }

    #[test]
    fn paragraphs_that_change_places_are_told_once() {
        let claims = |all: &[usize]| {
            let all: Vec<_> = all.iter().map(|at| (*at, *at)).collect();
            dossier(6, &all)
        };
        let told = said(&claims(&[1, 2, 3, 4, 5, 6]), &text([1, 3, 2, 4, 5, 6]));
        let expected = "E052 claims[1].paragraph: paragraphs 2 and 3 have changed places, with 2 \
                        claims () (`onrecord check --renumber FILE --source TEXT` moves them; then \
                        let those of paragraph 2 come first)";
        assert_eq!(told, [expected]);
        // Two of them, and not next to each other.
        let told = said(&claims(&[1, 2, 3, 4, 5, 6]), &text([4, 3, 2, 1, 5, 6]));
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].contains("paragraphs 1 and 4 have changed places"), "{told:?}");
        // A single one that changed its place is told at its number, with where it belongs.
        let told = said(&claims(&[1, 2, 3]), &text([0, 2, 3, 0, 1, 6]));
        let expected = "E052 claims[0].paragraph: the words of this claim are in paragraph 5, not in \
                        1 () (write `paragraph: 5`, and move the claim to its place in the list)";
        assert_eq!(told, [expected]);
    }

    #[test]
    fn what_is_out_of_order_already_is_told_beside_what_moved() {
        let claims = dossier(6, &[(1, 1), (5, 5), (2, 2), (3, 3), (3, 4)]);
        let told = said(&claims, &text([1, 2, 3, 4, 5, 6]));
        let told: Vec<_> = told.iter().map(|it| it.split(": ").next().unwrap()).collect();
        assert_eq!(told, ["E042 claims[1].paragraph", "E052 claims[4].paragraph"]);
    }

    #[test]
    fn a_few_quoted_words_that_a_note_keeps_stand_where_its_claim_does() {
        let dossier = dossier(3, &[(1, 1), (2, 2), (3, 3)]);
        let dossier =
            dossier.replacen("gist: \"g\"", "gist: \"g\", note: \"they are reckless\"", 1);
        let first = "\"these are words 1\", she said of the \"reckless\".\n";
        let text = |before: &str| format!("{before}{first}{}", text([2, 3]));
        let codes = |text: String| -> Vec<&str> {
            found(&dossier, &text).iter().map(|it| it.code.name()).collect()
        };
        assert_eq!(codes(text("")), [""; 0]);
        // The first paragraph has no claim before it, and everything stands one later.
        assert_eq!(codes(text("Nothing of this was here.\n")), ["E050", "W006"]);
    }

    properties! {
        #[test]
        fn what_moved_together_is_told_together(
            last in 1..14usize,
            at in 0..14usize,
            gone in prop::collection::btree_set(1..14usize, 0..3),
        ) {
            let at = at.min(last);
            let all: Vec<_> = (1..=last).map(|it| (it, it)).collect();
            let words = (1..=last).map(|it| if gone.contains(&it) { 0 } else { it });
            let mut words: Vec<usize> = words.collect();
            words.insert(at, 0);
            let told = found(&dossier(last, &all), &text(words));
            let moved: Vec<usize> = (at + 1..=last).filter(|it| !gone.contains(it)).collect();
            let between = moved.last().map_or(0, |end| end - moved[0] + 1);
            let is_together = moved.len() >= 3 && moved.len() * 2 > between;
            let elsewhere = told.iter().filter(|it| it.code.name() == "E052").count();
            prop_assert_eq!(elsewhere, if is_together { 0 } else { moved.len() });
            let count = told.iter().find(|it| it.code.name() == "E050").unwrap();
            prop_assert_eq!(count.note.is_some(), is_together);
            prop_assert_eq!(count.labels.len(), if is_together { moved.len() } else { 0 });
            let missing = told.iter().filter(|it| it.code.name() == "E051").count();
            prop_assert_eq!(missing, gone.iter().filter(|it| **it <= last).count());
        }
    }
}
