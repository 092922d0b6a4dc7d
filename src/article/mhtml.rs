//! Pages that a browser saved with everything in them as one message (MHTML).

use super::{ArticleError, Form, ReadArticle, page};
use mail_parser::{
    Encoding, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders,
    decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode},
};

/// How many bytes of a message say that it is one.
const HEAD: usize = 8192;

/// Whether bytes are a message: header lines come first, and say that there is a page in it.
pub fn is_mhtml(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let head =
        head.split_once("\n\n").or(head.split_once("\r\n\r\n")).map_or(&*head, |(head, _)| head);
    let is_field = |line: &str| {
        let name = line.split_once(':').map_or("", |(name, _)| name);
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    head.lines().next().is_some_and(is_field)
        && head.contains("mime-version:")
        && (head.contains("multipart/") || head.contains("text/html"))
}

/// Reads the page of a message. When it was saved (`Date`) says nothing about the article.
///
/// # Errors
///
/// If there is no page in it, or no article in the page.
pub fn read(bytes: &[u8]) -> Result<ReadArticle, ArticleError> {
    let message = MessageParser::default().parse(bytes).ok_or(ArticleError::NoArticle)?;
    let address = message.header("Snapshot-Content-Location").and_then(HeaderValue::as_text);
    let part = part(&message, address).ok_or(ArticleError::NoArticle)?;
    let body = bytes.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let decoded = match part.encoding {
        Encoding::QuotedPrintable => quoted_printable_decode(body),
        Encoding::Base64 => base64_decode(body),
        Encoding::None => Some(body.to_vec()),
    };
    let charset = part.content_type().and_then(|it| it.attribute("charset"));
    let html = page::decode(&decoded.ok_or(ArticleError::HalfPage)?, charset);
    let mut article = page::read(Form::Mhtml, &html)?;
    let address = address.or_else(|| part.content_location());
    let facts = &mut article.facts;
    facts.url = facts.url.take().or_else(|| address.and_then(page::address));
    Ok(article)
}

/// The page itself, among the frames and advertisements that were saved with it.
fn part<'m>(message: &'m Message<'m>, address: Option<&str>) -> Option<&'m MessagePart<'m>> {
    let is_page = |part: &&MessagePart<'_>| {
        part.content_type().is_some_and(|it| {
            it.subtype().is_some_and(|it| {
                it.eq_ignore_ascii_case("html") || it.eq_ignore_ascii_case("xhtml+xml")
            })
        })
    };
    let pages = || message.parts.iter().filter(is_page);
    let named =
        address.and_then(|address| pages().find(|it| it.content_location() == Some(address)));
    named.or_else(|| pages().next())
}
