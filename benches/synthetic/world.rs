//! Everybody and everything that the dossiers are about; the same in all of them.

use super::words::{ENGLISH, GERMAN, Language, Sounds, capital, pick};
use fastrand::Rng;

const PEOPLE: usize = 6_000;
const ORGANISATIONS: usize = 1_500;
const OUTLETS: usize = 60;
const TOPICS: usize = 400;
const PROPOSITIONS: usize = 300;

/// Somebody or something with an id and a text: a name, a label, a proposition.
pub struct Named {
    pub id: String,
    pub name: String,
}

/// What dossiers draw from.
pub struct World {
    pub german: Language,
    pub english: Language,
    pub people: Vec<Named>,
    pub organisations: Vec<Named>,
    pub outlets: Vec<Named>,
    pub topics: Vec<Named>,
    pub propositions: Vec<Named>,
}

impl World {
    pub fn new(seed: u64) -> Self {
        let rng = &mut Rng::with_seed(seed);
        let german = Language::new(&GERMAN, rng);
        let english = Language::new(&ENGLISH, rng);
        let person = |at, rng: &mut Rng| {
            let sounds = either(rng);
            let name = [rng.usize(1..=2), rng.usize(2..=3)]
                .map(|syllables| capital(&sounds.word(syllables, rng)));
            named(at, name.join(" "))
        };
        let organisation = |at, rng: &mut Rng| {
            let name = capital(&either(rng).word(2, rng));
            let what = ["Ministerium", "AG", "Behörde", "Office", "Group", "Party", "Union"];
            named(at, format!("{name} {}", pick(&what, rng)))
        };
        let outlet = |at, rng: &mut Rng| {
            let name = capital(&either(rng).word(2, rng));
            named(at, format!("{name} {}", pick(&["Zeitung", "Tagblatt", "Post", "Times"], rng)))
        };
        let topic = |at, rng: &mut Rng| named(at, capital(&english.words(2, rng)));
        let proposition = |at, rng: &mut Rng| named(at, english.sentence(60, rng));
        World {
            people: several(PEOPLE, rng, person),
            organisations: several(ORGANISATIONS, rng, organisation),
            outlets: several(OUTLETS, rng, outlet),
            topics: several(TOPICS, rng, topic),
            propositions: several(PROPOSITIONS, rng, proposition),
            german,
            english,
        }
    }
}

fn either(rng: &mut Rng) -> &'static Sounds {
    if rng.bool() { &GERMAN } else { &ENGLISH }
}

fn several(count: usize, rng: &mut Rng, one: impl Fn(usize, &mut Rng) -> Named) -> Vec<Named> {
    (0..count).map(|at| one(at, rng)).collect()
}

/// The id is the last word of the name or so, and a number that makes it the only one.
fn named(at: usize, name: String) -> Named {
    let last = name.trim_end_matches('.').rsplit(' ').next().unwrap_or_default().to_lowercase();
    let plain = last.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
    Named { id: format!("{plain}-{at}"), name }
}
