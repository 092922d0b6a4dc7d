//! What a reader should know of how an article was read.

use crate::text::{count, plural};
use serde::Serialize;
use std::fmt;

/// Why a paragraph may not belong to the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// It is the number or the running title of a page.
    PageLine,
    /// It is a list of addresses.
    Links,
    /// It stands under a picture.
    Caption,
    /// It is the headline, the byline or the date once more.
    Head,
    /// It asks to share, to follow or to subscribe.
    Share,
    /// It leads to other articles.
    ReadMore,
    /// It repeats words of the article.
    PullQuote,
}

impl Doubt {
    /// What the paragraph seems to be, with its article: "a caption".
    pub fn what(self) -> &'static str {
        match self {
            Doubt::PageLine => "the number or title of a page",
            Doubt::Links => "a list of links",
            Doubt::Caption => "a caption",
            Doubt::Head => "the headline, the byline or the date",
            Doubt::Share => "a line that asks to share or subscribe",
            Doubt::ReadMore => "a link to other articles",
            Doubt::PullQuote => "a pull quote",
        }
    }
}

/// What a reader should know of how an article was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// Lines were joined.
    Joined {
        /// So many.
        lines: usize,
        /// To so many paragraphs.
        paragraphs: usize,
    },
    /// Its columns stand side by side, as on the page of a newspaper.
    Columns,
    /// Invisible characters were taken out.
    Hidden(usize),
    /// So many paragraphs may not belong to the article.
    Doubtful(usize),
    /// It is a live blog.
    LiveBlog,
    /// Only subscribers can read all of it.
    Paywall,
    /// The file ends before the page does.
    Cut,
    /// It has only so many paragraphs.
    Few(usize),
    /// It was taken back.
    Canceled,
    /// It is not to be published.
    Withheld,
    /// It is not to be published before this time.
    Embargo(String),
    /// It corrects an earlier version.
    Correction,
    /// What its editors say of it.
    Editors(String),
    /// Its text describes a picture, a film or a recording.
    Describes,
    /// So many more texts are in the same message.
    Others(usize),
}

impl Remark {
    /// Its name, for programs.
    pub fn kind(&self) -> &'static str {
        match self {
            Remark::Joined { .. } => "joined",
            Remark::Columns => "columns",
            Remark::Hidden(_) => "hidden",
            Remark::Doubtful(_) => "doubtful",
            Remark::LiveBlog => "live-blog",
            Remark::Paywall => "paywall",
            Remark::Cut => "cut",
            Remark::Few(_) => "few",
            Remark::Canceled => "canceled",
            Remark::Withheld => "withheld",
            Remark::Embargo(_) => "embargo",
            Remark::Correction => "correction",
            Remark::Editors(_) => "editors",
            Remark::Describes => "describes",
            Remark::Others(_) => "others",
        }
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Remark::Joined { lines, paragraphs } => {
                let (lines, paragraphs) =
                    (count(*lines, "wrapped line"), count(*paragraphs, "paragraph"));
                write!(f, "{lines} were joined to {paragraphs}")
            }
            Remark::Columns => f.write_str(
                "the text stands in columns side by side, and lines of one may have come into another; \
                 `pdftotext FILE -` without `-layout` puts them one after the other",
            ),
            Remark::Hidden(1) => f.write_str("1 invisible character was taken out"),
            Remark::Hidden(n) => write!(f, "{n} invisible characters were taken out"),
            Remark::Doubtful(n) => {
                let paragraphs = count(*n, "paragraph");
                write!(
                    f,
                    "{paragraphs} may not belong to the article; `onrecord text --sure` leaves them out"
                )
            }
            Remark::Canceled => f.write_str("the agency has canceled this item"),
            Remark::Withheld => f.write_str("the agency withholds this item"),
            Remark::Embargo(until) => write!(f, "this item is under embargo until {until}"),
            Remark::Correction => f.write_str("this item corrects an earlier version"),
            Remark::Editors(note) => write!(f, "its editors say: {note}"),
            Remark::Describes => {
                f.write_str("this item is a picture, a film or a recording, and its text describes it")
            }
            Remark::Others(n) => {
                let texts = count(*n, "more text");
                write!(f, "there {} {texts} in the file; only the first was read", plural(*n, "is", "are"))
            }
            Remark::LiveBlog => f.write_str(
                "this is a live blog: its entries are not one article, and more may have been added",
            ),
            Remark::Paywall => f.write_str(
                "the page says that only subscribers can read all of it; is the article whole?",
            ),
            Remark::Cut => f.write_str("the page has no end; is the file whole?"),
            Remark::Few(n) => {
                let paragraphs = count(*n, "paragraph");
                write!(
                    f,
                    "only {paragraphs} of an article {} found; is it whole?",
                    plural(*n, "was", "were")
                )
            }
        }
    }
}
