//! From a [`Path`] to its bytes in the file, and from there to line and column.
//!
//! Places are not stored while a dossier is read: only who has something to report reads the file
//! again. ron hands out the text of a value as a slice of the source, whose address less the
//! source's is the place.

use super::{
    id::is_well_formed,
    path::{Path, Step},
    syntax::{self, Shape},
};
use ron::value::RawValue;
use std::ops::Range;

/// A source, read so that the place of any [`Path`] is quickly found.
pub struct Places<'s> {
    source: &'s str,
    /// What was put together from the source, where that is not RON, and read in its place.
    mended: Option<&'s Mended>,
    /// The dossier's fields; of a list its items, so that only the item is read once more.
    fields: Vec<(&'s str, &'s RawValue, Shape<'s>)>,
    /// What is known of lines and columns, in the order of the offsets; the first is the beginning.
    marks: Vec<Mark>,
}

/// A text put together from parts of another one, and what holds them together.
#[derive(Debug, Default)]
pub(super) struct Mended {
    text: String,
    /// Where each part begins here, and its bytes there, in order.
    parts: Vec<(usize, Range<usize>)>,
}

impl Mended {
    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Adds a part of `source`.
    pub(super) fn take(&mut self, source: &str, range: Range<usize>) {
        self.parts.push((self.text.len(), range.clone()));
        self.text.push_str(&source[range]);
    }

    /// Adds what holds parts together.
    pub(super) fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Where in the other text that is which is at `at` here; of what holds parts together, the end
    /// of the part before it.
    fn origin(&self, at: usize) -> usize {
        let after = self.parts.partition_point(|(start, _)| *start <= at);
        let Some((start, range)) = after.checked_sub(1).and_then(|last| self.parts.get(last))
        else {
            return 0;
        };
        (range.start + (at - start)).min(range.end)
    }
}

/// An offset whose line and column are known.
#[derive(Clone, Copy)]
struct Mark {
    offset: usize,
    line: usize,
    column: usize,
}

/// How many bytes of a line at most lie between two marks, so that a file of one line is as quick.
const STRIDE: usize = 1 << 12;

impl<'s> Places<'s> {
    /// Reads `source`; of one that is not RON only lines and columns are known.
    pub fn new(source: &'s str) -> Self {
        let fields = syntax::fields(source).into_iter();
        let fields = fields.map(|(name, value)| (name, value, Shape::of(value.get_ron())));
        Places { source, mended: None, fields: fields.collect(), marks: marks(source) }
    }

    /// Reads what was put together from `source`: its places are those in `source`.
    pub(super) fn of_mended(source: &'s str, mended: &'s Mended) -> Self {
        let Places { fields, .. } = Places::new(&mended.text);
        Places { source, mended: Some(mended), fields, marks: marks(source) }
    }

    /// Lines and columns of `source`, which is not read: no path leads anywhere.
    pub(super) fn of_lines(source: &'s str) -> Self {
        Places { source, mended: None, fields: Vec::new(), marks: marks(source) }
    }

    /// Where `path` leads, always inside the source.
    ///
    /// Of a struct it is its `id`, of anything else on several lines its first line. What is not
    /// there, a missing field say, is where the innermost thing around it is.
    pub fn find(&self, path: &Path) -> Range<usize> {
        self.value(path).map_or_else(|| self.beginning(), |value| self.shown(value))
    }

    /// The id of the claim, speaker, topic or proposition that `path` leads to or into, if it is
    /// written as ids are.
    pub fn id(&self, path: &Path) -> Option<&'s str> {
        let [list, item @ Step::Item(_), ..] = path.steps() else { return None };
        id(self.value(&Path::root().join([list.clone(), item.clone()]))?)
    }

    /// Where the claim with an id is, if there is one.
    pub fn claim(&self, claim: &str) -> Option<Range<usize>> {
        let (_, _, shape) = self.fields.iter().find(|field| field.0 == "claims")?;
        let Shape::Items(claims) = shape else { return None };
        claims.iter().find(|it| id(it) == Some(claim)).map(|it| self.shown(it))
    }

    /// The value at `path`, or the innermost one around it; none is the whole dossier.
    fn value(&self, path: &Path) -> Option<&'s RawValue> {
        let (Step::Field(name), inner) = path.steps().split_first()? else {
            return None;
        };
        let (_, value, shape) = self.fields.iter().find(|field| field.0 == name.as_ref())?;
        match (shape, inner.split_first()) {
            (Shape::Items(items), Some((Step::Item(index), inner))) => {
                let item = items.get(*index as usize);
                Some(item.map_or(*value, |item| descend(item, inner)))
            }
            _ => Some(descend(value, inner)),
        }
    }

    /// Where `part`, a slice of what was read, is in the source.
    pub(super) fn of_slice(&self, part: &str) -> Range<usize> {
        let read = self.read();
        let start = (part.as_ptr().addr().wrapping_sub(read.as_ptr().addr())).min(read.len());
        let start = self.mended.map_or(start, |mended| mended.origin(start));
        start..boundary(self.source, start + part.len())
    }

    /// What was read: the source, or what was put together from it.
    pub(super) fn read(&self) -> &'s str {
        self.mended.map_or(self.source, |mended| &mended.text)
    }

    /// The text in which the places are.
    pub(super) fn source(&self) -> &'s str {
        self.source
    }

    /// The text at a place.
    pub(super) fn slice(&self, place: &Range<usize>) -> &'s str {
        &self.source[place.clone()]
    }

    /// The place of a value's id, or else of its first line.
    fn shown(&self, value: &RawValue) -> Range<usize> {
        let value = value.trim();
        let text =
            syntax::field(value.get_ron(), "id").map_or(value.get_ron(), |id| id.trim().get_ron());
        self.of_slice(text.lines().next().unwrap_or(text))
    }

    /// The name of the dossier's first field, or the first line that says something.
    fn beginning(&self) -> Range<usize> {
        if let Some((name, ..)) = self.fields.first() {
            return self.of_slice(name);
        }
        let line = self.source.lines().find(|line| !line.trim().is_empty());
        self.of_slice(line.map_or(&self.source[..0], str::trim))
    }

    /// Where `steps` lead from a value of the source, as for [`Places::find`].
    pub(super) fn find_in(&self, value: &'s RawValue, steps: &[Step]) -> Range<usize> {
        self.shown(descend(value, steps))
    }

    /// Where the name of a field stands that the struct to which `steps` lead from a value has
    /// for the `nth` time, from 0.
    pub(super) fn find_name_in(
        &self,
        value: &'s RawValue,
        steps: &[Step],
        name: &str,
        nth: usize,
    ) -> Range<usize> {
        let value = descend(value, steps);
        let found = syntax::fields(value.get_ron()).into_iter().filter(|it| it.0 == name).nth(nth);
        found.map_or_else(|| self.shown(value), |(name, _)| self.of_slice(name))
    }

    /// The character at `offset`, or the last of the text where there is none.
    pub fn character(&self, offset: usize) -> Range<usize> {
        let mut chars = self.source[..offset].chars().rev();
        match (self.source[offset..].chars().next(), chars.next()) {
            (Some(next), _) if next != '\n' => offset..offset + next.len_utf8(),
            (_, Some(last)) if last != '\n' => offset - last.len_utf8()..offset,
            _ => offset..offset,
        }
    }

    /// The character at `offset` as text; nothing where the text ends.
    pub fn char_at(&self, offset: usize) -> &'s str {
        &self.source[self.character(offset)]
    }

    /// Line and column of an offset, both from 1; columns count characters.
    pub fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let after = self.marks.partition_point(|mark| mark.offset <= offset);
        // The first mark is at 0, so that there is one at or before any offset.
        let mark = self.marks[after - 1];
        let between = &self.source[mark.offset..offset];
        (mark.line, mark.column + between.chars().count())
    }

    /// The offset of the `column`th character of a line, both from 1, or where that line ends.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let after = self.marks.partition_point(|mark| (mark.line, mark.column) <= (line, column));
        let mark = self.marks[after.max(1) - 1];
        let line = self.source[mark.offset..].split('\n').next().unwrap_or("");
        let inside = line.char_indices().nth(column.saturating_sub(mark.column));
        mark.offset + inside.map_or(line.len(), |(at, _)| at)
    }
}

/// The id of an item, if it is written as ids are.
fn id(item: &RawValue) -> Option<&str> {
    let id = syntax::field(item.get_ron(), "id")?.trim().get_ron();
    let id = id.strip_prefix('"')?.strip_suffix('"')?;
    is_well_formed(id).then_some(id)
}

/// A mark at the beginning of each line, and every so often within a long one.
fn marks(source: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut start = 0;
    for (line, text) in (1..).zip(source.split('\n')) {
        let mut mark = Mark { offset: start, line, column: 1 };
        marks.push(mark);
        while start + text.len() - mark.offset > STRIDE {
            let next = boundary(source, mark.offset + STRIDE);
            mark.column += source[mark.offset..next].chars().count();
            mark.offset = next;
            marks.push(mark);
        }
        start += text.len() + 1;
    }
    marks
}

/// The nearest beginning of a character at or before `at`.
pub(crate) fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    // No character is longer than four bytes, and there is a beginning at 0.
    (at.saturating_sub(3)..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Follows `steps` as far as the text goes.
fn descend<'s>(mut value: &'s RawValue, steps: &[Step]) -> &'s RawValue {
    for step in steps {
        let next = match step {
            Step::Field(name) => syntax::field(value.get_ron(), name),
            Step::Item(index) => items(value).get(*index as usize).copied(),
        };
        let Some(next) = next else { break };
        value = next;
    }
    value
}

/// The items of a list, also inside an enum's word, as in `Answered(["id"])`.
fn items(value: &RawValue) -> Vec<&RawValue> {
    let Shape::Items(items) = Shape::of(value.get_ron()) else { return Vec::new() };
    match items[..] {
        [list] if !value.trim().get_ron().starts_with('[') => match Shape::of(list.get_ron()) {
            Shape::Items(items) => items,
            Shape::Fields(_) | Shape::Leaf => items,
        },
        _ => items,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::fixture::SOUND;

    /// The text at a path of the fixture.
    fn at(path: Path) -> &'static str {
        &SOUND[Places::new(SOUND).find(&path)]
    }

    #[test]
    fn a_path_leads_to_its_text() {
        let claim = |index| Path::item_of("claims", index);
        assert_eq!(at(claim(1).field("quote").item(0)), "\"Wir stimmen ab\"");
        assert_eq!(at(claim(1).field("stances").item(0).field("position")), "Supports");
        assert_eq!(at(claim(2).field("sources")), "Stated(2)");
        let request = Path::item_of("requests", 0);
        assert_eq!(at(request.field("outcome").item(0)), "\"reply\"");
        let from = Path::root().field("article").field("translated").field("from");
        assert_eq!(at(from), "\"fr\"");
    }

    #[test]
    fn a_struct_is_its_id_and_a_list_its_first_line() {
        assert_eq!(at(Path::item_of("claims", 4)), "\"reply\"");
        assert_eq!(at(Path::root().field("claims")), "[");
        assert_eq!(at(Path::root()), "format");
        assert_eq!(at(Path::item_of("requests", 1)).chars().next(), Some('('));
    }

    #[test]
    fn an_item_is_known_by_its_id() {
        let places = Places::new(SOUND);
        let id = |path: Path| places.id(&path);
        assert_eq!(id(Path::item_of("claims", 2).field("gist")), Some("doubt"));
        assert_eq!(id(Path::item_of("speakers", 0)), Some("gazette"));
        assert_eq!(id(Path::item_of("requests", 0).field("to")), None);
        assert_eq!(id(Path::item_of("claims", 99)), None);
        assert_eq!(id(Path::root().field("article").field("id")), None);
        let odd = SOUND.replace("\"doubt\"", "\"Do\\u{202e}ubt\"");
        assert_eq!(Places::new(&odd).id(&Path::item_of("claims", 2)), None);
    }

    #[test]
    fn a_claim_is_found_by_its_id() {
        let places = Places::new(SOUND);
        assert_eq!(places.claim("reply").map(|place| &SOUND[place]), Some("\"reply\""));
        assert_eq!(places.claim("nobody"), None);
        assert_eq!(Places::new("(claims: 7)").claim("reply"), None);
        assert_eq!(Places::new("no RON").claim("reply"), None);
    }

    #[test]
    fn what_is_not_there_is_what_is_around_it() {
        assert_eq!(at(Path::item_of("claims", 4).field("anchor")), "\"reply\"");
        assert_eq!(at(Path::item_of("claims", 99)), "[");
        assert_eq!(at(Path::root().field("nothing").item(3)), "format");
        assert_eq!(Places::new("\n ( a\n").find(&Path::item_of("claims", 1)), 2..5);
        assert_eq!(Places::new("").find(&Path::root()), 0..0);
    }

    #[test]
    fn lines_and_columns_count_characters() {
        let text = format!("ä\n{}x\n", "é".repeat(5000));
        let places = Places::new(&text);
        for (offset, c) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = &text[..offset];
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
            assert_eq!(places.line_and_column(offset), (line, column), "{c}");
            assert_eq!(places.offset(line, column), offset);
        }
        assert_eq!(places.offset(1, 99), 2);
        assert_eq!(places.offset(99, 1), text.len());
    }
}
