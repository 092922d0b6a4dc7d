//! The line in which the note on a claim is written.

use super::{After, Overlay};
use crate::{
    action::Action,
    config::Context,
    session::OpenNote,
    text::width as columns_of,
    ui::{Cx, Input, hints::Entry, layout::Screen, render::Painter, widgets::compose::Composer},
};
use ratatui::layout::{Position, Rect};

const HINTS: &[Entry] = &[
    (&[Action::Accept], "keep"),
    (&[Action::Close], "leave as a draft"),
    (&[Action::DeleteWord], "delete word"),
    (&[Action::DeleteToStart], "delete all"),
];

/// The line in which the note on a claim is written.
#[derive(Debug, Clone)]
pub struct NoteEditor {
    /// The claim that it is about, and what the note was before.
    pub open: OpenNote,
    /// What is typed.
    pub input: Input,
}

impl NoteEditor {
    /// The line for the note on the selected claim, with the note that there is, or with what was
    /// left of one unfinished.
    pub fn open(cx: &mut Cx) -> Option<Self> {
        let Some(claim) = cx.nav.selected() else {
            cx.say("no claim is selected");
            return None;
        };
        let open = cx.notebook.open_note(claim);
        let is_draft = !open.draft.is_empty();
        let input = Input::long(if is_draft { &open.draft } else { &open.text });
        if is_draft {
            cx.say("the draft that you left: emptied and left with Esc, it is dropped");
        }
        Some(Self { open, input })
    }

    fn typed(&self) -> String {
        self.input.text().trim().to_owned()
    }

    fn keep(&self, cx: &mut Cx) {
        // A claim that goes takes the line with it.
        let Some(claim) = cx.nav.library().named(&self.open.claim) else {
            return self.leave_draft(cx);
        };
        let text = self.typed();
        if text == self.open.text && self.open.draft.is_empty() {
            return;
        }
        let (row, id) = (claim.row(), claim.id().to_owned());
        cx.notebook.write_note(&self.open, claim, &text, cx.now);
        let has_others = cx.notebook.has_notes_beside(claim, &text);
        cx.record(row, true);
        let (doing, done) = match text.is_empty() {
            true => ("removing", "removed"),
            false => ("saving", "kept"),
        };
        let beside = match (has_others, text.is_empty()) {
            (false, _) => "",
            (true, false) => "; another window wrote one meanwhile, and both show",
            (true, true) => "; the one that another window wrote meanwhile stays",
        };
        let kept = format!("the note on {id} is {done}{beside}");
        match cx.is_kept {
            false => cx.say(kept + cx.end_of_what_is_kept()),
            true => cx.promise(format!("{doing} the note on {id}"), kept),
        }
    }

    /// Leaves the line: what is typed stays as a draft, unless it is what the note is anyway.
    fn leave_draft(&self, cx: &mut Cx) {
        let id = self.open.claim.claim().to_owned();
        self.keep_draft(cx);
        let text = self.typed();
        let is_draft = !text.is_empty() && text != self.open.text;
        if is_draft {
            let end = cx.end_of_what_is_kept();
            let key = cx.key(Action::Note);
            cx.say(format!("the note on {id} is left as a draft: {key} resumes it{end}"));
        } else if !self.open.draft.is_empty() {
            cx.say(format!("the draft of the note on {id} is dropped"));
        }
    }

    /// Keeps what is typed as a draft.
    fn keep_draft(&self, cx: &mut Cx) {
        let OpenNote { claim, text: note, draft, .. } = &self.open;
        let text = self.typed();
        let text = if text == *note { "" } else { &text };
        if text != draft {
            cx.notebook.leave_draft(&self.open, text, cx.now);
            cx.save(claim.dossier().to_owned(), claim.claim().to_owned(), true);
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
            Action::Close => self.leave_draft(cx),
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
        if !self.open.follow(cx.nav.library()) {
            let claim = &self.open.claim;
            cx.fail(format!("{claim} is gone: Enter or Esc leaves the note as a draft"));
        }
    }

    fn leave(&mut self, cx: &mut Cx) {
        self.keep_draft(cx);
    }

    fn is_line(&self) -> bool {
        true
    }

    fn render(&self, screen: &Screen, _: Rect, painter: &mut Painter<'_, '_>) {
        let (area, look) = (screen.query, painter.look);
        let mut line = Composer::new(area.width);
        let long = format!("note on {}:", self.open.claim.claim());
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
