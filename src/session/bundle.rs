//! The statuses and notes of several dossiers in one file, for a colleague or for the next start.

use super::{
    Notebook, StateDir, StateError, StateErrorCause,
    document::{Document, page_of, page_value},
};
use serde_json::{Map, Value};

/// The key of the pages.
const DOSSIERS: &str = "dossiers";

/// The statuses and notes of several dossiers, as they stand in their files.
#[derive(Debug, Clone, Default)]
pub struct Bundle(Map<String, Value>);

impl Bundle {
    /// The pages of dossiers as they stand in the state folder, with all that a later version has
    /// put into them and with what the notebook has beside; and why some of them cannot be had.
    pub fn of_dossiers(
        state_dir: &StateDir,
        notebook: &Notebook,
        dossiers: &[String],
    ) -> (Self, Vec<StateError>) {
        let (mut bundle, mut complaints) = (Self::default(), Vec::new());
        for dossier in dossiers {
            let outcome = state_dir.page_file(dossier).map(Option::unwrap_or_default);
            let mut document = match outcome {
                Ok(file) => file.document,
                Err(complaint) => {
                    complaints.push(complaint);
                    continue;
                }
            };
            if let Some(page) = notebook.page(dossier)
                && document.add(page).is_err()
            {
                // A page that can be read can be added to.
                continue;
            }
            if document.has_page() {
                bundle.0.insert(dossier.clone(), document.into_page());
            }
        }
        (bundle, complaints)
    }

    /// The pages of a notebook.
    pub fn of_pages(pages: &Notebook) -> Self {
        let page = |(dossier, page): (&str, _)| (dossier.to_owned(), page_value(page));
        Self(pages.pages().map(page).collect())
    }

    /// What the bytes of a file mean.
    ///
    /// # Errors
    /// When they mean nothing here, or a later version wrote them.
    pub fn parse(bytes: &[u8]) -> Result<Self, StateErrorCause> {
        let document = Document::parse(bytes)?;
        match document.get(DOSSIERS) {
            Some(Value::Object(dossiers)) => Ok(Self(dossiers.clone())),
            _ => Err(StateErrorCause::Damaged),
        }
    }

    /// The bytes of a file.
    pub fn print(&self) -> Vec<u8> {
        self.document().print()
    }

    /// The same in one line of ASCII: no terminal does anything with it.
    pub fn print_in_ascii(&self) -> String {
        let mut line = String::new();
        for unit in self.document().print_in_line().encode_utf16() {
            match u8::try_from(unit) {
                Ok(byte @ b' '..=b'~') => line.push(char::from(byte)),
                _ => line.push_str(&format!("\\u{unit:04x}")),
            }
        }
        line
    }

    fn document(&self) -> Document {
        let mut document = Document::default();
        document.set(DOSSIERS, Value::Object(self.0.clone()));
        document
    }

    /// What can be read of it.
    pub fn notebook(&self) -> Notebook {
        let mut notebook = Notebook::default();
        for (dossier, page) in &self.0 {
            if let Some(Ok(read)) = page.as_object().map(page_of) {
                notebook.merge(dossier, &read.page);
            }
        }
        notebook
    }

    /// Of which claims something cannot be read, and which pages not at all, by their names.
    pub fn unreadable(&self) -> Vec<String> {
        let of_page = |(dossier, page): (&String, &Value)| match page.as_object().map(page_of) {
            Some(Ok(read)) => {
                let names = read.unreadable.iter().map(|id| format!("{dossier}/{id}"));
                names.collect()
            }
            _ => vec![dossier.clone()],
        };
        self.0.iter().flat_map(of_page).collect()
    }
}
