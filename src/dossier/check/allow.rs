//! Comments that accept what an editor would ask about: `// allow(W007): the text has it so`.

use crate::{
    dossier::{
        diagnostic::{Change, Code, Correction, Diagnostic, MOST_DIAGNOSTICS, Severity},
        path::Path,
        place::Places,
        syntax::{Kind, Node, Tree},
    },
    text::clean,
};
use std::{collections::HashMap, ops::Range};

/// What begins such a comment, after its slashes.
const ALLOW: &str = "allow(";
/// The same, however it is written by who does not know how.
const LIKE_ALLOW: &str = "allow";

/// A code that a comment accepts.
struct Allow<'t> {
    code: Code,
    /// Where the code stands in the comment.
    place: Range<usize>,
    /// What to do if nothing needs it.
    removal: Correction,
    /// Why, in the curator's words; empty where nothing is said.
    why: &'t str,
    /// The item to which the comment belongs, with its comments.
    item: Range<usize>,
    is_needed: bool,
}

/// Marks the warnings and notes that a comment on their item accepts, and adds what is wrong with
/// such comments.
///
/// Whether one is needed is not said of a dossier that is not `is_complete`, or of what only a
/// comparison with the article's text can find where there `is_compared` none.
pub(super) fn apply(found: &mut Vec<Diagnostic>, text: &str, is_complete: bool, is_compared: bool) {
    let mut windows = text.as_bytes().windows(LIKE_ALLOW.len());
    if !windows.any(|word| word.eq_ignore_ascii_case(LIKE_ALLOW.as_bytes())) {
        return;
    }
    let (tree, places) = (Tree::parse(text), Places::of_lines(text));
    let (mut allows, wrong) = allows(&tree, &places);
    let mut of_code: HashMap<Code, Vec<usize>> = HashMap::new();
    for (at, allow) in allows.iter().enumerate() {
        of_code.entry(allow.code).or_default().push(at);
    }
    for it in found.iter_mut().filter(|it| it.severity != Severity::Error) {
        // The comment on the innermost item comes last.
        let own = of_code.get(&it.code).into_iter().flatten().rev().find(|&&at| {
            let item = &allows[at].item;
            item.start <= it.span.start && it.span.end <= item.end
        });
        if let Some(&own) = own {
            allows[own].is_needed = true;
            it.allowed = Some(clean(allows[own].why).into());
        }
    }
    found.extend(wrong);
    let unneeded = allows.iter().filter(|it| {
        let could_be_found = is_compared || !is_found_by_comparison(it.code);
        is_complete && could_be_found && !it.is_needed
    });
    found.extend(unneeded.map(|it| {
        let message = format!("nothing here is {}", it.code);
        let unneeded = Diagnostic::new(Code::UnneededAllow, Path::root(), message);
        unneeded.or_correction(it.removal.clone()).at(it.place.clone(), &places)
    }));
}

/// Every code that a comment accepts, in the order of the file, and what is wrong with those that
/// accept none.
fn allows<'t>(tree: &'t Tree<'t>, places: &Places<'_>) -> (Vec<Allow<'t>>, Vec<Diagnostic>) {
    let items = commented_items(tree);
    let root = tree.root().map_or(0, |root| root.range().start);
    let (mut allows, mut wrong) = (Vec::new(), Vec::new());
    for comment in tree.comments() {
        let item = match items.get(&comment.start) {
            Some(item) => item.clone(),
            None if comment.end <= root => 0..tree.text().len(),
            // It belongs to nothing, in which there is nothing to accept.
            None => comment.clone(),
        };
        let named = read(tree.text(), &comment);
        let is_only = named.len() == 1;
        for it in named {
            if wrong.len() + allows.len() >= MOST_DIAGNOSTICS {
                return (allows, wrong);
            }
            match it.code {
                Ok(code) => {
                    if it.why.is_empty() {
                        let message = format!("this does not say why {code} is accepted");
                        let problem =
                            Diagnostic::new(Code::AllowWithoutReason, Path::root(), message);
                        wrong.push(problem.at(it.place.clone(), places));
                    }
                    let removal = match is_only {
                        true => without_comment(tree.text(), &comment),
                        false => without_code(tree.text(), &it.place),
                    };
                    let (item, place, why) = (item.clone(), it.place, it.why);
                    allows.push(Allow { code, place, removal, why, item, is_needed: false });
                }
                Err(message) => {
                    let problem = Diagnostic::new(Code::NoSuchAllow, Path::root(), message);
                    wrong.push(problem.at(it.place, places));
                }
            }
        }
    }
    (allows, wrong)
}

/// Takes out a comment with the line that it has for itself, or with the blanks before it. Another
/// comment below it may go on with its words.
fn without_comment(text: &str, comment: &Range<usize>) -> Correction {
    let before = text[..comment.start].trim_end_matches([' ', '\t']);
    let rest = &text[comment.end..];
    let after = rest.trim_start_matches([' ', '\t', '\r']);
    let is_alone = before.is_empty() || before.ends_with('\n');
    let next = after.trim_start_matches(['\n', '\r', ' ', '\t']);
    let goes_on = next.starts_with("//")
        && !next.trim_start_matches(['/', ' ', '\t']).starts_with(ALLOW)
        && is_alone;
    let bytes = match after.strip_prefix('\n') {
        Some(below) if is_alone => before.len()..text.len() - below.len(),
        Some(_) => before.len()..comment.end,
        None if after.is_empty() => before.len()..comment.end,
        None => comment.clone(),
    };
    let remove = Correction::sure("remove the comment", [Change::Bytes(bytes, String::new())]);
    remove.if_sure(!goes_on)
}

/// Takes out a code among others with the comma that goes with it.
fn without_code(text: &str, code: &Range<usize>) -> Correction {
    let (before, after) = (text[..code.start].trim_end(), &text[code.end..]);
    let bytes = if before.ends_with(',') {
        before.len() - 1..code.end
    } else {
        let rest = after.trim_start();
        let rest = rest.strip_prefix(',').map_or(rest, str::trim_start);
        code.start..text.len() - rest.len()
    };
    Correction::sure("remove it", [Change::Bytes(bytes, String::new())])
}

/// The items that have comments, by where each comment begins, and with all of them.
fn commented_items(tree: &Tree<'_>) -> HashMap<usize, Range<usize>> {
    let mut items = HashMap::new();
    for node in tree.file().descendants().filter(is_item) {
        let (comments, range) = (node.comments(), node.range());
        let start = comments.first().map_or(range.start, |it| it.start.min(range.start));
        let end = comments.last().map_or(range.end, |it| it.end.max(range.end));
        for comment in comments {
            // Of the items that begin together, the outermost is first.
            items.entry(comment.start).or_insert(start..end);
        }
    }
    items
}

/// Whether a comment on a node accepts something in it: the dossier, a field, or an item.
fn is_item(node: &Node<'_>) -> bool {
    let of_list = || {
        let is_around = |it: Node<'_>| {
            // What is in a struct should be in a list of its own.
            matches!(it.kind(), Kind::List | Kind::Tuple | Kind::File | Kind::Struct)
        };
        node.parent().is_some_and(is_around)
    };
    match node.kind() {
        Kind::Field => true,
        Kind::File | Kind::Attribute | Kind::Error => false,
        _ => of_list(),
    }
}

/// A code of a comment as it stands there.
struct Named<'t> {
    code: Result<Code, String>,
    place: Range<usize>,
    why: &'t str,
}

/// The codes that a comment names, if it begins with `allow(`.
fn read<'t>(text: &'t str, comment: &Range<usize>) -> Vec<Named<'t>> {
    let inside = text[comment.clone()].trim_start_matches(['/', '*', ' ', '\t']);
    let Some((codes, why)) = inside.strip_prefix(ALLOW).and_then(|it| it.split_once(')')) else {
        return misspelled(text, inside).into_iter().collect();
    };
    let why = why.trim_end().trim_end_matches("*/").trim_start_matches(':').trim();
    let why = if why.contains(char::is_alphanumeric) { why } else { "" };
    let named = codes.split(',').map(|name| {
        let name = name.trim();
        let start = name.as_ptr().addr() - text.as_ptr().addr();
        Named { code: allowed(name), place: start..start + name.len(), why }
    });
    named.collect()
}

/// A comment that was meant to accept a code and does not: `Allow(W007)`, `allow [W007]`.
fn misspelled<'t>(text: &'t str, inside: &'t str) -> Option<Named<'t>> {
    let (word, rest) = inside.split_at_checked(LIKE_ALLOW.len())?;
    let code = rest.trim_start_matches([' ', '(', '[', ':', '{']).get(..4)?;
    let is_meant = word.eq_ignore_ascii_case(LIKE_ALLOW) && code.parse::<Code>().is_ok();
    let start = inside.as_ptr().addr() - text.as_ptr().addr();
    let message = format!("write this as `allow({code}): why`");
    let place = start..start + word.len();
    is_meant.then_some(Named { code: Err(message), place, why: "" })
}

/// The code with a name, if it can be accepted.
fn allowed(name: &str) -> Result<Code, String> {
    let code: Code = name.parse().map_err(|_| format!("there is no code `{name}`"))?;
    match code {
        _ if code.severity() == Severity::Error => {
            Err(format!("{code} is an error, and errors cannot be accepted"))
        }
        Code::UnneededAllow | Code::AllowWithoutReason | Code::NoSuchAllow => {
            Err(format!("{code} is about such comments, and none can accept it"))
        }
        code => Ok(code),
    }
}

/// Whether only a comparison with the article's text finds a problem.
fn is_found_by_comparison(code: Code) -> bool {
    use Code::*;
    matches!(
        code,
        HashDiffers
            | QuoteDiffers
            | AnchorDiffers
            | UncoveredQuotation
            | ParagraphWithoutClaim
            | RepeatedWords
            | ShortQuotation
    )
}

#[cfg(test)]
mod tests {
    use crate::dossier::{
        Limits, Source,
        check::{check, correct},
        diagnostic::summary,
        fixture::*,
    };

    const LONG: &str = "gist: \"The fee is unfair, and whoever says that it is fair should pay it for a \
                        year, and then say so once more, aloud.\"";
    const SHORT: &str = "gist: \"The fee is unfair.\"";
    const ITEM: &str = "(\n            id: \"unfair\"";

    /// What is told of the fixture with a gist that is too long, and what is accepted of it.
    fn told(from: &str, to: &str) -> (Vec<String>, Vec<String>) {
        let text = SOUND.replacen(SHORT, LONG, 1);
        assert!(text.contains(from), "{from}");
        let source = Source::new("x", text.replacen(from, to, 1));
        let report = check(&source, None, &Limits::default());
        let told = report.problems().map(|it| {
            format!("{} at {}: {}", it.code, &source.text()[it.span.clone()], it.message)
        });
        let allowed = report
            .diagnostics
            .iter()
            .filter_map(|it| Some(format!("{}: {}", it.code, it.allowed.as_ref()?)));
        (told.collect(), allowed.collect())
    }

    #[test]
    fn a_comment_on_the_item_the_field_or_the_file_accepts() {
        let accepted = (Vec::new(), vec!["W001: it is one thought".to_owned()]);
        let comment = "// allow(W001): it is one thought";
        for (from, to) in [
            (ITEM, format!("{comment}\n        {ITEM}")),
            (
                ITEM,
                format!("// About the fee.\n        {comment}\n        // More.\n        {ITEM}"),
            ),
            (LONG, format!("\n{comment}\n{LONG}")),
            (LONG, format!("{LONG}, {comment}\n")),
            (LONG, format!("{LONG}, /* allow( W001 ): it is one thought */\n")),
            ("    claims: [", format!("    {comment}\n    claims: [")),
            ("\n(\n", format!("\n{comment}\n(\n")),
            ("#![enable", format!("{comment}\n\n#![enable")),
            (
                "examples: [\"doubt\"],\n        ),",
                format!("examples: [\"doubt\"],\n        ), {comment}\n"),
            ),
        ] {
            let to = to.replace(&format!("{LONG}, {comment}\n,"), &format!("{LONG}, {comment}\n"));
            assert_eq!(told(&with_comma(from), &with_comma(&to)), accepted, "{to}");
        }
    }

    /// A field's comma stands before the comment on it.
    fn with_comma(text: &str) -> String {
        text.replace(LONG, &format!("{LONG},")).replace(",,", ",")
    }

    #[test]
    fn what_accepts_nothing_or_does_not_say_why_is_told() {
        let of = |comment: &str| told(ITEM, &format!("// {comment}\n        {ITEM}"));
        let (told_of, allowed) = of("allow(W001)");
        assert_eq!(told_of, ["W022 at W001: this does not say why W001 is accepted"]);
        assert_eq!(allowed, ["W001: "]);
        let (told_of, allowed) = of("allow(W001, W012, I002, W006): so");
        let unneeded = ["W021 at W012: nothing here is W012", "W021 at I002: nothing here is I002"];
        assert_eq!(
            (told_of, allowed),
            (unneeded.map(str::to_owned).into(), vec!["W001: so".into()])
        );
        let (told_of, _) = of("allow(E015, X1, W021): so");
        assert_eq!(
            told_of[..3],
            [
                "W023 at E015: E015 is an error, and errors cannot be accepted",
                "W023 at X1: there is no code `X1`",
                "W023 at W021: W021 is about such comments, and none can accept it",
            ]
        );
        assert_eq!(told_of.len(), 4, "and the gist is still too long");
        let (told_of, allowed) = of("we allow(W001): so");
        assert!(told_of.len() == 1 && allowed.is_empty(), "{told_of:?}");
        for other in
            ["allow W001: so", "Allow(W001): so", "allow (W001)", "allow[W001]", "allow(W001"]
        {
            let (told_of, allowed) = of(other);
            let word = &other[..5];
            assert_eq!(told_of[0], format!("W023 at {word}: write this as `allow(W001): why`"));
            assert!(told_of.len() == 2 && allowed.is_empty(), "{other}: {told_of:?}");
        }
        assert_eq!(
            of("allow(W001): .").0,
            ["W022 at W001: this does not say why W001 is accepted"]
        );
        let elsewhere = told("(id: \"skippers\"", "// allow(W001): so\n        (id: \"skippers\"");
        assert_eq!(elsewhere.0.len(), 2, "{elsewhere:?}");
    }

    #[test]
    fn what_accepts_nothing_goes_and_nothing_else_does() {
        let of = |from: &str, to: &str| {
            let text = SOUND.replacen(SHORT, LONG, 1).replacen(from, to, 1);
            correct(&Source::new("x", text), None, &Limits::default()).source.text().to_owned()
        };
        let sound = SOUND.replacen(SHORT, LONG, 1);
        let none = "allow(W012): it is short";
        for (from, to) in [
            (ITEM, format!("// {none}\n        {ITEM}")),
            (ITEM, format!("// {none}\n        // allow(I002): so\n        {ITEM}")),
            (ITEM, format!("/* {none} */\n        {ITEM}")),
            ("    claims: [", "    // allow(W012, I002): so\n    claims: [".to_owned()),
            ("    claims: [\n", format!("    claims: [ // {none}\n")),
            ("\n(\n", format!("\n// {none}\n(\n")),
        ] {
            assert_eq!(of(from, &to), sound, "{to}");
        }
        let needed = format!("// allow(W001): so\n        {ITEM}");
        let of_several = sound.replacen(ITEM, &needed, 1);
        for codes in ["W001, W012", "W012, W001", "W012,W001,I002", "W012, W001 "] {
            let several = format!("// allow({codes}): so\n        {ITEM}");
            assert_eq!(of(ITEM, &several).replace("W001 )", "W001)"), of_several, "{codes}");
        }
        // What goes on in the next comment may be its reason.
        let long = format!("// {none}\n        // and will stay so\n        {ITEM}");
        assert_eq!(of(ITEM, &long), sound.replacen(ITEM, &long, 1));
    }

    #[test]
    fn what_is_allowed_counts_apart_also_where_warnings_are_errors() {
        let comment = format!("// allow(W001): so\n        {ITEM}");
        let text = SOUND.replacen(SHORT, LONG, 1).replacen(ITEM, &comment, 1);
        let source = Source::new("x", text);
        let of = |article: Option<&[u8]>| check(&source, article, &Limits::default()).strict();
        assert_eq!(summary(&of(None)), "no problems, 1 allowed in x");
        assert_eq!(of(None).errors(), 0);
        assert_eq!(summary(&of(Some(ARTICLE.as_bytes()))), "1 error, 1 allowed in x");
    }
}
