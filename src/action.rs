//! Everything that a person can do, by name.
//!
//! The table below is the only place where an action is described: the key file, the help and the
//! hints take names and sentences from it.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A heading in the help, in the order in which the help shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Moving within a pane, and between panes.
    Move,
    /// Which view is on the screen.
    View,
    /// Saying which claims are meant.
    Query,
    /// Looking at them another way.
    Look,
    /// Verifying claims.
    Verify,
    /// Taking claims elsewhere.
    Copy,
    /// The files that the claims come from.
    Files,
    /// Writing in an input line.
    Type,
    /// The program itself.
    Program,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 9] = [
        Self::Move,
        Self::View,
        Self::Query,
        Self::Look,
        Self::Verify,
        Self::Copy,
        Self::Files,
        Self::Type,
        Self::Program,
    ];

    /// The heading itself.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Move => "Moving",
            Self::View => "Views",
            Self::Query => "Which claims",
            Self::Look => "How they are shown",
            Self::Verify => "Verifying",
            Self::Copy => "Copying",
            Self::Files => "Dossiers as files",
            Self::Type => "While typing",
            Self::Program => "The program",
        }
    }
}

/// Defines [`Action`] with a name and a sentence for each, so that none can be left out; where a
/// person may know it by other words, these stand in brackets.
macro_rules! actions {
    ($($group:ident { $($action:ident $name:literal $([$others:literal])?: $help:literal,)+ })+) => {
        /// Something that a person can do, and that a key can stand for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $($(#[doc = $help] $action,)+)+
        }

        impl Action {
            /// Every action, in the order of the help.
            pub const ALL: &'static [Self] = &[$($(Self::$action,)+)+];

            /// Its name in the key file.
            pub fn name(self) -> &'static str {
                match self { $($(Self::$action => $name,)+)+ }
            }

            /// Other words for it, by which it is found.
            pub fn others(self) -> &'static str {
                match self { $($(Self::$action => concat!($($others)?),)+)+ }
            }

            /// One sentence that says what it does.
            pub fn help(self) -> &'static str {
                match self { $($(Self::$action => $help,)+)+ }
            }

            /// The heading under which the help lists it.
            pub fn group(self) -> Group {
                match self { $($(Self::$action => Group::$group,)+)+ }
            }
        }
    };
}

actions! {
    Move {
        Down "down": "Move down by one.",
        Up "up": "Move up by one.",
        First "first" ["top beginning"]: "Go to the first.",
        Last "last" ["bottom end"]: "Go to the last.",
        HalfPageDown "half-page-down": "Move down by half a page.",
        HalfPageUp "half-page-up": "Move up by half a page.",
        PageDown "page-down": "Move down by a page.",
        PageUp "page-up": "Move up by a page.",
        NextSection "next-section": "Go to the next paragraph; in the filters and the help to the next heading; in Brief and among the speakers to the next claim; in the matrix and among the dossiers scroll what is behind the cursor.",
        PreviousSection "previous-section": "Go to the previous paragraph; in the filters and the help to the previous heading; in Brief and among the speakers to the previous claim; in the matrix and among the dossiers scroll what is behind the cursor.",
        Left "left": "Go to the cell on the left.",
        Right "right": "Go to the cell on the right.",
        FirstColumn "first-column": "Go to the first cell of the row.",
        LastColumn "last-column": "Go to the last cell of the row.",
        NextMatch "next-match": "Go to the next claim that matches the query.",
        PreviousMatch "previous-match": "Go to the previous claim that matches the query.",
        PaneLeft "pane-left": "Go to the pane on the left: filters, claims, detail.",
        PaneRight "pane-right": "Go to the pane on the right: filters, claims, detail or ledger.",
        Open "open" ["enter show"]: "Go one level deeper: from a claim to its detail, from a link to its claim.",
        Back "back" ["return"]: "Return to where the last jump began.",
        Close "close" ["escape cancel"]: "Take back one layer: a popup, what was typed, the focus, a jump, the search words, the marks; never quits.",
    }
    View {
        Brief "brief" ["findings summary overview"]: "Show what the article rests on: the findings, each with the claims behind it.",
        Claims "claims" ["list"]: "Show the claims in a list, with the selected one in full.",
        Article "article" ["text read"]: "Show the article from beginning to end, with the claims of each paragraph.",
        Matrix "matrix" ["pivot crosstab count"]: "Count the claims by two facets, such as stance and grade.",
        Speakers "speakers" ["sources people ledger who"]: "Show who speaks, who is silent, and how many stand behind unnamed sources.",
        Replies "replies" ["requests comment asked silent"]: "Show who was asked about which claims, and what they replied.",
        Dossiers "dossiers" ["files articles library"]: "Show the dossiers, if there are several.",
        NextView "next-view": "Show the next view; in the help, the other tab.",
        PreviousView "previous-view": "Show the previous view; in the help, the other tab.",
    }
    Query {
        Search "search" ["find query grep"]: "Edit the query: words, and fields such as speaker:cutler or stance:opposes.",
        FindSpeaker "find-speaker" ["people source who"]: "Find a speaker by part of the name.",
        Filters "filters" ["filter facets sidebar"]: "Open or close the filters.",
        ToggleValue "toggle-value": "Add the filter's value to the query, or remove it.",
        ExcludeValue "exclude-value": "Exclude the claims with the filter's value, or include them again.",
        OnlyValue "only-value": "Keep only the claims with the filter's value, and go to them.",
        ClearFilter "clear-filter": "Remove every value of this filter from the query.",
        ClearQuery "clear-query" ["reset all"]: "Clear the query, to show every claim.",
        Undo "undo" ["revert"]: "Undo the last thing done: a query, marks, a status, a note.",
        Redo "redo" ["repeat"]: "Redo what was undone.",
    }
    Look {
        Proposition "proposition" ["stance side"]: "Choose the proposition whose stances are shown.",
        LeaveOutMore "leave-out-more" ["hide anonymous strip"]: "Leave out unnamed sources: vague groups first, then also lone or uncounted people, then all who are not named.",
        LeaveOutFewer "leave-out-fewer" ["show anonymous strip"]: "Leave out fewer unnamed sources, until everything stands again.",
        Order "order" ["sort arrange"]: "Choose the order of the claims, the speakers, the parties or the dossiers.",
        Rows "rows" ["pivot facet group"]: "Matrix: choose what the rows count.",
        Columns "columns" ["pivot facet group"]: "Matrix: choose what the columns count.",
        GrowPane "grow-pane" ["larger bigger wider taller resize zoom"]: "Give the pane with the focus more room.",
        ShrinkPane "shrink-pane" ["smaller narrower resize zoom"]: "Give the pane with the focus less room.",
        CycleText "cycle-text" ["translation original language"]: "Show the quotation in the original, in translation, or in both.",
    }
    Verify {
        Status "status" ["verify done"]: "Set your own status for the marked claims, or else the selected one: unchecked, checked, problem.",
        Note "note" ["comment annotate"]: "Write your own note on the marked claims, or else the selected one.",
    }
    Copy {
        Copy "copy" ["yank clipboard"]: "Copy the marked claims, or else the selected one; in the matrix, the claims of the cell.",
        CopyMore "copy-more" ["export yank clipboard format"]: "Choose what to copy and in which format, with a preview.",
        Mark "mark" ["bookmark select tick star"]: "Mark or unmark the claim and move on; in the matrix, the claims of the cell.",
    }
    Files {
        Edit "edit" ["vim source change"]: "Edit the dossier at the selected claim, in $VISUAL or $EDITOR.",
        Compare "compare" ["diff versions side by side"]: "Compare the dossier with another version of its article: what differs, side by side.",
        Browse "browse" ["url link website source"]: "Open the address of the article, or of the document that makes the claim, in the browser.",
        Reload "reload" ["refresh reread"]: "Read everything again: dossiers, articles, statuses and notes.",
        Problems "problems" ["errors warnings diagnostics"]: "Show what is wrong with the files; Enter edits one there.",
    }
    Type {
        Accept "accept": "Accept what you typed or chose.",
        Complete "complete": "Complete the word before the cursor, or put the next that could stand there.",
        CompleteBack "complete-back": "Put the one before.",
        EarlierQuery "earlier-query": "Recall the previous query.",
        LaterQuery "later-query": "Recall the next query, and finally what you typed.",
        AddSpeaker "add-speaker": "Add the speaker to the query, and keep searching.",
        CursorLeft "cursor-left": "Move the cursor left.",
        CursorRight "cursor-right": "Move the cursor right.",
        CursorStart "cursor-start": "Move the cursor to the start.",
        CursorEnd "cursor-end": "Move the cursor to the end.",
        DeleteBefore "delete-before": "Delete the character before the cursor.",
        DeleteAfter "delete-after": "Delete the character after the cursor.",
        DeleteWord "delete-word": "Delete the word before the cursor.",
        DeleteToStart "delete-to-start": "Delete everything before the cursor.",
    }
    Program {
        Palette "palette": "Find an action by its name, its key or another word for it; a number goes to that paragraph, and some take a word: theme light, sort grade, write claims.md, save NAME.",
        Help "help" ["shortcuts bindings manual"]: "Show the help: the keys, and what grades and signs mean. It opens at the grades where the screen says that it explains them.",
        Signs "signs" ["legend glyphs symbols"]: "Show what the grades, the signs and the marks mean.",
        Log "log" ["messages history notices"]: "Show everything that was said in this session, with the time.",
        Mouse "mouse" ["click selection"]: "Leave the mouse to the terminal for selecting text, or take it again.",
        Redraw "redraw" ["refresh repaint"]: "Redraw the screen, after something else has written on it.",
        Suspend "suspend" ["background shell"]: "Stop the program and return to the shell; fg continues it.",
        Leave "leave" ["exit close"]: "Close the help or the preview; otherwise quit.",
        Quit "quit" ["exit wq q!"]: "Leave what lies over the screen, such as the line that you are typing in; otherwise quit at once.",
    }
}

/// Names that key files of earlier versions have.
const RENAMED: [(&str, Action); 9] = [
    ("strip-more", Action::LeaveOutMore),
    ("strip-less", Action::LeaveOutFewer),
    ("next-proposition", Action::Proposition),
    ("next-order", Action::Order),
    ("previous-order", Action::Order),
    ("next-rows", Action::Rows),
    ("previous-rows", Action::Rows),
    ("next-columns", Action::Columns),
    ("previous-columns", Action::Columns),
];

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// No action has that name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no action is named `{name}`; the nearest is `{nearest}`")]
pub struct UnknownAction {
    /// The name that was given.
    pub name: String,
    /// The action whose name is most like it.
    pub nearest: Action,
}

impl UnknownAction {
    /// Whether the nearest name is near enough to be what was meant.
    pub fn is_near(&self) -> bool {
        strsim::damerau_levenshtein(self.nearest.name(), &self.name) * 2 < self.name.chars().count()
    }
}

impl FromStr for Action {
    type Err = UnknownAction;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let renamed = || RENAMED.iter().find(|(old, _)| *old == name).map(|(_, action)| action);
        let found = Self::ALL.iter().find(|action| action.name() == name).or_else(renamed);
        found
            .copied()
            .ok_or_else(|| UnknownAction { name: name.to_owned(), nearest: nearest(name) })
    }
}

fn nearest(name: &str) -> Action {
    let distance = |action: &Action| strsim::damerau_levenshtein(action.name(), name);
    let nearest = Action::ALL.iter().copied().min_by_key(distance);
    // The table is not empty.
    nearest.unwrap_or(Action::Help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_are_kebab_case_and_mean_one_action_each() {
        let names: HashSet<_> = Action::ALL.iter().map(|action| action.name()).collect();
        assert_eq!(names.len(), Action::ALL.len());
        for action in Action::ALL {
            let name = action.name();
            assert!(name.split('-').all(|word| {
                !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase())
            }));
            assert_eq!(name.parse(), Ok(*action));
        }
    }

    #[test]
    fn earlier_names_are_still_read() {
        assert_eq!("strip-more".parse(), Ok(Action::LeaveOutMore));
        for (old, action) in RENAMED {
            assert_eq!(old.parse(), Ok(action));
            assert!(Action::ALL.iter().all(|action| action.name() != old));
        }
    }

    #[test]
    fn help_is_a_sentence() {
        for action in Action::ALL {
            let help = action.help();
            assert!(help.ends_with('.') && help.starts_with(char::is_uppercase), "{help}");
        }
    }

    #[test]
    fn actions_stand_in_the_order_of_their_groups() {
        assert!(Action::ALL.is_sorted_by_key(|action| action.group()));
        let used: HashSet<_> = Action::ALL.iter().map(|action| action.group()).collect();
        assert_eq!(used, HashSet::from(Group::ALL));
    }

    #[test]
    fn a_wrong_name_gets_the_nearest_one() {
        let error = "half-page-dwon".parse::<Action>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "no action is named `half-page-dwon`; the nearest is `half-page-down`"
        );
    }
}
