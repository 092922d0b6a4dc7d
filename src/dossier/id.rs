//! How ids are written.

/// The longest id, in bytes.
pub const MAX_LEN: usize = 64;
/// What no id may be: it asks for the absence of a value.
pub const NONE: &str = "none";

/// Whether an id is `[a-z0-9]+(-[a-z0-9]+)*`, of at most 64 bytes.
pub fn is_well_formed(id: &str) -> bool {
    let is_letter = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let is_word = |part: &[u8]| !part.is_empty() && part.iter().all(is_letter);
    id.len() <= MAX_LEN && id.as_bytes().split(|&b| b == b'-').all(is_word)
}

/// A text as an id, of any length: small letters and digits with single hyphens between; empty
/// where it has none.
pub fn kebab_case(text: &str) -> String {
    let folded = crate::text::fold(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_ascii_lowercase()
}
