//! The selected claim in full, as far as it is more than the claim.

pub(crate) mod link;
pub(crate) mod render;
pub(crate) mod undecided;
pub(crate) mod words;

use crate::ui::{Cx, FrameInfo, Window, links, nav::Direction, scrolled};
use crate::{action::Action, library::Vocabulary};

/// Which words of a quotation are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TextMode {
    /// The article's words and the curator's translation.
    #[default]
    Both,
    /// The article's words.
    Original,
    /// The curator's translation.
    Translation,
}

impl Vocabulary for TextMode {
    const ALL: &'static [Self] = &[Self::Both, Self::Original, Self::Translation];

    fn word(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Original => "original",
            Self::Translation => "translation",
        }
    }
}

impl TextMode {
    /// The next choice.
    pub fn next(self) -> Self {
        match self {
            Self::Both => Self::Original,
            Self::Original => Self::Translation,
            Self::Translation => Self::Both,
        }
    }

    /// What is shown, as a sentence.
    pub(crate) fn sentence(self) -> &'static str {
        match self {
            Self::Both => "quotations in the original and in translation",
            Self::Original => "quotations in the original",
            Self::Translation => "quotations in translation",
        }
    }
}

/// The selected claim in full, as far as it is more than the claim.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Detail {
    /// The first line that is shown.
    pub top: usize,
    /// The selected link, counted from the first.
    pub link: usize,
    /// Which words of the quotation are shown.
    pub text: TextMode,
}

/// Moves in the selected claim, or follows its selected link.
pub(crate) fn update(action: Action, cx: &mut Cx) {
    match action {
        // Nobody follows a link unseen.
        Action::Open if !cx.detail.show_link(&cx.frame) => {}
        Action::Open => {
            let links = cx.nav.selected().map(links).unwrap_or_default();
            match links.get(cx.detail.link).map(|link| link.claim.row()) {
                Some(row) => cx.nav.follow(row),
                None => cx.say("this claim has no link to follow"),
            }
        }
        Action::NextSection => cx.nav.step_by_paragraph(Direction::Forward),
        Action::PreviousSection => cx.nav.step_by_paragraph(Direction::Back),
        _ => cx.detail.act(action, &cx.frame),
    }
}

impl Detail {
    /// Starts anew, because the claim is another one.
    pub(crate) fn rewind(&mut self) {
        (self.top, self.link) = (0, 0);
    }

    /// Moves in the claim: to the next link where it is in sight, otherwise by lines, so that
    /// every line can be read and every link be reached with the same two keys.
    pub(crate) fn act(&mut self, action: Action, drawn: &FrameInfo) {
        let is_in_sight = |link: usize| is_in_sight(link, self.top, drawn);
        match action {
            Action::Down if is_in_sight(self.link + 1) => self.link += 1,
            Action::Up if self.link > 0 && is_in_sight(self.link - 1) => self.link -= 1,
            _ => self.scroll(action, drawn),
        }
    }

    /// Moves by lines, and selects a link in sight if the selected one no longer is.
    pub(crate) fn scroll(&mut self, action: Action, drawn: &FrameInfo) {
        self.top = scrolled(self.top, action, drawn.detail);
        if !is_in_sight(self.link, self.top, drawn) {
            let in_sight =
                (0..drawn.links.len()).filter(|link| is_in_sight(*link, self.top, drawn));
            let nearest = in_sight.min_by_key(|link| link.abs_diff(self.link));
            self.link = nearest.unwrap_or(self.link);
        }
    }

    /// Scrolls until the selected link is in sight; says whether it already was.
    pub(crate) fn show_link(&mut self, drawn: &FrameInfo) -> bool {
        let Some(line) = drawn.links.get(self.link) else { return true };
        let was_in_sight = is_in_sight(self.link, self.top, drawn);
        if !was_in_sight {
            self.top = (*line).min(drawn.detail.last_top());
        }
        was_in_sight
    }
}

fn is_in_sight(link: usize, top: usize, drawn: &FrameInfo) -> bool {
    let window = Window { top: top.min(drawn.detail.last_top()), ..drawn.detail };
    drawn.links.get(link).is_some_and(|line| window.shows(*line))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten lines, four of them shown, links in the second, third and ninth.
    fn after(actions: &[Action]) -> (usize, usize) {
        let mut detail = Detail::default();
        for action in actions {
            let window = Window { top: detail.top, height: 4, content: 10 };
            let drawn = FrameInfo { detail: window, links: vec![1, 2, 8], ..FrameInfo::default() };
            detail.act(*action, &drawn);
        }
        (detail.top, detail.link)
    }

    #[test]
    fn links_that_are_seen_come_before_lines_that_are_not() {
        use Action::{Down, Last, Up};
        assert_eq!(after(&[Down]), (0, 1));
        assert_eq!(after(&[Down, Down]), (1, 1));
        assert_eq!(after(&[Down; 5]), (4, 1));
        assert_eq!(after(&[Down; 6]), (5, 2));
        assert_eq!(after(&[Down; 9]), (6, 2));
        assert_eq!(after(&[Last, Up]), (5, 2));
    }

    #[test]
    fn a_link_that_leaves_the_screen_is_not_selected_while_another_is_seen() {
        assert_eq!(after(&[Action::Last]), (6, 2));
        assert_eq!(after(&[Action::Last, Action::First]), (0, 1));
    }

    #[test]
    fn a_link_is_seen_before_it_is_followed() {
        let window = Window { top: 0, height: 4, content: 10 };
        let drawn = FrameInfo { detail: window, links: vec![8], ..FrameInfo::default() };
        let mut detail = Detail::default();
        assert!(!detail.show_link(&drawn));
        assert_eq!(detail.top, 6);
        assert!(detail.show_link(&drawn));
        assert!(Detail::default().show_link(&FrameInfo::default()), "nothing to see is in sight");
    }

    #[test]
    fn the_words_come_round() {
        let text = TextMode::default().next().next();
        assert_eq!(text, TextMode::Translation);
        assert_eq!(text.next(), TextMode::Both);
    }
}
