//! Dossiers of articles that nobody wrote, as many as are wanted: of realistic sizes, names and
//! words, and the same from the same seed. The first of many are the same as of few.

#![allow(dead_code, reason = "each bench uses a part of it")]

mod dossier;
mod words;
mod world;

use fastrand::Rng;
use rayon::prelude::*;
use std::{fs, io, path::Path};
use world::World;

/// A dossier as it is written.
pub struct Dossier {
    /// Its id, which its file is called after.
    pub id: String,
    /// The file's text, in RON.
    pub text: String,
}

/// Dossiers with so many claims in all, about 35 in each.
pub fn dossiers(seed: u64, claims: usize) -> Vec<Dossier> {
    let world = World::new(seed);
    plan(seed, claims)
        .into_par_iter()
        .enumerate()
        .map(|(at, claims)| {
            let rng = Rng::with_seed(seed ^ (at as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
            dossier::write(&world, at, claims, rng)
        })
        .collect()
}

/// What stands in none of them.
pub const NOTHING: &str = "xqzxqzxq";

/// What somebody may type to find something in them, by what sort of query it is.
pub fn queries(seed: u64) -> Vec<(&'static str, String)> {
    let World { german, english, .. } = World::new(seed);
    let long = german.first(|word| word.chars().count() >= 10);
    let umlaut = german.first(|word| word.contains('ü') && word.chars().count() >= 5);
    let begin = |count| english.first(|word| word.len() >= 6).chars().take(count).collect();
    vec![
        ("letter", begin(1)),
        ("short", begin(2)),
        ("medium", begin(5)),
        ("long", long.into()),
        ("nothing", NOTHING.into()),
        ("umlaut", umlaut.into()),
        ("two words", format!("{long} {}", english.first(|word| word.len() == 4))),
    ]
}

/// How many claims each dossier has.
fn plan(seed: u64, claims: usize) -> Vec<usize> {
    let mut rng = Rng::with_seed(seed);
    let mut left = claims;
    let mut plan = Vec::new();
    while left > 0 {
        let next = rng.usize(25..=45).min(left);
        plan.push(next);
        left -= next;
    }
    plan
}

/// Writes each dossier to a file of its own, a hundred to a folder; returns how many bytes.
pub fn write(dossiers: &[Dossier], folder: &Path) -> io::Result<usize> {
    for (at, dossiers) in dossiers.chunks(100).enumerate() {
        let folder = folder.join(format!("{at:04}"));
        fs::create_dir_all(&folder)?;
        for Dossier { id, text } in dossiers {
            fs::write(folder.join(id).with_extension("ron"), text)?;
        }
    }
    Ok(dossiers.iter().map(|dossier| dossier.text.len()).sum())
}
