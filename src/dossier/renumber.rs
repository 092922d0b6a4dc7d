//! Paragraph numbers as the article's text has them, after a paragraph was put in or taken out.

use super::{
    check::{Compared, Item},
    diagnostic::Report,
    document::Document,
    limits::Limits,
    load::{Gaps, parse},
    path::Path,
    source::Source,
    syntax::{EditError, Edits, Tree},
};

/// How often the text is compared again: what has moved may say where the words of others are.
const ROUNDS: usize = 16;

/// A dossier with the paragraph numbers of its article's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renumbered {
    /// The dossier; nothing where no number is another.
    pub text: Option<String>,
    /// The claims and requests that moved: what each is called, from where, and to where.
    pub moved: Vec<(String, u16, u16)>,
    /// Those whose words are not in their paragraph and that stay as they are, and why.
    pub left: Vec<(String, String)>,
    /// How many paragraphs the article had and has, if that is another number.
    pub paragraphs: Option<(u16, u16)>,
}

/// Why a dossier is not renumbered.
#[derive(Debug, thiserror::Error)]
pub enum RenumberError {
    /// It cannot be read.
    #[error("{0}")]
    Unreadable(Report),
    /// It was not made from this text.
    #[error("the words of its claims are not in this text; is it the text of this article?")]
    OtherText,
    /// Its numbers cannot be changed where they stand.
    #[error(transparent)]
    Edit(#[from] EditError),
}

/// Gives each claim and request the paragraph in which its words stand, if that is exactly one other
/// than its own, and the article as many paragraphs as its text has. Nothing else changes.
///
/// A dossier that was renumbered stays as it is.
///
/// # Errors
///
/// If it cannot be read, was made from another text, or says a number twice.
pub fn renumber(
    source: &Source,
    article: &[u8],
    limits: &Limits,
) -> Result<Renumbered, RenumberError> {
    let document = parse(source, limits).map_err(RenumberError::Unreadable)?;
    let gaps = Gaps::default();
    let mut compared = Compared::of(&document, &gaps, article);
    let mut corrected = compared.corrected(&document);
    for _ in 0..ROUNDS {
        if compared.is_settled() {
            break;
        }
        compared = Compared::of(&corrected, &gaps, article);
        corrected = compared.corrected(&corrected);
    }
    if compared.is_of_other_text(&document) {
        return Err(RenumberError::OtherText);
    }
    let tree = Tree::parse(source.text());
    let mut edits = Edits::new(&tree);
    let mut set = |path: &Path, number: u16| {
        if let Some(node) = tree.find(path) {
            edits.set(node, &number.to_string());
        }
    };
    let mut moved = Vec::new();
    for ((item, from), (_, to)) in items(&document).zip(items(&corrected)) {
        if from != to {
            set(&item.path().field("paragraph"), to);
            moved.push((item.name(&document), from, to));
        }
    }
    let highest = items(&corrected).map(|(_, paragraph)| paragraph).max().unwrap_or_default();
    let (had, has) = (document.article.paragraphs, corrected.article.paragraphs);
    // A text that ends before the last claim is not all of it.
    let paragraphs = (had != has && has >= highest).then_some((had, has));
    if paragraphs.is_some() {
        set(&Path::root().field("article").field("paragraphs"), has);
    }
    let text = if edits.is_empty() { None } else { Some(edits.apply()?) };
    let left = compared.misplaced.into_iter();
    let left = left.filter_map(|(item, to)| Some((item.name(&document), to.err()?)));
    Ok(Renumbered { text, moved, left: left.collect(), paragraphs })
}

/// The claims and requests of a document, each with its paragraph.
fn items(document: &Document<'_>) -> impl Iterator<Item = (Item, u16)> {
    let claims = (0..).zip(&document.claims).map(|(at, it)| (Item::Claim(at), it.paragraph));
    let requests = (0..).zip(&document.requests).map(|(at, it)| (Item::Request(at), it.paragraph));
    claims.chain(requests)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::check::check;
    use proptest::prelude::*;

    const TUTORIAL: &str = include_str!("../../data/tutorial.ron");
    const TEXT: &str = include_str!("../../data/tutorial.txt");

    fn renumbered(dossier: &str, article: &str) -> Renumbered {
        let source = Source::new("x", dossier);
        renumber(&source, article.as_bytes(), &Limits::default()).unwrap()
    }

    /// The text with a paragraph before the one at an index, from 0.
    fn with_paragraph(text: &str, at: usize) -> String {
        let mut lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        lines.insert(at.min(lines.len()), "Nothing of this was in it before.");
        lines.join("\n")
    }

    #[test]
    fn a_dossier_of_its_text_stays_as_it_is() {
        let same = renumbered(TUTORIAL, TEXT);
        assert_eq!((same.text, same.moved.len(), same.paragraphs), (None, 0, None));
    }

    #[test]
    fn another_text_and_a_part_of_the_text_change_no_number_of_paragraphs() {
        let numbers: Vec<String> = (1..30).map(|number| number.to_string()).collect();
        for text in ["", &numbers.join("\n")] {
            let source = Source::new("x", TUTORIAL);
            let it = renumber(&source, text.as_bytes(), &Limits::default());
            assert!(matches!(it, Err(RenumberError::OtherText)), "{it:?}");
        }
        let beginning: Vec<&str> = TEXT.lines().take(8).collect();
        assert_eq!(renumbered(TUTORIAL, &beginning.join("\n")).paragraphs, None);
    }

    #[test]
    fn what_is_nowhere_or_in_several_paragraphs_is_left_with_why() {
        let dossier = "#![enable(implicit_some)] (format: 2, article: (id: \"x\", title: \"X\", \
            outlet: \"O\", published: \"2026-01-31\", paragraphs: 3, language: \"en\"), \
            speakers: [(id: \"a\", name: \"A\", kind: Person)], claims: [\
            (id: \"two\", paragraph: 3, speaker: \"a\", speech: Paraphrase, gist: \"g\", anchor: \"go on\"), \
            (id: \"gone\", paragraph: 3, speaker: \"a\", speech: Paraphrase, gist: \"g\", anchor: \"gone now\"), \
            (id: \"has\", paragraph: 2, speaker: \"a\", speech: Verbatim, gist: \"g\", quote: [\"We all go\"]), \
            (id: \"takes\", paragraph: 3, speaker: \"a\", speech: Verbatim, gist: \"g\", quote: [\"We all go\"]), \
            ])";
        let article = "They go on.\n\"We all go\", and go on.\nNothing.\nNobody.";
        let it = renumbered(dossier, article);
        assert_eq!(it.moved, []);
        assert_eq!(it.paragraphs, Some((3, 4)));
        assert_eq!(it.text.as_deref(), Some(&*dossier.replace("paragraphs: 3", "paragraphs: 4")));
        let left: Vec<_> = it.left.iter().map(|(name, why)| format!("{name}: {why}")).collect();
        assert_eq!(
            left,
            [
                "`two`: its words are in paragraphs 1 and 2",
                "`gone`: no paragraph has all of its words",
                "`takes`: its words are in paragraph 2, where `has` has them",
            ]
        );
    }

    properties! {
        #[test]
        fn paragraphs_that_come_and_go_are_followed_and_once_is_enough(
            inserted in prop::collection::vec(0..24usize, 1..4),
        ) {
            let article = inserted.iter().fold(TEXT.to_owned(), |text, at| with_paragraph(&text, *at));
            let once = renumbered(TUTORIAL, &article);
            let text = once.text.unwrap();
            prop_assert_eq!(once.left, []);
            let errors = check(&Source::new("x", &*text), Some(article.as_bytes()), &Limits::default());
            prop_assert_eq!(errors.errors(), 0, "{}", errors);
            let again = renumbered(&text, &article);
            prop_assert_eq!((again.text, again.moved), (None, vec![]));
            // Taken out again, every byte is as it was.
            let back = renumbered(&text, TEXT).text;
            prop_assert_eq!(back.as_deref(), Some(TUTORIAL));
        }
    }
}
