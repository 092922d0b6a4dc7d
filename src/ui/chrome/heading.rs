//! The first line: the program or its views, and the article.

use crate::ui::{Hit, Look, widgets::compose::Composer};
use crate::{library::DossierRef, text::width as columns_of};
use ratatui::text::Line;

/// What the first line shows.
#[derive(Debug, Clone, Copy)]
pub struct Heading<'a> {
    /// The names of the views, with the keys that show them; a single view needs no tab.
    pub tabs: &'a [&'a str],
    /// Which of them is shown.
    pub current: usize,
    /// The article.
    pub article: Option<DossierRef<'a>>,
}

impl Heading<'_> {
    /// The line, and where the tabs are.
    pub fn draw(&self, width: u16, look: Look<'_>) -> (Line<'static>, Vec<Hit<usize>>) {
        let theme = look.theme;
        let mut line = Composer::new(width);
        let mut hits = Vec::new();
        line.skip(1);
        if self.has_room_for_program(width) {
            line.put("onrecord", theme.strong).skip(2);
        }
        for (at, tab) in self.tabs.iter().enumerate().filter(|_| self.tabs.len() > 1) {
            let start = line.used() as u16;
            if at == self.current {
                line.put(format!("[{tab}]"), theme.strong);
            } else {
                line.put(format!(" {tab} "), theme.text);
            }
            hits.push(Hit { line: 0, columns: start..line.used() as u16, target: at });
            line.skip(1);
        }
        if let Some(article) = self.article {
            let text = article_in(article, line.left().saturating_sub(1), look);
            let start = usize::from(width).saturating_sub(columns_of(&text) + 1);
            line.skip_to(start).put(text, theme.text);
        }
        (line.finish(), hits)
    }
}

impl Heading<'_> {
    /// Which article it is matters more than which program: the name goes where both do not fit.
    fn has_room_for_program(&self, width: u16) -> bool {
        if self.tabs.len() < 2 {
            return true;
        }
        let tabs: usize = self.tabs.iter().map(|tab| columns_of(tab) + 3).sum();
        let source = self.article.map_or(0, |article| columns_of(&source(article)));
        columns_of(" onrecord  ") + tabs + source < usize::from(width)
    }
}

/// Who published it, and when.
fn source(article: DossierRef<'_>) -> String {
    format!("{} {}", article.outlet(), article.published().strftime("%-d %b %Y"))
}

/// Outlet, date and title, or what of them fits.
fn article_in(article: DossierRef<'_>, room: usize, look: Look<'_>) -> String {
    /// A title in fewer columns says nothing.
    const LEAST_TITLE: usize = 12;
    let source = source(article);
    let whole = format!("{source}{}{}", look.dot(), article.title());
    let needed = columns_of(&source) + columns_of(look.dot()) + LEAST_TITLE;
    if columns_of(&whole) <= room {
        whole
    } else if needed <= room {
        crate::text::pad(&whole, room, look.glyphs().cut)
    } else if columns_of(&source) <= room {
        source
    } else {
        String::new()
    }
}
