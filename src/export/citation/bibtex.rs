//! BibTeX.

use super::{
    Citation, known,
    name::{Name, authors, is_lower},
};
use crate::{
    export::{
        address,
        language::{language, primary},
    },
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
    let authors: Vec<Name<'_>> = authors(article).collect();
    let has_particle =
        |name: &Name<'_>| matches!(name, Name::Person { particle, .. } if !particle.is_empty());
    let mut fields = Vec::new();
    if authors.iter().any(has_particle) {
        // Without it biblatex calls Ursula von der Leyen "Leyen", which no newspaper does.
        fields.push(("options", "{useprefix=true}".to_owned()));
    }
    let authors: Vec<String> = authors.into_iter().map(author).collect();
    if !authors.is_empty() {
        fields.push(("author", format!("{{{}}}", authors.join(" and "))));
    }
    fields.extend([
        // What biblatex and Pandoc take for an article of a newspaper.
        ("entrysubtype", "{newspaper}".to_owned()),
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
    fields.extend(known(article.language()).map(|tag| ("language", language_of(tag))));
    let hyphenated = langid(article.reader_language());
    fields.extend(hyphenated.map(|langid| ("langid", format!("{{{langid}}}"))));
    // An address has no braces, and is read as it stands.
    fields.extend(article.url().and_then(address::web).map(|url| ("url", format!("{{{url}}}"))));
    fields.push(("note", whole(&citation.note())));
    fields.push(("annote", whole(&citation.annotation())));
    let fields = fields.iter().map(|(name, value)| format!("  {name} = {value},\n"));
    format!("@article{{{},\n{}}}\n", article.id(), fields.collect::<String>())
}

/// A name as "family, given", so that nobody has to guess which is which.
fn author(name: Name<'_>) -> String {
    match name {
        Name::Whole(text) => format!("{{{}}}", escape(text)),
        Name::Person { given, particle, family, suffix } => {
            let [given, particle] = [given, particle].map(|text| escape(&text));
            // Words in small letters are particles to BibTeX.
            let has_lower = family.contains(' ') && family.split(' ').any(is_lower);
            let family = escape(&family);
            let family = if has_lower { format!("{{{family}}}") } else { family };
            let family = [particle, family].join(" ");
            let parts = [Some(family.trim_start()), suffix, Some(&given)];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
    }
}

/// The language of the text: biblatex prints what it has a word for in the language of the list.
fn language_of(tag: &str) -> String {
    const HAS_NO_WORD: [&str; 5] = ["ar", "he", "hi", "ko", "zh"];
    let name = language(tag);
    let is_known = name != tag && !HAS_NO_WORD.contains(&&*primary(tag));
    format!("{{{}}}", if is_known { name.to_lowercase() } else { escape(name) })
}

/// The language of title and notes as babel and polyglossia call it, for hyphenation; nothing
/// where biblatex has no such language.
fn langid(tag: &str) -> Option<&'static str> {
    Some(match (primary(tag).as_str(), tag.to_ascii_lowercase().as_str()) {
        ("cs", _) => "czech",
        ("da", _) => "danish",
        ("de", "de-at") => "naustrian",
        ("de", "de-ch") => "nswissgerman",
        ("de", _) => "ngerman",
        ("el", _) => "greek",
        ("en", "en-gb") => "british",
        ("en", "en-us") => "american",
        ("en", _) => "english",
        ("es", _) => "spanish",
        ("fi", _) => "finnish",
        ("fr", _) => "french",
        ("hu", _) => "hungarian",
        ("it", _) => "italian",
        ("nb" | "no", _) => "norsk",
        ("nn", _) => "nynorsk",
        ("nl", _) => "dutch",
        ("pl", _) => "polish",
        ("pt", "pt-br") => "brazilian",
        ("pt", _) => "portuguese",
        ("ro", _) => "romanian",
        ("ru", _) => "russian",
        ("sv", _) => "swedish",
        ("tr", _) => "turkish",
        ("uk", _) => "ukrainian",
        _ => return None,
    })
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
