//! In which encoding a page is written.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How many bytes of a page may say its encoding; the standard asks for 1,024, and pages do not
/// always keep to it.
const HEAD: usize = 4096;

/// The text of a page: by its byte order mark, what the sender said, what the page says, and
/// otherwise as UTF-8, or as Windows-1252 if it is not UTF-8.
pub fn decode(bytes: &[u8], sent_as: Option<&str>) -> String {
    let sent_as = sent_as.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let said = sent_as.or_else(|| in_head(bytes)).filter(|it| !(*it == UTF_8 || is_utf8(bytes)));
    let encoding =
        said.unwrap_or(if is_utf8(bytes) || said_utf8(bytes) { UTF_8 } else { WINDOWS_1252 });
    encoding.decode(bytes).0.into_owned()
}

/// Whether the bytes are UTF-8 that says something that ASCII does not; then they are, whatever
/// somebody says.
fn is_utf8(bytes: &[u8]) -> bool {
    !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok()
}

/// Whether a page that is not wholly UTF-8 says that it is.
fn said_utf8(bytes: &[u8]) -> bool {
    in_head(bytes) == Some(UTF_8)
}

/// The encoding that a `meta` element, or the first line of XML, names.
fn in_head(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let names = head.match_indices("charset").chain(head.match_indices("encoding"));
    let mut names = names.filter_map(|(at, word)| {
        let name = head[at + word.len()..].trim_start().strip_prefix('=')?;
        let name = name.trim_start().trim_start_matches(['"', '\'']);
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.');
        let end = name.find(|c| !is_name(c)).unwrap_or(name.len());
        Encoding::for_label(&name.as_bytes()[..end])
    });
    names.next()
}
