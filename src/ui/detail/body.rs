//! What scrolls: the words of the claim, and everything that is known of it.

use crate::ui::{
    Look,
    detail::{
        quote,
        render::{Detail, LinkPlace},
        words,
    },
    widgets::{compose::Composer, look::letter_of, rich::Rich, sheet::Sheet},
};
use crate::{
    library::{MEASURES, SHORT_COLUMNS, Vocabulary},
    ui::{Link, TextMode, detail::link::links},
};

/// The columns of the labels, where they stand beside the text.
const LABELS: usize = 14;
/// The narrowest detail in which they do.
const BESIDE: u16 = 60;

/// The text as it is written.
pub(in crate::ui) struct Body<'l> {
    /// Its lines.
    pub sheet: Sheet<'l>,
    /// The links among them.
    pub links: Vec<LinkPlace>,
}

impl Detail<'_> {
    /// The lines that scroll.
    pub(super) fn body<'l>(&self, width: u16, look: Look<'l>) -> Body<'l> {
        let mut body = Body { sheet: Sheet::new(width, look), links: Vec::new() };
        self.put_words(&mut body);
        body.sheet.blank();
        self.put_verification(&mut body);
        self.put_facts(&mut body);
        self.put_replies(&mut body);
        self.put_links(&mut body);
        self.put_others(&mut body);
        body
    }

    /// The quotation and its translation, or the claim in the curator's words.
    fn put_words(&self, body: &mut Body<'_>) {
        let claim = self.claim;
        let muted = body.sheet.look.theme.muted;
        if !claim.is_quoted() {
            body.sheet.text(&Rich::of("in the curator's words, not a quotation", muted), 1, 1);
            let gist = self.marked(claim.gist(), body.sheet.look);
            return body.sheet.text(&gist, 1, 1);
        }
        let has_translation = claim.translation().len() > 0;
        if self.text != TextMode::Translation || !has_translation {
            let marks = quote::marks(claim.dossier().language(), body.sheet.look.symbols);
            for span in claim.quote() {
                body.quotation(self.marked(span, body.sheet.look), marks);
            }
        }
        if self.text != TextMode::Original && has_translation {
            body.sheet.text(&Rich::of(words::translation(claim), muted), 1, 1);
            for span in claim.translation() {
                body.sheet.text(&self.marked(span, body.sheet.look), 2, 2);
            }
        }
    }

    pub(crate) fn marked(&self, text: &str, look: Look<'_>) -> Rich {
        let style = look.theme.text;
        Rich::default().put_marked(text, (style, look.matched(style)), &(self.matches)(text))
    }

    /// What the reader has recorded.
    fn put_verification(&self, body: &mut Body<'_>) {
        let Some(verification) = self.verification else { return };
        let (text, strong) = (body.sheet.look.theme.text, body.sheet.look.theme.strong);
        if let Some(status) = verification.sentence() {
            let sign = body.sheet.look.status(verification);
            body.entry("status", Rich::of(sign, strong).put(&format!(" {status}"), text));
        }
        body.optional("your note", verification.note.as_deref().unwrap_or_default());
    }

    fn put_facts(&self, body: &mut Body<'_>) {
        let claim = self.claim;
        let (text, strong) = (body.sheet.look.theme.text, body.sheet.look.theme.strong);
        if claim.is_quoted() {
            body.entry("gist", self.marked(claim.gist(), body.sheet.look));
        }
        if !self.role_fits(body.sheet.width, body.sheet.look) {
            body.optional("role", &words::role(claim.speaker(), body.sheet.look));
        }
        let why = claim.why().sentences().join(body.sheet.look.dot());
        let label = format!("why {}", claim.grade());
        body.entry(&label, Rich::of(&format!("{why} ({MEASURES})"), text));
        body.entry("content", Rich::of(claim.content().label(), text));
        for (at, stance) in claim.stances().enumerate() {
            let sign = body.sheet.look.stance(stance);
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
        let (text, strong) = (body.sheet.look.theme.text, body.sheet.look.theme.strong);
        let pilcrow = body.sheet.look.glyphs().paragraph;
        for (at, reply) in claim.replies().enumerate() {
            let sign = body.sheet.look.reply(reply.reply());
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
}

impl Body<'_> {
    /// A quotation whose opening mark hangs before its lines.
    fn quotation(&mut self, text: Rich, (open, close): (&str, &str)) {
        let style = self.sheet.look.theme.text;
        let hang = crate::text::width(open);
        let text = Rich::of(open, style).append(text).put(close, style);
        self.sheet.text(&text, 1, 1 + hang);
    }

    /// A labelled text; without a label it goes on below the one before.
    pub(crate) fn entry(&mut self, label: &str, text: Rich) {
        let muted = self.sheet.look.theme.muted;
        if self.sheet.width >= BESIDE {
            self.sheet.beside((label, muted), &text, 1 + LABELS);
        } else if label.is_empty() {
            self.sheet.text(&text, 3, 3);
        } else {
            let text = Rich::of(&format!("{label}: "), muted).append(text);
            self.sheet.text(&text, 1, 3);
        }
    }

    /// A labelled text, where there is any.
    pub(crate) fn optional(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            self.entry(label, Rich::of(text, self.sheet.look.theme.text));
        }
    }

    /// A link to another claim, in one line.
    fn link(&mut self, link: Link<'_>, is_selected: bool) {
        let Look { theme, .. } = self.sheet.look;
        let glyphs = self.sheet.look.glyphs();
        let claim = link.claim;
        let letter = letter_of(claim.grade());
        let bar = self.sheet.look.bar_in_list(letter);
        let paragraph = format!("{}{} ", glyphs.paragraph, claim.paragraph());
        let (grade, grade_style) = (claim.grade().to_string(), self.sheet.look.grade(letter));
        let (short, cut) = (claim.speaker().short(), glyphs.cut);
        let mut line = Composer::new(self.sheet.width);
        line.put(if is_selected { glyphs.cursor } else { " " }, theme.strong);
        line.put(link.kind, theme.muted).skip(1);
        if self.sheet.width >= BESIDE {
            line.skip_to(1 + LABELS).cell(&paragraph, 4, theme.text, "");
            line.put(format!("{bar} "), grade_style).cell(&grade, 5, grade_style, "");
            line.cell(short, SHORT_COLUMNS + 1, theme.text, cut);
        } else {
            line.put(paragraph, theme.text).put(format!("{bar} {grade} "), grade_style);
            line.put(format!("{short}  "), theme.text);
        }
        line.put_cut(claim.gist().to_owned(), theme.text, cut);
        let line = line.fill();
        self.links.push(LinkPlace { line: self.sheet.lines.len(), target: claim.row() });
        self.sheet.lines.push(if is_selected { self.sheet.look.selected(line) } else { line });
    }
}
