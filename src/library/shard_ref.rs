//! A shard in its library, to be read: what one thread takes on at a time.

use super::{ClaimRef, Library, Part, Row};

/// A shard in its library.
#[derive(Debug, Clone, Copy)]
pub struct ShardRef<'a> {
    library: &'a Library,
    part: &'a Part,
}

impl<'a> ShardRef<'a> {
    pub(super) fn new(library: &'a Library, part: &'a Part) -> Self {
        ShardRef { library, part }
    }

    /// Its claims, in reading order.
    pub fn claims(self) -> impl ExactSizeIterator<Item = ClaimRef<'a>> + Clone {
        let ShardRef { library, part } = self;
        (0..part.shard.claims.len() as u32).map(move |at| ClaimRef::new(library, part, at))
    }

    /// The claim at a place of it, counted from the first.
    pub fn claim(self, at: usize) -> ClaimRef<'a> {
        ClaimRef::new(self.library, self.part, at as u32)
    }

    /// How many claims it has.
    pub fn len(self) -> usize {
        self.part.shard.claims.len()
    }

    /// Whether it has no claims.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The row of its first claim; the others follow.
    pub fn first_row(self) -> Row {
        Row(self.part.first_row)
    }

    /// The folded texts of all its claims, one after the other.
    pub fn folded(self) -> &'a str {
        &self.part.shard.folded
    }
}
