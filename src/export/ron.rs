//! Claims as a curator writes them, to be pasted into a dossier's list of claims.

use super::{caveats, facts};
use crate::{
    dossier::Claim,
    library::{About, ClaimRef, Statuses, Verification},
};
use ::ron::{extensions::Extensions, ser::PrettyConfig};

/// The claims as items of a dossier's list, each under comments that keep its caveats and the
/// reader's own verification.
pub fn ron<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>, statuses: &Statuses) -> String {
    claims.into_iter().map(|it| claim(it, statuses.verification(it.row()))).collect()
}

fn claim(claim: ClaimRef<'_>, verification: Option<&Verification>) -> String {
    // Cleaned text has no line breaks, so none of it can leave its comment.
    let undecided = caveats::undecided(claim).map(|line| format!("// {line}\n"));
    let mut out = undecided.unwrap_or_default();
    out += &format!(
        "// {}\n// Attribution: {}\n// Replies: {}\n// {}\n",
        caveats::introduction(claim),
        caveats::attribution(claim),
        caveats::replies(claim),
        caveats::origin(claim),
    );
    out.extend(caveats::verification(verification).map(|line| format!("// {line}\n")));
    if claim.translation().len() > 0 {
        out += &format!("// translation: {}\n", caveats::translation_label(claim.dossier()));
    }
    let others = facts::lines(claim).filter(|line| line.about != About::Claim);
    out.extend(others.map(|line| format!("// {line}\n")));
    let config = PrettyConfig::new()
        .extensions(Extensions::IMPLICIT_SOME)
        .new_line("\n")
        .struct_names(false);
    // A claim is texts, numbers and lists of them: RON can say all of it.
    let text = ::ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .to_string_pretty(&Claim::from(claim), config)
        .expect("what has only texts and numbers is RON");
    // RON needs no escape for an apostrophe; its writer sets one before each.
    out + &text.replace("\\'", "'") + ",\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{REUTERS, TUTORIAL, document as parse, library};
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<Claim<'_>> {
        let options = ::ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        options.from_str(text).unwrap()
    }

    #[test]
    fn what_is_pasted_back_is_the_same_claim() {
        for source in [TUTORIAL, REUTERS] {
            let library = library(&[source]);
            let text = format!("[{}]", ron(library.claims(), &Statuses::default()));
            let written = parse(source).claims;
            let read = read(&text);
            for (read, written) in read.iter().zip(&written) {
                assert_eq!(read, written);
            }
            assert_eq!(read.len(), written.len());
        }
    }

    /// Texts that have to be escaped, or that a reader could take for notation.
    fn text() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "a",
            "word ",
            "\"",
            "\\",
            "\\n",
            "'",
            "„",
            "“",
            "//",
            "/*",
            "r#\"",
            "\"#",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "#",
            "ß",
            "北",
            "👩\u{200d}👧",
            "e\u{301}",
            "1",
            "Some(",
        ]);
        prop::collection::vec(pieces, 1..9).prop_map(|pieces| format!("x{}x", pieces.concat()))
    }

    properties! {
        #[test]
        fn whatever_a_claim_says_is_read_back_as_it_was(
            gist in text(), note in text(), quote in prop::collection::vec(text(), 1..4),
            paragraph in 1_u16..9, sources in 1_u16..900,
        ) {
            let literal = |text: &str| ::ron::to_string(text).unwrap();
            let quote: Vec<_> = quote.iter().map(|span| literal(span)).collect();
            let source = format!(
                r#"(format: 2, article: (id: "a", title: "A", outlet: "P", published: "2026-01-02",
                    paragraphs: 9, language: "en"), speakers: [(id: "u", name: "U", kind: Unnamed)],
                    claims: [(id: "c", paragraph: {paragraph}, speaker: "u", speech: Verbatim,
                    quote: [{}], gist: {}, note: Some({}), sources: Stated({sources}))])"#,
                quote.join(", "),
                literal(&gist),
                literal(&note),
            );
            let library = library(&[&source]);
            let printed = format!("[{}]", ron(library.claims(), &Statuses::default()));
            prop_assert_eq!(read(&printed), parse(&source).claims);
        }
    }

    #[test]
    fn no_claims_are_an_empty_text() {
        assert_eq!(ron([], &Statuses::default()), "");
    }

    #[test]
    fn a_claim_with_its_caveats() {
        let library = library(&[TUTORIAL, REUTERS]);
        let ids = ["no-crane", "residents-reckless", "kessler-approval", "cutler-leverage"];
        insta::assert_snapshot!(ron(ids.map(|id| library.find(id).unwrap()), &Statuses::default()));
    }
}
