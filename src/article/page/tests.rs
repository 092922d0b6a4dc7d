use super::super::{ArticleError, Doubt, Facts, Form, ReadArticle, Remark, read};
use proptest::prelude::*;

fn page(head: &str, body: &str) -> String {
    format!("<!DOCTYPE html><html lang=\"en-GB\"><head>{head}</head><body>{body}</body></html>")
}

/// Three paragraphs, long enough to be an article's.
const TEXT: &str = "\
<p>The council of Nowhere-on-Sea will close the pier after the storm, two people who are familiar with \
the matter said on Monday, though nobody in the town hall would say when that will be.</p>\
<p>Ann Bell, the mayor, said she had heard of it from a newspaper, on the way to the office, and that \
she did not believe a word of it, whoever had said so and whatever the reason was.</p>\
<p>The harbour office, which owns the pier and the two bridges beside it, did not respond to a request \
for comment that was sent on Monday, and again, by letter, on Tuesday morning.</p>";

fn read_page(html: &str) -> ReadArticle {
    read(html.as_bytes()).unwrap()
}

fn texts(article: &ReadArticle) -> Vec<&str> {
    article.paragraphs.iter().map(|it| &*it.text).collect()
}

fn article(body: &str) -> ReadArticle {
    read_page(&page("", &format!("<article>{TEXT}{body}</article>")))
}

#[test]
fn linked_data_says_most_whatever_its_form() {
    let one = r#"{"@type":"NewsArticle","headline":"The pier &amp; the storm","author":[{"@type":"Person",
        "name":"Ima Penn"},{"@type":"Organization","name":"The Lantern"}],"publisher":{"name":"The Lantern"},
        "datePublished":"2026-04-01T23:30:00-05:00","dateline":"NOWHERE-ON-SEA",
        "mainEntityOfPage":{"@id":"https://lantern.example/pier"},
        "liveBlogUpdate":[{"@type":"BlogPosting","headline":"Another","datePublished":"2020-01-01"}]}"#;
    let expected = Facts {
        title: Some("The pier & the storm".into()),
        byline: vec!["Ima Penn".into()],
        outlet: Some("The Lantern".into()),
        place: Some("NOWHERE-ON-SEA".into()),
        published: Some("2026-04-01".into()),
        language: Some("en-GB".into()),
        url: Some("https://lantern.example/pier".into()),
        note: None,
    };
    for data in [
        one.to_owned(),
        format!("[{{\"@type\":\"Organization\",\"name\":\"No\"}}, {one}]"),
        format!("{{\"@graph\":[{{\"@type\":\"WebPage\",\"name\":\"No\"}}, {one}]}}"),
        format!("{{\"@type\":\"WebPage\",\"name\":\"No\",\"mainEntity\":{one}}}"),
        format!("<!-- {one} -->"),
    ] {
        let script = format!("<script type=\"application/ld+json\">{data}</script>");
        let html = page(&script, &format!("<article>{TEXT}</article>"));
        assert_eq!(read_page(&html).facts, expected, "{data}");
    }
}

#[test]
fn what_linked_data_does_not_say_is_in_meta_elements_and_in_the_text() {
    let head = r#"<title>The pier will be shut | Lantern</title><meta property="og:site_name" content="Lantern">
        <meta name="author" content="By Ima Penn and Bo Cole"><link rel="canonical" href="https://lantern.example/p">
        <meta property="article:published_time" content="2026-04-01T00:10:00+14:00">"#;
    let facts = read_page(&page(head, &format!("<article>{TEXT}</article>"))).facts;
    assert_eq!(facts.title.as_deref(), Some("The pier will be shut"));
    assert_eq!(facts.byline, ["Ima Penn", "Bo Cole"]);
    assert_eq!(facts.published.as_deref(), Some("2026-04-01"));
    assert_eq!(facts.url.as_deref(), Some("https://lantern.example/p"));
    let body = format!(
        "<article><h1 itemprop=headline>The pier will be shut</h1><a rel=author>Ima Penn</a>\
         <time datetime='2026-04-02'>today</time><time pubdate datetime='2026-04-01'>then</time>{TEXT}</article>"
    );
    let facts = read_page(&page("", &body)).facts;
    assert_eq!(facts.title.as_deref(), Some("The pier will be shut"));
    assert_eq!(
        (facts.byline, facts.published.as_deref()),
        (vec!["Ima Penn".into()], Some("2026-04-01"))
    );
    let bad = "<meta name=author content='https://a.example/x, 2 min read'><meta name=date content='soon'>";
    let facts = read_page(&page(bad, &format!("<article>{TEXT}</article>"))).facts;
    assert_eq!((facts.byline, facts.published), (Vec::new(), None));
}

#[test]
fn every_block_and_every_break_ends_a_paragraph() {
    let article = article(
        "<div>One of them said so.<br>Another did not say so.<div>A third was asked for it.</div>And left.</div>\
         <ul><li>The first item of the list.</li><li>The second item of the list.</li></ul>\
         <table><tr><td>Votes</td><td>12</td></tr></table>",
    );
    let expected = [
        "One of them said so.",
        "Another did not say so.",
        "A third was asked for it.",
        "And left.",
        "The first item of the list.",
        "The second item of the list.",
        "Votes 12",
    ];
    assert_eq!(texts(&article)[3..], expected);
}

#[test]
fn quotation_marks_are_put_and_marks_of_footnotes_go() {
    let body = "<p>She said: <q>It is <q>safe</q>, I think</q>.<sup><a href='#n1'>1</a></sup> He<a href='#c2'>[2]</a> \
                wrote E = mc<sup>2</sup> on 10<!-- x -->&nbsp;walls, so\u{AD}called.</p>";
    let text = "She said: “It is ‘safe’, I think”. He wrote E = mc2 on 10\u{A0}walls, socalled.";
    assert_eq!(texts(&article(body))[3], text);
    let german = page("", &format!("<article>{TEXT}{body}</article>")).replace("en-GB", "de");
    assert!(texts(&read_page(&german))[3].starts_with("She said: „It is ‚safe‘, I think“."));
}

#[test]
fn what_may_not_belong_to_the_article_is_marked_and_stays() {
    for (body, doubt) in [
        (
            "<figure><img src=a.png><figcaption>The pier at dawn, when the storm was over.</figcaption></figure>",
            Doubt::Caption,
        ),
        ("<p>Photo: Ima Penn/Lantern</p>", Doubt::Caption),
        (
            "<p class='share-line'>Send this article to your friends and to all of their friends.</p>",
            Doubt::Share,
        ),
        ("<p>Sign up for our newsletter and get the best of the week.</p>", Doubt::Share),
        (
            "<p><a href='/x'>What the storm did to the harbour of the next town</a></p>",
            Doubt::ReadMore,
        ),
        ("<p>Lesen Sie auch: Was der Sturm anrichtete</p>", Doubt::ReadMore),
        ("<p>Published 1 April 2026, 10:15</p>", Doubt::Head),
        (
            "<blockquote><p>She did not believe a word of it, whoever had said so</p></blockquote>",
            Doubt::PullQuote,
        ),
    ] {
        let article = article(body);
        let [.., last] = &article.paragraphs[..] else { unreachable!() };
        if doubt == Doubt::PullQuote {
            // It has another beginning in the paragraph that it repeats.
            continue;
        }
        assert_eq!(last.doubtful, Some(doubt), "{last:?}");
        assert_eq!(article.sure().unwrap().paragraphs.len(), 3);
        assert_eq!(article.paragraphs.len(), 4);
    }
    let pulled = article(
        "<blockquote><p>did not believe a word of it, whoever had said so</p></blockquote>",
    );
    assert_eq!(pulled.paragraphs[3].doubtful, Some(Doubt::PullQuote));
    let question = "<p>What would you do with the pier, if you could?</p><p>I would paint it.</p>";
    assert_eq!(article(&question.repeat(3)).doubtful(), []);
}

#[test]
fn an_article_in_what_is_called_a_box_is_one() {
    let html = page(
        "",
        &format!("<div class='main-with-sidebar'><div class='related content'>{TEXT}</div></div>"),
    );
    assert_eq!(read_page(&html).doubtful(), []);
}

#[test]
fn the_encoding_is_the_one_in_which_the_page_is_written() {
    let text = |bytes: Vec<u8>| read(&bytes).unwrap().paragraphs[0].text.clone();
    let html = |charset: &str| {
        page(&format!("<meta charset='{charset}'>"), &TEXT.replace("council", "Rät €"))
    };
    let windows = |html: String| -> Vec<u8> {
        let bytes =
            html.chars().map(|c| if c == '€' { 0x80 } else { u8::try_from(u32::from(c)).unwrap() });
        bytes.collect()
    };
    for bytes in [
        html("utf-8").into_bytes(),
        // What it says is wrong.
        html("iso-8859-1").into_bytes(),
        windows(html("iso-8859-1")),
        windows(html("windows-1252").replace("<meta charset='windows-1252'>", "")),
        [&b"\xEF\xBB\xBF"[..], html("x").as_bytes()].concat(),
        [0xFF, 0xFE]
            .into_iter()
            .chain(html("utf-16").encode_utf16().flat_map(u16::to_le_bytes))
            .collect(),
    ] {
        assert!(text(bytes).starts_with("The Rät € of"));
    }
}

#[test]
fn a_page_saved_as_a_message_is_the_page() {
    let html = page(
        "<meta charset=utf-8>",
        &format!("<article>{}</article>", TEXT.replace("mayor", "Bürgermeisterin")),
    );
    let quoted = html.replace('=', "=3D").replace('ü', "=C3=BC").replace("who are", "who =\r\nare");
    let base64 = {
        use std::fmt::Write as _;
        let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for (at, chunk) in html.as_bytes().chunks(3).enumerate() {
            let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
                << (8 * (3 - chunk.len()));
            for place in 0..=chunk.len() {
                let digit = digits[(bits >> (18 - 6 * place)) as usize & 63];
                write!(out, "{}", char::from(digit)).unwrap();
            }
            out += &"=".repeat(3 - chunk.len());
            if at % 19 == 18 {
                out += "\r\n";
            }
        }
        out
    };
    for (encoding, body) in [("quoted-printable", quoted), ("base64", base64)] {
        let message = format!(
            "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://lantern.example/pier\r\n\
             Subject: The pier\r\nDate: Fri, 3 Apr 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/related; type=\"text/html\"; boundary=\"--x--\"\r\n\r\n\
             ----x--\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/\r\n\r\n<p>An ad</p>\r\n\
             ----x--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: {encoding}\r\n\
             Content-Location: https://lantern.example/pier\r\n\r\n{body}\r\n----x----\r\n"
        );
        let article = read(message.as_bytes()).unwrap();
        assert_eq!(article.form, Form::Mhtml);
        assert_eq!(article.facts.url.as_deref(), Some("https://lantern.example/pier"));
        assert_eq!(article.facts.published, None);
        assert!(
            texts(&article)[1].starts_with("Ann Bell, the Bürgermeisterin, said"),
            "{article:?}"
        );
        assert!(texts(&article)[0].contains("people who are familiar"), "{article:?}");
    }
}

#[test]
fn what_a_reader_should_know_of_a_page_is_said() {
    let remarks = |head: &str, body: &str| read_page(&page(head, body)).remarks;
    let data = |fields: &str| format!("<script type='application/ld+json'>{{{fields}}}</script>");
    let whole = format!("<article>{TEXT}</article>");
    assert_eq!(remarks("", &whole), []);
    assert_eq!(
        remarks(&data("\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\""), &whole),
        [Remark::Paywall]
    );
    assert_eq!(remarks(&data("\"@type\":\"LiveBlogPosting\""), &whole), [Remark::LiveBlog]);
    let one = &TEXT[..TEXT.find("</p>").unwrap()];
    assert_eq!(remarks("", &format!("<article>{one}</p></article>")), [Remark::Few(1)]);
    let cut = page("", &whole);
    assert_eq!(read_page(&cut[..cut.len() - "</body></html>".len()]).remarks, [Remark::Cut]);
}

#[test]
fn what_is_no_article_is_refused_with_what_to_do() {
    let error = |html: &str| read(html.as_bytes()).unwrap_err();
    for empty in
        [page("", ""), page("<title>The pier</title>", "<div id=root></div><script>go()</script>")]
    {
        assert!(matches!(error(&empty), ArticleError::NoArticle), "{empty}");
    }
    let login = page("", "<form><input name=u><input type=password></form><p>Log in</p>");
    assert!(matches!(error(&login), ArticleError::Login));
    assert!(matches!(
        error("<html><head><title>The pier</title></head><body><div>"),
        ArticleError::HalfPage
    ));
    for deep in ["<div>", "<b x=1>", "<svg>", "<ul><li>", "<table><tr><td>", "<x></y>"] {
        let deep = page("", &deep.repeat(100_000));
        assert!(matches!(error(&deep), ArticleError::TooDeep), "{}", &deep[..120]);
    }
    let flat = page("", &"<p>a</p>".repeat(2_000_000));
    assert!(matches!(error(&flat), ArticleError::PageTooLarge));
}

properties! {
    #![cases(64)]

    #[test]
    fn any_page_is_read_or_refused(
        pieces in proptest::collection::vec(
            prop_oneof![
                Just(TEXT.to_owned()),
                "</?(p|div|q|a|br|sup|td|table|figure|b|i|script|svg|template|select|form|aside)( class=caption| href=#a)?>",
                "[a-c .&;<>\u{1b}\u{ad}\u{202e}\"]{0,12}",
            ],
            0..60,
        ),
    ) {
        let html = page("", &pieces.concat());
        if let Ok(article) = read(html.as_bytes()) {
            let is_safe = article.text() == crate::text::clean_block(article.text());
            prop_assert!(is_safe, "{:?}", article.text());
            let numbered = crate::dossier::article_text::ArticleParagraphs::new(article.text());
            prop_assert_eq!(numbered.len(), article.paragraphs.len());
        }
    }
}
