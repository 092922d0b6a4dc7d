//! A claim as plain text: one fact a line, in one order, no line ever left out in silence.

use super::{caveats, facts, quotes::quoted};
use crate::{
    dossier::Speech,
    library::{ClaimRef, Statuses, Verification},
};

/// The claims as plain text, with a line `---` between them, and with the reader's own
/// verification where there is one.
pub fn plain<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>, statuses: &Statuses) -> String {
    let claims = claims.into_iter().map(|it| claim(it, statuses.verification(it.row())));
    claims.collect::<Vec<_>>().join("---\n")
}

fn claim(claim: ClaimRef<'_>, verification: Option<&Verification>) -> String {
    let mut lines: Vec<String> = caveats::undecided(claim).into_iter().collect();
    lines.push(format!("{}:", caveats::introduction(claim)));
    match claim.speech() {
        Some(Speech::Verbatim) => lines.push(quoted(claim)),
        Some(Speech::Partial) => {
            lines.extend(claim.gist().map(str::to_owned));
            lines.push(format!("Quoted words: {}", quoted(claim)));
        }
        _ => lines.push(claim.line().into_owned()),
    }
    lines.extend(caveats::translation(claim));
    lines.push(format!("Attribution: {}", caveats::attribution(claim)));
    lines.push(format!("Replies: {}", caveats::replies(claim)));
    lines.extend(caveats::verification(verification));
    lines.extend(facts::lines(claim).map(|line| line.to_string()));
    // Last, where a program finds the id.
    lines.push(format!("{} [{}]", caveats::origin(claim), claim.id()));
    lines.iter().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{REUTERS, TUTORIAL, library};

    #[test]
    fn nothing_is_nothing() {
        assert_eq!(plain([], &Statuses::default()), "");
    }

    #[test]
    fn the_tutorial() {
        insta::assert_snapshot!(plain(library(&[TUTORIAL]).claims(), &Statuses::default()));
    }

    #[test]
    fn the_article() {
        let library = library(&[REUTERS]);
        let ids =
            ["pottinger-leverage", "tplink-ban-shelved", "tplink-independent", "shelving-lead"];
        insta::assert_snapshot!(plain(
            ids.map(|id| library.find(id).unwrap()),
            &Statuses::default()
        ));
    }
}
