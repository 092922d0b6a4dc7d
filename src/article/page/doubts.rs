//! Which paragraphs of a page may not belong to its article.

use super::facts::Said;
use crate::{
    article::{Doubt, Paragraph},
    text::fold,
};
use dom_query::NodeRef;
use std::collections::{HashMap, HashSet};

/// What stands around a paragraph.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// How many elements around it say of themselves what they are, each kind.
    captions: usize,
    shares: usize,
    boxes: usize,
    pulls: usize,
    /// Whether nearly all of it is links.
    is_linked: bool,
}

impl Seen {
    /// Why it may not belong to the article, by what stands around it.
    fn doubt(&self) -> Option<Doubt> {
        match self {
            Seen { captions: 1.., .. } => Some(Doubt::Caption),
            Seen { pulls: 1.., .. } => Some(Doubt::PullQuote),
            Seen { boxes: 1.., .. } => Some(Doubt::ReadMore),
            Seen { shares: 1.., .. } => Some(Doubt::Share),
            _ => None,
        }
    }

    /// The same around a paragraph of which nearly all is links, or not.
    pub fn with_links(&self, is_linked: bool) -> Self {
        Seen { is_linked, ..self.clone() }
    }

    pub fn enter(&mut self, node: &NodeRef<'_>, name: &str) {
        self.count(node, name, 1);
    }

    pub fn leave(&mut self, node: &NodeRef<'_>, name: &str) {
        self.count(node, name, -1);
    }

    fn count(&mut self, node: &NodeRef<'_>, name: &str, by: isize) {
        let class = node.class().unwrap_or_default().to_ascii_lowercase();
        let words = || class.split(|c: char| !c.is_ascii_alphanumeric());
        let says = |parts: &[&str], whole: &[&str]| {
            parts.iter().any(|it| class.contains(it)) || words().any(|it| whole.contains(&it))
        };
        let add = |count: &mut usize, is: bool| {
            if is {
                *count = count.saturating_add_signed(by);
            }
        };
        let is_caption = matches!(name, "figcaption" | "figure" | "caption");
        add(
            &mut self.captions,
            is_caption
                || says(&["caption", "bildunterschrift"], &["credit", "credits", "copyright"]),
        );
        add(
            &mut self.shares,
            says(
                &[
                    "share",
                    "sharing",
                    "social",
                    "newsletter",
                    "signup",
                    "sign-up",
                    "subscribe",
                    "comment",
                ],
                &["promo", "ad", "advert", "advertisement", "toolbar"],
            ),
        );
        let is_box = matches!(name, "aside" | "nav" | "footer");
        add(
            &mut self.boxes,
            is_box
                || says(
                    &[
                        "related",
                        "readmore",
                        "read-more",
                        "recommend",
                        "recirc",
                        "teaser",
                        "sidebar",
                        "infobox",
                        "author-bio",
                        "breadcrumb",
                        "most-read",
                        "popular",
                    ],
                    &["tags", "bio"],
                ),
        );
        add(
            &mut self.pulls,
            says(&["pullquote", "pull-quote", "pull_quote", "quote--pull"], &["pull"]),
        );
    }
}

/// How lines begin that ask for something or lead elsewhere.
const LEADS: [&str; 34] = [
    "read more",
    "read also",
    "also read",
    "see also",
    "related:",
    "more:",
    "more on",
    "watch:",
    "listen:",
    "read:",
    "mehr zum thema",
    "lesen sie",
    "lesen sie auch",
    "auch interessant",
    "mehr dazu",
    "siehe auch",
    "click here",
    "recommended",
    "you may also like",
    "most read",
    "don't miss",
    "up next",
    "related articles",
    "related stories",
    "related content",
    "weitere artikel",
    "zum thema",
    "more from",
    "read next",
    "hier geht",
    "see more",
    "view more",
    "story continues",
    "related topics",
];
const SHARES: [&str; 40] = [
    "share",
    "share this",
    "tweet",
    "teilen",
    "drucken",
    "print",
    "email",
    "e-mail",
    "facebook",
    "twitter",
    "whatsapp",
    "follow us",
    "folgen sie uns",
    "sign up",
    "subscribe",
    "newsletter",
    "advertisement",
    "anzeige",
    "comments",
    "kommentare",
    "copyright",
    "©",
    "all rights reserved",
    "alle rechte vorbehalten",
    "loading",
    "contact us",
    "download the",
    "get the latest",
    "join the conversation",
    "log in",
    "have your say",
    "copy link",
    "linkedin",
    "pinterest",
    "view comments",
    "leave a comment",
    "post a comment",
    "sponsored",
    "get our",
    "supported by",
];
const CREDITS: [&str; 18] = [
    "photo:",
    "photos:",
    "foto:",
    "image:",
    "image caption",
    "image copyright",
    "photograph:",
    "picture:",
    "bild:",
    "getty images",
    "credit:",
    "source:",
    "quelle:",
    "photo by",
    "file photo",
    "media caption",
    "image credit",
    "video:",
];
/// What a line of some length has that asks for something.
const ASKS: [(&str, &str); 14] = [
    ("sign up", "newsletter"),
    ("subscribe", "newsletter"),
    ("newsletter", "inbox"),
    ("follow", "twitter"),
    ("follow", "facebook"),
    ("folge", "twitter"),
    ("@", "on twitter"),
    ("copyright", "rights reserved"),
    ("subject to copyright", ""),
    ("affiliate", "commission"),
    ("may earn a commission", ""),
    ("download", " app "),
    ("comments", "moderat"),
    ("contact", "editor@"),
];
/// What the credits of the newsroom itself begin with.
const NEWSROOM: [&str; 9] = [
    "(reporting by",
    "reporting by",
    "additional reporting",
    "(additional reporting",
    "editing by",
    "(editing by",
    "associated press writer",
    "ap writer",
    "mit material von",
];
/// What a caption has that stands among the text.
const PICTURES: [&str; 9] = [
    "(ap photo",
    "/getty images",
    "(getty images",
    "photo by ",
    "photo courtesy",
    "(photo:",
    "(reuters/",
    "(foto:",
    "/afp)",
];
/// The most characters of a line that asks for something.
const LONG: usize = 320;
/// The most characters of a line that is known by how it begins.
const SHORT: usize = 90;

/// Why paragraphs may not belong to the article, those that may not.
pub fn doubts(found: Vec<(String, Seen)>, said: &Said) -> Vec<Paragraph> {
    let length = |of: &dyn Fn(&Seen) -> bool| -> usize {
        found.iter().filter(|(_, seen)| of(seen)).map(|(text, _)| text.len()).sum()
    };
    // Where most of the article stands in what is called a box, that is what the article is called.
    let is_told = length(&|seen| seen.doubt().is_some()) * 2 < length(&|_| true);
    let doubtful = |text: &str, seen: &Seen| {
        let told = seen.doubt().filter(|_| is_told);
        told.or_else(|| of_words(text, seen, said))
    };
    let last = found.len().saturating_sub(LAST);
    let paragraphs = found.iter().enumerate().map(|(at, (text, seen))| {
        let of_author = (at >= last && said.facts.byline.iter().any(|it| is_about(text, it)))
            .then_some(Doubt::Head);
        Paragraph { doubtful: doubtful(text, seen).or(of_author), text: text.clone() }
    });
    let mut paragraphs: Vec<_> = paragraphs.collect();
    mark_doubled(&mut paragraphs);
    paragraphs
}

/// How many paragraphs at the end may be about the author.
const LAST: usize = 5;

/// Whether a paragraph begins with the name of an author, and is not a quotation of them.
fn is_about(text: &str, author: &str) -> bool {
    author.contains(' ') && text.strip_prefix(author).is_some_and(|rest| rest.starts_with(' '))
}

/// Why a paragraph may not belong to the article, by its own words.
fn of_words(text: &str, seen: &Seen, said: &Said) -> Option<Doubt> {
    let folded = fold(text);
    let is_short = text.len() <= SHORT;
    let begins = |with: &[&str]| with.iter().any(|it| folded.starts_with(it));
    let end = text.trim_end_matches(['"', '”', '“', '’', '»', '«', ')']);
    let is_sentence = end.ends_with(['.', '!', '?', '…', ':']);
    let is_title = said.facts.title.as_ref().is_some_and(|it| fold(it) == folded);
    let is_long = text.len() > LONG;
    let asks = || ASKS.iter().any(|(one, other)| folded.contains(one) && folded.contains(other));
    let has_credit = || PICTURES.iter().any(|it| folded.contains(it));
    if is_title || begins(&NEWSROOM) || is_byline(text, said) || is_short && is_date(text) {
        Some(Doubt::Head)
    } else if is_short && begins(&CREDITS) || !is_long && has_credit() {
        Some(Doubt::Caption)
    } else if seen.is_linked && (is_short || !is_sentence) || is_short && begins(&LEADS) {
        Some(Doubt::ReadMore)
    } else if is_short && !is_sentence && begins(&SHARES) || !is_long && asks() {
        Some(Doubt::Share)
    } else {
        None
    }
}

/// Whether a line only says who wrote the article.
fn is_byline(text: &str, said: &Said) -> bool {
    let is_short = text.len() <= SHORT + 30;
    let bare = ["By ", "by ", "Von ", "BY "].iter().find_map(|it| text.strip_prefix(it));
    let names = &said.facts.byline;
    let is_name = |text: &str| names.iter().any(|it| text.eq_ignore_ascii_case(it));
    let begins = |text: &str| names.iter().any(|it| text.starts_with(it.as_str()));
    is_name(text) || is_short && bare.is_some_and(|it| is_name(it) || begins(it))
}

/// Whether a line has nothing but a date and a time.
fn is_date(text: &str) -> bool {
    const WORDS: &str = "january february march april may june july august september october november december \
        jan feb mar apr jun jul aug sep sept oct nov dec januar februar marz mai juni juli \
        oktober dezember monday tuesday wednesday thursday friday saturday sunday montag \
        dienstag mittwoch donnerstag freitag samstag sonntag uhr am pm published updated posted \
        est edt gmt utc at on";
    let folded = fold(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
    let is_part = |word: &str| {
        WORDS.split(' ').any(|it| it == word)
            || word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<u32>().is_ok()
    };
    let has_number = words.clone().any(|it| it.contains(|c: char| c.is_ascii_digit()));
    has_number && words.clone().nth(1).is_some() && words.all(is_part)
}

/// Marks what stands in the article twice: a pull quote repeats the words of a paragraph. What stands
/// there more often is meant to, such as the questions to several people.
fn mark_doubled(paragraphs: &mut [Paragraph]) {
    let bare = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let texts: Vec<_> = paragraphs.iter().map(|it| bare(&it.text)).collect();
    let all = texts.join("\n");
    if texts.len().saturating_mul(all.len()) > MOST_COMPARED {
        return;
    }
    let mut times: HashMap<&str, usize> = HashMap::new();
    for text in &texts {
        *times.entry(text).or_default() += 1;
    }
    let mut seen = HashSet::new();
    for (paragraph, text) in paragraphs.iter_mut().zip(&texts) {
        let is_again = !seen.insert(text);
        if paragraph.doubtful.is_some() || text.len() < SOME {
            continue;
        }
        let found = memchr::memmem::find_iter(all.as_bytes(), text.as_bytes()).take(3).count();
        let is_within = times[text.as_str()] == 1 && found == 2;
        let is_twice = times[text.as_str()] == 2 && is_again && text.len() > SHORT;
        if is_within || is_twice {
            paragraph.doubtful = Some(Doubt::PullQuote);
        }
    }
}

/// The fewest letters that are no coincidence.
const SOME: usize = 25;
/// How many bytes are compared with each other, those of all paragraphs for each.
const MOST_COMPARED: usize = 1 << 27;
