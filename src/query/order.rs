//! The orders in which claims can be listed.

use crate::library::{Library, Row, SpeakerRef, vocabulary};
use rayon::prelude::*;

/// An order of claims. In each, claims that are equal in it stand in reading order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// As the query selects them: with bare words the best found first, otherwise reading order.
    #[default]
    Rank,
    /// As the articles tell them.
    Reading,
    /// By attribution, strongest and most direct first; B and C are one step, and the newsroom's
    /// own claims, which are off the scale, come last.
    Grade,
    /// By the speaker's name.
    Speaker,
}

impl Order {
    /// Brings rows that [`Query::select`](super::Query::select) gave into this order.
    pub fn sort(self, rows: &mut [Row], library: &Library) {
        match self {
            Order::Rank => {}
            Order::Reading => rows.sort_unstable(),
            Order::Grade => {
                sort_by_key(rows, |row| library.claim(row).grade().order());
            }
            Order::Speaker => {
                let places = places_by_name(library);
                // Those of whom it is undecided who makes them come last.
                let place = |row: Row| {
                    let speaker = library.claim(row).speaker();
                    speaker.map_or(u32::MAX, |speaker| places[speaker.key().0 as usize])
                };
                sort_by_key(rows, place);
            }
        }
    }
}

vocabulary!(Order {
    Rank => "rank", "best match first";
    Reading => "reading", "in reading order";
    Grade => "grade", "strongest attribution first";
    Speaker => "speaker", "by speaker";
});

/// Sorts by a key that is looked up once for each row, and rows of one key in reading order.
fn sort_by_key<K: Ord + Send>(rows: &mut [Row], key: impl Fn(Row) -> K) {
    let mut keyed: Vec<(K, Row)> = rows.iter().map(|row| (key(*row), *row)).collect();
    keyed.par_sort_unstable();
    rows.iter_mut().zip(keyed).for_each(|(row, (_, sorted))| *row = sorted);
}

/// For each speaker of the library their place among all names.
fn places_by_name(library: &Library) -> Vec<u32> {
    let name = |speaker: &SpeakerRef<'_>| {
        let names = library.labels_of(speaker.key()).first();
        names.map(|name| library.label(*name).folded)
    };
    let mut by_name: Vec<_> =
        library.speakers().map(|speaker| (name(&speaker), speaker.key().0)).collect();
    by_name.par_sort_unstable();
    let mut places = vec![0; by_name.len()];
    for (place, (_, speaker)) in (0..).zip(by_name) {
        places[speaker as usize] = place;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Vocabulary;
    use crate::query::tests::shipped;
    use crate::text::fold;

    #[test]
    fn nothing_can_be_sorted() {
        for order in Order::ALL {
            order.sort(&mut [], &Library::default());
        }
    }

    #[test]
    fn equal_claims_stand_in_reading_order() {
        let library = shipped();
        for order in [Order::Reading, Order::Grade, Order::Speaker] {
            let mut rows: Vec<Row> = (0..library.len() as u32).rev().map(Row).collect();
            order.sort(&mut rows, &library);
            let key = |row: &Row| {
                let claim = library.claim(*row);
                match order {
                    Order::Grade => (claim.grade().order(), String::new(), *row),
                    Order::Speaker => ((0, 0), fold(&claim.speaker_name()).into_owned(), *row),
                    _ => ((0, 0), String::new(), *row),
                }
            };
            assert!(rows.is_sorted_by_key(key), "{order:?}");
        }
    }

    #[test]
    fn an_order_is_found_by_its_word() {
        for order in Order::ALL {
            assert_eq!(Order::from_word(order.word()), Some(*order));
        }
    }
}
