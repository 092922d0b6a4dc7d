//! What was seen in the text, in eight words at most.

use super::super::{
    cue::Cue,
    phrase::{Head, Phrase},
    reading::{FEWEST, Sentence, WORDS},
};
use std::ops::Range;

/// The sign and the speaker that belongs to it, as they stand in the text.
pub fn sign(cue: &Cue, sentence: &Sentence<'_>) -> String {
    let (first, last) = (*cue.words.start(), *cue.words.end());
    // What stands between the two words of a long sign is left out.
    let ends =
        if last - first < 3 { [first..last + 1, 0..0] } else { [first..first + 1, last..last + 1] };
    let mut pieces: Vec<_> = ends.into_iter().filter(|piece| !piece.is_empty()).collect();
    pieces.extend(cue.who.as_ref().map(named));
    pieces.sort_by_key(|piece| piece.start);
    // The mark that ends a name in quotation marks is not of the sign.
    let is_marked = |end: usize| end.checked_sub(1).is_some_and(|at| sentence.words[at].is_quoted);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(before) if piece.start <= before.end && !is_marked(before.end) => {
                before.end = before.end.max(piece.end)
            }
            _ => joined.push(piece),
        }
    }
    let mut left = WORDS;
    let mut texts = Vec::new();
    for piece in joined {
        let shown = sentence.shown(&piece, left);
        left = left.saturating_sub(sentence.count(&shown));
        texts.push(sentence.text_of(&shown));
        if left == 0 {
            break;
        }
    }
    texts.join(" … ")
}

/// The words of a phrase that name somebody.
fn named(who: &Phrase) -> Range<usize> {
    match &who.head {
        Head::Name { name, .. } => name.clone(),
        Head::Pronoun(_) | Head::People { .. } | Head::Noun { .. } => who.words.clone(),
    }
}

/// The beginning of a sentence.
pub fn beginning(sentence: &Sentence<'_>) -> String {
    sentence.text_of(&sentence.shown(&(0..sentence.words.len()), WORDS))
}

/// Words of a sentence that find it, exactly as they stand there: from `at` on, or from before it
/// where only few are left.
pub fn anchor_at(sentence: &Sentence<'_>, at: usize) -> String {
    let latest = sentence.words.len().saturating_sub(FEWEST);
    sentence.anchor(at.min(latest)).to_owned()
}
