//! `text`: an article as the program reads it.

use super::{
    args::Text, error::CliError, messages::warn, open::read_article, values::ArticleFormat,
};
use crate::{
    article::{Facts, Form, Paragraph, ReadArticle},
    dossier::article_text::fingerprint,
};
use serde::Serialize;
use std::io::{self, Write};

/// Prints the article, and on stderr what a reader should know of how it was read.
///
/// # Errors
///
/// Where it cannot be read, nothing of it is sure, or it cannot be written.
pub fn run(args: &Text, out: &mut impl Write) -> Result<(), CliError> {
    let mut article = read_article(&args.article)?;
    if args.sure {
        article = article.sure().ok_or_else(|| {
            CliError::at(
                &args.article,
                "no paragraph is sure; without --sure all of them are printed",
            )
        })?;
    }
    let text = match args.format {
        ArticleFormat::Text => article.text().to_owned(),
        ArticleFormat::Json => json(&article)? + "\n",
    };
    // Whether it may be used comes before all else.
    article.remarks.iter().for_each(warn);
    args.output.write(&text, out)?;
    out.flush()?;
    Ok(())
}

/// The article as one object.
fn json(article: &ReadArticle) -> io::Result<String> {
    let ReadArticle { form, paragraphs, facts, remarks, .. } = article;
    let remarks = remarks.iter();
    let remarks = remarks.map(|it| Told { kind: it.kind(), message: it.to_string() }).collect();
    let paragraphs = (1..).zip(paragraphs);
    let paragraphs = paragraphs.map(|(number, it)| Numbered { number, paragraph: it }).collect();
    let sha256 = fingerprint(article.text().as_bytes());
    let object = Object { form: *form, facts, sha256, remarks, paragraphs };
    Ok(serde_json::to_string_pretty(&object)?)
}

#[derive(Serialize)]
struct Object<'a> {
    form: Form,
    #[serde(flatten)]
    facts: &'a Facts,
    sha256: String,
    remarks: Vec<Told>,
    paragraphs: Vec<Numbered<'a>>,
}

#[derive(Serialize)]
struct Told {
    kind: &'static str,
    message: String,
}

#[derive(Serialize)]
struct Numbered<'a> {
    number: usize,
    #[serde(flatten)]
    paragraph: &'a Paragraph,
}
