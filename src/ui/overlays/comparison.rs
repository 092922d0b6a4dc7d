//! Two dossiers side by side, with what differs.

use super::{After, Overlay};
use crate::{
    action::Action,
    analysis,
    config::Context,
    export::diff::{self, Row, Sides, Versions},
    library::{DossierRef, Library, MEASURES},
    ui::{
        Cx, Look, Navigator,
        chrome::source,
        hints::Entry,
        layout::{Screen, split_top},
        overlays::choose::Options,
        render::Painter,
        scrolled,
        widgets::{
            compose::Composer,
            rich::Rich,
            sheet::{LABELS, Sheet},
        },
    },
};
use ratatui::{layout::Rect, text::Line};

const HINTS: &[Entry] = &[
    (&[Action::Down, Action::Up], "scroll"),
    (&[Action::Leave], "close"),
    (&[Action::PageDown, Action::PageUp], "page"),
];

/// The popup has all the room that there is.
const LARGEST: (u16, u16) = (u16::MAX, u16::MAX);
/// The narrowest popup in which two versions stand side by side.
const BESIDE: u16 = 90;

/// Two dossiers and what they differ in, while that is open.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The ids of the older and the newer dossier.
    ids: [Box<str>; 2],
    /// Of each what it is called, and when and where it was published.
    names: [[String; 2]; 2],
    pieces: Vec<Piece>,
    /// The first line that is shown.
    top: usize,
}

/// A piece of what differs.
#[derive(Debug, Clone)]
enum Piece {
    /// What follows, or what is to be said of all.
    Text(String),
    /// An entry.
    Entry { sign: char, text: String },
    /// What there is to say of an entry that only one version has.
    Fact { kind: &'static str, text: String },
    /// What both versions have in a field.
    Change { kind: &'static str, sides: Sides, because: String },
}

impl Comparison {
    /// The dossiers that the selected one can be compared with, the most alike first: those of its
    /// article, then those of its outlet, and what was published at about the same time.
    fn others(nav: &Navigator) -> Vec<DossierRef<'_>> {
        let Some(this) = nav.dossier() else { return Vec::new() };
        let mut others: Vec<DossierRef<'_>> =
            nav.library().dossiers().filter(|other| other.key() != this.key()).collect();
        others.sort_by_cached_key(|other| {
            let days = this.published().zip(other.published());
            let days = days.map(|(one, other)| one.duration_until(other).unsigned_abs());
            let is_other = !analysis::diff::name_one_article(this, *other);
            (is_other, other.outlet() != this.outlet(), days.is_none(), days)
        });
        others
    }

    /// What there is to compare the selected dossier with.
    pub(super) fn options(nav: &Navigator) -> Option<Options> {
        let others = Self::others(nav);
        let row = |it: &DossierRef<'_>| {
            let about = format!("{}, {}: {}", it.outlet(), it.published_long(), it.title());
            (it.id().to_owned(), about)
        };
        (!others.is_empty())
            .then(|| Options { rows: others.iter().map(row).collect(), current: None })
    }

    /// The selected dossier and another one, by its place among the options.
    pub(super) fn open(at: usize, nav: &Navigator) -> Option<Self> {
        let (this, other) = (nav.dossier()?, *Self::others(nav).get(at)?);
        // What was published later is the newer version; of one day the one that is selected.
        let [old, new] = match other.published() > this.published() {
            true => [this, other],
            false => [other, this],
        };
        let ids = [old, new].map(|it| Box::from(it.id()));
        let mut comparison = Self { ids, names: Default::default(), pieces: Vec::new(), top: 0 };
        comparison.read(nav.library());
        Some(comparison)
    }

    /// Compares the dossiers as they are now; one that is gone leaves what was there.
    fn read(&mut self, library: &Library) {
        let found = self
            .ids
            .each_ref()
            .map(|id| library.names().dossier_by_id(id).map(|id| library.dossier(id)));
        let [Some(old), Some(new)] = found else { return };
        self.names = [old, new].map(|it| {
            [
                it.title().to_owned(),
                format!("{}: {}, {}", it.id(), it.outlet(), it.published_long()),
            ]
        });
        if !analysis::diff::are_of_one_article(old, new) {
            self.pieces = two_articles(old, new).map(Piece::Text).to_vec();
            return;
        }
        let compared = analysis::diff::diff(old, new);
        let versions = Versions { old, new };
        let piece = |row: Row<'_>| match row {
            Row::Heading(text) => Piece::Text(text),
            Row::Entry { sign, text } => Piece::Entry { sign, text },
            Row::Fact { kind, text } => Piece::Fact { kind, text },
            Row::Change { change, because } => Piece::Change {
                kind: change.field.kind.word(),
                sides: diff::sides(change, versions),
                because,
            },
        };
        let is_same = compared.is_empty();
        self.pieces = diff::two_dossiers(&compared).map(Piece::Text).into_iter().collect();
        self.pieces.extend(is_same.then(|| Piece::Text(diff::nothing(&compared))));
        self.pieces.extend(diff::rows(&compared).into_iter().map(piece));
        self.pieces.extend((!is_same).then(|| Piece::Text(format!("Grades say {MEASURES}."))));
    }

    /// The lines in so many columns.
    fn lines(&self, width: u16, look: Look<'_>) -> Vec<Line<'static>> {
        let theme = look.theme;
        let mut sheet = Sheet::new(width, look);
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => {
                    if !sheet.lines.is_empty() {
                        sheet.blank();
                    }
                    sheet.text(&Rich::of(&look.said(text), theme.strong), 1, 1);
                }
                Piece::Entry { sign, text } => {
                    let sign = sign.to_string();
                    sheet.beside((&sign, theme.strong), &Rich::of(&look.said(text), theme.text), 3);
                }
                Piece::Fact { kind, text } => {
                    sheet.beside((kind, theme.muted), &Rich::of(text, theme.text), 3 + LABELS);
                }
                Piece::Change { kind, sides, because } => {
                    change(&mut sheet, kind, sides, because);
                }
            }
        }
        sheet.lines
    }
}

/// What is said of two dossiers that are no versions of one article, and what to do.
fn two_articles(old: DossierRef<'_>, new: DossierRef<'_>) -> [String; 3] {
    let [one, other] = [old, new].map(|it| format!("“{}” ({})", it.title(), source(it)));
    [
        format!("These are two different articles: {one} and {other}."),
        "No address, title or text is the same, and hardly a quotation. Set side by side, their \
         claims would only seem to answer each other."
            .to_owned(),
        "To see what became of an article, choose another edition of it. Several articles stand \
         side by side in Dossiers, and a query finds claims in all of them."
            .to_owned(),
    ]
}

/// A field: what kind of change it is and which field, and what both versions have, side by side or
/// one under the other.
fn change(sheet: &mut Sheet<'_>, kind: &str, sides: &Sides, because: &str) {
    let (look, width) = (sheet.look, sheet.width);
    let theme = look.theme;
    let label = match sides.label.as_str() {
        "" => kind.to_owned(),
        label => format!("{kind}: {label}"),
    };
    sheet.text(&Rich::of(&label, theme.muted), 3, 3);
    let [old, new] = [&sides.old, &sides.new].map(|text| Rich::of(&look.said(text), theme.text));
    if width >= BESIDE {
        let mut columns = [&old, &new].map(|text| {
            let mut column = Sheet::new(width / 2, look);
            column.text(text, 3, 3);
            column.lines.into_iter()
        });
        loop {
            let [left, right] = columns.each_mut().map(Iterator::next);
            if left.is_none() && right.is_none() {
                break;
            }
            let mut line = Composer::new(width);
            for (at, side) in [(0, left), (usize::from(width / 2), right)] {
                line.skip_to(at);
                for span in side.unwrap_or_default().spans {
                    line.put(span.content.into_owned(), span.style);
                }
            }
            sheet.lines.push(line.finish());
        }
    } else {
        for (sign, text) in [("-", old), ("+", new)] {
            sheet.beside((sign, theme.muted), &text, 3);
        }
    }
    let notes = [
        sides
            .look_the_same
            .then(|| "They look the same: white space or a character code differs.".to_owned()),
        (!because.is_empty()).then(|| format!("because: {because}")),
    ];
    for note in notes.into_iter().flatten() {
        sheet.text(&Rich::of(&look.said(&note), theme.muted), 3, 3);
    }
}

impl Overlay for Comparison {
    fn keys(&self) -> (Context, &'static [Entry]) {
        (Context::Comparison, HINTS)
    }

    fn update(&mut self, action: Action, cx: &mut Cx) -> After {
        match action {
            Action::Close | Action::Leave => return After::Close,
            _ => self.top = scrolled(self.top, action, cx.frame.popup),
        }
        After::Stay
    }

    fn sync(&mut self, cx: &mut Cx) {
        self.read(cx.nav.library());
    }

    fn render(&self, screen: &Screen, area: Rect, painter: &mut Painter<'_, '_>) {
        let area = painter.popup("What differs", screen.popup(area, LARGEST));
        let look = painter.look;
        let ([old_title, old], [title, new]) = (&self.names[0], &self.names[1]);
        let theme = look.theme;
        // Each side says which sign is its own.
        let (old, new) = (("-", old, theme.muted), ("+", new, theme.muted));
        let (height, columns) = match area.width {
            BESIDE.. => {
                let titles = [old_title, title].map(|title| (" ", title, theme.strong));
                (2, vec![vec![titles[0], old], vec![titles[1], new]])
            }
            // The newer one says what both are versions of.
            _ => (3, vec![vec![(" ", title, theme.strong), old, new]]),
        };
        let (head, body) = split_top(area, height + 1);
        let width = head.width / columns.len() as u16;
        for (at, column) in (0..).zip(columns) {
            let lines = column.into_iter().map(|(sign, text, style)| {
                let mut line = Composer::new(width);
                line.skip(1).put(sign, theme.strong).skip(1);
                line.put_cut(text.as_str(), style, look.glyphs().cut);
                line.finish()
            });
            let x = head.x + at * width;
            painter.lines(&lines.collect::<Vec<_>>(), Rect { x, width, ..head });
        }
        let lines = self.lines(body.width, painter.look);
        painter.frame.popup = painter.long_text(&lines, self.top, body);
    }
}
