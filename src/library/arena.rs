//! One string and a few flat lists for all that a shard holds, instead of a hundred thousand
//! small allocations.

use std::marker::PhantomData;

/// A piece of a shard's text; the empty piece stands for what is not there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Text {
    start: u32,
    len: u32,
}

impl Text {
    /// Whether there is nothing.
    pub fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// A run of items in one of a shard's flat lists.
pub struct List<T> {
    start: u32,
    len: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<T> {}

impl<T> Default for List<T> {
    fn default() -> Self {
        List { start: 0, len: 0, of: PhantomData }
    }
}

impl<T> std::fmt::Debug for List<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}+{}", self.start, self.len)
    }
}

impl<T> List<T> {
    /// How many items there are.
    pub fn len(self) -> usize {
        self.len as usize
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.len == 0
    }

    /// The items, in the list that they were put into.
    pub fn of(self, items: &[T]) -> &[T] {
        &items[self.start as usize..(self.start + self.len) as usize]
    }

    /// Puts `new` at the end of `items`.
    pub fn append(items: &mut Vec<T>, new: impl IntoIterator<Item = T>) -> Self {
        let start = items.len();
        items.extend(new);
        List { start: start as u32, len: (items.len() - start) as u32, of: PhantomData }
    }
}

/// The text of a shard, cleaned; at most 4 GiB, which the limits on files hold.
#[derive(Debug, Clone, Default)]
pub struct Arena {
    text: String,
}

impl Arena {
    /// Puts a text in, cleaned for every later use.
    pub fn put(&mut self, text: &str) -> Text {
        let start = self.text.len();
        self.text.push_str(&crate::text::clean(text));
        Text { start: start as u32, len: (self.text.len() - start) as u32 }
    }

    /// Puts a text in, where there is one.
    pub fn put_option(&mut self, text: Option<&str>) -> Text {
        text.map_or_else(Text::default, |text| self.put(text))
    }

    /// The text of a piece.
    pub fn get(&self, text: Text) -> &str {
        &self.text[text.start as usize..(text.start + text.len) as usize]
    }

    /// Gives back the room that it does not need.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
    }
}
