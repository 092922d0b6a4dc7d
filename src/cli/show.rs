//! `show`: one claim, whole.

use super::{args::Show, error::CliError, open::Opening, terminal};
use crate::{
    analysis::{Scope, Sides, propositions},
    export,
    library::{ClaimRef, Library, Statuses, Vocabulary, passive},
    text::wrap,
};
use jiff::tz::TimeZone;
use std::io::Write;

/// Prints a claim by its name.
pub fn run(show: &Show, opening: &Opening<'_>, out: &mut impl Write) -> Result<(), CliError> {
    let library = opening.library()?;
    let claim = library.find(&show.id)?;
    let statuses = opening.notebook(&library).statuses(&library, TimeZone::system);
    let text = match show.format {
        Some(format) => format.write([claim], &statuses),
        None => whole(&library, claim, &statuses, terminal::columns().unwrap_or(100)),
    };
    Ok(out.write_all(text.as_bytes())?)
}

/// The claim as it is copied, and all that hangs on it.
fn whole(library: &Library, claim: ClaimRef<'_>, statuses: &Statuses, columns: usize) -> String {
    let mut facts = Facts { columns, out: String::new() };
    for line in export::plain([claim], statuses).lines() {
        facts.line(line, "", 0);
    }
    facts.out.push('\n');
    for sentence in claim.why().sentences() {
        facts.fact("why", &sentence);
    }
    let sides = propositions(Scope::dossier(library, claim.dossier()));
    for stance in claim.stances() {
        let on = stance.proposition().key();
        let sides = sides.iter().filter(|sides| sides.proposition.key() == on);
        for denial in sides.filter_map(Sides::denial) {
            facts.fact("stance", &format!("{} ({denial})", stance.proposition().text()));
        }
    }
    for carrier in claim.rests_on() {
        facts.link("rests on", carrier);
    }
    for example in claim.examples() {
        facts.link("example", example);
    }
    for (kind, other) in claim.relations() {
        facts.link(kind.label(), other);
    }
    for (kind, other) in claim.related_by() {
        facts.link(passive(kind), other);
    }
    facts.fact("claim", &claim.full_name());
    facts.out
}

/// Lines of a label and what it says, wrapped.
struct Facts {
    columns: usize,
    out: String,
}

/// The columns of the labels.
const LABEL: usize = 14;

impl Facts {
    fn fact(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            self.line(text, label, LABEL);
        }
    }

    fn link(&mut self, label: &str, claim: ClaimRef<'_>) {
        let (speaker, line) = (claim.speaker_short(), claim.line());
        let (paragraph, grade) = (claim.paragraph(), claim.grade());
        let text = format!("¶{paragraph} {grade} {speaker}: {line} [{}]", claim.id());
        self.fact(label, &text);
    }

    fn line(&mut self, text: &str, label: &str, indent: usize) {
        let columns = self.columns.saturating_sub(indent).max(20);
        for (at, line) in wrap(text, columns, columns).into_iter().enumerate() {
            let label = if at == 0 { label } else { "" };
            self.out.push_str(format!("{label:indent$}{line}").trim_end());
            self.out.push('\n');
        }
    }
}
