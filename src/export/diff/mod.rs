//! What two versions of a dossier differ in, for an editor.

mod values;

use crate::{
    analysis::{
        diff::{Change, Changed, Diff, Difference, Differences, Kind, are_of_one_article},
        words,
    },
    library::{ClaimRef, MEASURES, RequestRef, SpeakerRef, Vocabulary},
    text::wrap,
};
use values::values;
pub use values::{Sides, Versions, sides};

/// A piece of what two versions differ in, before it is laid out.
#[derive(Debug)]
pub enum Row<'d> {
    /// What follows: "Claims: 1 added, 13 the same".
    Heading(String),
    /// An entry: `+` added, `-` removed, `~` changed.
    Entry {
        /// The sign.
        sign: char,
        /// What it is, in a line.
        text: String,
    },
    /// What there is to say of an entry that only one version has.
    Fact {
        /// What kind of thing: "graded".
        kind: &'static str,
        /// What it is.
        text: String,
    },
    /// A field of the entry before that is not the same.
    Change {
        /// Which, and what both versions have.
        change: &'d Change,
        /// Why the grade is another one, where it is the grade.
        because: String,
    },
}

/// What two versions of a dossier differ in, piece by piece; nothing where they do not.
pub fn rows<'d>(diff: &'d Diff<'_>) -> Vec<Row<'d>> {
    let mut rows = Vec::new();
    if !diff.article.is_empty() {
        rows.push(Row::Heading("Article".into()));
        changes(&mut rows, &diff.article, &[]);
    }
    claims(&mut rows, &diff.claims);
    section(&mut rows, "Requests for comment", &diff.requests, asked);
    section(&mut rows, "Speakers", &diff.speakers, called);
    section(&mut rows, "Propositions", &diff.propositions, |it| {
        format!("{} [{}]", it.text(), it.id())
    });
    section(&mut rows, "Topics", &diff.topics, |topic| {
        format!("{} [{}]", topic.label(), topic.id())
    });
    notes(&mut rows, diff);
    rows
}

/// What is compared, where it is not two versions of one dossier.
pub fn two_dossiers(diff: &Diff<'_>) -> Option<String> {
    let (old, new) = (diff.old.id(), diff.new.id());
    let what = match are_of_one_article(diff.old, diff.new) {
        true => "two dossiers of one article",
        false => "two dossiers, not two versions of one",
    };
    (old != new).then(|| format!("These are {what}: {old} and {new}."))
}

/// What two versions of a dossier differ in, wrapped to `columns`: what is compared, then each
/// sort of entry with its numbers and its differences, `+` added, `-` removed, `~` changed.
pub fn diff(diff: &Diff<'_>, columns: usize) -> String {
    let mut page = Page { columns: columns.max(NARROWEST), out: String::new(), of: diff };
    page.line(&format!("old: {}", diff.old.origin()));
    page.line(&format!("new: {}", diff.new.origin()));
    let new = diff.new;
    page.line(&format!("{} ({}, {})", new.title(), new.outlet(), new.published_long()));
    if let Some(two) = two_dossiers(diff) {
        page.line(&two);
    }
    page.out.push('\n');
    if diff.is_empty() {
        page.line(&nothing(diff));
        return page.out;
    }
    for (at, row) in rows(diff).iter().enumerate() {
        match row {
            Row::Heading(text) => {
                if at > 0 {
                    page.out.push('\n');
                }
                page.line(text);
            }
            Row::Entry { sign, text } => page.entry(*sign, text),
            Row::Fact { kind, text } => page.row(kind, None, text),
            Row::Change { change, because } => page.change(change, because),
        }
    }
    page.out.push('\n');
    page.line(&format!("Grades say {MEASURES}."));
    page.out
}

/// The fewest columns that lines are broken to.
const NARROWEST: usize = 40;

/// The columns before the fields of an entry.
const INDENT: usize = 4;

/// The columns before what is in a field.
const VALUES: usize = 18;

/// That nothing differs, and how much is the same.
pub fn nothing(diff: &Diff<'_>) -> String {
    let count = |n, thing| words::count(n, thing);
    let same = [
        count(diff.claims.same, "claim"),
        count(diff.requests.same, "request"),
        count(diff.speakers.same, "speaker"),
        count(diff.propositions.same, "proposition"),
        count(diff.topics.same, "topic"),
    ];
    format!("No differences: {} are the same.", words::and(same))
}

fn asked(request: RequestRef<'_>) -> String {
    let to = match request.to().len() {
        0 => "undecided who".to_owned(),
        _ => words::and(request.to().map(SpeakerRef::name)),
    };
    let reply = request.reply().map_or("outcome undecided", Vocabulary::label);
    format!("¶{} {to}: {reply}", request.paragraph())
}

fn called(speaker: SpeakerRef<'_>) -> String {
    let kind = speaker.kind().map_or("kind undecided", Vocabulary::label);
    format!("{}, {kind} [{}]", speaker.name(), speaker.id())
}

/// The numbers of a section: "1 added, 3 changed (1 regraded, 2 reworded), 1 in notes only, 13 the
/// same".
fn numbers<T>(of: &Differences<T>) -> String {
    let noted = of.changed().filter(|changed| changed.is_only_noted()).count();
    let changed = of.changed().count() - noted;
    let named = Kind::ALL.into_iter().filter(|kind| !matches!(kind, Kind::Noted | Kind::Changed));
    let mut kinds: Vec<String> =
        named.filter_map(|kind| some((of.of_kind(kind), kind.word()))).collect();
    if !kinds.is_empty() {
        kinds.extend(some((of.of_kind(Kind::Changed), "in other ways")));
    }
    let kinds = if kinds.is_empty() { String::new() } else { format!(" ({})", kinds.join(", ")) };
    let mut parts: Vec<String> =
        [(of.added(), "added"), (of.removed(), "removed")].into_iter().filter_map(some).collect();
    parts.extend((changed > 0).then(|| format!("{changed} changed{kinds}")));
    parts.extend(some((noted, "in notes only")));
    parts.push(format!("{} the same", of.same));
    parts.join(", ")
}

fn some((n, what): (usize, &str)) -> Option<String> {
    (n > 0).then(|| format!("{n} {what}"))
}

/// What differs in more than a note.
fn beyond_notes<T>(of: &Differences<T>) -> impl Iterator<Item = &Difference<T>> {
    of.all.iter().filter(|one| !matches!(one, Difference::Changed(it) if it.is_only_noted()))
}

fn claims<'d>(rows: &mut Vec<Row<'d>>, claims: &'d Differences<ClaimRef<'_>>) {
    if beyond_notes(claims).next().is_none() {
        return;
    }
    rows.push(Row::Heading(format!("Claims: {}", numbers(claims))));
    for one in beyond_notes(claims) {
        match one {
            Difference::Added(it) => alone(rows, '+', *it),
            Difference::Removed(it) => alone(rows, '-', *it),
            Difference::Changed(changed) => {
                rows.push(Row::Entry { sign: '~', text: claim(changed.new) });
                changes(rows, &changed.changes, &changed.because());
            }
        }
    }
}

/// A claim that only one version has, with its grade.
fn alone(rows: &mut Vec<Row<'_>>, sign: char, it: ClaimRef<'_>) {
    rows.push(Row::Entry { sign, text: claim(it) });
    let speech = super::caveats::speech(it);
    let text = format!("{} {}, {speech}", it.rule().name, it.grade_via());
    rows.push(Row::Fact { kind: "graded", text });
}

fn section<'d, T: Copy>(
    rows: &mut Vec<Row<'d>>,
    title: &str,
    of: &'d Differences<T>,
    head: fn(T) -> String,
) {
    if beyond_notes(of).next().is_none() {
        return;
    }
    rows.push(Row::Heading(format!("{title}: {}", numbers(of))));
    for one in beyond_notes(of) {
        match one {
            Difference::Added(it) => rows.push(Row::Entry { sign: '+', text: head(*it) }),
            Difference::Removed(it) => rows.push(Row::Entry { sign: '-', text: head(*it) }),
            Difference::Changed(Changed { new, changes: of_it, .. }) => {
                rows.push(Row::Entry { sign: '~', text: head(*new) });
                changes(rows, of_it, &[]);
            }
        }
    }
}

/// What differs in its note and in nothing else, apart from what a reader of the claims compares.
fn notes<'d>(rows: &mut Vec<Row<'d>>, diff: &'d Diff<'_>) {
    let all = [
        noted("claim", &diff.claims, claim),
        noted("request", &diff.requests, asked),
        noted("speaker", &diff.speakers, called),
    ];
    let some = all.iter().filter(|(_, of)| !of.is_empty());
    let counts: Vec<String> = some.map(|(thing, of)| words::count(of.len(), thing)).collect();
    if counts.is_empty() {
        return;
    }
    rows.push(Row::Heading(format!("Notes changed: {}", counts.join(", "))));
    for (text, of_it) in all.into_iter().flat_map(|(_, of)| of) {
        rows.push(Row::Entry { sign: '~', text });
        changes(rows, of_it, &[]);
    }
}

/// Those of one sort that differ only in their notes: what each is, in a line, and its changes.
fn noted<'d, T: Copy>(
    thing: &'static str,
    of: &'d Differences<T>,
    head: fn(T) -> String,
) -> (&'static str, Vec<(String, &'d [Change])>) {
    let noted = of.changed().filter(|changed| changed.is_only_noted());
    (thing, noted.map(|it| (head(it.new), &*it.changes)).collect())
}

fn changes<'d>(rows: &mut Vec<Row<'d>>, changes: &'d [Change], because: &[String]) {
    rows.extend(changes.iter().map(|change| Row::Change {
        change,
        because: match change.field.kind {
            Kind::Regraded => because.join("; "),
            _ => String::new(),
        },
    }));
}

struct Page<'d, 'a> {
    columns: usize,
    out: String,
    of: &'d Diff<'a>,
}

impl Page<'_, '_> {
    fn entry(&mut self, sign: char, text: &str) {
        for (at, line) in self.wrapped(text, 2).into_iter().enumerate() {
            let sign = if at == 0 { sign } else { ' ' };
            self.out.push_str(&format!("{sign} {line}\n"));
        }
    }

    fn change(&mut self, change: &Change, because: &str) {
        let versions = Versions { old: self.of.old, new: self.of.new };
        let mut lines = values(change, versions, self.columns - VALUES);
        if change.field.kind == Kind::Regraded
            && let Some(last) = lines.last_mut()
        {
            last.text += &format!(", because: {because}");
        }
        for (at, line) in lines.into_iter().enumerate() {
            let label = if at == 0 { change.field.kind.word() } else { "" };
            self.row(label, line.sign, &line.text);
        }
    }

    /// A line of an entry: what kind of change, and what both versions have, or one of them.
    fn row(&mut self, label: &str, sign: Option<char>, text: &str) {
        let width = VALUES - INDENT - 2;
        for (at, line) in self.wrapped(text, VALUES).into_iter().enumerate() {
            let (label, sign) = if at == 0 { (label, sign.unwrap_or(' ')) } else { ("", ' ') };
            self.out.push_str(&format!("{:INDENT$}{label:width$}{sign} {line}\n", ""));
        }
    }

    fn line(&mut self, text: &str) {
        for line in self.wrapped(text, 0) {
            self.out.push_str(&format!("{line}\n"));
        }
    }

    fn wrapped<'t>(&self, text: &'t str, indent: usize) -> Vec<&'t str> {
        wrap(text, self.columns - indent, self.columns - indent)
    }
}

/// A claim in a line: place, speaker, gist and id.
pub(super) fn claim(claim: ClaimRef<'_>) -> String {
    let (name, line) = (claim.speaker_name(), claim.line());
    format!("¶{} {name}: {line} [{}]", claim.paragraph(), claim.id())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{
            diff::diff as compare,
            testing::{REUTERS, TUTORIAL, library, small},
        },
        library::Library,
        text::width,
    };

    fn text(old: &Library, new: &Library, columns: usize) -> String {
        let (old, new) = (old.dossiers().next().unwrap(), new.dossiers().next().unwrap());
        diff(&compare(old, new), columns)
    }

    fn changed(source: &str, changes: &[(&str, &str)]) -> Library {
        library(&[&changes.iter().fold(source.to_owned(), |text, (from, to)| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        })])
    }

    #[test]
    fn what_is_the_same_is_counted() {
        let (old, new) = (library(&[TUTORIAL]), library(&[TUTORIAL]));
        insta::assert_snapshot!(text(&old, &new, 80));
    }

    #[test]
    fn two_dossiers_are_called_two() {
        let (old, new) = (library(&[TUTORIAL]), small("", "", ""));
        let text = text(&old, &new, 100);
        assert!(
            text.contains(
                "These are two dossiers, not two versions of one: tutorial and small.\n\n"
            ),
            "{text}"
        );
    }

    #[test]
    fn a_version_of_the_tutorial() {
        let removed = TUTORIAL.split("        (\n            id: \"kites").nth(1).unwrap();
        let removed = removed.split("        (\n").next().unwrap();
        let removed = format!("        (\n            id: \"kites{removed}");
        let (old, new) = (
            library(&[TUTORIAL]),
            changed(
                TUTORIAL,
                &[
                    (&removed, ""),
                    ("sources: Unstated,", "sources: Stated(4),"),
                    ("will begin in October.\"", "is to begin in October.\""),
                    ("\"oakes-promise\"", "\"oakes-broken\""),
                    ("in 41 places.", "in 42 places."),
                    ("(on: \"delay\", position: Opposes)", "(on: \"delay\", position: Supports)"),
                    ("outcome: Declined", "outcome: NoReply"),
                    ("role: \"mayor\"", "role: \"former mayor\""),
                    ("f03d8a2a", "00d86ac3"),
                    ("id: \"tuba-fall\", paragraph: 8", "id: \"tuba-fall\", paragraph: 7"),
                    (
                        "        (\n            id: \"pier-open\"",
                        "        (id: \"pier-fine\", paragraph: 1, speaker: \"fitch\", \
                         speech: Verbatim, quote: [\"a fine pier\"], gist: \"He likes it.\"),\n        \
                         (\n            id: \"pier-open\"",
                    ),
                ],
            ),
        );
        insta::assert_snapshot!(text(&old, &new, 100));
        for columns in [0, 1, 40, 41, 77, 300] {
            let most = columns.max(NARROWEST);
            for line in text(&old, &new, columns).lines() {
                assert!(width(line) <= most && line == line.trim_end(), "{columns}: {line:?}");
            }
        }
    }

    #[test]
    fn a_long_quotation_shows_where_it_differs_and_a_translation_is_no_quotation() {
        let new = changed(
            REUTERS,
            &[
                ("neue Bereiche des Einflusses", "neue Gebiete des Einflusses"),
                ("actually allowing Beijing", "in fact allowing Beijing"),
            ],
        );
        insta::assert_snapshot!(text(&library(&[REUTERS]), &new, 80));
    }

    #[test]
    fn notes_alone_are_told_apart_and_reword_nothing() {
        let notes = [
            ("A wet festival is", "A festival is"),
            ("One word is quoted: reckless.", "A single word is quoted."),
            ("That the request was about the delay is inferred.", "Inferred."),
            ("Fell through the pier last year.", "Fell."),
        ];
        insta::assert_snapshot!(text(&library(&[TUTORIAL]), &changed(TUTORIAL, &notes), 100));
        let more = [("sources: Unstated,", "sources: Stated(4),")];
        let text =
            text(&library(&[TUTORIAL]), &changed(TUTORIAL, &[&notes[..], &more].concat()), 100);
        let heading =
            "Claims: 1 changed (1 regraded, 1 reattributed), 2 in notes only, 17 the same\n";
        assert!(text.contains(heading), "{text}");
        assert!(!text.contains("reworded"), "{text}");
    }

    #[test]
    fn a_note_stands_with_what_else_differs() {
        let new = changed(
            TUTORIAL,
            &[
                ("A wet festival is", "A festival is"),
                ("gist: \"The council is probably more", "gist: \"The council is more"),
            ],
        );
        let text = text(&library(&[TUTORIAL]), &new, 100);
        assert!(text.contains("Claims: 1 changed (1 reworded), 19 the same\n"), "{text}");
        assert!(text.contains("    noted ") && !text.contains("Notes changed"), "{text}");
    }

    #[test]
    fn what_is_undecided_is_not_told_as_none() {
        let id = "id: \"oakes-cost\"";
        let open = format!("open: [Speaker(), Content, Stances, Relays], {id}");
        let (old, new) = (library(&[TUTORIAL]), changed(TUTORIAL, &[(id, &open)]));
        insta::assert_snapshot!(text(&old, &new, 100));
    }

    #[test]
    fn what_looks_the_same_is_said_to_differ() {
        let new = changed(TUTORIAL, &[("A pier is", "A pier\u{a0}is")]);
        let text = text(&library(&[TUTORIAL]), &new, 100);
        assert!(text.contains("They look the same: white space"), "{text}");
    }
}
