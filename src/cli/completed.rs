//! What shells complete where an argument can be many things: the names that there are.

use super::{args::Command, explain::FILES};
use crate::{
    dossier::{Limits, diagnostic::Code, schema},
    library::{self, RULES},
};
use clap::{
    Arg, Subcommand,
    builder::{PossibleValue, StringValueParser, TypedValueParser},
    error::Error,
};
use std::ffi::OsStr;

/// Any text; shells complete the names that the function lists. Which of them there are is said
/// where the text is used, together with what is near.
#[derive(Clone)]
pub struct Completed(pub fn() -> Vec<PossibleValue>);

impl TypedValueParser for Completed {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter()))
    }
}

/// What `explain` prints something of.
pub fn topics() -> Vec<PossibleValue> {
    let grade = PossibleValue::new("grade").help("What letters and digits of a grade say");
    let letters =
        RULES.iter().map(|rule| PossibleValue::new(rule.letter.to_string()).help(rule.name));
    let files = FILES.iter().map(|file| PossibleValue::new(file.name).help(file.about));
    let codes = Code::ALL.iter().map(|code| PossibleValue::new(code.name()).help(code.title()));
    let all = PossibleValue::new("fields").help("Every field of a dossier");
    let fields = schema::fields().into_iter();
    let fields = fields.map(|field| PossibleValue::new(field.path).help(field.meaning));
    [grade, all].into_iter().chain(letters).chain(files).chain(codes).chain(fields).collect()
}

/// The commands that have a manual page.
pub fn commands() -> Vec<PossibleValue> {
    let commands = Command::augment_subcommands(clap::Command::new("onrecord"));
    let value = |command: &clap::Command| {
        let value = PossibleValue::new(command.get_name().to_owned());
        command.get_about().into_iter().fold(value, |value, about| value.help(about.clone()))
    };
    commands.get_subcommands().map(value).collect()
}

/// The claims of the article that is read where no dossier is named. Those of other dossiers no
/// script can know that is written before they are.
pub fn claims() -> Vec<PossibleValue> {
    let library = library::open(&[], &Limits::default()).library;
    let value = |claim: library::ClaimRef<'_>| {
        PossibleValue::new(claim.id().to_owned()).help(claim.line().into_owned())
    };
    library.claims().map(value).collect()
}
