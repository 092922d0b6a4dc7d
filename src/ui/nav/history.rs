//! What can be undone.

/// The states before and after the present one, which its owner has.
#[derive(Debug, Clone)]
pub struct History<T> {
    past: Vec<T>,
    future: Vec<T>,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self { past: Vec::new(), future: Vec::new() }
    }
}

impl<T> History<T> {
    /// Something new happens: `was` is what it can be undone to, and nothing can be redone.
    pub fn record(&mut self, was: T) {
        self.past.push(was);
        self.future.clear();
    }

    /// The state before now, if there is one; `now` says what redoing it returns to.
    pub fn undo(&mut self, now: impl FnOnce(&T) -> T) -> Option<T> {
        let was = self.past.pop()?;
        self.future.push(now(&was));
        Some(was)
    }

    /// The state that was undone to now, if there is one; `now` says what undoing it returns to.
    pub fn redo(&mut self, now: impl FnOnce(&T) -> T) -> Option<T> {
        let next = self.future.pop()?;
        self.past.push(now(&next));
        Some(next)
    }

    /// Whether something can be undone.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_undone_can_be_redone_until_something_new_happens() {
        let mut history = History::default();
        assert_eq!(history.undo(|_| 'a'), None);
        history.record('a');
        history.record('b');
        assert_eq!(history.undo(|_| 'c'), Some('b'));
        assert_eq!(history.undo(|_| 'b'), Some('a'));
        assert_eq!(history.undo(|_| 'a'), None);
        assert_eq!(history.redo(|_| 'a'), Some('b'));
        history.record('b');
        assert_eq!(history.redo(|_| 'x'), None);
        assert_eq!(history.undo(|_| 'x'), Some('b'));
    }
}
