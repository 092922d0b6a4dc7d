//! The panes of the Claims view.

/// A pane, from left to right; stacked panes count in this order, too.
///
/// Where a screen has no room for all of them, the one with the focus is the one that is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pane {
    /// The filters.
    Filters,
    /// The list of claims.
    #[default]
    List,
    /// The selected claim in full.
    Detail,
}

impl Pane {
    /// The pane on the left.
    pub fn left(self) -> Self {
        match self {
            Self::Filters | Self::List => Self::Filters,
            Self::Detail => Self::List,
        }
    }

    /// The pane on the right.
    pub fn right(self) -> Self {
        match self {
            Self::Filters => Self::List,
            Self::List | Self::Detail => Self::Detail,
        }
    }
}
