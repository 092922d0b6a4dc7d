//! Claims as Markdown.

use super::{caveats, facts, quotes::quoted};
use crate::{
    dossier::Speech,
    library::{ClaimRef, Status, Statuses, Verification, Vocabulary},
};

/// The claims as Markdown, with a rule between them.
pub fn markdown<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>, statuses: &Statuses) -> String {
    let claims = claims.into_iter().map(|it| claim(it, statuses.verification(it.row())));
    claims.collect::<Vec<_>>().join("\n---\n\n")
}

fn claim(claim: ClaimRef<'_>, verification: Option<&Verification>) -> String {
    let mut blocks: Vec<String> =
        caveats::undecided(claim).map(|it| escape(&it)).into_iter().collect();
    blocks.push(format!("**{}:**", escape(&caveats::introduction(claim))));
    if claim.speech() != Some(Speech::Verbatim) && (claim.gist().is_some() || !claim.is_quoted()) {
        blocks.push(escape(&claim.line()));
    }
    if claim.is_quoted() {
        blocks.push(format!("> {}", escape(&quoted(claim))));
    }
    blocks.extend(caveats::translation(claim).map(|translation| escape(&translation)));
    let mut lines = vec![
        format!("Attribution: {}", caveats::attribution(claim)),
        format!("Replies: {}", caveats::replies(claim)),
    ];
    if verification.and_then(Verification::sentence).is_none() {
        lines.push(format!("Status: {}", Status::Unchecked.label()));
    }
    lines.extend(caveats::verification(verification));
    lines.push(format!("Source: {} [{}]", caveats::origin(claim), claim.full_name()));
    lines.extend(facts::lines(claim).map(|line| line.to_string()));
    let lines = lines.iter().map(|line| format!("- {}", escape(line)));
    blocks.push(lines.collect::<Vec<_>>().join("\n"));
    blocks.join("\n\n") + "\n"
}

/// Text that Markdown shows as it is: no emphasis, link, image, code, table cell or HTML can
/// begin in it, and no heading, list or rule where it begins a line.
pub fn escape(text: &str) -> String {
    // Blanks that begin a line are not shown, and four of them make it code.
    let escaped = escape_inside(text.trim_start());
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let begins_block = match escaped[digits..].chars().next() {
        Some('#' | '+' | '-' | '=' | ':') => digits == 0,
        // "1." and "1)" begin a list.
        Some('.' | ')') => digits > 0,
        _ => false,
    };
    let (number, rest) = escaped.split_at(digits);
    if begins_block { format!("{number}\\{rest}") } else { escaped }
}

/// The same for text that does not begin a line.
pub(super) fn escape_inside(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        let is_special = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '^' | '&' | '$'
        );
        if is_special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{REUTERS, TUTORIAL, library};

    #[test]
    fn text_stays_text() {
        for (text, expected) in [
            ("", ""),
            ("plain, 3-4 (and) 1.5", "plain, 3-4 (and) 1.5"),
            ("[a](http://b)", "\\[a\\](http://b)"),
            ("<script>", "\\<script\\>"),
            ("*a* _b_ `c` ~d~ |e|", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\|e\\|"),
            ("a^2^", "a\\^2\\^"),
            ("# no", "\\# no"),
            (": no", "\\: no"),
            (" : no", "\\: no"),
            ("     no code", "no code"),
            ("- no", "\\- no"),
            ("--- no", "\\--- no"),
            ("12. no", "12\\. no"),
            ("1) no", "1\\) no"),
            ("&lt;", "\\&lt;"),
            ("\\*", "\\\\\\*"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }

    #[test]
    fn no_claims_are_an_empty_text() {
        assert_eq!(markdown([], &Statuses::default()), "");
    }

    #[test]
    fn the_tutorial() {
        let library = library(&[TUTORIAL]);
        let mut statuses = Statuses::default();
        statuses.set(library.find("repair-moved").unwrap().row(), Status::Checked);
        insta::assert_snapshot!(markdown(library.claims(), &statuses));
    }

    #[test]
    fn a_back_translation() {
        let library = library(&[REUTERS]);
        let ids = ["schumer-tough", "embassy-cooperation"];
        let claims = ids.map(|id| library.find(id).unwrap());
        insta::assert_snapshot!(markdown(claims, &Statuses::default()));
    }
}
