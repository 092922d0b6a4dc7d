//! The columns of the table of speakers, by the room that there is.

use crate::{text::width as columns_of, ui::SpeakerOrder};

/// Before the first column: the cursor, and whether something of theirs hangs in the air.
const MARGIN: usize = 2;
/// The narrowest table with everything.
const WIDE: usize = 100;
/// The narrowest table with more than signs for what was replied.
const ROOMY: usize = 60;
/// The narrowest table with more than names and grades.
const NARROW: usize = 38;
/// A name that is cut off after so many columns still says more than its short form.
const ENOUGH_NAME: usize = 16;
/// A longer name says no more.
const LONGEST_NAME: usize = 48;

/// A column, known by the order that it sorts by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// What it shows.
    pub of: SpeakerOrder,
    /// Where it begins.
    pub start: usize,
    /// How wide it is.
    pub width: usize,
}

/// The columns of a table, from left to right, the same for every row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// The width of the table.
    pub width: u16,
    /// The columns.
    pub all: Vec<Column>,
}

impl Columns {
    /// The columns of a table of that width.
    pub fn new(width: u16) -> Self {
        use SpeakerOrder::{Best, Claims, Kind, Name, Replies, Stance, Usual};
        let room = usize::from(width);
        let given: &[(SpeakerOrder, usize)] = if room >= WIDE {
            &[(Name, 0), (Kind, 12), (Claims, 6), (Stance, 20), (Best, 5), (Usual, 5), (Replies, 0)]
        } else if room >= ROOMY {
            &[(Name, 0), (Claims, 6), (Stance, 12), (Best, 5), (Usual, 5), (Replies, 0)]
        } else if room >= NARROW {
            &[(Name, 0), (Claims, 3), (Stance, 8), (Best, 4), (Replies, 0)]
        } else {
            &[(Name, 0), (Best, 4)]
        };
        let taken: usize = given.iter().map(|(of, width)| gap(*of) + width).sum();
        let left = room.saturating_sub(MARGIN + taken);
        let has_replies = given.iter().any(|(of, _)| *of == Replies);
        let name = match has_replies {
            true if room >= ROOMY => (left / 2).min(LONGEST_NAME),
            true => left * 2 / 3,
            false => left,
        };
        let mut all = Vec::new();
        let mut start = MARGIN;
        for (of, width) in given {
            let width = match of {
                Name => name,
                Replies => left - name,
                _ => *width,
            };
            start += gap(*of);
            all.push(Column { of: *of, start, width });
            start += width;
        }
        Columns { width, all }
    }

    /// Whether there is room for a name, or for so much of it that its short form says no more.
    pub fn has_room_for(&self, name: &str) -> bool {
        let column = self.all.iter().find(|column| column.of == SpeakerOrder::Name);
        let room = column.map_or(0, |column| column.width);
        room >= ENOUGH_NAME || columns_of(name) <= room
    }
}

/// The blanks before a column; numbers stand at the right of theirs.
fn gap(of: SpeakerOrder) -> usize {
    match of {
        SpeakerOrder::Name => 0,
        SpeakerOrder::Stance | SpeakerOrder::Replies => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    properties! {
        #[test]
        fn columns_stand_apart_and_inside(width in 0_u16..300) {
            let columns = Columns::new(width);
            for pair in columns.all.windows(2) {
                prop_assert!(pair[0].start + pair[0].width < pair[1].start);
            }
            let last = columns.all.last().unwrap();
            prop_assert!(width < 7 || last.start + last.width <= usize::from(width));
            let names = columns.all.iter().filter(|column| column.of == SpeakerOrder::Name);
            prop_assert_eq!(names.count(), 1);
        }
    }
}
