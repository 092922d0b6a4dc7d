//! Writes a synthetic library: `cargo bench --bench write -- FOLDER CLAIMS`.

mod synthetic;

use std::path::Path;

const SEED: u64 = 2026;

fn main() {
    // Cargo adds an argument of its own.
    let args: Vec<String> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    let [folder, claims] = args.as_slice() else {
        eprintln!("usage: cargo bench --bench write -- FOLDER CLAIMS");
        return;
    };
    let claims = claims.parse().expect("a number of claims");
    let dossiers = synthetic::dossiers(SEED, claims);
    let bytes = synthetic::write(&dossiers, Path::new(folder)).expect("a folder to write to");
    println!("{} dossiers, {claims} claims, {bytes} bytes", dossiers.len());
}
