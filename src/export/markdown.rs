//! Claims as Markdown.

use super::{caveats, facts, quotes::quoted};
use crate::{
    dossier::{Speech, is_web_address},
    library::{ClaimRef, Status, Statuses, Verification, Vocabulary},
};
use std::ops::Range;

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

/// Text that Markdown shows as it is: no emphasis, image, code, table cell or HTML can begin in it,
/// and no heading, list or rule where it begins a line. A web address in it is a link to itself.
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
    let mut rest = text;
    while let Some(address) = first_address(rest) {
        escape_marks(&rest[..address.start], &mut out);
        // With a stroke before its marks an address would be another one.
        out.extend(["<", &rest[address.clone()], ">"]);
        rest = &rest[address.end..];
    }
    escape_marks(rest, &mut out);
    out
}

fn escape_marks(text: &str, out: &mut String) {
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
}

/// Where the first web address of a text stands, without what a sentence puts behind it.
fn first_address(text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    loop {
        let colon = from + text[from..].find("://")?;
        let scheme = text[from..colon].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let start = colon - scheme;
        let length = text[start..].find(char::is_whitespace).unwrap_or(text.len() - start);
        let address = without_punctuation(&text[start..start + length]);
        if is_web_address(address) {
            return Some(start..start + address.len());
        }
        from = start + length;
    }
}

/// An address without the marks that follow it; a bracket that it opens is its own.
fn without_punctuation(address: &str) -> &str {
    let count = |mark| address.matches(mark).count();
    let mut strange = count(')').saturating_sub(count('('));
    address.trim_end_matches(|c| {
        let is_strange = c == ')' && strange > 0;
        strange -= usize::from(is_strange);
        is_strange || ".,;:!?…'\"’”“»«>]".contains(c)
    })
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
            ("[a](http://b)", "\\[a\\](<http://b>)"),
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
    fn an_address_is_a_link_to_itself() {
        for (text, expected) in [
            ("HTTPS://a.example/b_c*d&e~f$g", "<HTTPS://a.example/b_c*d&e~f$g>"),
            ("_a_: https://a.example/_b_.", "\\_a\\_: <https://a.example/_b_>."),
            ("(https://a.example/b_(c))", "(<https://a.example/b_(c)>)"),
            (
                "„https://a.example“, https://b.example; c",
                "„<https://a.example>“, <https://b.example>; c",
            ),
            ("<https://a.example>", "\\<<https://a.example>\\>"),
            ("https://[::1]/ü", "<https://[::1]/ü>"),
            // What cannot stand between angle brackets, or leads nowhere.
            ("https://a.example/<b>_c", "https://a.example/\\<b\\>\\_c"),
            ("https://a.example/a|b", "https://a.example/a\\|b"),
            ("https:// xhttp://a ://", "https:// xhttp://a ://"),
            ("javascript://a.example/%0a*b*", "javascript://a.example/%0a\\*b\\*"),
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
