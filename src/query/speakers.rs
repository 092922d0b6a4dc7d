//! The speaker finder.

use super::{
    Highlighter, Rank, Reach,
    search::{Fuzzy, Names, Needle, Tier},
};
use crate::{
    library::{Library, SpeakerId},
    text::clean,
};
use std::ops::Range;

/// Somebody whose names have what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerHit<'a> {
    /// Who.
    pub speaker: SpeakerId,
    /// Which of the names has it: the first, if all have.
    pub matched: Matched<'a>,
    /// The bytes of that name that were found.
    pub ranges: Vec<Range<usize>>,
    /// How well it has it.
    pub rank: Rank,
}

/// A name that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matched<'a> {
    /// The name that lists show.
    Name(&'a str),
    /// An alias, a short name, or the name in another article.
    Alias(&'a str),
}

impl<'a> Matched<'a> {
    /// The name.
    pub fn as_str(self) -> &'a str {
        match self {
            Matched::Name(name) | Matched::Alias(name) => name,
        }
    }
}

/// Everybody in a library whose names have every word of `text`, the best found first; those
/// who never speak too. Without a word everybody, in the library's order.
pub fn find_speakers<'a>(text: &str, library: &'a Library) -> Vec<SpeakerHit<'a>> {
    let words: Vec<Needle> = clean(text).split_whitespace().map(Needle::new).collect();
    let names = Names::of(library);
    let fuzzy = Fuzzy::new();
    let find = |word| names.distinct().iter().map(|name| name.find(word, &fuzzy)).collect();
    let found: Vec<Vec<Option<Tier>>> = words.iter().map(find).collect();
    let highlighter = Highlighter::of_words(words);
    let mut hits: Vec<SpeakerHit<'_>> = Vec::new();
    for (speaker, own) in (0..).map(SpeakerId).zip(names.by_speaker()) {
        if let Some((rank, matched)) = best(own, &found, &names) {
            let ranges = highlighter.ranges(matched.as_str(), Reach::Name);
            hits.push(SpeakerHit { speaker, matched, ranges, rank });
        }
    }
    hits.sort_by_key(|hit| hit.rank);
    hits
}

/// How well somebody's names have all the words together, and the name to show for it: the one
/// that has most of them, an alias only if it has more than the name.
fn best<'a>(
    own: &[u32],
    found: &[Vec<Option<Tier>>],
    names: &Names<'a>,
) -> Option<(Rank, Matched<'a>)> {
    let mut sum = Rank::default();
    for word in found {
        sum = sum.and(Names::best(own, word)?);
    }
    let missed = |at: usize| found.iter().filter(|word| word[own[at] as usize].is_none()).count();
    let worst = |at: usize| found.iter().map(|word| word[own[at] as usize]).max();
    let shown = (0..own.len()).min_by_key(|at| (missed(*at), *at > 0, worst(*at)))?;
    let text = names.distinct()[own[shown] as usize].text;
    Some((sum, if shown == 0 { Matched::Name(text) } else { Matched::Alias(text) }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::testing::{library, shipped};

    fn found(text: &str, library: &Library) -> Vec<(String, String)> {
        let hits = find_speakers(text, library).into_iter();
        let shown = hits.map(|hit| {
            let mut marked = hit.matched.as_str().to_owned();
            for range in hit.ranges.into_iter().rev() {
                marked.insert(range.end, ']');
                marked.insert(range.start, '[');
            }
            (library.speaker(hit.speaker).id().to_owned(), marked)
        });
        shown.collect()
    }

    fn ids(text: &str, library: &Library) -> Vec<String> {
        found(text, library).into_iter().map(|(id, _)| id).collect()
    }

    #[test]
    fn nobody_is_found_by_what_they_are_not_called() {
        let library = shipped();
        for text in ["xyzzy", "kessler xyzzy", "\u{1F600}"] {
            assert_eq!(ids(text, &library), [""; 0], "{text}");
        }
        assert!(find_speakers("a", &Library::default()).is_empty());
    }

    #[test]
    fn without_words_everybody_comes_in_the_librarys_order() {
        let library = shipped();
        for text in ["", "  ", "\u{200B}"] {
            let everybody = library.speakers().map(|speaker| speaker.id());
            assert!(ids(text, &library).iter().eq(everybody), "{text:?}");
        }
    }

    #[test]
    fn a_silent_person_is_found_by_name() {
        let library = shipped();
        assert_eq!(found("kessler", &library)[0], ("kessler".into(), "Jeffrey [Kessler]".into()));
        assert_eq!(found("KESLER", &library)[0], ("kessler".into(), "Jeffrey [Ke]s[sler]".into()));
    }

    #[test]
    fn an_alias_is_shown_where_it_has_more_of_the_words() {
        let library = shipped();
        let commerce = found("handel", &library).into_iter().find(|(id, _)| id == "commerce");
        assert_eq!(commerce.unwrap().1, "[Handel]sministerium");
        let commerce = found("commerce", &library).into_iter().find(|(id, _)| id == "commerce");
        assert_eq!(commerce.unwrap().1, "[Commerce] Department");
        assert!(ids("handel commerce", &library).contains(&"commerce".to_owned()));
    }

    #[test]
    fn the_beginning_of_a_word_comes_before_the_middle_of_one() {
        let speaker =
            |id: &str, name: &str| format!(r#"(id: "{id}", name: "{name}", kind: Person)"#);
        let speakers = [
            speaker("a", "Kurt Essler: k"),
            speaker("b", "Ankessler"),
            speaker("c", "Anna Kessler"),
        ];
        let dossier = format!(
            r#"(format: 1, article: (id: "one", title: "T", outlet: "O", published: "2026-01-01",
            paragraphs: 1, language: "en"), speakers: [{}])"#,
            speakers.join(",")
        );
        let library = library(&[&dossier]);
        assert_eq!(ids("kessler", &library), ["c", "b", "a"]);
        assert_eq!(ids("KESSLER anna", &library), ["c"]);
    }
}
