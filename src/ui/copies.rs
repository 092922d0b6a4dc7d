//! Copies on their way to the clipboard.

use crate::clipboard::{CopyError, Receipt};
use crate::ui::{Effect, Notice};

/// Copies on their way: one at a time, so that what was copied last is what the clipboard holds.
#[derive(Debug, Clone, Default)]
pub struct Copies {
    /// What the one on its way is, such as "1 claim".
    on_its_way: Option<String>,
    /// What goes next. Whatever was asked for between is forgotten: it would be overwritten.
    next: Option<Parcel>,
}

/// Something to be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// What it is, such as "1 claim".
    pub what: String,
    /// The text.
    pub text: String,
}

impl Copies {
    /// Whether one is on its way.
    pub fn is_busy(&self) -> bool {
        self.on_its_way.is_some()
    }

    /// What there is to say while one is on its way.
    pub fn notice(&self, is_leaving: bool) -> Option<Notice> {
        let end = if is_leaving { "; the program ends when it is there" } else { "" };
        let what = self.on_its_way.as_ref()?;
        Some(Notice::info(format!("copying {what}{end}")))
    }

    /// Sends a parcel off, or keeps it until the one before has arrived.
    pub fn send(&mut self, parcel: Parcel) -> Option<Effect> {
        if self.is_busy() {
            self.next = Some(parcel);
            return None;
        }
        self.on_its_way = Some(parcel.what);
        Some(Effect::Copy(parcel.text))
    }

    /// The one on its way arrived, or did not: what to say, and what to do next.
    pub fn arrived(&mut self, outcome: Result<Receipt, CopyError>) -> (Notice, Option<Effect>) {
        let what = self.on_its_way.take().unwrap_or_default();
        let notice = match outcome {
            Ok(receipt) => Notice::info(receipt.sentence(&what)),
            Err(error) => Notice::error(error.to_string()),
        };
        let next = self.next.take().and_then(|parcel| self.send(parcel));
        (notice, next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clipboard::Osc52;

    fn parcel(text: &str) -> Parcel {
        Parcel { what: "1 claim".into(), text: text.into() }
    }

    fn receipt(text: &str) -> Result<Receipt, CopyError> {
        Ok(Receipt::of_terminal(&Osc52::new(text).unwrap()))
    }

    #[test]
    fn what_was_copied_last_arrives_last_and_nothing_between_does() {
        let mut copies = Copies::default();
        assert_eq!(copies.send(parcel("a")), Some(Effect::Copy("a".into())));
        assert_eq!(copies.send(parcel("b")), None);
        assert_eq!(copies.send(parcel("c")), None);
        let (notice, next) = copies.arrived(receipt("a"));
        assert_eq!(notice.text, "sent 1 claim, 1 bytes, by OSC 52 (the terminal does not confirm)");
        assert_eq!(next, Some(Effect::Copy("c".into())));
        assert_eq!(copies.arrived(receipt("c")).1, None);
        assert!(!copies.is_busy());
    }

    #[test]
    fn a_failure_is_told_and_the_next_goes_all_the_same() {
        let mut copies = Copies::default();
        copies.send(parcel("a"));
        copies.send(parcel("b"));
        let (notice, next) = copies.arrived(Err(CopyError { failures: Vec::new() }));
        assert!(notice.is_error && notice.text.starts_with("nothing was copied"));
        assert_eq!(next, Some(Effect::Copy("b".into())));
    }
}
