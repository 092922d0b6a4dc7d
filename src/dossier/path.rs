//! Where in a dossier something is, by names and numbers: `claims[12].quote[1]`.

use std::{borrow::Cow, fmt};

/// A place in a dossier by field and index; without steps it is the whole dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Path(Vec<Step>);

/// One step of a [`Path`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into the field of this name; names that the format does not know are owned.
    Field(Cow<'static, str>),
    /// To the item at this index of a list, from 0.
    Item(u32),
}

impl Path {
    /// The whole dossier.
    pub fn root() -> Self {
        Path::default()
    }

    /// The item `index` of one of the dossier's lists.
    pub fn item_of(list: &'static str, index: u32) -> Self {
        Path::root().field(list).item(index)
    }

    /// One step further, into a field.
    #[must_use]
    pub fn field(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.0.push(Step::Field(name.into()));
        self
    }

    /// One step further, to an item of a list.
    #[must_use]
    pub fn item(mut self, index: u32) -> Self {
        self.0.push(Step::Item(index));
        self
    }

    /// Further by these steps.
    #[must_use]
    pub fn join(mut self, steps: impl IntoIterator<Item = Step>) -> Self {
        self.0.extend(steps);
        self
    }

    /// Goes one step further.
    pub(super) fn push(&mut self, step: Step) {
        self.0.push(step);
    }

    /// Goes one step back.
    pub(super) fn pop(&mut self) {
        self.0.pop();
    }

    /// As it is shown to people: with the id of the item instead of its index, where there is one.
    pub fn named(&self, id: Option<&str>) -> String {
        match (id, self.0.as_slice()) {
            (Some(id), [Step::Field(list), Step::Item(_), inner @ ..]) => {
                let item = Path::root().field(format!("{list}[{id}]"));
                item.join(inner.iter().cloned()).to_string()
            }
            _ => self.to_string(),
        }
    }

    /// The steps from the dossier inward.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if n == 0 => f.write_str(name)?,
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Item(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_like_the_file() {
        let path = Path::item_of("claims", 12).field("quote").item(1);
        assert_eq!(path.to_string(), "claims[12].quote[1]");
        assert_eq!(Path::root().to_string(), "");
        assert_eq!(path.named(Some("vote")), "claims[vote].quote[1]");
        assert_eq!(path.named(None), path.to_string());
        assert_eq!(Path::root().field("article").named(Some("vote")), "article");
    }
}
