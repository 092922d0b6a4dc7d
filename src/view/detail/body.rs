//! What scrolls: the words of the claim, and everything that is known of it.

use super::{
    super::{Look, compose::Composer, look::letter_of, rich::Rich},
    Detail, Link, LinkPlace, TextMode, links, quote, words,
};
use crate::library::{MEASURES, SHORT_COLUMNS, Vocabulary};
use ratatui::text::Line;

/// The columns of the labels, where they stand beside the text.
const LABELS: usize = 14;
/// The narrowest detail in which they do.
const BESIDE: u16 = 60;

/// Lines in the making.
pub struct Body<'l> {
    /// The lines.
    pub lines: Vec<Line<'static>>,
    /// The links among them.
    pub links: Vec<LinkPlace>,
    width: u16,
    look: Look<'l>,
}

impl Detail<'_> {
    /// The lines that scroll.
    pub(super) fn body<'l>(&self, width: u16, look: Look<'l>) -> Body<'l> {
        let mut body = Body { lines: Vec::new(), links: Vec::new(), width, look };
        self.put_words(&mut body);
        body.blank();
        self.put_facts(&mut body);
        self.put_replies(&mut body);
        self.put_links(&mut body);
        self.put_sources(&mut body);
        body
    }

    /// The quotation and its translation, or the claim in the curator's words.
    fn put_words(&self, body: &mut Body<'_>) {
        let claim = self.claim;
        let muted = body.look.theme.muted;
        if !claim.is_quoted() {
            body.text(&Rich::of("in the curator's words, not a quotation", muted), 1, 1);
            let gist = self.marked(claim.gist(), body.look);
            return body.text(&gist, 1, 1);
        }
        let has_translation = claim.translation().len() > 0;
        if self.text != TextMode::Translation || !has_translation {
            let marks = quote::marks(claim.dossier().language(), body.look.symbols);
            for span in claim.quote() {
                body.quotation(self.marked(span, body.look), marks);
            }
        }
        if self.text != TextMode::Original && has_translation {
            body.text(&Rich::of(words::translation(claim), muted), 1, 1);
            for span in claim.translation() {
                body.text(&self.marked(span, body.look), 2, 2);
            }
        }
    }

    fn marked(&self, text: &str, look: Look<'_>) -> Rich {
        let style = look.theme.text;
        Rich::default().put_marked(text, (style, look.matched(style)), &(self.matches)(text))
    }

    fn put_facts(&self, body: &mut Body<'_>) {
        let claim = self.claim;
        let (text, strong) = (body.look.theme.text, body.look.theme.strong);
        if claim.is_quoted() {
            body.entry("gist", self.marked(claim.gist(), body.look));
        }
        if !self.role_fits(body.width, body.look) {
            body.optional("role", &words::role(claim.speaker(), body.look));
        }
        let why = claim.why().sentences().join(body.look.dot());
        let label = format!("why {}", claim.grade());
        body.entry(&label, Rich::of(&format!("{why} ({MEASURES})"), text));
        body.entry("content", Rich::of(claim.content().label(), text));
        for (at, stance) in claim.stances().enumerate() {
            let sign = body.look.stance(stance);
            let rest = format!(" {}: {}", words::stance(stance), stance.proposition().text());
            let label = if at == 0 { "stance" } else { "" };
            body.entry(label, Rich::of(sign, strong).put(&rest, text));
            if let Some(denied) = words::denied(claim, stance) {
                body.entry("", Rich::of(&denied, text));
            }
        }
        if claim.stances().len() == 0 {
            body.entry("stance", Rich::of("takes no side", text));
        }
    }

    fn put_replies(&self, body: &mut Body<'_>) {
        let claim = self.claim;
        let (text, strong) = (body.look.theme.text, body.look.theme.strong);
        let pilcrow = body.look.glyphs().paragraph;
        for (at, reply) in claim.replies().enumerate() {
            let sign = body.look.reply(reply.reply());
            let rest = format!(" {} ({pilcrow}{})", words::reply(reply), reply.paragraph());
            let label = if at == 0 { "replies" } else { "" };
            body.entry(label, Rich::of(sign, strong).put(&rest, text));
        }
        if claim.replies().len() == 0 {
            body.entry("replies", Rich::of(words::NO_REPLY, text));
        }
        let names = |speakers: Vec<&str>| speakers.join(", ");
        let accused = names(claim.against().map(|speaker| speaker.name()).collect());
        body.optional("accuses", &accused);
        let relayed = names(claim.relays().map(|speaker| speaker.name()).collect());
        body.optional("words of", &relayed);
    }

    fn put_links(&self, body: &mut Body<'_>) {
        for (at, link) in links(self.claim).into_iter().enumerate() {
            body.link(link, self.link == Some(at));
        }
    }

    fn put_sources(&self, body: &mut Body<'_>) {
        let claim = self.claim;
        let topics: Vec<_> = claim.topics().map(|topic| topic.label()).collect();
        body.optional("topics", &topics.join(body.look.dot()));
        body.optional("cites", claim.cites().unwrap_or_default());
        body.optional("found at", claim.anchor().unwrap_or_default());
        body.optional("note", claim.note().unwrap_or_default());
    }
}

impl Body<'_> {
    fn blank(&mut self) {
        self.lines.push(Line::default());
    }

    /// Wrapped text, indented, with a blank column at its right.
    fn text(&mut self, text: &Rich, first: usize, rest: usize) {
        self.labelled("", text, first, rest);
    }

    fn labelled(&mut self, label: &str, text: &Rich, first: usize, rest: usize) {
        let room = |indent: usize| usize::from(self.width).saturating_sub(indent + 1);
        for (at, pieces) in text.wrap(room(first), room(rest)).iter().enumerate() {
            let mut line = Composer::new(self.width);
            if at == 0 && !label.is_empty() {
                line.skip(1).put(label.to_owned(), self.look.theme.muted);
            }
            line.skip_to(if at == 0 { first } else { rest }).put_pieces(pieces);
            self.lines.push(line.finish());
        }
    }

    /// A quotation whose opening mark hangs before its lines.
    fn quotation(&mut self, text: Rich, (open, close): (&str, &str)) {
        let style = self.look.theme.text;
        let hang = crate::text::width(open);
        let text = Rich::of(open, style).append(text).put(close, style);
        self.text(&text, 1, 1 + hang);
    }

    /// A labelled text; without a label it goes on below the one before.
    fn entry(&mut self, label: &str, text: Rich) {
        if self.width >= BESIDE {
            self.labelled(label, &text, 1 + LABELS, 1 + LABELS);
        } else if label.is_empty() {
            self.text(&text, 3, 3);
        } else {
            let label = Rich::of(&format!("{label}: "), self.look.theme.muted);
            self.text(&label.append(text), 1, 3);
        }
    }

    /// A labelled text, where there is any.
    fn optional(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            self.entry(label, Rich::of(text, self.look.theme.text));
        }
    }

    /// A link to another claim, in one line.
    fn link(&mut self, link: Link<'_>, is_selected: bool) {
        let Look { theme, .. } = self.look;
        let glyphs = self.look.glyphs();
        let claim = link.claim;
        let letter = letter_of(claim.grade());
        let bar = self.look.bar_in_list(letter);
        let paragraph = format!("{}{} ", glyphs.paragraph, claim.paragraph());
        let (grade, grade_style) = (claim.grade().to_string(), self.look.grade(letter));
        let (short, cut) = (claim.speaker().short(), glyphs.cut);
        let mut line = Composer::new(self.width);
        line.put(if is_selected { glyphs.cursor } else { " " }, theme.strong);
        line.put(link.kind, theme.muted).skip(1);
        if self.width >= BESIDE {
            line.skip_to(1 + LABELS).cell(&paragraph, 4, theme.text, "");
            line.put(format!("{bar} "), grade_style).cell(&grade, 5, grade_style, "");
            line.cell(short, SHORT_COLUMNS + 1, theme.text, cut);
        } else {
            line.put(paragraph, theme.text).put(format!("{bar} {grade} "), grade_style);
            line.put(format!("{short}  "), theme.text);
        }
        line.put_cut(claim.gist().to_owned(), theme.text, cut);
        let line = line.fill();
        self.links.push(LinkPlace { line: self.lines.len(), target: claim.row() });
        self.lines.push(if is_selected { line.style(theme.cursor) } else { line });
    }
}
