//! How long the program takes with one article's claims and with those of thousands.
//!
//! `cargo bench --bench library`; with `ONRECORD_MILLION=1` of a million claims as well.

mod engine;
mod synthetic;

use divan::{Bencher, counter::BytesCount, counter::ItemsCount};
use engine::LoadedLibrary;
use engine::{Desk, Seeker};
use std::{
    cell::RefCell,
    collections::BTreeMap,
    fmt,
    sync::{LazyLock, Mutex},
};

fn main() {
    divan::main();
}

const SEED: u64 = 2026;

/// Numbers of claims.
fn sizes() -> Vec<usize> {
    let million = std::env::var_os("ONRECORD_MILLION").map(|_| 1_000_000);
    [1_000, 100_000].into_iter().chain(million).collect()
}

/// A library with this number of claims; each is made once.
fn library(claims: usize) -> LoadedLibrary {
    static MADE: Mutex<BTreeMap<usize, LoadedLibrary>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().expect("no bench has failed");
    let make = || engine::holdings(&synthetic::dossiers(SEED, claims));
    made.entry(claims).or_insert_with(make).clone()
}

/// From a folder of files to what can be searched, index included.
#[divan::bench(args = sizes(), sample_count = 7, sample_size = 1)]
fn load(bencher: Bencher<'_, '_>, claims: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let dossiers = synthetic::dossiers(SEED, claims);
    let bytes = synthetic::write(&dossiers, folder.path()).expect("room for files");
    drop(dossiers);
    bencher
        .counter(BytesCount::new(bytes))
        .counter(ItemsCount::new(claims))
        .bench(|| engine::open(folder.path()));
}

/// What of it is reading RON, of which the files are made: the floor of [`load`].
#[divan::bench(args = sizes(), sample_count = 7, sample_size = 1)]
fn load_ron_alone(bencher: Bencher<'_, '_>, claims: usize) {
    let dossiers = synthetic::dossiers(SEED, claims);
    let bytes: usize = dossiers.iter().map(|dossier| dossier.text.len()).sum();
    let sources = engine::sources(dossiers);
    bencher
        .counter(BytesCount::new(bytes))
        .counter(ItemsCount::new(claims))
        .bench(|| engine::parse(&sources));
}

mod first_frame {
    use super::*;

    /// Before anything has been read.
    #[divan::bench(args = SCREENS)]
    fn before_reading(screen: (u16, u16)) -> Desk {
        Desk::new(screen)
    }

    /// Once all has been read.
    #[divan::bench(args = cases(), sample_size = 1)]
    fn once_read(bencher: Bencher<'_, '_>, case: Case) {
        let holdings = library(case.claims);
        bencher.with_inputs(|| (Desk::new(case.screen), holdings.clone())).bench_local_values(
            |(mut desk, holdings)| {
                desk.bring(holdings);
                desk
            },
        );
    }
}

const SCREENS: [(u16, u16); 2] = [(80, 24), (250, 70)];

/// A library on a screen.
#[derive(Clone, Copy)]
struct Case {
    claims: usize,
    screen: (u16, u16),
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} claims, {}x{}", self.claims, self.screen.0, self.screen.1)
    }
}

fn cases() -> Vec<Case> {
    let of = |claims| SCREENS.map(|screen| Case { claims, screen });
    sizes().into_iter().flat_map(of).collect()
}

/// Presses keys in turn, and measures each from the key to the frame; `before` are those that
/// lead there. Where claims are many, what the keys ask for is answered later: with `settled`
/// until it stands on the screen.
fn press(bencher: Bencher<'_, '_>, case: Case, before: &str, keys: &[&str], settled: bool) {
    let mut desk = Desk::new(case.screen);
    desk.bring(library(case.claims));
    desk.settle();
    for key in before.split_whitespace() {
        desk.press(key);
        desk.settle();
    }
    let (desk, mut keys) = (RefCell::new(desk), keys.iter().cycle());
    bencher
        .with_inputs(|| {
            desk.borrow_mut().settle();
            *keys.next().expect("a key")
        })
        .bench_local_values(|key| {
            let mut desk = desk.borrow_mut();
            desk.press(key);
            if settled {
                desk.settle();
            }
        });
}

mod key_to_frame {
    use super::*;

    #[divan::bench(args = cases(), sample_size = 1)]
    fn down(bencher: Bencher<'_, '_>, case: Case) {
        press(bencher, case, "", &["j"], false);
    }

    #[divan::bench(args = cases(), sample_size = 1)]
    fn view(bencher: Bencher<'_, '_>, case: Case) {
        press(bencher, case, "", &["3", "4", "5", "6", "7", "1", "2"], false);
    }

    #[divan::bench(args = cases(), sample_size = 1)]
    fn filter(bencher: Bencher<'_, '_>, case: Case) {
        press(bencher, case, "f j j", &["space"], false);
    }

    #[divan::bench(args = cases(), sample_size = 1)]
    fn letter(bencher: Bencher<'_, '_>, case: Case) {
        press(bencher, case, "/ s", &["t", "backspace"], false);
    }
}

mod key_to_answer {
    use super::*;

    #[divan::bench(args = cases(), sample_size = 1)]
    fn view(bencher: Bencher<'_, '_>, case: Case) {
        press(bencher, case, "", &["3", "4", "5", "6", "7", "1", "2"], true);
    }

    #[divan::bench(args = cases(), sample_size = 1)]
    fn filter(bencher: Bencher<'_, '_>, case: Case) {
        press(bencher, case, "f j j", &["space"], true);
    }

    #[divan::bench(args = cases(), sample_size = 1)]
    fn letter(bencher: Bencher<'_, '_>, case: Case) {
        press(bencher, case, "/ s", &["t", "backspace"], true);
    }
}

/// What is typed.
static QUERIES: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| synthetic::queries(SEED));

/// A query in a library.
#[derive(Clone, Copy)]
struct Looking {
    claims: usize,
    sort: &'static str,
    text: &'static str,
}

impl fmt::Display for Looking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} claims, {}", self.claims, self.sort)
    }
}

fn searches() -> Vec<Looking> {
    let of = |claims| {
        QUERIES.iter().map(move |(sort, text)| Looking { claims, sort, text: text.as_str() })
    };
    sizes().into_iter().flat_map(of).collect()
}

mod search {
    use super::*;

    /// Each query from scratch, facets counted as well.
    #[divan::bench(args = searches(), sample_size = 1)]
    fn at_once(bencher: Bencher<'_, '_>, looking: Looking) {
        let holdings = library(looking.claims);
        bencher
            .with_inputs(|| Seeker::new(&holdings))
            .bench_local_values(|mut seeker| seeker.find(looking.text));
    }

    /// All queries that there are while one is typed letter by letter.
    #[divan::bench(args = searches(), sample_size = 1)]
    fn growing(bencher: Bencher<'_, '_>, looking: Looking) {
        let holdings = library(looking.claims);
        let ends = looking.text.char_indices().map(|(at, _)| at).skip(1);
        let ends: Vec<usize> = ends.chain([looking.text.len()]).collect();
        bencher
            .counter(ItemsCount::new(ends.len()))
            .with_inputs(|| Seeker::new(&holdings))
            .bench_local_values(|mut seeker| {
                ends.iter().map(|end| seeker.find(&looking.text[..*end])).sum::<usize>()
            });
    }
}

/// The counts of all facets beside a query with filters.
#[divan::bench(args = sizes(), sample_size = 1)]
fn facets(bencher: Bencher<'_, '_>, claims: usize) {
    let seeker = Seeker::new(&library(claims));
    bencher.bench_local(|| seeker.facets("grade:A..C speech:verbatim"));
}

#[divan::bench(args = sizes(), sample_size = 1)]
fn matrix(bencher: Bencher<'_, '_>, claims: usize) {
    let holdings = library(claims);
    bencher.bench_local(|| engine::matrix(&holdings));
}

#[divan::bench(args = sizes(), sample_size = 1)]
fn brief(bencher: Bencher<'_, '_>, claims: usize) {
    let holdings = library(claims);
    bencher.bench_local(|| engine::brief(&holdings));
}

#[divan::bench(args = sizes(), sample_size = 1)]
fn speakers(bencher: Bencher<'_, '_>, claims: usize) {
    let holdings = library(claims);
    bencher.bench_local(|| engine::speakers(&holdings));
}
