//! Plain text: a paragraph on each line, or lines that somebody's program wrapped.

mod layout;
mod links;
mod wrap;

use super::{Doubt, Facts, Form, Paragraph, ReadArticle, Remark, hidden_in, tidy, visible};
use crate::dossier::ReadErrorCause;
use layout::{Line, lines};
use std::mem;
use wrap::{Wrap, append};

/// Reads a text.
///
/// # Errors
///
/// If it has no paragraph.
pub fn read(text: String) -> Result<ReadArticle, ReadErrorCause> {
    let hidden = hidden_in(&text);
    match Wrap::of(&lines(&text)) {
        Some(wrap) => joined(&text, &wrap, hidden),
        None => as_it_is(text, hidden),
    }
}

/// A text with a paragraph on each line. Unless something in it is invisible or acts on a terminal,
/// every byte stays.
fn as_it_is(text: String, hidden: Option<Remark>) -> Result<ReadArticle, ReadErrorCause> {
    let is_clean = |line: &str| visible(line) == line.replace('\t', " ");
    let text = match hidden.is_none() && text.lines().all(is_clean) {
        true => text,
        false => text.lines().fold(String::new(), |text, line| text + &visible(line) + "\n"),
    };
    let paragraphs = text.lines().map(|line| visible(line.trim())).filter(|it| !it.is_empty());
    let paragraphs = paragraphs.map(Paragraph::sure).collect();
    ReadArticle::of_text(
        Form::Text,
        text,
        paragraphs,
        Facts::default(),
        hidden.into_iter().collect(),
    )
}

/// A text whose lines were wrapped.
fn joined(text: &str, wrap: &Wrap, hidden: Option<Remark>) -> Result<ReadArticle, ReadErrorCause> {
    let lines = lines(text);
    let links = links::start(&lines);
    let (mut paragraphs, mut open, mut page_lines) = (Vec::new(), String::new(), Vec::new());
    let mut end = |open: &mut String, page_lines: &mut Vec<Paragraph>| {
        let text = tidy(&mem::take(open));
        paragraphs.extend((!text.is_empty()).then(|| Paragraph::sure(text)));
        paragraphs.append(page_lines);
    };
    let mut before: Option<&Line<'_>> = None;
    let mut wrapped = 0;
    for (at, line) in lines.iter().enumerate() {
        if line.is_page_line {
            page_lines.push(Paragraph { text: tidy(line.text), doubtful: Some(Doubt::PageLine) });
        } else if links.is_some_and(|links| at >= links) {
            end(&mut open, &mut page_lines);
            page_lines.push(Paragraph { text: tidy(line.text), doubtful: Some(Doubt::Links) });
        } else if before.is_some_and(|before| wrap.goes_on(before, line)) {
            append(&mut open, line.text, wrap);
            wrapped += 1;
            before = Some(line);
        } else {
            end(&mut open, &mut page_lines);
            open.push_str(line.text);
            before = Some(line);
        }
    }
    end(&mut open, &mut page_lines);
    if links.is_some() {
        for paragraph in &mut paragraphs {
            paragraph.text = links::without_numbers(&paragraph.text);
        }
    }
    let sure = paragraphs.iter().filter(|it| it.doubtful.is_none()).count();
    let remark = Remark::Joined { lines: sure + wrapped, paragraphs: sure };
    let columns = layout::has_columns(&lines).then_some(Remark::Columns);
    let remarks = columns.into_iter().chain([remark]).chain(hidden).collect();
    ReadArticle::new(Form::Text, paragraphs, Facts::default(), remarks)
}

#[cfg(test)]
mod tests;
