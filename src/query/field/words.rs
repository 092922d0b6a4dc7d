//! Fields whose values are the words of a closed vocabulary.

use super::{Choice, CodeSet, Codes, Context, Read, Sign, Values, Visit, Written};
use crate::{
    library::{ClaimRef, Library, Vocabulary},
    query::QueryError,
};
use smallvec::smallvec;
use std::borrow::Cow;

/// The words of a vocabulary. The code of each is its place in it; a claim that the field does not
/// ask about has the code behind the last.
struct Words<V, F, A> {
    of: F,
    asks: A,
    sign: fn(V) -> Sign,
    /// Whether words that no claim of a library has are listed too.
    is_closed: bool,
}

/// The words that `of` finds in a claim, each with its sign.
pub const fn words<V, I, F>(of: F, sign: fn(V) -> Sign) -> impl Values
where
    V: Vocabulary,
    I: IntoIterator<Item = V>,
    F: Fn(ClaimRef<'_>, Context<'_>) -> I + Sync,
{
    Words { of, asks: |_: ClaimRef<'_>| true, sign, is_closed: true }
}

/// The words that `of` finds in a claim; listed are only those that some claim has.
pub const fn words_in_use<V, I, F>(of: F) -> impl Values
where
    V: Vocabulary,
    I: IntoIterator<Item = V>,
    F: Fn(ClaimRef<'_>) -> I + Copy + Sync,
{
    Words {
        of: move |claim: ClaimRef<'_>, _: Context<'_>| of(claim),
        asks: |_: ClaimRef<'_>| true,
        sign: |_: V| Sign::None,
        is_closed: false,
    }
}

/// The words that `of` finds in a claim; one in which it finds none, and that the field does not ask
/// about, is not without a value either.
pub const fn words_where<V, I, F, A>(asks: A, of: F) -> impl Values
where
    V: Vocabulary,
    I: IntoIterator<Item = V>,
    F: Fn(ClaimRef<'_>) -> I + Copy + Sync,
    A: Fn(ClaimRef<'_>) -> bool + Sync,
{
    Words {
        of: move |claim: ClaimRef<'_>, _: Context<'_>| of(claim),
        asks,
        sign: |_: V| Sign::None,
        is_closed: true,
    }
}

impl<V, I, F, A> Visit for Words<V, F, A>
where
    V: Vocabulary,
    I: IntoIterator<Item = V>,
    F: Fn(ClaimRef<'_>, Context<'_>) -> I,
    A: Fn(ClaimRef<'_>) -> bool,
{
    fn visit(&self, claim: ClaimRef<'_>, context: Context<'_>, mut take: impl FnMut(u32)) {
        let mut has_none = true;
        for value in (self.of)(claim, context) {
            has_none = false;
            take(place(value));
        }
        if has_none && !(self.asks)(claim) {
            take(V::ALL.len() as u32);
        }
    }
}

impl<V, F, A> Values for Words<V, F, A>
where
    V: Vocabulary,
    Self: Read,
    F: Sync,
    A: Sync,
{
    fn is_closed(&self) -> bool {
        self.is_closed
    }

    fn parse(&self, written: &Written<'_>) -> Result<Vec<Choice>, QueryError> {
        Ok(vec![Choice::Word(written.word::<V>(written.text)?.word())])
    }

    fn meant(&self, choice: &Choice, _library: &Library) -> Codes {
        word::<V>(choice).map(place).into_iter().collect()
    }

    fn domain(&self, _library: &Library, _used: &CodeSet) -> Vec<(Choice, Codes)> {
        V::ALL.iter().map(|value| (Choice::Word(value.word()), smallvec![place(*value)])).collect()
    }

    fn choice(&self, code: u32, _library: &Library) -> Choice {
        V::ALL.get(code as usize).map_or(Choice::None, |value| Choice::Word(value.word()))
    }

    fn heading<'a>(&self, code: u32, _library: &'a Library) -> Cow<'a, str> {
        V::ALL.get(code as usize).map_or("", |value| value.label()).into()
    }

    fn label<'a>(&self, choice: &'a Choice, _library: &'a Library) -> Cow<'a, str> {
        word::<V>(choice).map_or("", V::label).into()
    }

    fn other_names<'a>(&self, choice: &Choice, _library: &'a Library) -> Vec<&'a str> {
        word::<V>(choice).map_or(&[][..], V::synonyms).to_vec()
    }

    fn sign(&self, choice: &Choice) -> Sign {
        word::<V>(choice).map_or(Sign::None, self.sign)
    }
}

fn word<V: Vocabulary>(choice: &Choice) -> Option<V> {
    match choice {
        Choice::Word(word) => V::from_word(word),
        _ => None,
    }
}

/// The place of a value in its vocabulary, which has all of them.
pub fn place<V: Vocabulary>(value: V) -> u32 {
    V::ALL.iter().position(|other| *other == value).unwrap_or_default() as u32
}
