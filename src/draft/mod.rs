//! `new`: a draft of a dossier from an article's text. It proposes, and a person decides.
//!
//! The text goes one way: sentences with their quotations (`segment`, `quotation`, `sentence`), the
//! cues of reported speech and of requests in each (`cue`, `request`, by the word lists of `lexicon`
//! and the noun phrases of `phrase`), whom they refer to (`registry`), what is proposed (`propose`,
//! `speakers`, `same`), and the file (`ron`). Of the article it takes the quotations, and elsewhere no more
//! than eight words in a row.
//!
//! ```
//! use onrecord::draft::{Options, draft};
//!
//! let options = Options { name: "pier".to_owned(), ..Options::default() };
//! let text = "The pier is safe, said the mayor. \"We have counted every plank,\" she said.";
//! let draft = draft(text, &options)?;
//! assert_eq!(draft.summary.quotations, 1);
//! assert!(draft.text.contains("We have counted every plank"));
//! assert!(draft.text.contains("seen: \"she said\""));
//! # Ok::<(), onrecord::draft::NoDraft>(())
//! ```

mod cue;
mod dateline;
mod earlier;
mod grammar;
mod head;
mod language;
mod lexicon;
mod marked;
mod names;
mod onto;
mod paragraphs;
mod pattern;
mod phrase;
mod propose;
mod quotation;
mod registry;
mod request;
mod ron;
mod same;
mod segment;
mod sentence;
mod speakers;
mod subject;
#[cfg(test)]
mod tests;
mod unnamed;

pub use earlier::{Earlier, EarlierSpeaker};
pub use language::Language;
pub use marked::Unplaced;
pub use onto::{Because, Carried, NotCarried, carry_over};

use crate::{
    article::{Doubt, Facts, Highlight},
    dossier::{Article, Limits, Speech, article_text::ArticleParagraphs},
};
use dateline::Dateline;
use grammar::Grammar;
use names::Names;
use propose::{Entry, Proposals, Proposer};
use registry::{Ids, SpeakerRegistry};
use speakers::Speakers;
use std::sync::Arc;

/// How a draft is made.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What the dossier is called, such as the name of the article's file.
    pub name: String,
    /// The file with the article's text, for the command that compares the dossier with it.
    pub source: String,
    /// The article's language; guessed from the text if it is left out.
    pub language: Option<Language>,
    /// The language of gists and translations (BCP 47); the article's if it is left out.
    pub reader_language: Option<String>,
    /// What is known of the article, and not open: its text need not say it.
    pub facts: Facts,
    /// The paragraphs that may not belong to the article, and why.
    pub doubtful: Vec<(u16, Doubt)>,
    /// What others have marked in it.
    pub highlights: Vec<Highlight>,
    /// Whom earlier dossiers know.
    pub earlier: Arc<Earlier>,
}

/// A draft of a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The dossier, as it is to be written.
    pub text: String,
    /// How much of it there is.
    pub summary: Summary,
    /// The highlights that are in none of its claims.
    pub unplaced: Vec<Unplaced>,
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
    /// Open places: what a curator has to decide.
    pub undecided: usize,
}

/// Why there is no draft of a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoDraft {
    /// There is no text.
    #[error("it contains no article; save the article's text in it, one paragraph per line")]
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
    let article = ArticleParagraphs::new(text);
    let Proposed { dateline, language, speakers, proposals, unplaced, mut summary } =
        propose_all(&article, options, Ids::default(), Ids::default())?;
    let head = head::lines(&options.source);
    let (article, remarks) = head::article(&article, text, &dateline, language, options);
    summary.undecided = undecided(&article, &speakers, &proposals);
    let topics = options.earlier.topics();
    let text = ron::ron(&head, &article, &remarks, &speakers, topics, &proposals);
    if text.len() as u64 > Limits::default().bytes {
        return Err(NoDraft::TooLarge);
    }
    Ok(Draft { text, summary, unplaced })
}

/// What is proposed for an article.
struct Proposed<'t> {
    dateline: Dateline<'t>,
    language: Language,
    speakers: Speakers,
    proposals: Proposals,
    unplaced: Vec<Unplaced>,
    /// All but what is undecided.
    summary: Summary,
}

/// Proposes what an article reports; the ids that are given already are nobody else's.
fn propose_all<'t>(
    article: &ArticleParagraphs<'t>,
    options: &'t Options,
    speaker_ids: Ids,
    claim_ids: Ids,
) -> Result<Proposed<'t>, NoDraft> {
    if article.is_empty() {
        return Err(NoDraft::Empty);
    }
    let paragraphs =
        u16::try_from(article.len()).map_err(|_| NoDraft::TooManyParagraphs(article.len()))?;
    let language = options.language.unwrap_or_else(|| language::guess_language(article));
    let grammar = Grammar::of(language);
    let mut dateline = Dateline::of(article);
    if let Some(outlet) = &options.facts.outlet {
        dateline.outlet = Some(outlet);
    }
    let sentences = sentence::sentences(article, &dateline, &grammar);
    let names = Names::of(&sentences, &grammar);

    let mut registry =
        SpeakerRegistry::new(&grammar, &names, &options.earlier, dateline.outlet, speaker_ids);
    let outlet = speakers::outlet(&dateline, registry.ids_mut(), &options.earlier, &grammar);
    let mut proposer = Proposer {
        grammar: &grammar,
        registry,
        is_translated: options
            .reader_language
            .as_ref()
            .is_some_and(|reader| Language::of_tag(reader) != Some(language)),
        proposals: Proposals::default(),
        outlet: outlet.item.id.to_string(),
        claim_ids,
    };
    for number in 1..=paragraphs {
        let start = sentences.partition_point(|it| it.paragraph < number);
        let end = sentences.partition_point(|it| it.paragraph <= number);
        proposer.paragraph(number, &sentences[start..end]);
    }
    let Proposer { mut registry, mut proposals, mut claim_ids, is_translated, .. } = proposer;
    doubt(&mut proposals, &options.doubtful);
    let speakers = speakers::speakers(outlet, &mut registry, &names, &proposals, &grammar);

    let unplaced =
        marked::add(&options.highlights, article, is_translated, &mut proposals, &mut claim_ids);

    let summary = summary(&proposals, &speakers);
    if has_too_many_items(&summary) {
        return Err(NoDraft::TooLarge);
    }
    Ok(Proposed { dateline, language, speakers, proposals, unplaced, summary })
}

/// Says of each paragraph that may not belong to the article why.
fn doubt(proposals: &mut Proposals, doubtful: &[(u16, Doubt)]) {
    for (number, doubt) in doubtful {
        let remark =
            format!("This may not belong to the article: it seems to be {}.", doubt.what());
        let at = proposals.paragraphs.binary_search_by_key(number, |(number, _)| *number);
        if let Ok(at) = at {
            proposals.paragraphs[at].1.insert(0, Entry::Remark(remark));
        }
    }
}

/// What is proposed, but for what is undecided.
fn summary(proposals: &Proposals, speakers: &Speakers) -> Summary {
    let mut summary = Summary {
        speakers: speakers.all.len(),
        requests: proposals.requests.len(),
        ..Summary::default()
    };
    for entry in proposals.paragraphs.iter().flat_map(|(_, entries)| entries) {
        if let Entry::Claim(claim) = entry {
            *match claim.item.speech {
                Some(Speech::Verbatim | Speech::Partial) => &mut summary.quotations,
                Some(Speech::Paraphrase) => &mut summary.paraphrases,
                Some(Speech::Narration) | None => &mut summary.narration,
            } += 1;
        }
    }
    summary
}

/// How many places are open.
fn undecided(article: &Article<'_>, speakers: &Speakers, proposals: &Proposals) -> usize {
    let in_entry = |entry: &Entry| match entry {
        Entry::Claim(claim) => claim.item.open_places(),
        Entry::Remark(_) => 0,
    };
    ron::OPEN.len()
        + article.open.len()
        + speakers.all.iter().map(|it| it.item.open.len()).sum::<usize>()
        + proposals.paragraphs.iter().flat_map(|(_, it)| it).map(in_entry).sum::<usize>()
        + proposals.requests.iter().map(|it| it.item.open.len()).sum::<usize>()
}

/// Whether the program would refuse to read a dossier with so many items.
fn has_too_many_items(summary: &Summary) -> bool {
    let claims = summary.quotations + summary.paraphrases + summary.narration;
    let most = Limits::default().items;
    [claims, summary.speakers, summary.requests].iter().any(|items| *items > most)
}
