//! What the articles of two dossiers are compared by.

use super::field::{Column, Compared, Field, Kind, Value, one, option, texts};
use crate::library::{DossierRef, TranslationRef};

impl Compared for DossierRef<'_> {
    /// There is one in each version.
    const KEYS: &'static [&'static [&'static str]] = &[];

    fn columns() -> Vec<Column<Self>> {
        use Kind::{Changed, Renamed, Reworded};
        vec![
            (Field::one("id", "id", Renamed), |it, _| option(Some(it.id()))),
            (Field::one("title", "title", Reworded), |it, _| option(Some(it.title()))),
            (Field::one("outlet", "outlet", Changed), |it, _| option(Some(it.outlet()))),
            (Field::list("byline", "byline", Changed), |it, _| texts(it.byline())),
            (Field::one("place", "place", Changed), |it, _| option(it.place())),
            (Field::one("published", "published", Changed), |it, _| {
                one(it.published().to_string(), it.published_long())
            }),
            (Field::one("paragraphs", "paragraphs", Changed), |it, _| {
                vec![Value::text(it.paragraphs().to_string())]
            }),
            (Field::one("language", "language", Changed), |it, _| option(Some(it.language()))),
            (Field::one("translated", "translated", Changed), |it, _| match it.translation() {
                TranslationRef::Original => one("original", "no"),
                TranslationRef::Human(from) => one(format!("human {from}"), format!("from {from}")),
                TranslationRef::Machine(from) => {
                    one(format!("machine {from}"), format!("by machine, from {from}"))
                }
            }),
            (Field::one("reader-language", "reader's language", Changed), |it, _| {
                option(Some(it.reader_language()))
            }),
            (Field::one("url", "address", Changed), |it, _| option(it.url())),
            (Field::one("sha256", "fingerprint of the text", Changed), |it, _| {
                it.sha256().map(|hash| Value::text(hash.to_ascii_lowercase())).into_iter().collect()
            }),
            (Field::one("lead", "lead proposition", Changed), |it, names| {
                let lead = it.lead().map(|lead| names.proposition(lead));
                lead.map(Value::text).into_iter().collect()
            }),
            (Field::one("note", "note", Reworded), |it, _| option(it.note())),
        ]
    }
}
