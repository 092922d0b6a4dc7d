//! The whole screen: pictures of it, and what must hold whatever a person does.

mod state;

mod article;
mod brief;
mod browse;
mod comparison;
mod divider;
mod dossiers;
mod help;
mod matrix;
pub(crate) mod pictures;
mod previews;
mod random;
mod replies;
mod speakers;
mod status;
mod undecided;
mod undo;
mod words;

use crate::ui::State;
use crate::ui::render;
use crate::ui::testing::{press, state as of_sources};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer};

/// Draws the state as the loop does, and returns the frame.
pub(crate) fn draw(state: &mut State, width: u16, height: u16) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut drawn = None;
    terminal.draw(|frame| drawn = Some(render(state, frame))).unwrap();
    state.cx.frame = drawn.unwrap();
    terminal.backend().buffer().clone()
}

/// What is drawn of some dossiers, after some keys.
fn seen(sources: &[&str], keys: &str, (width, height): (u16, u16)) -> String {
    let mut state = of_sources(sources);
    press(&mut state, keys);
    pictures::symbols(&draw(&mut state, width, height))
}

/// Whether a picture has each of these.
#[track_caller]
fn has(picture: &str, wanted: &[&str]) {
    for wanted in wanted {
        assert!(picture.contains(wanted), "{wanted:?} is missing:\n{picture}");
    }
}
