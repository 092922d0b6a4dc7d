//! Addresses of what is exported to the web of data.

use crate::{
    dossier::is_web_address,
    library::{ClaimRef, DossierRef, SpeakerRef},
};
use sha2::{Digest, Sha256};

/// A web address that other programs can follow; nothing where the text is none.
pub(super) fn web(text: &str) -> Option<&str> {
    is_web_address(text).then_some(text)
}

/// The article itself: where it can be read, or a name for it.
pub(super) fn article(dossier: DossierRef<'_>) -> String {
    let url = dossier.url().and_then(web);
    url.map_or_else(|| name(&["article", dossier.id()]), str::to_owned)
}

/// A name for a file with this SHA-256, for people (RFC 6920, section 7).
pub(super) fn bytes(sha256: &str) -> String {
    format!("nih:sha-256;{sha256}")
}

/// A name for the claim.
pub(super) fn claim(claim: ClaimRef<'_>) -> String {
    name(&["claim", claim.dossier().id(), claim.id()])
}

/// A name for a speaker of an article.
pub(super) fn speaker(speaker: SpeakerRef<'_>) -> String {
    name(&["speaker", speaker.dossier().id(), speaker.id()])
}

/// A name that is the same for the same parts: a UUID of version 8 (RFC 9562, section 5.8) from
/// their SHA-256.
pub(super) fn name(parts: &[&str]) -> String {
    // No id has a line feed.
    let digest = Sha256::digest(parts.join("\n"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    bytes[6] = bytes[6] & 0x0F | 0x80;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let groups = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    format!("urn:uuid:{}", groups.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_uuids_and_tell_apart_what_is_told_apart() {
        let one = name(&["claim", "a", "b"]);
        assert_eq!(one, name(&["claim", "a", "b"]));
        assert_ne!(one, name(&["claim", "a-b"]));
        assert_eq!(one.len(), "urn:uuid:".len() + 36);
        let (version, variant) = (&one[23..24], &one[28..29]);
        assert_eq!((version, "89ab".contains(variant)), ("8", true), "{one}");
    }
}
