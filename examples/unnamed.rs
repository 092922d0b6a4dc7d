//! What rests on people whom the text does not name, over any number of dossiers.
//!
//! `cargo run --example unnamed -- FOLDER...`; without a path, the article that comes with the
//! program.

use onrecord::{
    dossier::Limits,
    library::{self, Statuses},
    query::Query,
};
use std::{env, error::Error, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let opened = library::open(&paths, &Limits::default());
    for broken in &opened.broken {
        eprintln!("{broken}");
    }
    let library = opened.library;
    let query = Query::parse("grade:D..E", &library)?;
    for row in query.select(&library, &Statuses::default()) {
        let claim = library.claim(row);
        // The grade says how traceable the attribution is, never whether the claim is true.
        println!("{} ¶{} {}", claim.dossier().id(), claim.paragraph(), claim.line());
        println!("    {} {}: {}", claim.rule().name, claim.grade(), claim.speaker_name());
    }
    Ok(())
}
