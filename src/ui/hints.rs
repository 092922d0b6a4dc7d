//! Which keys are worth knowing now.

use crate::ui::{Pane, Settings, State, Target, View, links};
use crate::{action::Action, query::Query, text::width as columns_of};
use ratatui::layout::{Position, Rect};
use std::borrow::Cow;

/// Keys that do something now, and what they do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The keys, as the terminal can show them.
    pub keys: Vec<String>,
    /// What each of them does.
    pub actions: Vec<Action>,
    /// What they do, in a word or two.
    pub label: Cow<'static, str>,
}

impl Hint {
    /// The columns that it takes.
    fn width(&self) -> usize {
        self.keys.iter().map(|key| columns_of(key) + 1).sum::<usize>() + columns_of(&self.label)
    }
}

/// What a click on hints does that stand one after the other from a place on: on a key what it does,
/// and on the words what the first of their keys does.
pub(crate) fn targets(hints: &[Hint], start: Position) -> Vec<(Rect, Target)> {
    let (mut x, mut targets) = (start.x, Vec::new());
    for hint in hints {
        let words = hint.actions.first().map(|action| (&*hint.label, *action));
        let keys = hint.keys.iter().map(String::as_str).zip(hint.actions.iter().copied());
        for (text, action) in keys.chain(words) {
            // With the blank behind it: nobody aims between a key and its word.
            let width = columns_of(text) as u16 + 1;
            targets.push((Rect { x, y: start.y, width, height: 1 }, Target::Hint(action)));
            x += width;
        }
        x += GAP as u16 - 1;
    }
    targets
}

/// The blanks between two hints.
pub(crate) const GAP: usize = 2;

/// The hints that have room one after the other in so many columns, the first ones, and whether
/// these are all; a mark of so many columns has room behind them then.
pub(crate) fn fitting(hints: &[Hint], columns: usize, mark: usize) -> (&[Hint], bool) {
    let ends: Vec<usize> = hints
        .iter()
        .scan(0, |end, hint| {
            *end += hint.width() + if *end == 0 { 0 } else { GAP };
            Some(*end)
        })
        .collect();
    if ends.last().is_none_or(|end| *end <= columns) {
        return (hints, true);
    }
    let fits = ends.iter().take_while(|end| **end + GAP + mark <= columns).count();
    (&hints[..fits], false)
}

/// Actions that belong together, with a word for them.
pub(crate) type Entry = (&'static [Action], &'static str);

pub(crate) const DETAIL: &[Entry] = &[
    (&[Action::Down, Action::Up], "scroll"),
    (&[Action::Open], "follow"),
    (&[Action::Back], "back"),
    (&[Action::PaneLeft], "list"),
    (&[Action::Copy], "copy"),
    (&[Action::CycleText], "text"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::NextSection, Action::PreviousSection], "paragraph"),
    (&[Action::Status], "status"),
    (&[Action::Note], "note"),
    (&[Action::Undo], "undo"),
    (&[Action::CopyMore], "copy more"),
];

const FILTERS: &[Entry] = &[
    (&[Action::Down, Action::Up], "move"),
    (&[Action::ToggleValue], "choose"),
    (&[Action::OnlyValue], "only this"),
    (&[Action::ExcludeValue], "exclude"),
    (&[Action::ClearFilter], "clear"),
    (&[Action::Filters], "close"),
    (&[Action::Help], "help"),
    (&[Action::Undo], "undo"),
    (&[Action::ClearQuery], "clear all"),
    (&[Action::NextSection, Action::PreviousSection], "heading"),
];

/// What is worth knowing in the pane with the focus.
pub(crate) fn of_pane(state: &State) -> &'static [Entry] {
    match state.pane() {
        Pane::Filters => FILTERS,
        Pane::List => state.screen().hints(state.nav()),
        Pane::Detail => state.screen().lower_hints(),
    }
}

/// The keys that do something now, those that are most worth knowing first.
pub(crate) fn of(state: &State) -> Vec<Hint> {
    let entries = state.overlay().map_or_else(|| of_pane(state), |overlay| overlay.keys().1);
    let Settings { keymap, symbols, .. } = &state.cx.settings;
    let context = state.context();
    let hint = |(together, label): &Entry| {
        let possible = together.iter().copied().filter(|action| can(state, *action));
        let usual = possible.filter_map(|action| {
            let key = keymap.keys(context, action).into_iter().next()?;
            Some((key.label(*symbols), action))
        });
        let (keys, actions): (Vec<_>, Vec<_>) = usual.unzip();
        let label = || match (*together, state.cx.marks.len()) {
            (_, 0) => Cow::Borrowed(*label),
            ([Action::Copy], n) => format!("copy {n} marked").into(),
            ([Action::Status], n) => format!("status of {n} marked").into(),
            ([Action::Note], n) => format!("note on {n} marked").into(),
            _ => Cow::Borrowed(*label),
        };
        (!keys.is_empty()).then(|| Hint { keys, actions, label: label() })
    };
    entries.iter().filter_map(hint).collect()
}

/// Whether an action would change anything now, as far as that is easily said.
fn can(state: &State, action: Action) -> bool {
    let (cx, nav) = (&state.cx, state.nav());
    if let Some(overlay) = state.overlay() {
        return overlay.can(action, cx);
    }
    let has_claim = || nav.selected().is_some();
    match action {
        Action::Undo => nav.can_undo(),
        Action::Back => nav.can_go_back(),
        Action::Open if state.pane() == Pane::Detail && state.view() != View::Speakers => {
            nav.selected().is_some_and(|claim| !links(claim).is_empty())
        }
        Action::Down | Action::Up if state.pane() == Pane::Filters => true,
        Action::Open | Action::Down | Action::Up | Action::Order => state.screen().has_rows(nav),
        Action::Copy
        | Action::CopyMore
        | Action::Mark
        | Action::Status
        | Action::Note
        | Action::Proposition
        | Action::CycleText
        | Action::Left
        | Action::Right => has_claim(),
        Action::ClearQuery => *nav.query() != Query::default(),
        Action::NextMatch | Action::PreviousMatch => !nav.query().is_everything(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_have_no_room_leave_a_mark() {
        let hint = |key: &str, label: &'static str| Hint {
            keys: vec![key.to_owned()],
            actions: vec![Action::Help],
            label: label.into(),
        };
        let hints = [hint("y", "copy"), hint("?", "help"), hint("q", "quit")];
        let fit = |columns| {
            let (fitting, is_all) = fitting(&hints, columns, 1);
            (fitting.len(), is_all)
        };
        assert_eq!(
            [22, 21, 17, 16, 9, 8].map(fit),
            [(3, true), (2, false), (2, false), (1, false), (1, false), (0, false)]
        );
        assert_eq!(super::fitting(&[], 0, 1), ([].as_slice(), true));
    }
}
