//! Our search beside fzf and skim on the same lines: `benches/compare.sh [FOLDER]`.
//!
//! Ours is asked in a process that has read the library before, and counts all facets too.
//! The others read the lines from their standard input with each query, since `--filter` knows
//! no other way; what that takes is measured with a query that finds nothing, and each is shown
//! with it and without. All take turns, and the medians are compared.

mod engine;
mod synthetic;

use engine::Seeker;
use std::{
    fs::File,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};
use synthetic::NOTHING;

const SEED: u64 = 2026;
const ROUNDS: usize = 11;

fn main() {
    let Some(folder) = std::env::args().skip(1).find(|it| it != "--bench") else {
        eprintln!("usage: cargo bench --bench compare -- FOLDER");
        return;
    };
    let holdings = engine::open(Path::new(&folder));
    let lines = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(lines.path(), engine::lines(&holdings)).expect("room for lines");
    println!("{} claims; milliseconds, medians of {ROUNDS} rounds", holdings.library().len());
    let peers: Vec<&str> = ["fzf", "sk"].into_iter().filter(|peer| is_installed(peer)).collect();
    for absent in ["fzf", "sk"].into_iter().filter(|peer| !peers.contains(peer)) {
        println!("{absent} is not installed");
    }
    println!("query      ours: at once, last key   found");
    for (sort, query) in synthetic::queries(SEED) {
        let mut at_once = Vec::new();
        let mut last_key = Vec::new();
        let mut theirs = vec![(Vec::new(), Vec::new()); peers.len()];
        let mut found = 0;
        for _ in 0..ROUNDS {
            let mut seeker = Seeker::new(&holdings);
            at_once.push(timed(|| found = seeker.find(&query)));
            last_key.push(typed(&mut Seeker::new(&holdings), &query));
            for (peer, (whole, floor)) in peers.iter().zip(&mut theirs) {
                whole.push(timed(|| filter(peer, &query, lines.path())));
                floor.push(timed(|| filter(peer, NOTHING, lines.path())));
            }
        }
        let (at_once, last_key) = (median(at_once), median(last_key));
        println!("{sort:10} {at_once:13.2}  {last_key:8.2}  {found:6}");
        for (peer, (whole, floor)) in peers.iter().zip(theirs) {
            let (whole, floor) = (median(whole), median(floor));
            let slower = at_once.max(last_key);
            print!("           {peer:4} {whole:7.1}, of which reading {floor:.1}: ");
            print!("ours is {:.3} of it", slower / whole);
            // A search that finds nothing is what the reading is measured by.
            match query == NOTHING {
                true => println!(),
                false => println!(", {:.3} without reading", slower / (whole - floor)),
            }
        }
    }
}

/// How long the last key of a query takes that is typed letter by letter.
fn typed(seeker: &mut Seeker, query: &str) -> Duration {
    for (end, _) in query.char_indices().skip(1) {
        seeker.find(&query[..end]);
    }
    timed(|| {
        seeker.find(query);
    })
}

fn is_installed(program: &str) -> bool {
    let mut command = Command::new(program);
    command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Has a program look for a query in lines, and throws away what it finds.
fn filter(program: &str, query: &str, lines: &Path) {
    let lines = File::open(lines).expect("the lines");
    let mut command = Command::new(program);
    command.args(["--filter", query]).stdin(lines).stdout(Stdio::null()).stderr(Stdio::null());
    // Where nothing is found, the exit code says so.
    command.status().expect("a program that is installed");
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// In milliseconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1e3
}
