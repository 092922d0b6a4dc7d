//! A dossier of an earlier version of the format in the newest, every other byte as it was.

mod marks;

use super::{
    check::{check, unknown_version},
    diagnostic::{Code, Diagnostic, Report, Severity},
    document::FORMAT,
    limits::Limits,
    path::Path,
    source::Source,
    syntax::{EditError, Edits, Node, Tree},
};

/// Why a dossier cannot be upgraded.
#[derive(Debug, thiserror::Error)]
pub enum UpgradeError {
    /// Nothing says which version it is in, or one that this program does not know: what is wrong
    /// there, in one diagnostic.
    #[error(transparent)]
    Format(Report),
    /// Its changes do not go together.
    #[error(transparent)]
    Edit(#[from] EditError),
}

/// A dossier in the newest version of the format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upgraded {
    /// The whole of it.
    pub text: String,
    /// How many words its `open` fields have that were comments or placeholders of a draft.
    pub opened: usize,
    /// Whether nothing of it is broken, so that all of it could be upgraded.
    pub is_whole: bool,
}

/// A dossier in the newest version of the format, if it is not in that already.
///
/// What a draft of an earlier version has as comments and placeholders is in `open` afterwards,
/// also where the draft has the number of this version. Only its `format` has to be readable.
/// Whatever else is wrong with it stays wrong, and is for [`check`] to say; a file that is broken
/// keeps its comments and placeholders until it is whole.
///
/// # Errors
///
/// If it has no `format` that this program knows, or cannot be edited.
pub fn upgrade(source: &Source, limits: &Limits) -> Result<Option<Upgraded>, UpgradeError> {
    let tree = Tree::parse(source.text());
    let format = tree.root().and_then(|root| root.field("format"));
    let version = format.and_then(|format| Some((format, ron::from_str(format.text()).ok()?)));
    match version {
        Some((format, version @ 1..=FORMAT)) => format_2(&tree, (format, version)),
        Some((_, other)) => Err(UpgradeError::at_path(source, unknown_version(other))),
        None => Err(UpgradeError::no_version(source, limits)),
    }
}

/// What makes version 2 of a dossier of version 1 or of a draft of version 2, whose `format` is
/// given.
fn format_2<'t>(
    tree: &'t Tree<'t>,
    (format, version): (Node<'t>, u32),
) -> Result<Option<Upgraded>, UpgradeError> {
    let mut edits = Edits::new(tree);
    if version < FORMAT {
        edits.set(format, "2");
    }
    let opened = marks::open_marked(tree, &mut edits);
    if edits.is_empty() {
        return Ok(None);
    }
    Ok(Some(Upgraded { text: edits.apply()?, opened, is_whole: tree.is_whole() }))
}

impl UpgradeError {
    fn at_path(source: &Source, it: Diagnostic) -> Self {
        UpgradeError::Format(Report::by_paths(source, vec![it]))
    }

    /// What is wrong with the `format`, or what keeps it from being found.
    fn no_version(source: &Source, limits: &Limits) -> Self {
        let format = Path::root().field("format");
        let mut errors = check(source, None, limits).diagnostics;
        // What is wrong with other fields does not matter here.
        errors.retain(|it| {
            let is_of_the_file = it.path == Path::root() && it.code != Code::MissingField;
            it.severity == Severity::Error && (is_of_the_file || it.path == format)
        });
        let found = errors.iter().find(|it| it.path == format).or(errors.first());
        match found {
            Some(it) => UpgradeError::Format(Report::new(source, vec![it.clone()])),
            None => {
                let message = "the field `format` is missing";
                let missing = Diagnostic::new(Code::MissingField, Path::root(), message);
                let help =
                    format!("add `format: {FORMAT}`, or `format: 1` if it is an older dossier");
                Self::at_path(source, missing.with_help(help))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::fixture::SOUND;

    fn upgraded(text: &str) -> Result<Option<String>, String> {
        let source = Source::new("x", text);
        let upgraded = upgrade(&source, &Limits::default());
        upgraded.map(|it| it.map(|it| it.text)).map_err(|error| error.to_string())
    }

    #[test]
    fn nothing_but_the_version_changes() {
        let earlier = SOUND.replace("format: 2", "format: 1");
        for text in [
            earlier.as_str(),
            "(format:1)",
            "( /* format: 1 */ format /* 1 */ : // one\r\n\t1 // 1\r\n,\r\n note: \"format: 1\")",
            "(claims: [(format: 1, id: \"a\")], format: 0x1)",
            "Some((r#format: 1))",
            // What is broken is no obstacle.
            "(format: 1, claims: [(id: \"a\", gist: \"b], ",
            "(format: 1, format: 1)",
            "(format: 1 article: )) }",
        ] {
            let new = upgraded(text).unwrap().unwrap_or_else(|| panic!("{text}"));
            let version = new.bytes().zip(text.bytes()).position(|(new, old)| new != old).unwrap();
            let old = if text.contains("0x1") { "0x1" } else { "1" };
            assert_eq!(new, format!("{}2{}", &text[..version], &text[version + old.len()..]));
            assert_eq!(upgraded(&new), Ok(None), "{new}");
        }
        assert_eq!(upgraded(SOUND), Ok(None));
    }

    #[test]
    fn without_a_version_it_says_what_is_wrong_and_where() {
        insta::assert_debug_snapshot!(
            [
                "hello",
                "[1]",
                "()",
                "(\n  claims: [],\n  form: 1)",
                "(claims: [(format: 1)])",
                "(format: \"1\")",
                "(format: 3)",
                "(format: 0)",
                "(format: )",
                "(format 1)",
                "(\"format\": 1)",
                "{\"format\": 1}",
                "(format: 1.5, claims: [(]",
                "<<<<<<< HEAD\n(format: 1)",
                "// format: 1",
            ]
            .map(|text| upgraded(text).unwrap_err())
        );
    }
}
