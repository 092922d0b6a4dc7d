//! The values of arguments: forms, sizes and languages.

use crate::{
    dossier::{DOSSIER_SCHEMA, is_language},
    draft::Language,
    export::{Format, json::CLAIM_SCHEMA},
    library::Vocabulary,
};
use clap::{ValueEnum, builder::PossibleValue};
use std::str::FromStr;

/// The size of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Columns, 1 to 500.
    pub columns: u16,
    /// Rows, 1 to 300.
    pub rows: u16,
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |text: &str, most| text.parse().ok().filter(|n| (1..=most).contains(n));
        text.split_once('x')
            .and_then(|(columns, rows)| {
                Some(Size { columns: number(columns, 500)?, rows: number(rows, 300)? })
            })
            .ok_or_else(|| "write columns and rows such as 120x36, at most 500x300".to_owned())
    }
}

/// How the screen is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PictureFormat {
    /// A picture.
    Svg,
    /// Text with escape sequences for colours and emphasis.
    Ansi,
    /// Text.
    Text,
}

/// How an article is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ArticleFormat {
    /// A paragraph on each line.
    Text,
    /// One object, with what the file says of the article.
    Json,
}

/// What annotations are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AnchorChoice {
    /// The web page, in which words have no position
    Page,
    /// The text itself, in which words have their position
    Text,
}

/// How problems are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people, on stderr: each with its line and what to do.
    Text,
    /// For the lists of editors, on stdout: file:line:column: error[CODE]: message
    Short,
    /// For editors, on stdout: one line of JSON per problem.
    #[value(alias = "jsonl")]
    Json,
}

/// What a JSON Schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Described {
    /// What `list --format jsonl` prints for a claim.
    Claim,
    /// A dossier, as the program reads it.
    Dossier,
}

impl Described {
    /// The schema.
    pub fn schema(self) -> &'static str {
        match self {
            Described::Claim => CLAIM_SCHEMA,
            Described::Dossier => DOSSIER_SCHEMA,
        }
    }
}

/// How claims are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ClaimFormat {
    /// One line per claim, as wide as the terminal.
    Table,
    /// One line of JSON per claim.
    Jsonl,
    /// Comma-separated values, with a header.
    Csv,
    /// The notation of dossiers.
    Ron,
    /// Markdown.
    Md,
}

/// How differences are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// Lines to read, as wide as the terminal.
    Text,
    /// One line of JSON per difference; with --agreement one object.
    #[value(alias = "json")]
    Jsonl,
}

/// How tables are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// As wide as the terminal.
    Table,
    /// One line of JSON per row.
    #[value(alias = "json")]
    Jsonl,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        Format::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()).help(self.label()))
    }
}

impl From<ClaimFormat> for Option<Format> {
    /// Nothing for the table, which is no form of a claim.
    fn from(format: ClaimFormat) -> Self {
        match format {
            ClaimFormat::Table => None,
            ClaimFormat::Jsonl => Some(Format::Jsonl),
            ClaimFormat::Csv => Some(Format::Csv),
            ClaimFormat::Ron => Some(Format::Ron),
            ClaimFormat::Md => Some(Format::Markdown),
        }
    }
}

/// The code of a language.
pub fn tag(text: &str) -> Result<String, String> {
    is_language(text)
        .then(|| text.to_owned())
        .ok_or_else(|| "write a language tag such as en or de-AT".to_owned())
}

/// A language that drafts are made in.
pub fn language(text: &str) -> Result<Language, String> {
    Language::of_tag(text)
        .ok_or_else(|| "drafts are made from German (de) and English (en)".to_owned())
}
