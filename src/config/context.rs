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
    /// Choosing what to copy.
    Copying,
    /// Finding an action by its name.
    Palette,
    /// The help.
    Help,
    /// What is looked for in the help.
    HelpSearch,
    /// What is wrong with the files.
    Problems,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 19] = [
        Self::Everywhere,
        Self::Moving,
        Self::Panes,
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
        Self::Copying,
        Self::Palette,
        Self::Help,
        Self::HelpSearch,
        Self::Problems,
    ];

    /// Its name in the key file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Moving => "moving",
            Self::Panes => "panes",
            Self::List => "list",
            Self::Filters => "filters",
            Self::Detail => "detail",
            Self::Article => "article",
            Self::Matrix => "matrix",
            Self::Speakers => "speakers",
            Self::Replies => "replies",
            Self::Dossiers => "dossiers",
            Self::Input => "input",
            Self::Note => "note",
            Self::Finder => "finder",
            Self::Copying => "copying",
            Self::Palette => "palette",
            Self::Help => "help",
            Self::HelpSearch => "help-search",
            Self::Problems => "problems",
        }
    }

    /// Where that is, in words: "in the filters".
    pub fn place(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Moving => "wherever there is something to move in",
            Self::Panes => "in every view",
            Self::List => "in the list of claims",
            Self::Filters => "in the filters",
            Self::Detail => "in the claim in full",
            Self::Article => "in the article",
            Self::Matrix => "in the matrix",
            Self::Speakers => "among the speakers",
            Self::Replies => "among the replies",
            Self::Dossiers => "among the dossiers",
            Self::Input => "while the query is typed",
            Self::Note => "while a note is written",
            Self::Finder => "while a speaker is looked for",
            Self::Copying => "while choosing what to copy",
            Self::Palette => "while an action is looked for",
            Self::Help => "in the help",
            Self::HelpSearch => "while something is looked for in the help",
            Self::Problems => "among the problems",
        }
    }

    /// Whether letters are text here, so that a character needs no entry.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Input | Self::Note | Self::Finder | Self::Palette | Self::HelpSearch)
    }

    /// The context that is asked for a key without an entry in this one.
    pub(super) fn outer(self) -> Option<Self> {
        match self {
            Self::Everywhere => None,
            Self::Moving | Self::Input => Some(Self::Everywhere),
            Self::Panes | Self::Copying | Self::Help | Self::Problems => Some(Self::Moving),
            Self::List
            | Self::Filters
            | Self::Detail
            | Self::Article
            | Self::Matrix
            | Self::Speakers
            | Self::Replies
            | Self::Dossiers => Some(Self::Panes),
            Self::Note | Self::Finder | Self::Palette | Self::HelpSearch => Some(Self::Input),
        }
    }

    pub(super) fn chain(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |context| context.outer())
    }
}

impl fmt::Display for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
