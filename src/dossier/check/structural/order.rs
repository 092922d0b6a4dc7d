//! Whether claims stand in reading order, and in paragraphs that the article has.

use super::{At, Structural};
use crate::dossier::{
    diagnostic::{Code, Diagnostic, Label},
    path::Path,
};

impl Structural<'_> {
    /// The paragraphs of claims and requests: each is one of the article's, and claims are in order.
    ///
    /// Of a wrong number, one claim is told and not all after it: the longest run in order is right.
    /// Nor is one told that is out of order only because the text says where it stands, which is told
    /// of that claim.
    pub(super) fn check_paragraphs(&mut self) {
        let paragraphs: Vec<u16> = self.document.claims.iter().map(|it| it.paragraph).collect();
        let last = self.document.article.paragraphs;
        // An article of no paragraphs is a problem of its own, and only one.
        let is_there = |paragraph: u16| last == 0 || (1..=last).contains(&paragraph);
        let mut is_in_order = in_order(paragraphs.iter().copied());
        let too_short = self.check_count(&paragraphs, &is_in_order);
        if too_short.is_none() {
            is_in_order = in_order_if(&paragraphs, is_there);
        }
        let was_in_order = self.written.map(|written| in_order_if(written, is_there));
        let is_told = |at: u32| was_in_order.as_ref().is_some_and(|it| it[at as usize]);
        let right = (0..).zip(&is_in_order).filter(|(_, is_in_order)| **is_in_order);
        let mut right = right.map(|(index, _)| index).peekable();
        let mut before = None;
        for (index, paragraph) in (0..).zip(&paragraphs) {
            if right.peek() == Some(&index) {
                before = right.next();
                if !is_there(*paragraph) && too_short.is_none_or(|it| *paragraph > it) {
                    self.add_out_of_range(*paragraph, At { list: "claims", index });
                }
            } else if !is_there(*paragraph) {
                self.add_out_of_range(*paragraph, At { list: "claims", index });
            } else if !is_told(index) {
                let around = [(before, "after"), (right.peek().copied(), "before")];
                self.add_out_of_order(&paragraphs, index, around);
            }
        }
        for (index, request) in (0..).zip(&self.document.requests) {
            let paragraph = request.paragraph;
            if !is_there(paragraph) && too_short.is_none_or(|highest| paragraph > highest) {
                self.add_out_of_range(paragraph, At { list: "requests", index });
            }
        }
    }

    /// Reports an article of fewer paragraphs than its claims stand in, one after the other; returns
    /// the highest of theirs.
    fn check_count(&mut self, paragraphs: &[u16], is_in_order: &[bool]) -> Option<u16> {
        let last = self.document.article.paragraphs;
        let beyond = (0..).zip(paragraphs).zip(is_in_order);
        let beyond = beyond.filter(|((_, it), is_in_order)| **it > last && **is_in_order);
        let beyond: Vec<(u32, u16)> = beyond.map(|((index, it), _)| (index, *it)).collect();
        let &(_, highest) = beyond.last()?;
        // One claim far behind the end has a wrong number of its own.
        if last == 0 || beyond.len() == 1 && highest > last + 1 {
            return None;
        }
        let up_to = if highest == last + 1 { "in" } else { "up to" };
        let message =
            format!("claims stand {up_to} paragraph {highest}, and the article has {last}");
        let path = Path::root().field("article").field("paragraphs");
        let requests = (0..).zip(&self.document.requests);
        let requests = requests.filter(|(_, it)| (last + 1..=highest).contains(&it.paragraph));
        let items = beyond.iter().map(|(index, _)| At { list: "claims", index: *index });
        let items = items.chain(requests.map(|(index, _)| At { list: "requests", index }));
        let items: Vec<_> = items.collect();
        let labels = items.iter().map(|at| Label::new(at.field("paragraph"), "behind its end"));
        let help = format!("write `paragraphs: {highest}`, or correct those of the claims");
        let diagnostic = Diagnostic::new(Code::ParagraphOutOfRange, path, message).with_help(help);
        self.found.push(diagnostic.with_labels(labels));
        Some(highest)
    }

    fn add_out_of_range(&mut self, paragraph: u16, at: At) {
        let last = self.document.article.paragraphs;
        let message = format!("the article has no paragraph {paragraph}");
        let diagnostic = Diagnostic::new(Code::ParagraphOutOfRange, at.field("paragraph"), message);
        let paragraphs = Path::root().field("article").field("paragraphs");
        let diagnostic = diagnostic.with_label(Label::new(paragraphs, "how many it has"));
        self.found.push(diagnostic.with_help(format!("its paragraphs are 1 to {last}")));
    }

    /// Reports the claim at `index`, beside the one of those around it that it contradicts.
    fn add_out_of_order(
        &mut self,
        paragraphs: &[u16],
        index: u32,
        around: [(Option<u32>, &str); 2],
    ) {
        let paragraph = |index: u32| paragraphs[index as usize];
        let own = paragraph(index);
        let [before, after] = around;
        let is_before = before.0.is_some_and(|it| paragraph(it) > own);
        let (Some(other), side) = (if is_before { before } else { after }) else { return };
        let message = format!(
            "a claim of paragraph {own} comes {side} one of paragraph {}",
            paragraph(other)
        );
        let path = |index| At { list: "claims", index }.field("paragraph");
        let diagnostic = Diagnostic::new(Code::OutOfOrder, path(index), message);
        self.found.push(diagnostic.with_label(Label::new(path(other), "in order")));
    }
}

/// Which of some numbers are in the longest run of them that never falls; of several such runs, in
/// the one that keeps those that come first.
pub(in crate::dossier::check) fn in_order(numbers: impl Iterator<Item = u16>) -> Vec<bool> {
    let numbers: Vec<u16> = numbers.collect();
    // Read from the end, so that of two that contradict each other the first is kept. For each
    // length of a run, the position where the best of that length begins.
    let mut begins: Vec<usize> = Vec::new();
    let mut next = vec![None; numbers.len()];
    for (at, number) in numbers.iter().enumerate().rev() {
        let length = begins.partition_point(|begin| numbers[*begin] >= *number);
        next[at] = length.checked_sub(1).map(|shorter| begins[shorter]);
        match begins.get_mut(length) {
            Some(begin) => *begin = at,
            None => begins.push(at),
        }
    }
    let mut is_in_order = vec![false; numbers.len()];
    let mut at = begins.last().copied();
    while let Some(position) = at {
        is_in_order[position] = true;
        at = next[position];
    }
    is_in_order
}

/// The same for the numbers that are there: one that is told of by itself puts no other out of
/// order.
fn in_order_if(numbers: &[u16], is_there: impl Fn(u16) -> bool) -> Vec<bool> {
    let there = || numbers.iter().copied().filter(|number| is_there(*number));
    let mut right = in_order(there()).into_iter();
    let is_right = |number: &u16| is_there(*number) && right.next().unwrap_or(false);
    numbers.iter().map(is_right).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_wrong_number_is_one_and_the_first_of_two_is_kept() {
        let wrong = |numbers: &[u16]| {
            let is_in_order = in_order(numbers.iter().copied());
            let wrong = numbers.iter().zip(is_in_order).filter(|(_, is_in_order)| !is_in_order);
            wrong.map(|(number, _)| *number).collect::<Vec<_>>()
        };
        assert_eq!(wrong(&[]), [0; 0]);
        assert_eq!(wrong(&[1, 1, 2, 9, 3, 4, 4]), [9]);
        assert_eq!(wrong(&[1, 5, 6, 2, 7]), [2]);
        assert_eq!(wrong(&[2, 1]), [1]);
    }

    properties! {
        #[test]
        fn the_longest_run_is_in_order(numbers in prop::collection::vec(0..8u16, 0..24)) {
            let kept: Vec<u16> = numbers.iter().zip(in_order(numbers.iter().copied()))
                .filter(|(_, is_in_order)| *is_in_order).map(|(number, _)| *number).collect();
            prop_assert!(kept.is_sorted());
            // The slow way: the longest run that ends at each.
            let mut lengths: Vec<usize> = Vec::new();
            for (at, number) in numbers.iter().enumerate() {
                let before = numbers[..at].iter().zip(&lengths).filter(|(it, _)| *it <= number);
                lengths.push(before.map(|(_, length)| length + 1).max().unwrap_or(1));
            }
            prop_assert_eq!(kept.len(), lengths.into_iter().max().unwrap_or(0));
        }
    }
}
