//! The speakers side by side: what the claims say of each, their orders and their columns.

use crate::{
    analysis::{Cell, SpeakerRow, Tally},
    dossier::{Basis, ClaimField, Position, RequestField},
    library::{ClaimRef, Grade, Library, Row, SpeakerId, SpeakerRef, Vocabulary, vocabulary},
    query::Reach,
    text::{fold, width as columns_of},
    ui::{
        Look, Navigator, Results,
        chrome::source,
        detail::words::called,
        render::Painter,
        widgets::{
            look::letter_of,
            table::{Column, REST, Spans, Width, text, width_of},
        },
    },
};
use ratatui::{style::Style, text::Span};
use std::cmp::Reverse;

/// A name that is cut off after so many columns still says more than its short form.
const ENOUGH_NAME: usize = 16;
/// The narrowest table of several articles that says in which one somebody speaks.
pub(super) const WITH_ARTICLE: u16 = 60;
/// A longer name says no more.
const LONGEST_NAME: usize = 48;

/// A speaker, and what the claims that are shown say of them.
#[derive(Debug, Clone)]
pub struct SpeakerLine {
    /// Who.
    pub speaker: SpeakerId,
    /// Their claims that are shown, in reading order.
    pub claims: Vec<Row>,
    /// How many are proposed to be theirs, while it is undecided who makes them.
    pub proposed: usize,
    /// The first claim that is theirs, accuses them, was put to them or passes on their words.
    pub first: Option<Row>,
    /// How many claims of others pass on their words.
    pub relayed: usize,
    /// Whether no claim of their articles is theirs.
    pub is_silent: bool,
    /// How many requests to them the articles report.
    pub requests: usize,
    /// What they replied to claims, and the claims that accuse them.
    pub replies: Tally<Cell>,
    /// The best of their grades.
    pub best: Option<Grade>,
    /// The grade that most of their claims have.
    pub usual: Option<Grade>,
    /// One mark for each of the claims.
    pub stances: Tally<StanceMark>,
    /// Whether one of the claims stands, and answers or rests on a fallen one.
    pub hangs: bool,
}

impl SpeakerLine {
    /// A row of the analysis, by ids, with what the query makes of its claims.
    pub(super) fn of(row: &SpeakerRow<'_>, results: &Results) -> Self {
        let hangs = |claim: &ClaimRef<'_>| results.without().is_some_and(|it| it.hangs(*claim));
        let marks = row.claims.iter().map(|claim| StanceMark::of(*claim, results));
        Self {
            speaker: row.speaker.key(),
            claims: row.claims.iter().map(|claim| claim.row()).collect(),
            proposed: row.proposed.len(),
            first: row.first,
            relayed: row.relayed,
            is_silent: row.is_silent,
            requests: row.requests,
            replies: row.replies.clone(),
            best: row.best(),
            usual: row.usual(),
            stances: Tally::over(&StanceMark::ALL, marks),
            hangs: row.claims.iter().any(hangs),
        }
    }

    /// Whether all that they say has fallen with the sources that are left out.
    pub fn has_fallen(&self) -> bool {
        !self.claims.is_empty() && self.stances.get(StanceMark::Fallen) == self.claims.len()
    }

    fn style(&self, style: Style, look: Look<'_>) -> Style {
        if self.has_fallen() { look.fallen(style) } else { style }
    }
}

/// What a claim shows of its stance on the proposition in focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StanceMark {
    /// It takes this side.
    Side(Position, Basis),
    /// It takes none.
    NoSide,
    /// Whether it takes one is undecided.
    Undecided,
    /// It has fallen with the sources that are left out.
    Fallen,
}

impl StanceMark {
    /// All marks, in the order in which they are counted.
    pub const ALL: [Self; 8] = [
        Self::Side(Position::Opposes, Basis::Said),
        Self::Side(Position::Opposes, Basis::Implied),
        Self::Side(Position::Explains, Basis::Said),
        Self::Side(Position::Supports, Basis::Implied),
        Self::Side(Position::Supports, Basis::Said),
        Self::NoSide,
        Self::Undecided,
        Self::Fallen,
    ];

    /// The mark of a claim, toward what is in focus for its dossier.
    fn of(claim: ClaimRef<'_>, results: &Results) -> Self {
        if results.without().is_some_and(|test| !test.keeps(claim)) {
            return Self::Fallen;
        }
        if claim.is_undecided(ClaimField::Stances) {
            return Self::Undecided;
        }
        let focus = results.focus(claim.dossier());
        let stance = focus.and_then(|focus| claim.stance_on(focus.key()));
        match stance.map(|stance| (stance.position(), stance.basis())) {
            None => Self::NoSide,
            // Who explains takes no side that could be implied.
            Some((Position::Explains, _)) => Self::Side(Position::Explains, Basis::Said),
            Some((position, basis)) => Self::Side(position, basis),
        }
    }

    /// Its sign; no side has none.
    fn span<'a>(self, look: Look<'_>) -> Option<Span<'a>> {
        let theme = look.theme;
        Some(match self {
            Self::NoSide => return None,
            Self::Side(position, basis) => Span::styled(look.side(position, basis), theme.strong),
            Self::Undecided => Span::styled(look.glyphs().undecided, theme.undecided),
            Self::Fallen => Span::styled(look.fallen_sign(), look.fallen(theme.muted)),
        })
    }
}

/// An order of speakers. Those who are equal in it stand as the articles bring them in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum SpeakerOrder {
    /// Those with most claims first.
    #[default]
    Claims,
    /// As the articles bring them in; then those whom no claim concerns.
    Article,
    /// By name.
    Name,
    /// By what kind of source they are.
    Kind,
    /// Those who oppose the proposition in focus most often first, then those who explain it,
    /// then those who support it.
    Stance,
    /// By the best of their grades.
    Best,
    /// By their usual grade.
    Usual,
    /// Those who were asked and accused about most claims first.
    Replies,
}

vocabulary!(SpeakerOrder {
    Claims => "claims", "most claims first";
    Article => "article", "in the article's order";
    Name => "name", "by name";
    Kind => "kind", "by kind";
    Stance => "stance", "opposing first";
    Best => "best", "best grade first";
    Usual => "usual", "best usual grade first";
    Replies => "replies", "most asked and criticised first";
});

impl SpeakerOrder {
    /// Brings speakers into this order.
    pub(super) fn sort(self, lines: &mut [SpeakerLine], library: &Library) {
        lines.sort_unstable_by_key(|line| (line.first.is_none(), line.first, line.speaker));
        let speaker = |line: &SpeakerLine| library.speaker(line.speaker);
        // Whoever has no grade comes last.
        let place = |grade: Option<Grade>| (grade.is_none(), grade.map(Grade::order));
        match self {
            Self::Claims => lines.sort_by_key(|line| Reverse((line.claims.len(), line.proposed))),
            Self::Article => {}
            Self::Name => lines.sort_by_cached_key(|line| fold(speaker(line).name()).into_owned()),
            Self::Kind => {
                lines.sort_by_key(|line| speaker(line).kind().map_or(u8::MAX, |kind| kind as u8))
            }
            Self::Stance => lines.sort_by_cached_key(|line| Reverse(sides(line))),
            Self::Best => lines.sort_by_key(|line| place(line.best)),
            Self::Usual => lines.sort_by_key(|line| place(line.usual)),
            Self::Replies => {
                lines.sort_by_key(|line| Reverse((line.replies.total(), line.requests)));
            }
        }
    }
}

/// How often somebody takes each side: opposing, explaining, supporting.
fn sides(line: &SpeakerLine) -> [usize; 3] {
    [Position::Opposes, Position::Explains, Position::Supports].map(|position| {
        let is_on_it = |mark| matches!(mark, StanceMark::Side(side, _) if side == position);
        line.stances.iter().filter(|(mark, _)| is_on_it(*mark)).map(|(_, count)| count).sum()
    })
}

/// The columns of the table.
pub(super) fn columns<'a>(nav: &'a Navigator) -> Vec<Column<'a, 'a, SpeakerLine>> {
    use SpeakerOrder::{Article, Best, Claims, Kind, Name, Replies, Stance, Usual};
    let speaker = |line: &SpeakerLine| nav.library().speaker(line.speaker);
    let mut columns = vec![
        Column::new([""], [(0, 1)], |line: &SpeakerLine, _, painter| {
            let sign = if line.hangs { painter.look.glyphs().dependent } else { " " };
            text(sign, painter.look.theme.strong)
        }),
        Column::new(
            ["speaker"],
            [
                (60, Width::Share { of: (1, 2), most: LONGEST_NAME }),
                (38, Width::Share { of: (2, 3), most: usize::MAX }),
                (0, REST),
            ],
            move |line, width, painter| name(speaker(line), line, width, painter),
        )
        .gap(0)
        .sorts_by(Name as usize),
        Column::new(["kind"], [(100, 12)], move |line, _, painter| {
            let look = painter.look;
            text(
                speaker(line).kind().map_or("undecided", Vocabulary::label),
                line.style(look.theme.muted, look),
            )
        })
        .sorts_by(Kind as usize),
        Column::new(["claims", "#"], [(60, 6), (38, 3)], |line: &SpeakerLine, _, painter| {
            let count = match (line.claims.len(), line.proposed) {
                (count, 0) => count.to_string(),
                (0, proposed) => format!("{proposed}?"),
                (count, proposed) => format!("{count},{proposed}?"),
            };
            text(count, line.style(painter.look.theme.text, painter.look))
        })
        .number()
        .sorts_by(Claims as usize),
        Column::new(stance_headings(nav), [(100, 20), (60, 12), (38, 8)], stances)
            .gap(2)
            .sorts_by(Stance as usize),
        Column::new(["best"], [(60, 5), (0, 4)], |line: &SpeakerLine, _, painter| {
            grade(line.best, line, painter)
        })
        .sorts_by(Best as usize),
        Column::new(["usual"], [(60, 5)], |line: &SpeakerLine, _, painter| {
            grade(line.usual, line, painter)
        })
        .sorts_by(Usual as usize),
        Column::new(["claims by reply", "reply"], [(38, REST)], replies)
            .gap(2)
            .sorts_by(Replies as usize),
    ];
    // Of several dossiers, which one somebody speaks in.
    if nav.library().dossier_count() > 1 {
        let article = move |line: &SpeakerLine, width: usize, painter: &Painter<'a, '_>| {
            let dossier = speaker(line).dossier();
            let whole = source(dossier);
            let shown = if columns_of(&whole) <= width { whole } else { dossier.outlet().into() };
            text(shown, line.style(painter.look.theme.muted, painter.look))
        };
        let widths = [(140, 20), (WITH_ARTICLE, 12)];
        let column = Column::new(["article"], widths, article).sorts_by(Article as usize);
        columns.insert(2, column);
    }
    columns
}

/// What the marks are toward; with several articles toward the lead of each, unless the query
/// names a proposition.
fn stance_headings(nav: &Navigator) -> Vec<String> {
    let is_one = nav.query().on().is_some() || nav.library().dossier_count() == 1;
    let on = match nav.dossier().and_then(|dossier| nav.focus(dossier)) {
        _ if !has_propositions(nav) => return vec!["stance".into()],
        Some(focus) if is_one => called(focus),
        _ => "on each lead",
    };
    vec![format!("stance: {on}"), on.to_owned(), "stance".to_owned()]
}

/// Whether there is anything to take a side on.
fn has_propositions(nav: &Navigator) -> bool {
    nav.library().propositions().len() > 0
}

fn name<'a>(
    speaker: SpeakerRef<'a>,
    line: &SpeakerLine,
    width: usize,
    painter: &Painter<'a, '_>,
) -> Spans<'a> {
    let name = match speaker.name() {
        name if width >= ENOUGH_NAME || columns_of(name) <= width => name,
        _ => speaker.short(),
    };
    painter.matched(name, line.style(painter.look.theme.text, painter.look), Reach::Name)
}

/// Their marks one after the other, or how many there are of each where there is no room.
fn stances<'a>(line: &SpeakerLine, width: usize, painter: &Painter<'a, '_>) -> Spans<'a> {
    let (nav, look) = (&painter.cx.nav, painter.look);
    if line.is_silent {
        let relayed = format!("silent; relayed in {}", line.relayed);
        let is_relayed = line.relayed > 0 && columns_of(&relayed) <= width;
        return text(if is_relayed { relayed } else { "silent".to_owned() }, look.theme.muted);
    }
    if !has_propositions(nav) {
        return Spans::new();
    }
    if line.claims.len() - line.stances.get(StanceMark::NoSide) <= width {
        let mark = |row: &Row| StanceMark::of(nav.claim(*row), nav.results()).span(look);
        return line.claims.iter().filter_map(mark).collect();
    }
    let counted = |gap: &'static str| {
        let mut spans = Spans::new();
        for (mark, count) in line.stances.occurring() {
            let Some(sign) = mark.span(look) else { continue };
            spans.extend((!spans.is_empty()).then_some(Span::raw(gap)));
            spans.push(sign);
            spans.push(Span::styled(count.to_string(), line.style(look.theme.text, look)));
        }
        spans
    };
    let wide = counted(" ");
    if width_of(&wide) <= width { wide } else { counted("") }
}

fn grade<'a>(grade: Option<Grade>, line: &SpeakerLine, painter: &Painter<'a, '_>) -> Spans<'a> {
    let look = painter.look;
    let Some(grade) = grade else {
        // Whoever has claims and no grade has none that is decided.
        let sign = if line.claims.is_empty() { "" } else { look.glyphs().undecided };
        return text(format!("  {sign}"), line.style(look.theme.undecided, look));
    };
    let letter = letter_of(grade);
    let is_enough = painter.cx.nav.query().without().is_none_or(|demand| letter.is_enough(demand));
    if line.has_fallen() || !is_enough {
        let style = look.fallen(look.grade(letter));
        text(format!("{} {grade}", look.fallen_sign()), style)
    } else {
        text(format!("{} {grade}", look.bar_in_list(letter)), look.grade(letter))
    }
}

/// Whether somebody was asked about what is undecided.
fn is_asked_about_undecided(speaker: SpeakerRef<'_>) -> bool {
    speaker.dossier().requests().any(|request| {
        request.open().has(RequestField::Claims) && request.to().any(|asked| asked == speaker)
    })
}

/// What they replied to how many claims, in words where there is room for them.
fn replies<'a>(line: &SpeakerLine, width: usize, painter: &Painter<'a, '_>) -> Spans<'a> {
    let look = painter.look;
    if line.replies.total() == 0 {
        let asked = match line.requests {
            0 => "",
            _ if is_asked_about_undecided(painter.cx.nav.library().speaker(line.speaker)) => {
                "asked, undecided about what"
            }
            _ => "asked about no claim",
        };
        return text(asked, look.theme.text);
    }
    let counted = |gap: &'static str, count: fn(Cell, usize) -> String| {
        let mut spans = Spans::new();
        for (cell, times) in line.replies.occurring() {
            spans.extend((!spans.is_empty()).then_some(Span::raw(gap)));
            spans.push(Span::styled(look.cell(cell), look.theme.strong));
            spans.push(Span::styled(count(cell, times), look.theme.text));
        }
        spans
    };
    let long = counted("  ", |cell, times| {
        let word = match cell {
            Cell::Reply(reply) => reply.label(),
            Cell::BodyAsked => "body asked",
            Cell::Undecided => "request undecided",
            Cell::AskedElsewhere => "asked, unclear",
            Cell::BodyAskedElsewhere => "body asked, unclear",
            Cell::NoRequestReported => "no request reported",
        };
        format!(" {times} {word}")
    });
    if width_of(&long) <= width { long } else { counted(" ", |_, times| times.to_string()) }
}
