//! The selected claim in full: a head that never scrolls away, and below it all that is known.

use super::{
    Detail, TextMode,
    link::{Link, links},
    undecided, words,
};
use crate::{
    action::Action,
    dossier::{ClaimField, SHORT_COLUMNS},
    export::Marks,
    library::{
        About, ClaimRef, Fact, Facts, MEASURES, Row, SourceRef, SpeakerRef, TopicRef,
        TranslationRef, Value, Verification, Vocabulary,
    },
    query::{Highlighter, Reach},
    text::width as columns_of,
    ui::{
        Look, Pane, Target,
        layout::{self, split_top},
        render::Painter,
        widgets::{
            claim_row::ClaimView,
            compose::Composer,
            look::letter_of,
            rich::Rich,
            sheet::{LABELS, Sheet, WITH_LABELS},
        },
    },
};
use ratatui::{
    layout::Rect,
    style::{Modifier, Style},
    text::Line,
};

/// The columns of a bar and the grade of one source, and a blank.
const CODE: usize = 6;
/// The least height at which the speaker has a line.
const WITH_SPEAKER: u16 = 5;
/// The least height at which grade and stances may take two lines.
const WITH_TWO_LINES: u16 = 7;

impl Detail {
    /// Draws the title of the pane.
    pub(crate) fn title(&self, area: layout::Pane, painter: &mut Painter<'_, '_>) {
        let claim = painter.cx.nav.selected().map(|claim| painter.cx.claim_view(claim));
        let status = claim.and_then(|it| it.verification).and_then(Verification::label);
        let id = claim.map(|it| it.claim.id().to_owned());
        let about: Vec<_> = id.into_iter().chain(status).collect();
        painter.title(Pane::Detail, "Claim", &about.join(painter.look.dot()), area.title);
    }

    /// Draws the selected claim.
    pub(crate) fn render(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        painter.frame.add(area, Target::Pane(Pane::Detail));
        let Some(claim) = painter.cx.nav.selected() else { return };
        let claim = painter.cx.claim_view(claim);
        let head = head(claim, (area.width, area.height), &painter.search, painter.look);
        let (above, below) = split_top(area, head.len() as u16);
        let (lines, links) = self.body(claim, area.width, painter);
        painter.lines(&head, above);
        let window = painter.long_text(&lines, self.top, below);
        let sources = claim.claim.all_sources().filter_map(SourceRef::speaker);
        for address in sources.map(SpeakerRef::url).chain([claim.claim.dossier().url()]) {
            painter.frame.add_address(below, address);
        }
        for (line, row) in links.iter().filter(|(line, _)| window.shows(*line)) {
            let y = below.y + (line - window.top) as u16;
            painter.frame.add(Rect { y, height: 1, ..below }, Target::Link(*row));
        }
        painter.frame.links = links.iter().map(|(line, _)| *line).collect();
        painter.frame.detail = window;
    }

    /// The lines that scroll, and those of them that lead to another claim.
    fn body(
        &self,
        claim: ClaimView<'_>,
        width: u16,
        painter: &Painter<'_, '_>,
    ) -> (Vec<Line<'static>>, Vec<(usize, Row)>) {
        let (look, search) = (painter.look, &painter.search);
        let sheet = Sheet::new(width, look);
        let mut body = Body { claim: claim.claim, search, look, sheet, links: Vec::new() };
        body.put_undecided();
        body.put_words(self.text);
        body.sheet.blank();
        if let Some(verification) = claim.verification {
            body.put_verification(verification, &painter.cx.key(Action::Note));
        }
        body.put_gist_and_role();
        let has_focus = painter.cx.nav.pane == Pane::Detail;
        let selected = Some(self.link).filter(|_| has_focus);
        let links = links(claim.claim);
        // What it rests on says more than why that gives it its grade.
        let (carriers, others) = links.split_at(claim.claim.rests_on().count().min(links.len()));
        body.put_links(carriers, selected);
        body.put_facts();
        body.put_replies();
        body.put_links(others, selected);
        body.put_rest();
        (body.sheet.lines, body.links)
    }
}

/// What never scrolls away: who says it, the grade and the stances.
fn head<'a>(
    view: ClaimView<'a>,
    (width, height): (u16, u16),
    search: &Highlighter,
    look: Look<'_>,
) -> Vec<Line<'a>> {
    let speaker = (height >= WITH_SPEAKER).then(|| speaker_line(view.claim, width, search, look));
    let grade = grade_lines(view, width, height >= WITH_TWO_LINES, look);
    speaker.into_iter().chain(grade).take(height.into()).collect()
}

/// Name, and as much as there is room for of role and tenure.
fn speaker_line<'a>(
    claim: ClaimRef<'a>,
    width: u16,
    search: &Highlighter,
    look: Look<'_>,
) -> Line<'a> {
    let (theme, cut) = (look.theme, look.glyphs().cut);
    let (name, paragraph) = (words::names(claim), paragraph(claim, look));
    let end = usize::from(width).saturating_sub(columns_of(&paragraph) + 1);
    let room = |line: &Composer<'_>| end.saturating_sub(line.used() + 1);
    let mut line = Composer::new(width);
    line.skip(1);
    let styles = (theme.text, look.matched(theme.text));
    let columns = columns_of(&name).min(room(&line));
    let found = search.ranges(&name, Reach::Text);
    line.marked(name, columns, styles, &found, cut);
    let role = role_in_head(claim, look);
    if !role.is_empty() {
        let columns = room(&line);
        line.cell(&format!(", {role}"), columns, theme.muted, cut);
    }
    line.skip_to(end).put(paragraph, theme.muted);
    line.finish()
}

/// The role of who makes it; of several sources each has its own in their list.
fn role_in_head(claim: ClaimRef<'_>, look: Look<'_>) -> String {
    let only = claim.speaker().filter(|_| claim.more_sources() == 0);
    only.map(|it| words::role(it, look)).unwrap_or_default()
}

fn paragraph(claim: ClaimRef<'_>, look: Look<'_>) -> String {
    format!("{}{}", look.glyphs().paragraph, claim.paragraph())
}

/// Grade, form of speech and stances in one line, or where they do not fit and may take two, in
/// two. In a single line too short for all, the stances come before the names.
fn grade_lines(
    view: ClaimView<'_>,
    width: u16,
    may_break: bool,
    look: Look<'_>,
) -> Vec<Line<'static>> {
    let claim = view.claim;
    let (bar, style) = view.bar(look);
    let grade = [
        (format!("{bar} {}", words::grade(claim)), style),
        (format!(" {}", claim.rule().name), style),
        (format!(", {}", words::speech(claim)), look.theme.text),
    ];
    let stances = claim.stances().flat_map(|stance| {
        let on = words::called(stance.proposition());
        let words = format!(" {}: {on}", stance.position().label());
        [(format!("   {}", look.stance(stance)), look.theme.strong), (words, look.theme.text)]
    });
    let stances: Vec<(String, Style)> = stances.collect();
    let all = [&grade[..], &stances].concat();
    let fits = |pieces: &[(String, Style)]| {
        let columns: usize = pieces.iter().map(|(text, _)| columns_of(text)).sum();
        columns < usize::from(width)
    };
    let lines = if fits(&all) {
        vec![all]
    } else if !may_break {
        vec![[&grade[..1], &stances, &grade[1..]].concat()]
    } else {
        let (first, second) = all.split_at(if fits(&grade) { 3 } else { 2 });
        vec![first.to_vec(), second.to_vec()]
    };
    lines.into_iter().map(|pieces| line(pieces, width, look)).collect()
}

/// A line of pieces, without what parts the first from one before it.
fn line(pieces: Vec<(String, Style)>, width: u16, look: Look<'_>) -> Line<'static> {
    let mut line = Composer::new(width);
    line.skip(1);
    for (at, (text, style)) in pieces.into_iter().enumerate() {
        let text = match at {
            // In ASCII a comma is a sign, too.
            0 => text.strip_prefix(", ").unwrap_or(&text).trim_start().to_owned(),
            _ => text,
        };
        line.put_cut(text, style, look.glyphs().cut);
    }
    line.finish()
}

/// What scrolls, in the making.
struct Body<'p> {
    claim: ClaimRef<'p>,
    search: &'p Highlighter,
    look: Look<'p>,
    sheet: Sheet<'p>,
    /// The lines that lead to another claim.
    links: Vec<(usize, Row)>,
}

impl Body<'_> {
    /// What is undecided, before anything that depends on it.
    fn put_undecided(&mut self) {
        let (claim, look) = (self.claim, self.look);
        let marks = look.quotation_marks(claim.dossier().language());
        let entries = undecided::of_claim(claim, marks);
        for (at, entry) in entries.iter().enumerate() {
            self.put_open(if at == 0 { "undecided" } else { "" }, entry);
        }
        if !entries.is_empty() {
            self.sheet.blank();
        }
    }

    /// The quotation and its translation, or the claim in the curator's words.
    fn put_words(&mut self, text: TextMode) {
        let (claim, look) = (self.claim, self.look);
        let muted = look.theme.muted;
        if !claim.is_quoted() {
            let whose = match claim.gist() {
                Some(_) => "in the curator's words, not a quotation",
                None => "the gist is undecided; words of the text:",
            };
            self.sheet.text(&Rich::of(whose, muted), 1, 1);
            let style = match claim.gist() {
                Some(_) => look.theme.strong,
                None => look.theme.strong.add_modifier(Modifier::ITALIC),
            };
            return self.sheet.text(&self.marked_in(&claim.line(), style), 1, 1);
        }
        let has_translation = claim.translation().len() > 0;
        if text != TextMode::Translation || !has_translation {
            let Marks { open, close } = look.quotation_marks(claim.dossier().language());
            for span in claim.quote() {
                let strong = look.theme.strong;
                let text = Rich::of(open, strong).append(self.marked_in(span, strong));
                // The opening mark hangs before the lines.
                self.sheet.text(&text.put(close, strong), 1, 1 + columns_of(open));
            }
        }
        if text != TextMode::Original && has_translation {
            self.sheet.text(&Rich::of(words::translation(claim), muted), 1, 1);
            for span in claim.translation() {
                self.sheet.text(&self.marked(span), 2, 2);
            }
        }
    }

    /// What the reader has recorded; `key` goes on with a note that is unfinished.
    fn put_verification(&mut self, verification: &Verification, key: &str) {
        if let Some(status) = verification.sentence() {
            self.put_sign("status", self.look.status(verification), &status);
        }
        self.put_text("your note", verification.note.as_deref().unwrap_or_default());
        if let Some(note) = &verification.unfinished_note {
            self.put_text("unfinished", &format!("your note: {note} ({key} goes on with it)"));
        }
    }

    fn put_gist_and_role(&mut self) {
        let (claim, look) = (self.claim, self.look);
        if claim.is_quoted()
            && let Some(gist) = claim.gist()
        {
            self.entry("gist", self.marked(gist));
        }
        let role = role_in_head(claim, look);
        let in_head = [&*words::names(claim), ", ", &role, &paragraph(claim, look)];
        // A blank before the name, and before and after the paragraph.
        if in_head.map(columns_of).iter().sum::<usize>() + 3 > usize::from(self.sheet.width) {
            self.put_text("role", &role);
        }
    }

    fn put_facts(&mut self) {
        let (claim, look) = (self.claim, self.look);
        let why = claim.why().sentences().join(look.dot());
        self.put_text(&format!("why {}", claim.grade()), &format!("{why} ({MEASURES})"));
        self.put_sources();
        match claim.content() {
            Some(content) => self.put_text("content", content.label()),
            None => self.put_open("content", "undecided"),
        }
        for (at, stance) in claim.stances().enumerate() {
            let side = format!("{}: {}", words::stance(stance), stance.proposition().text());
            self.put_sign(if at == 0 { "stance" } else { "" }, look.stance(stance), &side);
            self.put_text("", &words::denied(claim, stance).unwrap_or_default());
        }
        if claim.is_undecided(ClaimField::Stances) {
            self.put_open("stance", "undecided");
        } else if claim.stances().len() == 0 {
            self.put_text("stance", "takes no side");
        }
    }

    /// Each source of several, with what is known of it and its own grade.
    fn put_sources(&mut self) {
        let (claim, look) = (self.claim, self.look);
        if claim.more_sources() == 0 {
            return;
        }
        for (at, source) in claim.all_sources().enumerate() {
            let letter = letter_of(source.grade());
            let code = format!("{} {}", look.bar_in_list(letter), source.grade());
            let code = format!("{code:<CODE$}");
            let said = Rich::of(&code, look.grade(letter));
            let said = said.put(&words::source(source, look), look.theme.text);
            self.entry(if at == 0 { "sources" } else { "" }, said);
        }
    }

    fn put_replies(&mut self) {
        let (claim, look) = (self.claim, self.look);
        for (at, reply) in claim.replies().enumerate() {
            let pilcrow = look.glyphs().paragraph;
            let said = format!("{} ({pilcrow}{})", words::reply(reply), reply.paragraph());
            self.put_sign(if at == 0 { "replies" } else { "" }, look.reply(reply.reply()), &said);
        }
        if claim.is_reply_undecided() {
            self.put_open("replies", "undecided");
        } else if claim.replies().len() == 0 {
            self.put_text("replies", words::NO_REPLY);
        }
        let criticised: Vec<_> = claim.against().map(SpeakerRef::name).collect();
        self.put_text("criticises", &criticised.join(", "));
        let relays = claim.counted_relays().map(|(speaker, sources)| match sources {
            Some(sources) => format!("{} ({})", speaker.name(), words::number(sources)),
            None => speaker.name().to_owned(),
        });
        self.put_text("words of", &relays.collect::<Vec<_>>().join(", "));
    }

    /// Links below those that are there.
    fn put_links(&mut self, links: &[Link<'_>], selected: Option<usize>) {
        for link in links {
            let is_selected = selected == Some(self.links.len());
            self.put_link(*link, is_selected);
        }
    }

    /// A link to another claim, in one line.
    fn put_link(&mut self, link: Link<'_>, is_selected: bool) {
        let (look, claim, width) = (self.look, link.claim, self.sheet.width);
        let (glyphs, theme) = (look.glyphs(), look.theme);
        let letter = letter_of(claim.grade());
        let (bar, style) = (look.bar_in_list(letter), look.grade(letter));
        let (grade, short) = (claim.grade().to_string(), claim.speaker_short());
        let paragraph = paragraph(claim, look) + " ";
        let mut line = Composer::new(width);
        line.put(if is_selected { glyphs.cursor } else { " " }, theme.strong);
        line.put(link.kind, theme.muted).skip(1);
        if width >= WITH_LABELS {
            line.skip_to(1 + LABELS).cell(&paragraph, 4, theme.text, "");
            line.put(format!("{bar} "), style).cell(&grade, 5, style, "");
            line.cell(&short, SHORT_COLUMNS + 1, theme.text, glyphs.cut);
        } else {
            line.put(paragraph, theme.text).put(format!("{bar} {grade} "), style);
            line.put(format!("{short}  "), theme.text);
        }
        line.put_cut(claim.line().into_owned(), theme.text, glyphs.cut);
        let line = line.fill();
        self.links.push((self.sheet.lines.len(), claim.row()));
        self.sheet.lines.push(if is_selected { look.selected(line) } else { line });
    }

    /// What the dossier says besides: of the claim, and then of its speaker, the requests for
    /// comment on it, its topics and its article.
    fn put_rest(&mut self) {
        let (claim, look) = (self.claim, self.look);
        let mut facts = claim.facts();
        // Of several sources each has its own in their list.
        let is_of_source = |fact: &Fact<'_>| matches!(fact.key, "anonymity" | "knows");
        facts.retain(|fact| claim.more_sources() == 0 || !is_of_source(fact));
        self.put_other_facts(None, &facts);
        for speaker in claim.all_sources().filter_map(SourceRef::speaker) {
            self.put_other_facts(Some((About::Speaker, speaker.name())), &speaker.facts());
        }
        let Marks { open, close } = look.quotation_marks(claim.dossier().language());
        let requests = claim.requests().flat_map(|request| {
            let place = format!("{}{}", look.glyphs().paragraph, request.paragraph());
            let quoted =
                request.quote().map(|span| format!("{place} replied: {open}{span}{close}"));
            quoted.chain(request.note().map(|note| format!("{place}: {note}"))).collect::<Vec<_>>()
        });
        self.put_section(About::Request, requests);
        let gists = claim
            .topics()
            .filter_map(|topic| Some(format!("{}: {}", topic.label(), topic.gist()?)));
        self.put_section(About::Topic, gists);
        let article = claim.dossier();
        let facts = article.facts();
        let is_open = |fact: &&Fact<'_>| matches!(fact.key, "open" | "open_lists");
        let open = facts.iter().filter(is_open).flat_map(|fact| fact.value.labels());
        let open = open.collect::<Vec<_>>().join(", ");
        let has_open = !open.is_empty();
        if has_open {
            self.sheet.blank();
            self.put_text(About::Article.word(), article.title());
            self.put_open("undecided", &open);
        }
        let heading = (About::Article, article.title());
        self.put_other_facts(Some(heading).filter(|_| !has_open), &facts);
    }

    /// Texts under one label, set apart from what is above.
    fn put_section(&mut self, about: About, texts: impl Iterator<Item = String>) {
        for (at, text) in texts.enumerate() {
            if at == 0 {
                self.sheet.blank();
            }
            self.put_text(about.word(), &text);
        }
    }

    /// The facts that stand nowhere else in the detail, where there are any below what they are
    /// about.
    fn put_other_facts(&mut self, of: Option<(About, &str)>, facts: &[Fact<'_>]) {
        for (at, fact) in facts.iter().filter(|fact| !stands_elsewhere(fact)).enumerate() {
            if let Some((about, name)) = of.filter(|_| at == 0) {
                self.sheet.blank();
                self.put_text(about.word(), name);
            }
            let text = match &fact.value {
                Value::Topics(topics) => {
                    let labels: Vec<_> = topics.iter().copied().map(TopicRef::label).collect();
                    self.marked(&labels.join(self.look.dot()))
                }
                value => Rich::of(&value.labels().join(self.look.dot()), self.look.theme.text),
            };
            self.entry(fact.label, text);
        }
    }

    /// A text with what the search finds in it.
    fn marked(&self, text: &str) -> Rich {
        self.marked_in(text, self.look.theme.text)
    }

    fn marked_in(&self, text: &str, style: Style) -> Rich {
        let matches = self.search.ranges(text, Reach::Text);
        Rich::default().put_marked(text, (style, self.look.matched(style)), &matches)
    }

    fn entry(&mut self, label: &str, text: Rich) {
        self.sheet.entry(label, text);
    }

    /// A labelled text, where there is any.
    fn put_text(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            self.entry(label, Rich::of(text, self.look.theme.text));
        }
    }

    /// A labelled text of what is undecided.
    fn put_open(&mut self, label: &str, text: &str) {
        let (theme, sign) = (self.look.theme, self.look.glyphs().undecided);
        self.entry(label, Rich::of(sign, theme.undecided).put(&format!(" {text}"), theme.text));
    }

    /// A labelled text behind a sign.
    fn put_sign(&mut self, label: &str, sign: &str, text: &str) {
        let theme = self.look.theme;
        self.entry(label, Rich::of(sign, theme.strong).put(&format!(" {text}"), theme.text));
    }
}

/// The facts that the detail shows in another form, or that only programs have a use for.
const ELSEWHERE: [(About, &str); 3] = [
    (
        About::Claim,
        "id open speaker proposed candidates seen with relays relay_sources sources speech content \
         paragraph quote translation gist stances against rests_on examples relations",
    ),
    (About::Speaker, "id open same_as name short kind role status aliases"),
    (About::Article, "id open open_lists title paragraphs language reader_language sha256"),
];

/// Whether there is no need to show a fact, or it is not there.
fn stands_elsewhere(fact: &Fact<'_>) -> bool {
    let is_known = |(about, keys): &(About, &str)| {
        fact.about == *about && keys.split(' ').any(|key| key == fact.key)
    };
    let is_original = matches!(fact.value, Value::Translation(TranslationRef::Original));
    is_original || fact.value.is_empty() || ELSEWHERE.iter().any(is_known)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
