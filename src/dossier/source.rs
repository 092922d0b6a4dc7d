//! Reading a file into text, or saying why it cannot be.

mod formats;

pub use formats::{OtherFormat, other_format};

use super::limits::Limits;
use crate::text::clean;
use std::{
    fs::{self, File, FileType, Metadata, OpenOptions},
    io::{self, Read},
    path::Path,
};

/// A dossier's text and the name under which it is shown.
///
/// The text has no byte order mark. Its places are those of the file, which begins with one at
/// most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
    has_mark: bool,
}

/// Why a file could not be read: what happened, where, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {cause}")]
pub struct ReadError {
    /// The file as it is shown.
    pub name: String,
    /// What happened.
    pub cause: ReadErrorCause,
}

/// What happened to a file that could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadErrorCause {
    /// Nothing has this name.
    #[error("there is no such file; check the spelling and the folder")]
    Missing,
    /// It is a folder.
    #[error("this is a folder; name a file in it")]
    Folder,
    /// It is a pipe, a socket or a device, which may never end.
    #[error("this is {0}, not a file; save its contents to a file first")]
    Special(&'static str),
    /// Symbolic links point at each other.
    #[error("symbolic links form a loop here; name the file itself")]
    LinkLoop,
    /// Permission is missing.
    #[error("permission denied; make it readable with `chmod u+r`, or ask its owner")]
    Forbidden,
    /// The system says something else.
    #[error("reading failed: {0}")]
    Failed(io::Error),
    /// It is larger than allowed.
    #[error(
        "the file is larger than {limit} bytes, the limit; split it up, or raise the limit of dossiers \
         with --limit bytes=NUMBER"
    )]
    TooLarge {
        /// The limit.
        limit: u64,
    },
    /// Somebody wrote to it at the same time.
    #[error("the file changed while it was read; try again")]
    Changed,
    /// There is nothing in it.
    #[error("the file is empty; `onrecord explain tutorial` prints a dossier to start from")]
    Empty,
    /// It should contain an article's text, and does not.
    #[error("there is no paragraph in the file; save the article's text to it")]
    NoParagraph,
    /// It is not text at all.
    #[error("this is {}, not text; {}", .0.what, .0.remedy)]
    OtherFormat(OtherFormat),
    /// Its lines end as on old Macs, so that the first comment would go on to its end.
    #[error(
        "the lines of the file end with CR alone, as on old Macs; save it with LF, for example with \
         `tr '\\r' '\\n' < OLD > NEW`"
    )]
    OldLineEnds,
    /// It is UTF-16.
    #[error("the file is UTF-16; save it as UTF-8")]
    Utf16,
    /// It is in an encoding of one byte a letter, or damaged.
    #[error(
        "byte {offset} (0x{byte:02X}, line {line}) is not UTF-8; the file is probably Latin-1 or \
         Windows-1252, save it as UTF-8"
    )]
    NotUtf8 {
        /// The offset of the first byte that is wrong, from 0.
        offset: usize,
        /// That byte.
        byte: u8,
        /// Its line, from 1.
        line: usize,
    },
}

impl Source {
    /// Text that is there already.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        let has_mark = text.starts_with(BOM);
        if has_mark {
            text.drain(..BOM.len_utf8());
        }
        Source { name: name.into(), text, has_mark }
    }

    /// Reads the file at `path`; pipes and devices are refused without waiting for them.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is not UTF-8, is empty, or is larger than `limits` allow.
    pub fn read(path: &Path, limits: &Limits) -> Result<Self, ReadError> {
        Source::of(&path.to_string_lossy(), read_file(path, limits.bytes))
    }

    /// What was read under a name, from wherever it comes.
    ///
    /// # Errors
    ///
    /// If it could not be read, is not UTF-8, or is empty.
    pub fn of(name: &str, read: Result<Vec<u8>, ReadErrorCause>) -> Result<Self, ReadError> {
        let name = clean(name).into_owned();
        match read.and_then(decode) {
            Ok(text) if text.trim_start_matches(BOM).trim().is_empty() => {
                Err(ReadError { name, cause: ReadErrorCause::Empty })
            }
            Ok(text) if has_old_line_ends(&text) => {
                Err(ReadError { name, cause: ReadErrorCause::OldLineEnds })
            }
            Ok(text) => Ok(Source::new(name, text)),
            Err(cause) => Err(ReadError { name, cause }),
        }
    }

    /// The file as it is shown.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The file with another text: where it begins with a byte order mark, it goes on to.
    pub fn with_mark(&self, text: &str) -> String {
        let mark = self.has_mark.then_some(BOM);
        mark.into_iter().collect::<String>() + text
    }

    /// The same file with another text.
    pub(super) fn with_text(&self, text: String) -> Self {
        Source { text, ..self.clone() }
    }
}

const BOM: char = '\u{FEFF}';

/// The text that a file's bytes are, byte order mark included.
///
/// # Errors
///
/// If they are not UTF-8.
pub fn decode(bytes: Vec<u8>) -> Result<String, ReadErrorCause> {
    if is_utf16(&bytes) {
        return Err(ReadErrorCause::Utf16);
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        ReadErrorCause::NotUtf8 {
            offset,
            byte: bytes[offset],
            line: memchr::memchr_iter(b'\n', &bytes[..offset]).count() + 1,
        }
    })
}

/// Whether lines end with CR and never with LF.
fn has_old_line_ends(text: &str) -> bool {
    memchr::memchr(b'\n', text.as_bytes()).is_none() && text.trim_end().contains('\r')
}

/// Whether it is UTF-16: by its byte order mark, or because every second byte of the beginning is
/// nothing, as in text that is mostly ASCII.
fn is_utf16(bytes: &[u8]) -> bool {
    let is_nothing = |byte: &u8| *byte == 0;
    let head = &bytes[..bytes.len().min(64)];
    let every_second = |start| head.iter().skip(start).step_by(2).all(is_nothing);
    let is_mostly_ascii = head.len() > 4 && every_second(0) != every_second(1);
    bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || is_mostly_ascii
}

/// Looks whether there is a regular file at `path`, without opening it.
///
/// # Errors
///
/// If there is no such file, or it is something else.
pub fn expect_file(path: &Path) -> Result<(), ReadErrorCause> {
    must_be_file(&fs::metadata(path)?)
}

/// Reads the bytes of a regular file that has at most `limit` of them, and may hold text.
///
/// # Errors
///
/// If there is no such file, it is something else or too large, or reading fails; if it begins as
/// a document, an archive or a picture does.
pub fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, ReadErrorCause> {
    // Asked before opening, because opening a device can already do something.
    expect_file(path)?;
    let mut file = open_without_waiting(path)?;
    let before = file.metadata()?;
    must_be_file(&before)?;
    if before.len() > limit {
        return Err(ReadErrorCause::TooLarge { limit });
    }
    let bytes = read_since(&before, &mut file, limit)?;
    match other_format(&bytes) {
        Some(format) => Err(ReadErrorCause::OtherFormat(format)),
        None => Ok(bytes),
    }
}

/// Reads a file that has not changed since it was as `before` says.
fn read_since(before: &Metadata, file: &mut File, limit: u64) -> Result<Vec<u8>, ReadErrorCause> {
    // At most the limit, which `usize` holds wherever that much memory exists.
    let mut bytes = Vec::with_capacity(usize::try_from(before.len()).unwrap_or(0));
    Read::by_ref(file).take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(ReadErrorCause::TooLarge { limit });
    }
    let after = file.metadata()?;
    let same_time = before.modified().ok() == after.modified().ok();
    if before.len() != after.len() || !same_time {
        return Err(ReadErrorCause::Changed);
    }
    Ok(bytes)
}

/// Opens a file; a pipe that took its place in between does not block.
fn open_without_waiting(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    options.open(path)
}

fn must_be_file(metadata: &Metadata) -> Result<(), ReadErrorCause> {
    match special(metadata.file_type()) {
        _ if metadata.is_dir() => Err(ReadErrorCause::Folder),
        Some(special) => Err(ReadErrorCause::Special(special)),
        None => Ok(()),
    }
}

/// What something in a folder is that is neither file nor folder, with its article.
pub fn special(kind: FileType) -> Option<&'static str> {
    if kind.is_file() || kind.is_dir() {
        return None;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return Some("a pipe");
        }
        if kind.is_socket() {
            return Some("a socket");
        }
    }
    Some("a device")
}

impl From<io::Error> for ReadErrorCause {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ReadErrorCause::Missing,
            io::ErrorKind::PermissionDenied => ReadErrorCause::Forbidden,
            io::ErrorKind::IsADirectory => ReadErrorCause::Folder,
            _ if is_link_loop(&error) => ReadErrorCause::LinkLoop,
            _ => ReadErrorCause::Failed(error),
        }
    }
}

/// `ErrorKind` has no stable name for it.
#[cfg(unix)]
fn is_link_loop(error: &io::Error) -> bool {
    rustix::io::Errno::from_io_error(error) == Some(rustix::io::Errno::LOOP)
}

#[cfg(not(unix))]
fn is_link_loop(_: &io::Error) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::{fs::symlink, net::UnixListener};

    fn cause(path: &Path) -> ReadErrorCause {
        Source::read(path, &Limits::default()).unwrap_err().cause
    }

    /// What reading a file of these bytes says.
    fn sentence(bytes: &[u8]) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.ron");
        fs::write(&path, bytes).unwrap();
        let limits = Limits { bytes: 100, ..Limits::default() };
        Source::read(&path, &limits).map_or_else(|it| it.cause.to_string(), |it| it.text)
    }

    #[test]
    fn what_is_no_file_is_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert!(matches!(cause(&at("missing")), ReadErrorCause::Missing));
        assert!(matches!(cause(folder.path()), ReadErrorCause::Folder));
        assert!(matches!(cause(Path::new("/dev/zero")), ReadErrorCause::Special("a device")));
        symlink("b", at("a")).unwrap();
        symlink("a", at("b")).unwrap();
        assert!(matches!(cause(&at("a")), ReadErrorCause::LinkLoop));
        let _socket = UnixListener::bind(at("socket")).unwrap();
        assert!(matches!(cause(&at("socket")), ReadErrorCause::Special("a socket")));
        let made = std::process::Command::new("mkfifo").arg(at("pipe")).status().unwrap();
        assert!(made.success());
        assert!(matches!(cause(&at("pipe")), ReadErrorCause::Special("a pipe")));
        fs::write(at("file"), "(").unwrap();
        assert!(matches!(cause(&at("file").join("x")), ReadErrorCause::Missing));
    }

    #[test]
    fn a_file_that_changes_while_it_is_read_is_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.ron");
        let read_after = |change: fn(&Path)| {
            fs::write(&path, "(format: 2)").unwrap();
            let mut file = File::open(&path).unwrap();
            let before = file.metadata().unwrap();
            change(&path);
            read_since(&before, &mut file, 40)
        };
        assert_eq!(read_after(|_| {}).unwrap(), b"(format: 2)");
        let longer = read_after(|path| fs::write(path, "(format: 2, article: ())").unwrap());
        assert!(matches!(longer, Err(ReadErrorCause::Changed)));
        let cut = read_after(|path| fs::write(path, "(").unwrap());
        assert!(matches!(cut, Err(ReadErrorCause::Changed)));
        let same_size = read_after(|path| {
            let file = File::options().write(true).open(path).unwrap();
            file.set_modified(std::time::UNIX_EPOCH).unwrap();
        });
        assert!(matches!(same_size, Err(ReadErrorCause::Changed)));
        let endless = read_after(|path| fs::write(path, [b'x'; 41]).unwrap());
        assert!(matches!(endless, Err(ReadErrorCause::TooLarge { limit: 40 })));
        // An editor that renames a new file over the old one leaves the old one whole.
        let renamed = read_after(|path| {
            fs::write(path.with_extension("new"), "(").unwrap();
            fs::rename(path.with_extension("new"), path).unwrap();
        });
        assert_eq!(renamed.unwrap(), b"(format: 2)");
    }

    #[test]
    fn what_is_no_text_says_what_it_is() {
        for utf16 in [b"\xff\xfe(\0".as_slice(), b"\xfe\xff\0(", b"(\0f\0o\0", b"\0(\0f\0o"] {
            assert_eq!(sentence(utf16), "the file is UTF-16; save it as UTF-8");
        }
        assert_eq!(sentence(&[0; 9]), "\0".repeat(9));
        assert_eq!(
            sentence(b"(\n  \"\xfcber\")"),
            "byte 5 (0xFC, line 2) is not UTF-8; the file is probably Latin-1 or Windows-1252, save \
             it as UTF-8"
        );
        let old = b"(\r  // a comment\r  format: 2)\r";
        assert!(sentence(old).starts_with("the lines of the file end with CR alone"));
        assert_eq!(sentence(b"(format: 2)\r"), "(format: 2)\r");
        assert_eq!(sentence(b"(\r\n)\r"), "(\r\n)\r");
        for empty in [b"".as_slice(), b" \n", "\u{FEFF}\r\n".as_bytes()] {
            assert!(sentence(empty).starts_with("the file is empty"));
        }
        assert_eq!(sentence("\u{FEFF}()".as_bytes()), "()");
        assert!(sentence(&[b' '; 101]).starts_with("the file is larger than 100 bytes"));
    }

    #[test]
    fn what_is_another_format_says_which() {
        let docx = b"PK\x03\x04\x14\0\x06\0[Content_Types].xml\xFF word/document.xml";
        for (bytes, expected) in [
            (docx.as_slice(), "this is a Word document (.docx), not text; open it where"),
            (b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument file"),
            (b"PK\x03\x04 a.ron", "a zip archive, not text; unpack it"),
            (b"%PDF-1.7\n%\xE2\xE3", "a PDF, not text; `pdftotext"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0", "an older Office program (.doc"),
            (b"{\\rtf1\\ansi", "Rich Text Format"),
            (b"\x1F\x8B\x08", "a compressed file"),
            (b"\xFF\xD8\xFF\xE0", "a picture"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "a picture"),
        ] {
            let said = sentence(bytes);
            assert!(said.contains(expected), "{said}");
        }
        assert_eq!(sentence(b"PK, RIFF and {rtf"), "PK, RIFF and {rtf");
    }

    #[test]
    fn an_error_names_the_file_and_is_clean() {
        let error = Source::read(Path::new("a\u{1b}[2J.ron"), &Limits::default()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "a.ron: there is no such file; check the spelling and the folder"
        );
    }
}
