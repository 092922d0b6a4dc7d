//! What is installed: everything that `Cargo.toml` promises to packagers is there.

use std::{fs, path::Path};

const MANIFEST: &str = include_str!("../../Cargo.toml");
const PACKAGE: &str = include_str!("../../.ci/package");

/// The files of the Debian package: what is copied, and where to.
fn installed() -> Vec<(&'static str, &'static str)> {
    let deb = MANIFEST.split("[package.metadata.deb]").nth(1).unwrap();
    let assets = deb.split("assets = [").nth(1).unwrap().split("\n]").next().unwrap();
    let rows = assets.lines().filter_map(|line| line.trim().strip_prefix("[\""));
    let rows = rows.map(|row| row.split("\", \"").collect::<Vec<_>>());
    rows.map(|row| (row[0], row[1])).collect()
}

#[test]
fn every_file_of_the_debian_package_is_there_or_made() {
    let installed = installed();
    assert!(installed.len() > 5, "{installed:?}");
    for (file, _) in installed {
        if let Some(made) = file.strip_prefix("target/release/share/") {
            let made = made.trim_end_matches('*').trim_end_matches('/');
            assert!(PACKAGE.contains(&format!("\"$share/{made}\"")), "{file}");
        } else if !file.starts_with("target/") {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file.trim_end_matches('*'));
            assert!(fs::metadata(path).is_ok(), "{file}");
        }
    }
}

#[test]
fn the_archive_is_named_as_it_is_looked_for() {
    let binstall = MANIFEST.split("[package.metadata.binstall]").nth(1).unwrap();
    assert!(binstall.contains("/{ name }-{ version }-{ target }{ archive-suffix }\""));
    assert!(binstall.contains("bin-dir = \"{ name }-{ version }-{ target }/{ bin }"));
    assert!(PACKAGE.contains("name=onrecord-$version-$target"));
    assert!(PACKAGE.contains("-czf \"$archives/$name.tgz\""));
}

#[test]
fn the_changelog_begins_with_what_is_to_come_or_with_this_version() {
    let changelog = include_str!("../../CHANGELOG.md");
    let first = changelog.lines().find_map(|line| line.strip_prefix("## ")).unwrap();
    let version = format!("[{}]", env!("CARGO_PKG_VERSION"));
    assert!(first == "Unreleased" || first.starts_with(&version), "{first}");
}
