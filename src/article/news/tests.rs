use super::super::{ArticleError, Facts, Form, ReadArticle, Remark, read};

const NINJS_1: &str = r#"{"uri": "x", "type": "text", "versioncreated": "2026-04-01T23:30:00-05:00", "language": "en",
    "byline": "By Ima Penn and Bo Cole", "located": "Nowhere-on-Sea", "headline": "The pier will be shut",
    "copyrightholder": "The Lantern", "pubstatus": "usable",
    "body_text": "The pier will be shut. Nobody was asked.",
    "body_xhtml": "<p>The pier will be shut.</p><p>Nobody was asked.</p>"}"#;
const NINJS_2: &str = r#"{"uri": "x", "versioncreated": "2026-04-01T23:30:00-05:00", "language": "en",
    "by": "By Ima Penn and Bo Cole", "located": "Nowhere-on-Sea", "copyrightholder": "The Lantern",
    "headlines": [{"role": "short", "value": "No"}, {"role": "main", "value": "The pier will be shut"}],
    "bodies": [{"contenttype": "text/plain", "value": "The pier will be shut. Nobody was asked."},
        {"role": "caption", "contenttype": "text/html", "value": "<p>A pier.</p><p>At sea.</p><p>At dawn, in the rain.</p>"},
        {"contenttype": "application/xhtml+xml", "value": "<div><p>The pier will be shut.</p><p>Nobody was asked.</p></div>"}]}"#;
const NITF: &str = r#"<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-6.dtd"><nitf baselang="en"><head><docdata>
    <date.issue norm="20260401T233000-0500"/><doc.copyright holder="The Lantern"/></docdata></head><body><body.head>
    <hedline><hl1>The pier will be
        shut</hl1></hedline><byline>By Ima Penn and Bo Cole, <byttl>Staff</byttl></byline>
    <dateline><location>Nowhere-on-Sea</location><story.date>April 1</story.date></dateline></body.head>
    <body.content><p>The pier will be shut.</p>
    <media media-type="image"><media-reference source="a.jpg">x</media-reference><media-caption><p>A pier.</p></media-caption></media>
    <p>Nobody <person>was</person> asked.</p></body.content></body></nitf>"#;
const G2: &str = r#"<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
    <provider literal="The Lantern"/><versionCreated>2026-04-01T23:30:00-05:00</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
    <contentMeta><located><name>Nowhere-on-Sea</name></located><by>By Ima Penn and Bo Cole</by><headline>The pier will be shut</headline></contentMeta>
    <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head>
    <body><p>The pier will be shut.</p><p>Nobody was asked.</p></body></html></inlineXML></contentSet></newsItem>"#;

fn item(text: &str) -> ReadArticle {
    read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn facts() -> Facts {
    Facts {
        title: Some("The pier will be shut".into()),
        byline: vec!["Ima Penn".into(), "Bo Cole".into()],
        outlet: Some("The Lantern".into()),
        place: Some("Nowhere-on-Sea".into()),
        published: Some("2026-04-01".into()),
        language: Some("en".into()),
        ..Facts::default()
    }
}

#[test]
fn each_format_and_version_says_the_same() {
    let camel =
        NINJS_2.replace("versioncreated", "versionCreated").replace("contenttype", "contentType");
    let camel = camel.replace("copyrightholder", "copyrightHolder");
    let prefixed =
        G2.replace("<p>", "<h:p>").replace("</p>", "</h:p>").replace("<body>", "<h:body>");
    let prefixed =
        prefixed.replace("</body>", "</h:body>").replace("<html xmlns=", "<html xmlns:h=");
    let bare = G2.replace(" xmlns=\"http://iptc.org/std/nar/2006-10-01/\"", "");
    let message = format!("<newsMessage><header/><itemSet>{bare}</itemSet></newsMessage>");
    let content = &NITF[NITF.find("<nitf").unwrap()..];
    let of_nitf = {
        let (start, end) = (G2.find("<html").unwrap(), G2.find("</inlineXML>").unwrap());
        format!("{}{content}{}", &G2[..start], &G2[end..]).replace("xhtml+xml", "nitf+xml")
    };
    let in_json = {
        let value = serde_json::Value::from(content).to_string();
        NINJS_2
            .replace(
                "\"bodies\": [",
                &format!(
                    "\"bodies\": [{{\"contenttype\": \"application/xml\", \"value\": {value}}}, "
                ),
            )
            .replace("application/xhtml+xml", "text/plain")
            .replace("<div><p>", "")
            .replace("</p></div>", "")
            .replace("</p><p>Nobody", " Nobody")
    };
    for (text, form) in [
        (NINJS_1, Form::Ninjs),
        (NINJS_2, Form::Ninjs),
        (&camel, Form::Ninjs),
        (&format!("[{NINJS_1}]"), Form::Ninjs),
        (&in_json, Form::Ninjs),
        (NITF, Form::Nitf),
        (G2, Form::NewsmlG2),
        (&bare, Form::NewsmlG2),
        (&prefixed, Form::NewsmlG2),
        (&message, Form::NewsmlG2),
        (&of_nitf, Form::NewsmlG2),
    ] {
        let article = item(text);
        assert_eq!(article.form, form, "{text}");
        assert_eq!(article.facts, facts(), "{text}");
        let sure = article.sure().unwrap();
        let paragraphs: Vec<_> = sure.paragraphs.iter().map(|it| &*it.text).collect();
        assert_eq!(paragraphs, ["The pier will be shut.", "Nobody was asked."], "{text}");
    }
}

#[test]
fn whether_it_may_be_used_comes_first_and_stays_in_the_note() {
    let ninjs = |fields: &str| NINJS_1.replace("\"pubstatus\": \"usable\"", fields);
    let g2 = |meta: &str| G2.replace("<pubStatus qcode=\"stat:usable\"/>", meta);
    let nitf = |data: &str| NITF.replace("<docdata>", data);
    for (text, first, note) in [
        (
            ninjs(r#""pubstatus": "canceled""#),
            Remark::Canceled,
            "The agency has canceled this item.",
        ),
        (
            g2("<pubStatus qcode='stat:withheld'/>"),
            Remark::Withheld,
            "The agency withholds this item.",
        ),
        (
            nitf("<docdata management-status='canceled'>"),
            Remark::Canceled,
            "The agency has canceled this item.",
        ),
        (
            ninjs(r#""embargoedUntil": "2999-01-01T00:00:00Z", "edNote": "Hold it!""#),
            Remark::Embargo("2999-01-01T00:00:00Z".into()),
            "This item is under embargo until 2999-01-01T00:00:00Z. Hold it!",
        ),
        (
            g2("<embargoed>2999-01-01T00:00:00+01:00</embargoed>"),
            Remark::Embargo("2999-01-01T00:00:00+01:00".into()),
            "This item is under embargo until 2999-01-01T00:00:00+01:00.",
        ),
        (
            g2("<signal qcode='sig:correction'/><edNote>The name is Penn</edNote>"),
            Remark::Correction,
            "This item corrects an earlier version. The name is Penn.",
        ),
        (
            nitf("<docdata><correction info='The name is Penn'/>"),
            Remark::Correction,
            "This item corrects an earlier version. The name is Penn.",
        ),
        (
            ninjs(r#""ednote": "Berichtigt: zweiter Absatz""#),
            Remark::Correction,
            "This item corrects an earlier version. Berichtigt: zweiter Absatz.",
        ),
    ] {
        let article = item(&text);
        assert_eq!(article.remarks[0], first, "{text}");
        assert_eq!(article.facts.note.as_deref(), Some(note), "{text}");
    }
    for passed in [
        ninjs(r#""embargoed": "2020-01-01T00:00:00Z""#),
        nitf("<docdata><date.release norm='20200101T000000Z'/>"),
        g2("<embargoed>2020-01-01T00:00:00Z</embargoed>"),
    ] {
        assert_eq!(item(&passed).facts.note, None, "{passed}");
    }
}

#[test]
fn items_of_pictures_and_several_items_are_said_to_be_so() {
    let picture = r#"{"type": "picture", "headline": "A pier", "body_text": "The pier at dawn."}"#;
    assert_eq!(item(picture).remarks, [Remark::Describes]);
    let both = format!("{{\"items\": [{picture}, {NINJS_1}]}}");
    assert_eq!(item(&both).remarks, [Remark::Describes, Remark::Others(1)]);
    let photo = G2.replace("ninat:text", "ninat:picture");
    let message = format!("<newsMessage>{photo}{G2}{G2}</newsMessage>");
    assert_eq!(item(&message).remarks, [Remark::Others(1)]);
}

#[test]
fn what_is_no_item_with_a_text_is_a_sentence() {
    let error = |text: &str| read(text.as_bytes()).unwrap_err();
    let laughs = "<?xml version='1.0'?><!DOCTYPE nitf [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><nitf><body/></nitf>";
    for (text, expected) in [
        (r#"{"headline": "The pier", "type": "text"}"#, "has no text"),
        (r#"{"name": "onrecord"}"#, "no news item"),
        (&NINJS_1[..200], "not whole JSON"),
        (&NITF[..400], "not whole XML"),
        (laughs, "defines entities"),
        ("<?xml version='1.0'?><rss><channel/></rss>", "XML (<rss>)"),
        ("<NewsML><NewsItem/></NewsML>", "has no text"),
        ("<packageItem><groupSet/></packageItem>", "package"),
        ("<newsItem><contentSet><remoteContent href='a'/></contentSet></newsItem>", "has no text"),
        ("<nitf><body><body.content> </body.content></body></nitf>", "has no text"),
    ] {
        let said = error(text).to_string();
        assert!(said.contains(expected), "{text}: {said}");
    }
    let deep = format!("<nitf><body><body.content>{}", "<p>".repeat(100_000));
    assert!(matches!(error(&deep), ArticleError::TooDeep));
    assert!(matches!(read(b"[Lantern] - The pier will be shut.").unwrap().form, Form::Text));
    assert!(matches!(read(b"<b>The pier</b> will be shut, they said.").unwrap().form, Form::Text));
}
