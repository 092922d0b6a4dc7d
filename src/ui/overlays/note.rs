//! The line in which the note on a claim is written.

use super::{After, Overlay};
use crate::{
    action::Action,
    analysis::words,
    config::Context,
    library::{ClaimRef, Row},
    session::OpenNote,
    text::{clean, width as columns_of},
    ui::{Cx, Input, hints::Entry, layout::Screen, render::Painter, widgets::compose::Composer},
};
use ratatui::layout::{Position, Rect};
use std::collections::BTreeMap;

const HINTS: &[Entry] = &[
    (&[Action::Accept], "keep"),
    (&[Action::Close], "leave as a draft"),
    (&[Action::DeleteWord], "delete word"),
    (&[Action::DeleteToStart], "delete all"),
];

/// On so many claims one note can be written at once.
const MOST_CLAIMS: usize = 1_000;

/// The line in which the note on a claim is written, or on all that are marked.
#[derive(Debug, Clone)]
pub struct NoteEditor {
    /// The claims that it is about, in their order, and what the note on each was before.
    open: Vec<OpenNote>,
    /// How the claims are called together.
    name: String,
    /// The note and the draft that they have in common; where they differ, nothing is, and what is
    /// typed is added to each.
    common: Option<(String, String)>,
    /// What is typed.
    pub input: Input,
}

impl NoteEditor {
    /// The line for the note on the marked claims or else the `subject`, with the note that there
    /// is, or with what was left of one unfinished.
    pub fn open(subject: Option<Row>, cx: &mut Cx) -> Option<Self> {
        let claims = cx.marked_or(subject);
        if claims.is_empty() {
            cx.ask_for_claims();
            return None;
        }
        if claims.len() > MOST_CLAIMS {
            let what = words::count(claims.len(), "claim");
            cx.fail(format!("{what} are marked: a note can be written on {MOST_CLAIMS} at once"));
            return None;
        }
        let (open, name) = (cx.notebook.open_notes(&claims), cx.name_of(&claims));
        let texts = |open: &OpenNote| (open.text.clone(), open.draft.clone());
        let common = texts(&open[0]);
        let common = open.iter().all(|open| texts(open) == common).then_some(common);
        let (text, draft) = common.clone().unwrap_or_default();
        let input = Input::long(if draft.is_empty() { &text } else { &draft });
        if !draft.is_empty() {
            cx.say("the draft that you left: emptied and left with Esc, it is dropped");
        } else if common.is_none() {
            cx.say("these claims have other notes: what you write is added to each");
        }
        Some(Self { open, name, common, input })
    }

    fn typed(&self) -> String {
        self.input.text().trim().to_owned()
    }

    fn keep(&mut self, cx: &mut Cx) {
        let (text, all) = (self.typed(), 0..self.open.len());
        let is_unchanged = match &self.common {
            Some((note, draft)) => text == *note && draft.is_empty(),
            None => text.is_empty(),
        };
        if is_unchanged {
            self.keep_drafts(all, cx);
            return self.show_drafts(cx);
        }
        self.restore_drafts(cx);
        let library = cx.nav.library();
        let claim = |open: &OpenNote| library.named(&open.claim);
        let mut found: Vec<_> =
            self.open.iter().filter_map(|open| Some((claim(open)?, open))).collect();
        found.sort_by_key(|(claim, _)| claim.row());
        let gone: Vec<usize> = all.filter(|place| claim(&self.open[*place]).is_none()).collect();
        let claims: Vec<ClaimRef<'_>> = found.iter().map(|(claim, _)| *claim).collect();
        let rows: Vec<Row> = claims.iter().map(|claim| claim.row()).collect();
        let before = cx.notebook.entries(&claims);
        let written = |open: &OpenNote| match &self.common {
            Some(_) => text.clone(),
            None => open.with(&text),
        };
        cx.notebook.write_notes(&found, written, cx.now);
        let after = cx.notebook.entries(&claims);
        let has_others =
            found.iter().zip(&after).any(|((_, open), now)| now.has_notes_beside(&written(open)));
        if !rows.is_empty() {
            cx.record(&rows, before);
        }
        if !gone.is_empty() {
            self.leave_drafts(gone, cx);
        }
        if rows.is_empty() {
            return;
        }
        let (doing, done) = match text.is_empty() {
            true => ("removing", "removed"),
            false => ("saving", "kept"),
        };
        let beside = match (has_others, text.is_empty()) {
            (false, _) => "",
            (true, false) => "; another window wrote one meanwhile, and both show",
            (true, true) => "; the one that another window wrote meanwhile stays",
        };
        let name = &self.name;
        let kept = format!("the note on {name} is {done}{beside}");
        match cx.is_kept {
            false => cx.say(kept + cx.end_of_what_is_kept()),
            true => cx.promise(format!("{doing} the note on {name}"), kept),
        }
    }

    /// Leaves the line: what is typed stays as a draft of the claims at these places, unless it is
    /// what the note is anyway.
    fn leave_drafts(&mut self, places: impl IntoIterator<Item = usize>, cx: &mut Cx) {
        self.keep_drafts(places, cx);
        self.show_drafts(cx);
        let (text, name) = (self.typed(), &self.name);
        let (note, draft) = self.common.clone().unwrap_or_default();
        let is_draft = !text.is_empty() && text != note;
        if is_draft {
            let end = cx.end_of_what_is_kept();
            let key = cx.key(Action::Note);
            cx.say(format!("the note on {name} is left as a draft: {key} resumes it{end}"));
        } else if !draft.is_empty() {
            cx.say(format!("the draft of the note on {name} is dropped"));
        }
    }

    /// Keeps what is typed as a draft of the claims at these places.
    fn keep_drafts(&mut self, places: impl IntoIterator<Item = usize>, cx: &mut Cx) {
        let mut changed: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for place in places {
            let draft = self.draft_of(&self.open[place]);
            let open = &mut self.open[place];
            if draft != open.kept_draft() {
                cx.notebook.leave_draft(open, &draft, cx.now);
                let claims = changed.entry(open.claim.dossier().to_owned()).or_default();
                claims.push(open.claim.claim().to_owned());
            }
        }
        changed.into_iter().for_each(|(dossier, claims)| cx.save(dossier, claims));
    }

    /// Shows beside the claims what is left of the note on them: not before it is left, since until
    /// then it stands in the line.
    fn show_drafts(&self, cx: &mut Cx) {
        let library = cx.nav.library();
        let claims = self.open.iter().filter_map(|open| library.named(&open.claim));
        let rows: Vec<Row> = claims.map(|claim| claim.row()).collect();
        cx.show_records(&rows);
    }

    /// What is typed, as the draft of one of the claims.
    fn draft_of(&self, open: &OpenNote) -> String {
        let text = self.typed();
        let draft = match &self.common {
            Some((note, _)) if text == *note => String::new(),
            Some(_) => text,
            // The drafts that there are were not shown, and stay.
            None => open.draft_with(&text),
        };
        // As it is read again, so that it is saved once.
        clean(&draft).into_owned()
    }

    /// Puts the drafts that there were in the place of those that were saved while this was typed:
    /// undone, the note is what it was before it was begun.
    fn restore_drafts(&mut self, cx: &mut Cx) {
        for open in &mut self.open {
            if open.draft != open.kept_draft() {
                let draft = open.draft.clone();
                cx.notebook.leave_draft(open, &draft, cx.now);
            }
        }
    }
}

impl Overlay for NoteEditor {
    fn keys(&self) -> (Context, &'static [Entry]) {
        (Context::Note, HINTS)
    }

    fn update(&mut self, action: Action, cx: &mut Cx) -> After {
        match action {
            Action::Accept => self.keep(cx),
            Action::Close => self.leave_drafts(0..self.open.len(), cx),
            _ => {
                self.input.act(action);
                return After::Stay;
            }
        }
        After::Close
    }

    fn type_in(&mut self, text: &str, cx: &mut Cx) {
        let left_out = self.input.insert(text);
        cx.say_left_out(left_out);
    }

    /// Keeps the line open whatever becomes of its claim: whoever types does not look up at every
    /// letter, and what is typed must not turn into commands.
    fn sync(&mut self, cx: &mut Cx) {
        let library = cx.nav.library();
        let gone: Vec<String> = self
            .open
            .iter_mut()
            .filter_map(|open| (!open.follow(library)).then(|| open.claim.to_string()))
            .collect();
        if let Some(claim) = gone.first() {
            cx.fail(format!("{claim} is gone: Enter or Esc leaves the note as a draft"));
        }
    }

    fn leave(&mut self, cx: &mut Cx) {
        self.keep_drafts(0..self.open.len(), cx);
        self.show_drafts(cx);
    }

    fn has_unsaved(&self) -> bool {
        self.open.first().is_some_and(|open| self.draft_of(open) != open.kept_draft())
    }

    /// Of a note on several claims the first has it: it is typed once, and not once for each.
    fn save(&mut self, cx: &mut Cx) {
        self.keep_drafts(0..1, cx);
    }

    fn is_line(&self) -> bool {
        true
    }

    fn render(&self, screen: &Screen, _: Rect, painter: &mut Painter<'_, '_>) {
        let (area, look) = (screen.query, painter.look);
        let mut line = Composer::new(area.width);
        let long = format!("note on {}:", self.name);
        // What is typed needs the room more.
        let is_short = columns_of(&long) * 2 < usize::from(area.width);
        let prompt = if is_short { long } else { "note:".to_owned() };
        line.skip(1).put(prompt, look.theme.muted).skip(1);
        let room = line.left().saturating_sub(1);
        let column = line.typed(&self.input, room, look.theme.strong, look.glyphs().cut);
        painter.lines(&[line.fill()], area);
        painter.typing = Some(Position { x: area.x + column, y: area.y });
    }
}
