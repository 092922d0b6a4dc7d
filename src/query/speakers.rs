//! The speaker finder.

use super::{
    Rank,
    search::{Needle, Tier, best, find_label, labels},
};
use crate::{
    library::{LabelId, Library, SpeakerId},
    text::clean,
};

/// Somebody whose names have what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpeakerHit {
    /// Who.
    pub speaker: SpeakerId,
    /// Which of the names has it: the first, if all have.
    pub label: LabelId,
    /// Whether that is the name that lists show, and not an alias, a short name, or the name in
    /// another article.
    pub is_name: bool,
    /// How well it has it.
    pub rank: Rank,
}

/// Everybody in a library whose names have every word of `text`, the best found first; those
/// who never speak too. Without a word everybody, in the library's order.
pub fn find_speakers(text: &str, library: &Library) -> Vec<SpeakerHit> {
    let words = words(text);
    let find = |word| labels(library, |label, fuzzy| find_label(word, label, fuzzy));
    let found: Vec<Vec<Option<Tier>>> = words.iter().map(find).collect();
    let hit = |speaker| of_speaker(speaker, library.labels_of(speaker), &found);
    let speakers = library.speakers().map(|speaker| speaker.key());
    let mut hits: Vec<SpeakerHit> = speakers.filter_map(hit).collect();
    hits.sort_by_key(|hit| hit.rank);
    hits
}

/// The words of what was typed.
pub(super) fn words(text: &str) -> Vec<Needle> {
    clean(text).split_whitespace().map(Needle::word).collect()
}

/// How well somebody's names have all the words together, and the name to show for it: the one
/// that has most of them, an alias only if it has more than the name.
fn of_speaker(
    speaker: SpeakerId,
    own: &[LabelId],
    found: &[Vec<Option<Tier>>],
) -> Option<SpeakerHit> {
    let mut rank = Rank::default();
    for word in found {
        rank = rank.and(best(own, word)?);
    }
    let tier = |word: &Vec<Option<Tier>>, at: usize| word[own[at].0 as usize];
    let missed = |at: usize| found.iter().filter(|word| tier(word, at).is_none()).count();
    let worst = |at: usize| found.iter().map(|word| tier(word, at)).max();
    let shown = (0..own.len()).min_by_key(|at| (missed(*at), *at > 0, worst(*at)))?;
    Some(SpeakerHit { speaker, label: own[shown], is_name: shown == 0, rank })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{
        Highlighter, Reach,
        tests::{library, shipped},
    };

    fn found(text: &str, library: &Library) -> Vec<(String, String)> {
        let highlighter = Highlighter::of_text(text);
        let hits = find_speakers(text, library).into_iter();
        let shown = hits.map(|hit| {
            let mut marked = library.label(hit.label).text.to_owned();
            for range in highlighter.ranges(&marked, Reach::Name).into_iter().rev() {
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
            r#"(format: 2, article: (id: "one", title: "T", outlet: "O", published: "2026-01-01",
            paragraphs: 1, language: "en"), speakers: [{}])"#,
            speakers.join(",")
        );
        let library = library(&[&dossier]);
        assert_eq!(ids("kessler", &library), ["c", "b", "a"]);
        assert_eq!(ids("KESSLER anna", &library), ["c"]);
    }
}
