//! `new`: a draft of a dossier from an article's text. It proposes, and a person decides.
//!
//! The text goes one way: sentences with their quotations (`reading`), the signs of reported
//! speech and of requests in each (`cue`, `ask`, by the word lists of `lexicon` and the noun phrases of `phrase`),
//! who is meant by them (`cast`), what is proposed (`propose`, `speakers`), and the file
//! (`ron`). Of the article it takes what is quoted, and elsewhere no more than eight words in a
//! row.
//!
//! ```
//! use onrecord::{
//!     dossier::check::MARKER,
//!     draft::{Options, draft},
//! };
//!
//! let options =
//!     Options { file: "pier.txt".to_owned(), language: None, reader_language: "en".to_owned() };
//! let text = "The pier is safe, said the mayor. \"We have counted every plank,\" she said.";
//! let draft = draft(text, &options)?;
//! assert_eq!(draft.summary.quotations, 1);
//! assert!(draft.text.contains("We have counted every plank") && draft.text.contains(MARKER));
//! # Ok::<(), onrecord::draft::NoDraft>(())
//! ```

mod ask;
mod cast;
mod cue;
mod dateline;
mod grammar;
mod head;
mod language;
mod lexicon;
mod names;
mod pattern;
mod phrase;
mod propose;
mod quotation;
mod reading;
mod ron;
mod sentence;
mod speakers;
#[cfg(test)]
mod tests;

pub use language::Language;

use crate::dossier::{Limits, Speech, article_text::ArticleParagraphs, check::MARKER};
use cast::Cast;
use dateline::Dateline;
use grammar::Grammar;
use names::Names;
use propose::{Entry, Proposals, Proposer};
use speakers::Speakers;

/// How a draft is made.
#[derive(Debug, Clone)]
pub struct Options {
    /// The name of the article's file, by which the dossier is called.
    pub file: String,
    /// The article's language; told from the text where left out.
    pub language: Option<Language>,
    /// The language of gists and translations (BCP 47).
    pub reader_language: String,
}

/// A draft of a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The dossier, as it is to be written.
    pub text: String,
    /// How much of it there is.
    pub summary: Summary,
}

/// What a draft proposes, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Claims with quoted words.
    pub quotations: usize,
    /// Claims that somebody makes in the newsroom's words.
    pub paraphrases: usize,
    /// Sentences that nobody is said to have said.
    pub narration: usize,
    /// Speakers, the newsroom included.
    pub speakers: usize,
    /// Requests for comment.
    pub requests: usize,
    /// Places that are marked with [`MARKER`].
    pub undecided: usize,
}

/// Why there is no draft of a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoDraft {
    /// There is no text.
    #[error("there is no article in it; save its text there, a paragraph a line")]
    Empty,
    /// It has more paragraphs than a dossier can number.
    #[error(
        "it has {0} paragraphs, and a dossier numbers at most 65,535; keep one article to a file"
    )]
    TooManyParagraphs(usize),
    /// It would make a dossier that the program itself refuses.
    #[error("its dossier would be larger than the program reads; keep one article to a file")]
    TooLarge,
}

/// Drafts a dossier from the text of an article, byte order mark and all.
///
/// # Errors
///
/// If there is no text, or so much that no dossier could hold it.
pub fn draft(text: &str, options: &Options) -> Result<Draft, NoDraft> {
    let original = ArticleParagraphs::new(text);
    if original.is_empty() {
        return Err(NoDraft::Empty);
    }
    let paragraphs =
        u16::try_from(original.len()).map_err(|_| NoDraft::TooManyParagraphs(original.len()))?;
    let told = language::tell(&original);
    let language = options.language.unwrap_or(told.language);
    let grammar = Grammar::of(language);
    let dateline = Dateline::of(&original);
    let sentences = reading::sentences(&original, &dateline, &grammar);
    let names = Names::of(&sentences, &grammar);

    let is_translated = Language::of_tag(&options.reader_language) != Some(language);
    let mut cast = Cast::new(&grammar, &names, dateline.outlet);
    let outlet = speakers::outlet(&dateline, cast.ids_mut(), &grammar);
    let newsroom = outlet.item.id.to_string();
    let mut proposer = Proposer::new(&grammar, cast, newsroom, is_translated);
    for number in 1..=paragraphs {
        let start = sentences.partition_point(|it| it.paragraph < number);
        let end = sentences.partition_point(|it| it.paragraph <= number);
        proposer.paragraph(number, &sentences[start..end]);
    }
    let Proposer { mut cast, proposals, .. } = proposer;
    let speakers = speakers::speakers(outlet, &mut cast, &names, &proposals, &grammar);

    let head = head::lines(&options.file);
    let (article, decide) = head::article(&original, text, &dateline, language, options, told);
    let text = ron::ron(&ron::Parts {
        head: &head,
        article: &article,
        decide: &decide,
        speakers: &speakers.all,
        silent: &speakers.silent,
        paragraphs: &proposals.paragraphs,
        requests: &proposals.requests,
    });
    let summary = summary(&text, &proposals, &speakers);
    if is_too_large(&text, &summary) {
        return Err(NoDraft::TooLarge);
    }
    Ok(Draft { text, summary })
}

fn summary(text: &str, proposals: &Proposals, speakers: &Speakers) -> Summary {
    let claims = proposals.paragraphs.iter().flat_map(|(_, entries)| entries);
    let quoted = claims.filter_map(|entry| match entry {
        Entry::Claim(claim) => Some(claim.item.speech),
        Entry::Remark(_) => None,
    });
    let speeches: Vec<_> = quoted.collect();
    let count = |of: &[Speech]| speeches.iter().filter(|it| of.contains(it)).count();
    Summary {
        quotations: count(&[Speech::Verbatim, Speech::Partial]),
        paraphrases: count(&[Speech::Paraphrase]),
        narration: count(&[Speech::Narration]),
        speakers: speakers.all.len(),
        requests: proposals.requests.len(),
        undecided: text.matches(MARKER).count(),
    }
}

/// Whether the program would refuse to read what it has written.
fn is_too_large(text: &str, summary: &Summary) -> bool {
    let limits = Limits::default();
    let lists = [
        summary.quotations + summary.paraphrases + summary.narration,
        summary.speakers,
        summary.requests,
    ];
    lists.iter().any(|items| *items > limits.items) || text.len() as u64 > limits.bytes
}
