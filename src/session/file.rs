//! One file of the state folder: JSON, read with care, and written whole or not at all.

use super::Fault;
use crate::dossier::{ReadErrorCause, read_file};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    fs::{DirBuilder, File},
    io::{self, Write},
    os::unix::fs::DirBuilderExt,
    path::Path,
};
use tempfile::NamedTempFile;

/// The version of the files.
const FORMAT: u32 = 1;

/// A file beyond this size is not read.
const MOST_BYTES: u64 = 64 << 20;

/// What every version of a file begins with.
#[derive(Deserialize)]
struct Head {
    format: u32,
}

#[derive(Serialize, Deserialize)]
struct Content<T> {
    format: u32,
    #[serde(flatten)]
    kept: T,
}

/// What a file holds; nothing where there is no file.
///
/// # Errors
/// When there is something else than such a file, or it cannot be read.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, Fault> {
    match read_file(path, MOST_BYTES) {
        Ok(bytes) => parse(&bytes).map(Some),
        Err(ReadErrorCause::Missing) => Ok(None),
        Err(cause) => Err(Fault::Unreadable(cause)),
    }
}

/// What the bytes of a file mean.
///
/// # Errors
/// When they mean nothing here.
pub(super) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
    let head: Head = serde_json::from_slice(bytes).map_err(|_| Fault::Damaged)?;
    match head.format {
        FORMAT => {}
        later if later > FORMAT => return Err(Fault::Newer),
        _ => return Err(Fault::Damaged),
    }
    let content: Content<T> = serde_json::from_slice(bytes).map_err(|_| Fault::Damaged)?;
    Ok(content.kept)
}

/// The bytes of a file.
pub(super) fn print<T: Serialize>(kept: &T) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(&Content { format: FORMAT, kept })?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Writes a file so that at every moment there is the old one or the new one, for nobody but its
/// owner to read.
///
/// # Errors
/// When the system refuses; the old file is there as before.
pub(super) fn write<T: Serialize>(path: &Path, kept: &T) -> io::Result<()> {
    let bytes = print(kept)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    create_folder(folder)?;
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(&bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    // So that the new name, too, outlives a crash of the system.
    File::open(folder)?.sync_all()
}

/// Creates a folder, and those that it lies in, as the XDG specification asks for.
///
/// # Errors
/// When the system refuses.
pub(super) fn create_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}
