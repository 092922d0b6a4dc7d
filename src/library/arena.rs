//! One string and a few flat lists for all that a shard holds, instead of a hundred thousand
//! small allocations.

use std::marker::PhantomData;

/// A text of a shard, by the place where it begins; the first place is the empty text, which
/// stands for what is not there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Text(u32);

impl Text {
    /// Nothing.
    pub const EMPTY: Self = Text(0);

    /// Whether there is nothing.
    pub fn is_empty(self) -> bool {
        self == Self::EMPTY
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
        Self::EMPTY
    }
}

impl<T> std::fmt::Debug for List<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}+{}", self.start, self.len)
    }
}

impl<T> List<T> {
    /// No items.
    pub const EMPTY: Self = List { start: 0, len: 0, of: PhantomData };

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

    /// The first so many items, and the others.
    pub fn split_at(self, len: usize) -> (Self, Self) {
        let (start, len) = (self.start, (len as u32).min(self.len));
        let first = List { start, len, of: PhantomData };
        (first, List { start: start + len, len: self.len - len, of: PhantomData })
    }

    /// Puts `new` at the end of `items`.
    pub fn append(items: &mut Vec<T>, new: impl IntoIterator<Item = T>) -> Self {
        let start = items.len();
        items.extend(new);
        List { start: start as u32, len: (items.len() - start) as u32, of: PhantomData }
    }
}

/// What ends a text of an arena; no cleaned text has it.
const END: char = '\n';

/// The texts of a shard, cleaned, one behind the other; at most 4 GiB, which the limits on files
/// hold.
#[derive(Debug, Clone, Default)]
pub struct Arena {
    text: String,
}

impl Arena {
    /// Puts a text in, cleaned for every later use.
    pub fn put(&mut self, text: &str) -> Text {
        self.put_clean(&crate::text::clean(text))
    }

    /// Puts in a text of one line that is clean already.
    pub fn put_clean(&mut self, text: &str) -> Text {
        if text.is_empty() {
            return Text::default();
        }
        if self.text.is_empty() {
            self.text.push(END);
        }
        let start = self.text.len() as u32;
        self.text.push_str(text);
        self.text.push(END);
        Text(start)
    }

    /// Puts a text in, where there is one.
    pub fn put_option(&mut self, text: Option<&str>) -> Text {
        text.map_or_else(Text::default, |text| self.put(text))
    }

    /// Puts in a text; where another one ends with it, it is the end of that one.
    pub fn put_end(&mut self, whole: Text, end: &str) -> Text {
        match self.get(whole).strip_suffix(end) {
            Some(front) if !end.is_empty() => Text(whole.0 + front.len() as u32),
            _ => self.put(end),
        }
    }

    /// A text that was put in.
    pub fn get(&self, text: Text) -> &str {
        let rest = &self.text[text.0 as usize..];
        let end = memchr::memchr(END as u8, rest.as_bytes());
        &rest[..end.unwrap_or(rest.len())]
    }

    /// Gives back the room that it does not need.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_and_nothing_is_a_text() {
        let mut arena = Arena::default();
        assert_eq!(arena.get(Text::default()), "");
        let [none, one, other] = ["", "a\nb", "ü"].map(|text| arena.put(text));
        assert!(none.is_empty() && !one.is_empty());
        assert_eq!([none, one, other].map(|text| arena.get(text)), ["", "a b", "ü"]);
        assert_eq!(arena.put("\u{200B}"), Text::default(), "nothing is seen of it");
        assert_eq!(arena.put_option(None), Text::default());
    }

    #[test]
    fn the_end_of_a_text_takes_no_room() {
        let mut arena = Arena::default();
        let whole = arena.put("Ann Müller");
        let taken = arena.text.len();
        let end = arena.put_end(whole, "Müller");
        assert_eq!((arena.get(end), arena.text.len()), ("Müller", taken));
        let [other, none] = ["Doe", ""].map(|end| arena.put_end(whole, end));
        assert_eq!((arena.get(other), none), ("Doe", Text::default()));
    }
}
