//! What a file says of its article.

use crate::text::clean;
use serde::Serialize;

/// The most names of a byline.
const MOST_NAMES: usize = 20;

/// What a file says of its article. Texts are cleaned for the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Vec<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it is dated from.
    pub place: Option<String>,
    /// The day of publication in its own time zone, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// What a reader should know of it.
    pub note: Option<String>,
}

/// The names in a byline, without what introduces them.
pub(crate) fn names(line: &str) -> Vec<String> {
    let line = clean(line);
    let lead =
        ["By ", "by ", "BY ", "Von "].iter().find_map(|it| line.trim_start().strip_prefix(it));
    let names = lead.unwrap_or(&line).replace(" and ", ",").replace(" und ", ",");
    let names = names.split(',').map(str::trim).filter(|name| name.contains(char::is_alphanumeric));
    names.take(MOST_NAMES).map(str::to_owned).collect()
}
