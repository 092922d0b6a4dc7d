//! Where a key is pressed.

use std::fmt;

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// Whatever is on the screen.
    Everywhere,
    /// Wherever there is something to move in and letters are commands.
    Moving,
    /// The panes of a view.
    Panes,
    /// The findings.
    Brief,
    /// The list of claims.
    List,
    /// The filters.
    Filters,
    /// The claim in full.
    Detail,
    /// The article from beginning to end.
    Article,
    /// The matrix.
    Matrix,
    /// The speakers.
    Speakers,
    /// The replies.
    Replies,
    /// The dossiers.
    Dossiers,
    /// The query line.
    Input,
    /// The note on a claim.
    Note,
    /// Finding a speaker.
    Finder,
    /// Choosing one of a few things.
    Picker,
    /// What is looked for among them.
    PickerSearch,
    /// Choosing what to copy.
    Copying,
    /// Finding an action by its name.
    Palette,
    /// The help.
    Help,
    /// What is looked for in the help.
    HelpSearch,
    /// Two dossiers side by side.
    Comparison,
    /// What was said.
    Log,
    /// What is wrong with the files.
    Problems,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 24] = [
        Self::Everywhere,
        Self::Moving,
        Self::Panes,
        Self::Brief,
        Self::List,
        Self::Filters,
        Self::Detail,
        Self::Article,
        Self::Matrix,
        Self::Speakers,
        Self::Replies,
        Self::Dossiers,
        Self::Input,
        Self::Note,
        Self::Finder,
        Self::Picker,
        Self::PickerSearch,
        Self::Copying,
        Self::Palette,
        Self::Help,
        Self::HelpSearch,
        Self::Comparison,
        Self::Log,
        Self::Problems,
    ];

    /// Its name in the key file, where that is in words, and the context that is asked for a key
    /// without an entry in this one.
    fn row(self) -> (&'static str, &'static str, Option<Self>) {
        match self {
            Self::Everywhere => ("everywhere", "everywhere", None),
            Self::Moving => {
                ("moving", "wherever there is something to move in", Some(Self::Everywhere))
            }
            Self::Panes => ("panes", "in every view", Some(Self::Moving)),
            Self::Brief => ("brief", "among the findings", Some(Self::Panes)),
            Self::List => ("list", "in the list of claims", Some(Self::Panes)),
            Self::Filters => ("filters", "in the filters", Some(Self::Panes)),
            Self::Detail => ("detail", "in the claim in full", Some(Self::Panes)),
            Self::Article => ("article", "in the article", Some(Self::Panes)),
            Self::Matrix => ("matrix", "in the matrix", Some(Self::Panes)),
            Self::Speakers => ("speakers", "among the speakers", Some(Self::Panes)),
            Self::Replies => ("replies", "among the replies", Some(Self::Panes)),
            Self::Dossiers => ("dossiers", "among the dossiers", Some(Self::Panes)),
            Self::Input => ("input", "while the query is typed", Some(Self::Everywhere)),
            Self::Note => ("note", "while a note is written", Some(Self::Input)),
            Self::Finder => ("finder", "while a speaker is looked for", Some(Self::Input)),
            Self::Picker => ("picker", "while one of a few things is chosen", Some(Self::Moving)),
            Self::PickerSearch => {
                ("picker-search", "while one of a few things is looked for", Some(Self::Input))
            }
            Self::Copying => ("copying", "while choosing what to copy", Some(Self::Moving)),
            Self::Palette => ("palette", "while an action is looked for", Some(Self::Input)),
            Self::Help => ("help", "in the help", Some(Self::Moving)),
            Self::HelpSearch => {
                ("help-search", "while something is looked for in the help", Some(Self::Input))
            }
            Self::Comparison => {
                ("comparison", "where two dossiers are compared", Some(Self::Moving))
            }
            Self::Log => ("log", "in the log", Some(Self::Moving)),
            Self::Problems => ("problems", "among the problems", Some(Self::Moving)),
        }
    }

    /// Its name in the key file.
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// Where that is, in words: "in the filters".
    pub fn place(self) -> &'static str {
        self.row().1
    }

    /// Whether letters are text here, so that a character needs no entry.
    pub fn is_text(self) -> bool {
        matches!(
            self,
            Self::Input
                | Self::Note
                | Self::Finder
                | Self::PickerSearch
                | Self::Palette
                | Self::HelpSearch
        )
    }

    /// The context and those around it, which are asked one after the other for a key.
    pub(super) fn chain(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |context| context.row().2)
    }
}

impl fmt::Display for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
