//! What is noted beside a claim: who replied to it, what it answers, whom it accuses; and what is
//! said of a request for comment.

use super::measure::wrapped;
use crate::{
    analysis::words,
    dossier::RequestField,
    export::Marks,
    library::{ClaimRef, Reply, ReplyRef, RequestRef, Vocabulary},
    text::width as columns_of,
    ui::{
        Link, Look,
        detail::undecided,
        widgets::{compose::Composer, rich::Rich},
    },
};
use ratatui::text::Line;

/// More names than these would push other notes out; the line of the request has all of them.
const MOST_NAMES: usize = 3;

/// A note: a reply's sign, where it is one, and what is to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    reply: Option<Reply>,
    text: String,
}

/// What is noted beside a claim with these links, what matters most first.
pub fn of_claim(claim: ClaimRef<'_>, links: &[Link<'_>], look: Look<'_>) -> Vec<Note> {
    let open: Vec<_> = claim.open_labels().collect();
    let open = (!open.is_empty()).then(|| format!("undecided: {}", open.join("; ")));
    let mut notes: Vec<_> = open.map(|text| Note { reply: None, text }).into_iter().collect();
    notes.extend(replies(claim, look));
    let mut note = |text| notes.push(Note { reply: None, text });
    // Who replied with a claim is not told twice.
    let is_reply = |link: &Link<'_>| {
        let is_answer = matches!(link.kind, "answered by" | "disputed by");
        is_answer && claim.replies().any(|reply| reply.claims().any(|answer| answer == link.claim))
    };
    let links: Vec<_> = links.iter().filter(|link| !is_reply(link)).collect();
    for same in links.chunk_by(|one, other| one.kind == other.kind) {
        let claims = same.iter().map(|link| link.claim);
        note(format!("{} {}", same[0].kind, sources(claims, look)));
    }
    let accused: Vec<_> = claim.against().map(|speaker| speaker.short()).collect();
    if !accused.is_empty() {
        note(format!("criticises {}", accused.join(", ")));
    }
    notes
}

/// What a request was about.
pub fn of_request(request: RequestRef<'_>, look: Look<'_>) -> Option<Note> {
    if request.open().has(RequestField::Claims) {
        return Some(Note { reply: None, text: "undecided what about".to_owned() });
    }
    let inferred = match request.is_inferred() {
        true => ", inferred",
        false if request.is_link_undecided() => ", undecided whether the text says so",
        false => "",
    };
    let text = format!("about {}{inferred}", sources(request.claims(), look));
    (request.claims().len() > 0).then_some(Note { reply: None, text })
}

/// A request for comment: the sign of what came of it, and who was asked.
pub fn request(request: RequestRef<'_>, look: Look<'_>) -> (&'static str, Rich) {
    let muted = look.theme.muted;
    let names: Vec<_> = request.to().map(|speaker| speaker.name()).collect();
    let marks @ Marks { open, close } = look.quotation_marks(request.dossier().language());
    let names = match request.open().has(RequestField::To) {
        true => format!("undecided who, {}", undecided::of_request(request, marks)),
        false => names.join(", "),
    };
    let reply = request.reply();
    // What came of it is not to be cut off.
    let asked =
        format!("asked, {}: {}", reply.map_or("outcome undecided", Vocabulary::label), names);
    let text = request.quote().enumerate().fold(Rich::of(&asked, muted), |text, (at, span)| {
        let before = if at == 0 { ": " } else { look.either(" … ", " ... ") };
        text.put(before, muted).put(open, muted).put(span, muted).put(close, muted)
    });
    (reply.map_or(look.glyphs().undecided, |reply| look.reply(reply)), text)
}

/// Who replied what, the most telling first: those of one outcome in one paragraph together.
fn replies(claim: ClaimRef<'_>, look: Look<'_>) -> Vec<Note> {
    let mut replies: Vec<_> = claim.replies().collect();
    let outcome = |reply: &ReplyRef<'_>| (reply.reply(), reply.paragraph());
    replies.sort_by_key(outcome);
    let same = replies.chunk_by(|one, other| outcome(one) == outcome(other));
    let note = |same: &[ReplyRef<'_>]| {
        let (reply, paragraph) = outcome(&same[0]);
        let first = same[0].by().short();
        let names = match same.len() {
            1..=MOST_NAMES => {
                same.iter().map(|reply| reply.by().short()).collect::<Vec<_>>().join(", ")
            }
            many => format!("{first} and {} others", many - 1),
        };
        let pilcrow = look.glyphs().paragraph;
        let text = format!("{}: {names} {pilcrow}{paragraph}", reply.label());
        Note { reply: Some(reply), text }
    };
    same.map(note).collect()
}

/// Who says the claims, and in which paragraphs: "insiders ¶1, ¶2; Cutler ¶22".
fn sources<'a>(claims: impl Iterator<Item = ClaimRef<'a>>, look: Look<'_>) -> String {
    let claims: Vec<_> = claims.collect();
    let same = claims.chunk_by(|one, other| one.speaker() == other.speaker());
    let source = |same: &[ClaimRef<'a>]| {
        let paragraphs = words::paragraphs(same.iter().copied());
        format!("{} {}", same[0].speaker_short(), look.said(&paragraphs))
    };
    same.map(source).collect::<Vec<_>>().join("; ")
}

/// Notes in at most so many lines, from column `indent` on: a line each where they fit, otherwise
/// one after the other; what does not fit is cut off.
pub fn lines(
    notes: &[Note],
    (indent, width): (usize, u16),
    height: usize,
    look: Look<'_>,
) -> Vec<Line<'static>> {
    let room = usize::from(width).saturating_sub(indent + 1);
    let is_listed = notes.len() <= height && notes.iter().all(|note| note.columns(look) <= room);
    let between = if is_listed { "\n" } else { look.dot() };
    let text = notes.iter().enumerate().fold(Rich::default(), |text, (at, note)| {
        let text = if at == 0 { text } else { text.put(between, look.theme.muted) };
        text.append(note.rich(look))
    });
    let lines = wrapped(&text, (indent, indent), (width, height), look, |_, _| {});
    lines.map(Composer::finish).collect()
}

/// Notes behind a name, in one line: "tplink-ban-shelved · ● answered: TP-Link ¶25".
pub fn sentence(name: &str, notes: &[Note], look: Look<'_>) -> String {
    let note = |note: &Note| match note.reply {
        Some(reply) => format!("{} {}", look.reply(reply), note.text),
        None => note.text.clone(),
    };
    let parts: Vec<_> = [name.to_owned()].into_iter().chain(notes.iter().map(note)).collect();
    parts.join(look.dot())
}

impl Note {
    fn rich(&self, look: Look<'_>) -> Rich {
        let Look { theme, .. } = look;
        // A blank that does not break: a sign stands before what it says.
        let blank = look.either("\u{A0}", " ");
        let sign = self.reply.map_or_else(Rich::default, |reply| {
            Rich::of(look.reply(reply), theme.strong).put(blank, theme.muted)
        });
        sign.put(&self.text, theme.muted)
    }

    fn columns(&self, look: Look<'_>) -> usize {
        let sign = self.reply.map_or(0, |reply| columns_of(look.reply(reply)) + 1);
        sign + columns_of(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{
        detail::link::links,
        drawing::{article, assert_fits, claim, dark, look, symbols},
    };
    use proptest::prelude::*;

    fn notes(id: &str) -> Vec<String> {
        let (library, theme) = (article(), dark());
        let claim = claim(&library, id);
        let notes = of_claim(claim, &links(claim), look(&theme));
        notes.into_iter().map(|note| note.text).collect()
    }

    #[test]
    fn a_claim_that_nothing_stands_to_has_no_note() {
        assert_eq!(notes("decisions-not-announced"), Vec::<String>::new());
    }

    #[test]
    fn replies_come_first_and_are_not_told_twice() {
        assert_eq!(
            notes("tplink-ban-shelved"),
            [
                "answered: TP-Link ¶25",
                "no reply: Wh. House and 3 others ¶11",
                "elaborated by insiders ¶14",
                "carries Reuters ¶1"
            ]
        );
    }

    #[test]
    fn what_fits_is_a_list_and_what_does_not_runs_on_and_is_cut_off() {
        let (library, theme) = (article(), dark());
        let claim = claim(&library, "tplink-ban-shelved");
        let notes = of_claim(claim, &links(claim), look(&theme));
        let drawn = |height| {
            let lines = lines(&notes, (1, 40), height, look(&theme));
            symbols(&lines, 40).replace('\u{A0}', " ")
        };
        assert_eq!(
            drawn(4),
            "| ● answered: TP-Link ¶25                |\n\
             | - no reply: Wh. House and 3 others ¶11 |\n\
             | elaborated by insiders ¶14             |\n\
             | carries Reuters ¶1                     |\n"
        );
        assert_eq!(
            drawn(2),
            "| ● answered: TP-Link ¶25 · - no reply:  |\n\
             | Wh. House and 3 others ¶11 ·…          |\n"
        );
    }

    properties! {
        #[test]
        fn notes_stay_in_their_room(width in 0_u16..80, height in 0_usize..6, indent in 0_usize..20) {
            let (library, theme) = (article(), dark());
            for claim in library.claims() {
                let notes = of_claim(claim, &links(claim), look(&theme));
                let lines = lines(&notes, (indent, width), height, look(&theme));
                prop_assert!(lines.len() <= height);
                assert_fits(&lines, width);
            }
        }
    }
}
