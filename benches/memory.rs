//! How much memory a claim takes, index included: `cargo bench --bench memory -- FOLDER`.
//!
//! What the process has in memory after reading the folder, less what it had after reading the
//! embedded article: that is the program itself.

mod engine;
mod synthetic;

use std::path::Path;

fn main() {
    let Some(folder) = std::env::args().skip(1).find(|it| it != "--bench") else {
        eprintln!("usage: cargo bench --bench memory -- FOLDER");
        return;
    };
    let _article = engine::embedded();
    let before = resident();
    let holdings = engine::open(Path::new(&folder));
    let after = resident();
    let claims = holdings.library().len();
    println!("{claims} claims, {} bytes a claim", (after - before) / claims.max(1));
}

/// Bytes of the process that are in memory; 0 where the system does not tell.
fn resident() -> usize {
    const PAGE: usize = 4096;
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    statm
        .split(' ')
        .nth(1)
        .and_then(|pages| pages.parse().ok())
        .map_or(0, |pages: usize| pages * PAGE)
}
