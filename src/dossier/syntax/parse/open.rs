//! What is open while a file is read, and what may be in it.

/// A node whose end is not reached.
pub(super) struct Open {
    pub node: usize,
    pub kind: Within,
    /// Its bracket; a round one where it has none.
    pub bracket: u8,
    /// How far the line of its bracket is indented, or should be inside of the one around it.
    pub indent: usize,
    /// How far the first line inside of it is indented, if its bracket is the last of its line.
    pub inside: usize,
    /// Whether its bracket is the last of its line.
    pub is_block: bool,
    /// The name of the first field: of a struct, or of the last struct of a list.
    pub first_name: Option<usize>,
    /// Whether it is the first of its line.
    pub is_first: bool,
    /// Whether its first item is a struct, if it is a list.
    pub is_of_structs: bool,
    /// Whether something was read that no comma has followed.
    pub has_entry: bool,
}

impl Open {
    pub fn is_bracket(&self) -> bool {
        !matches!(self.kind, Within::Value | Within::Entry)
    }
}

/// What is read, one after the other, in a node.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Within {
    /// Attributes, and one value.
    File,
    /// Round brackets in which nothing was read.
    Unknown,
    /// Fields.
    Struct,
    /// Values in round brackets.
    Tuple,
    /// Values.
    List,
    /// Keys and values.
    Map,
    /// The value of a field.
    Value,
    /// A key, a colon and a value.
    Entry,
}

/// What begins at a token.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// `name:`
    Field(usize),
    Value(usize),
    Close(usize),
    /// What is nothing in RON.
    Other,
    End,
}

/// Whether `next` may be in RON where `within` is read.
pub(super) fn fits(within: Within, next: Next) -> bool {
    match next {
        Next::Field(_) => matches!(within, Within::Unknown | Within::Struct | Within::Map),
        Next::Value(_) => !matches!(within, Within::Struct | Within::File),
        Next::End => within == Within::File,
        Next::Close(_) => false,
        Next::Other => true,
    }
}
