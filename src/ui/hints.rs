//! Which keys are worth knowing now.

use crate::ui::{Help, Layer, Pane, Settings, State, View, detail::link::links};
use crate::{action::Action, query::Query};

/// Keys that do something now, and what they do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The keys, as the terminal can show them.
    pub keys: Vec<String>,
    /// What they do, in a word or two.
    pub label: &'static str,
}

/// Actions that belong together, with a word for them.
type Entry = (&'static [Action], &'static str);

/// What is most worth knowing comes first: a narrow screen shows only the beginning.
const LIST: &[Entry] = &[
    (&[Action::Open], "detail"),
    (&[Action::Copy], "copy"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::FindSpeaker], "find speaker"),
    (&[Action::Search], "search"),
    (&[Action::Filters], "filter"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::Back], "back"),
    (&[Action::Undo], "undo"),
    (&[Action::CycleText], "text"),
    (&[Action::NextProposition], "proposition"),
    (&[Action::StripLess, Action::StripMore], "strip test"),
    (&[Action::NextOrder], "order"),
    (&[Action::Mark], "mark"),
    (&[Action::Status], "status"),
    (&[Action::Note], "note"),
    (&[Action::CopyMore], "copy more"),
    (&[Action::Palette], "all actions"),
    (&[Action::NextSection, Action::PreviousSection], "paragraph"),
];

const DETAIL: &[Entry] = &[
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

const ARTICLE: &[Entry] = &[
    (&[Action::Open], "open"),
    (&[Action::Copy], "copy"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Down, Action::Up], "claim"),
    (&[Action::NextSection, Action::PreviousSection], "paragraph"),
    (&[Action::NextMatch, Action::PreviousMatch], "match"),
    (&[Action::Search], "search"),
    (&[Action::Back], "back"),
    (&[Action::Undo], "undo"),
    (&[Action::CycleText], "text"),
    (&[Action::StripLess, Action::StripMore], "strip test"),
];

const MATRIX: &[Entry] = &[
    (&[Action::Open], "narrow to it"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::NextRows, Action::PreviousRows], "rows"),
    (&[Action::NextColumns, Action::PreviousColumns], "columns"),
    (&[Action::Left, Action::Down, Action::Up, Action::Right], "cell"),
    (&[Action::Back], "back"),
    (&[Action::Copy], "copy"),
    (&[Action::NextProposition], "proposition"),
    (&[Action::StripLess, Action::StripMore], "strip test"),
    (&[Action::Undo], "undo"),
    (&[Action::Search], "search"),
    (&[Action::Filters], "filter"),
    (&[Action::Mark], "mark"),
];

const SPEAKERS: &[Entry] = &[
    (&[Action::Open], "their claims"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::NextOrder], "order"),
    (&[Action::NextSection, Action::PreviousSection], "claim"),
    (&[Action::PaneRight], "ledger"),
    (&[Action::FindSpeaker], "find"),
    (&[Action::Search], "search"),
    (&[Action::Back], "back"),
    (&[Action::NextProposition], "proposition"),
    (&[Action::StripLess, Action::StripMore], "strip test"),
    (&[Action::Undo], "undo"),
];

/// On somebody who makes no claim.
const SILENT: &[Entry] = &[
    (&[Action::Open], "their replies"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::NextOrder], "order"),
    (&[Action::PaneRight], "ledger"),
    (&[Action::FindSpeaker], "find"),
    (&[Action::Search], "search"),
    (&[Action::Back], "back"),
    (&[Action::StripLess, Action::StripMore], "strip test"),
    (&[Action::Undo], "undo"),
];

const LEDGER: &[Entry] = &[
    (&[Action::Down, Action::Up], "scroll"),
    (&[Action::Open], "their claims"),
    (&[Action::PaneLeft], "speakers"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Back], "back"),
    (&[Action::Undo], "undo"),
];

const STORY: &[Entry] = &[
    (&[Action::Down, Action::Up], "scroll"),
    (&[Action::Open], "open the claim"),
    (&[Action::PaneLeft], "grid"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
];

const REPLIES: &[Entry] = &[
    (&[Action::Open], "open the claim"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Left, Action::Down, Action::Up, Action::Right], "cell"),
    (&[Action::NextOrder], "order"),
    (&[Action::Copy], "copy"),
    (&[Action::Search], "search"),
    (&[Action::Back], "back"),
    (&[Action::NextSection, Action::PreviousSection], "paragraph"),
    (&[Action::StripLess, Action::StripMore], "strip test"),
    (&[Action::Undo], "undo"),
];

const DOSSIERS: &[Entry] = &[
    (&[Action::Open], "read it"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::NextOrder], "order"),
    (&[Action::Search], "search"),
    (&[Action::Back], "back"),
    (&[Action::Undo], "undo"),
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

const SEARCH: &[Entry] = &[
    (&[Action::Accept], "keep"),
    (&[Action::Close], "as it was"),
    (&[Action::Complete], "complete"),
    (&[Action::EarlierQuery], "earlier query"),
    (&[Action::DeleteWord], "delete word"),
    (&[Action::DeleteToStart], "delete all"),
];

const NOTE: &[Entry] = &[
    (&[Action::Accept], "keep"),
    (&[Action::Close], "leave as a draft"),
    (&[Action::DeleteWord], "delete word"),
    (&[Action::DeleteToStart], "delete all"),
];

const FINDER: &[Entry] = &[
    (&[Action::Accept], "show claims"),
    (&[Action::AddSpeaker], "add"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::Close], "back"),
];

const COPYING: &[Entry] = &[
    (&[Action::Accept], "copy"),
    (&[Action::Down, Action::Up], "choose"),
    (&[Action::PaneLeft, Action::PaneRight], "column"),
    (&[Action::Leave], "close"),
];

const PALETTE: &[Entry] = &[
    (&[Action::Accept], "do it"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::Close], "back"),
];

const PROBLEMS: &[Entry] = &[
    (&[Action::Accept], "edit there"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::Leave], "close"),
];

const HELP_SEARCH: &[Entry] = &[(&[Action::Accept], "scroll"), (&[Action::Close], "show all")];

const HELP: &[Entry] = &[
    (&[Action::Down, Action::Up], "scroll"),
    (&[Action::NextSection, Action::PreviousSection], "heading"),
    (&[Action::Search], "look for"),
    (&[Action::Leave], "close"),
    (&[Action::PageDown, Action::PageUp], "page"),
];

impl State {
    /// The keys that do something now, those that are most worth knowing first.
    pub fn hints(&self) -> Vec<Hint> {
        let entries = match (&self.layer, self.pane()) {
            (Some(Layer::Search(_)), _) => SEARCH,
            (Some(Layer::Note(_)), _) => NOTE,
            (Some(Layer::Finder(_)), _) => FINDER,
            (Some(Layer::Copying(_)), _) => COPYING,
            (Some(Layer::Palette(_)), _) => PALETTE,
            (Some(Layer::Help(Help { is_typing: true, .. })), _) => HELP_SEARCH,
            (Some(Layer::Help(_)), _) => HELP,
            (Some(Layer::Problems(_)), _) => PROBLEMS,
            (None, Pane::Filters) => FILTERS,
            (None, Pane::List) => match self.view() {
                View::Claims => LIST,
                View::Article => ARTICLE,
                View::Matrix => MATRIX,
                View::Speakers if self.speakers.is_on_silent() => SILENT,
                View::Speakers => SPEAKERS,
                View::Replies => REPLIES,
                View::Dossiers => DOSSIERS,
            },
            (None, Pane::Detail) => match self.view() {
                View::Speakers => LEDGER,
                View::Replies => STORY,
                View::Claims | View::Article | View::Matrix | View::Dossiers => DETAIL,
            },
        };
        entries.iter().filter_map(|(actions, label)| self.hint(actions, label)).collect()
    }

    fn hint(&self, actions: &[Action], label: &'static str) -> Option<Hint> {
        let Settings { keymap, symbols, .. } = &self.settings;
        let context = self.context();
        let usual = |action: &Action| keymap.keys(context, *action).first().copied();
        let possible = actions.iter().filter(|action| self.can(**action));
        let keys: Vec<_> = possible.filter_map(usual).map(|key| key.label(*symbols)).collect();
        (!keys.is_empty()).then_some(Hint { keys, label })
    }

    fn has_completion(&self) -> bool {
        let Some(Layer::Search(search)) = &self.layer else { return false };
        search.completions().next().is_some()
    }

    /// Whether there is something to accept; where nobody is found, there is nobody.
    fn has_choice(&self) -> bool {
        let Some(Layer::Finder(finder)) = &self.layer else { return true };
        self.can_show_speaker(finder)
    }

    /// Whether an action would change anything now, as far as that is easily said.
    fn can(&self, action: Action) -> bool {
        let has_claim = || self.browse.selected().is_some();
        let has_people = || self.speakers.selected().is_some();
        match action {
            Action::Undo => self.browse.can_undo(),
            Action::Back => self.browse.can_go_back(),
            Action::Open | Action::Down | Action::Up | Action::NextOrder
                if self.layer.is_none() && self.view() == View::Speakers =>
            {
                has_people()
            }
            Action::Copy
            | Action::CopyMore
            | Action::Mark
            | Action::Status
            | Action::Note
            | Action::NextOrder
            | Action::NextProposition
            | Action::CycleText
            | Action::Left
            | Action::Right => has_claim(),
            Action::Down | Action::Up if self.layer.is_none() && self.pane() != Pane::Filters => {
                has_claim()
            }
            Action::Open if self.pane() == Pane::Detail => {
                self.browse.selected().is_some_and(|claim| !links(claim).is_empty())
            }
            Action::Open => has_claim(),
            Action::Complete => self.has_completion(),
            Action::EarlierQuery => self.queries.latest_first().len() > 0,
            Action::Accept | Action::AddSpeaker => self.has_choice(),
            Action::ClearQuery => *self.browse.query() != Query::default(),
            Action::NextMatch | Action::PreviousMatch => !self.browse.query().is_everything(),
            _ => true,
        }
    }
}
