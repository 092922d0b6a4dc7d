//! BibTeX.

use super::Citation;
use crate::{
    export::{address, language},
    library::ClaimRef,
};

/// The articles of the claims as BibTeX.
pub fn bibtex<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>) -> String {
    Citation::all(claims).iter().map(entry).collect::<Vec<_>>().join("\n")
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn entry(citation: &Citation<'_>) -> String {
    let article = citation.article;
    let whole = |text: &str| format!("{{{}}}", escape(text));
    let authors: Vec<String> = article.byline().map(author).collect();
    let mut fields = Vec::new();
    if !authors.is_empty() {
        fields.push(("author", format!("{{{}}}", authors.join(" and "))));
    }
    fields.extend([
        // Styles leave the capitals of what is in braces.
        ("title", format!("{{{}}}", whole(article.title()))),
        ("journal", whole(article.outlet())),
    ]);
    if let Some(day) = article.published() {
        fields.extend([
            ("year", format!("{{{}}}", day.year())),
            // A macro of every style, which has none for a month that is not.
            ("month", MONTHS[usize::from(day.month().unsigned_abs() - 1) % 12].to_owned()),
            // Styles of BibTeX pass over it; biblatex and Pandoc take the day from it.
            ("date", format!("{{{day}}}")),
        ]);
    }
    fields.push(("language", whole(language(article.language()))));
    // An address has no braces, and is read as it stands.
    fields.extend(article.url().and_then(address::web).map(|url| ("url", format!("{{{url}}}"))));
    fields.push(("note", whole(&citation.note())));
    fields.push(("annote", whole(&citation.annotation())));
    let fields = fields.iter().map(|(name, value)| format!("  {name} = {value},\n"));
    format!("@article{{{},\n{}}}\n", article.id(), fields.collect::<String>())
}

/// A name, of which BibTeX takes the last word for the family's; whole where it has what parts
/// names from each other.
fn author(name: &str) -> String {
    let has_and = name.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
    let is_whole = has_and || name.contains(',');
    if is_whole { format!("{{{}}}", escape(name)) } else { escape(name) }
}

/// Text that TeX shows as it is, and that leaves the braces in balance.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut last = None;
    for c in text.chars() {
        // TeX makes one character of two: a dash of hyphens, a quotation mark of commas.
        if "-`',<>".contains(c) && last == Some(c) || c == '`' && matches!(last, Some('?' | '!')) {
            out.push_str("{}");
        }
        last = Some(c);
        match c {
            '\\' => out.push_str("{\\textbackslash}"),
            '{' => out.push_str("{\\textbraceleft}"),
            '}' => out.push_str("{\\textbraceright}"),
            '~' => out.push_str("{\\textasciitilde}"),
            '^' => out.push_str("{\\textasciicircum}"),
            '%' | '$' | '&' | '#' | '_' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}
