//! What properties have found is kept in one place, and runs with the property that found it.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Every file below a folder, by its path in there.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(folder).unwrap().to_owned())
        .collect();
    files.sort();
    files
}

#[test]
fn a_failure_is_kept_with_the_properties_that_found_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (kept, src) = (root.join("tests/regressions"), root.join("src"));
    let seeds = files(&kept);
    assert!(!seeds.is_empty());
    for seed in seeds {
        let source = src.join(seed.with_extension("rs"));
        let text = fs::read_to_string(&source).unwrap_or_default();
        assert!(
            text.contains("properties! {"),
            "tests/regressions/{}: no property of {} runs it",
            seed.display(),
            source.display()
        );
    }
}

/// `proptest!` by itself would keep failures in a folder of its own.
#[test]
fn every_property_is_set_up_in_one_place() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in files(&src).iter().filter(|file| !file.ends_with("cases.rs")) {
        let text = fs::read_to_string(src.join(file)).unwrap();
        assert!(!text.contains("proptest! {"), "src/{}: `properties!` instead", file.display());
    }
}
