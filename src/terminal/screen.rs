//! Drawing frames on a taken terminal, and lending it out.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use crossterm::cursor::MoveTo;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::hold::{COLOR_REPORTS_ON, MOUSE_OFF, MOUSE_ON};
use super::{ColorQuery, Hold};
use crate::clipboard::Osc52;
use crate::work::Parked;

/// The terminal holds back what it shows between these two, so that no half frame is seen.
const FRAME_BEGIN: &[u8] = b"\x1b[?2026h";
const FRAME_END: &[u8] = b"\x1b[?2026l";
/// DECSTR: margins, key modes and attributes as they are at the start; the screen stays.
const SOFT_RESET: &[u8] = b"\x1b[!p\x1b[?25l";
const CLEAR: &[u8] = b"\x1b[0m\x1b[2J";

/// The taken terminal. Dropping it gives the terminal back.
pub struct Screen {
    hold: Hold,
    mouse: bool,
    query: Option<ColorQuery>,
    canvas: Canvas,
}

impl Screen {
    /// Takes the terminal of `hold`. Arrange for [`Hold::give_back`] in the panic hook and the
    /// signals thread before calling this.
    ///
    /// # Errors
    /// When the terminal is gone or cannot be put into raw mode; it is then as it was before.
    pub fn take(hold: Hold, mouse: bool, query: Option<ColorQuery>) -> io::Result<Self> {
        // crossterm obeys `NO_COLOR` by dropping every style, reverse video included, which would
        // hide the cursor row. Which colours there are is the theme's business alone.
        crossterm::style::force_color_output(true);
        let canvas = Canvas::blank(hold.device().size()?)?;
        let mut screen = Self { hold, mouse, query, canvas };
        screen.retake()?;
        Ok(screen)
    }

    /// Draws one frame, in one write, and leaves the cursor where `render` says; returns what else
    /// that says.
    ///
    /// # Errors
    /// When the terminal is gone or was given back.
    pub fn draw<T>(
        &mut self,
        render: impl FnOnce(&mut Frame<'_>) -> (T, Option<Position>),
    ) -> io::Result<T> {
        let size = self.hold.device().size()?;
        if size != self.canvas.size {
            self.canvas = Canvas::blank(size)?;
        }
        let mut bytes = FRAME_BEGIN.to_vec();
        let (drawn, cursor) = self.canvas.paint(&mut bytes, render)?;
        if let Some(Position { x, y }) = cursor {
            crossterm::queue!(bytes, MoveTo(x, y))?;
        }
        bytes.extend_from_slice(FRAME_END);
        self.write(&bytes)?;
        Ok(drawn)
    }

    /// Hands `text` to the terminal's clipboard. The terminal does not say whether it took it.
    ///
    /// # Errors
    /// When the terminal is gone or was given back.
    pub fn copy(&mut self, text: &Osc52) -> io::Result<()> {
        self.write(text.sequence().as_bytes())
    }

    /// Takes the mouse, or leaves it to the terminal.
    ///
    /// # Errors
    /// When the terminal is gone or was given back.
    pub fn set_mouse(&mut self, mouse: bool) -> io::Result<()> {
        self.mouse = mouse;
        self.write(if mouse { MOUSE_ON } else { MOUSE_OFF })
    }

    /// Forgets what stands on the terminal, which somebody else may have written on: the next frame
    /// is drawn whole.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn invalidate(&mut self) -> io::Result<()> {
        self.canvas = Canvas::blank(self.hold.device().size()?)?;
        Ok(())
    }

    /// Has the terminal tell when its colours change. Only a terminal that says that it can should
    /// be asked to.
    ///
    /// # Errors
    /// When the terminal is gone or was given back.
    pub fn follow_colors(&mut self) -> io::Result<()> {
        self.write(COLOR_REPORTS_ON)
    }

    /// Asks for the terminal's background, if the terminal may be asked. The answer comes as input.
    ///
    /// # Errors
    /// When the terminal is gone or was given back.
    pub fn ask_background(&mut self) -> io::Result<()> {
        self.query.as_ref().map_or(Ok(()), |query| self.write(&query.background()))
    }

    /// Waits for what the terminal was asked and has not answered yet: for a tenth of a second at
    /// most since then. To be called before the terminal goes to somebody else, who would read the
    /// answer as keys, and while the input is still being read.
    pub fn settle(&self) {
        if let Some(query) = &self.query {
            query.settle();
        }
    }

    /// Gives the terminal back, stops the process, and takes the terminal again once the shell
    /// continues it.
    ///
    /// # Errors
    /// When the process cannot be stopped, or the terminal is gone afterwards.
    pub fn suspend(&mut self, parked: &Parked<'_>) -> io::Result<()> {
        let hold = self.hold.clone();
        self.lend(parked, || hold.device().stop())?
    }

    /// Gives the terminal back while `borrower` runs another program on it. That the input is
    /// parked is asked for, because two readers would share the keys among them.
    ///
    /// # Errors
    /// When the terminal is gone afterwards.
    pub fn lend<T>(&mut self, _: &Parked<'_>, borrower: impl FnOnce() -> T) -> io::Result<T> {
        self.hold.give_back();
        let modes = self.hold.device().modes()?;
        let result = borrower();
        // A program that crashed has put nothing back: neither the modes, which would be taken
        // for the person's own, nor scrolling regions and key modes.
        self.hold.device().restore_modes(&modes)?;
        self.retake()?;
        self.write(SOFT_RESET)?;
        Ok(result)
    }

    /// Takes the terminal again, in case somebody else changed its modes: a shell does while the
    /// process is stopped. The next frame is drawn whole.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn retake(&mut self) -> io::Result<()> {
        self.hold.take()?;
        self.invalidate()?;
        self.set_mouse(self.mouse)?;
        self.query.as_ref().map_or(Ok(()), |query| self.write(&query.everything()))
    }

    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        if !self.hold.is_held() {
            return Err(io::Error::other("the terminal was given back"));
        }
        self.hold.device().write(bytes)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.hold.give_back();
    }
}

/// ratatui's double buffer for one size, which draws into memory.
///
/// A new canvas stands for every new start, instead of `Terminal::clear` and `resize`: these ask
/// the real terminal for its size and its cursor.
struct Canvas {
    size: Size,
    fresh: bool,
    ink: Ink,
    terminal: Terminal<CrosstermBackend<Ink>>,
}

impl Canvas {
    fn blank(size: Size) -> io::Result<Self> {
        let ink = Ink::default();
        let viewport = Viewport::Fixed(Rect::from((Position::ORIGIN, size)));
        let terminal = Terminal::with_options(
            CrosstermBackend::new(ink.clone()),
            TerminalOptions { viewport },
        )?;
        Ok(Self { size, fresh: true, ink, terminal })
    }

    /// Appends to `bytes` what turns the last frame into this one.
    fn paint<T>(
        &mut self,
        bytes: &mut Vec<u8>,
        render: impl FnOnce(&mut Frame<'_>) -> T,
    ) -> io::Result<T> {
        if std::mem::take(&mut self.fresh) {
            bytes.extend_from_slice(CLEAR);
        }
        let mut drawn = None;
        self.terminal.draw(|frame| drawn = Some(render(frame)))?;
        bytes.append(&mut self.ink.0.borrow_mut());
        drawn.ok_or_else(|| io::Error::other("the frame was not rendered"))
    }
}

/// Where ratatui writes: the backend flushes at every cursor change, and a frame is one write.
#[derive(Clone, Default)]
struct Ink(Rc<RefCell<Vec<u8>>>);

impl Write for Ink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::testing::{Call, Recorder};
    use crate::work::Input;
    use ratatui::style::{Modifier, Style};
    use ratatui::text::Span;

    fn screen(recorder: &Recorder) -> Screen {
        Screen::take(Hold::new(recorder.clone()), true, None).unwrap()
    }

    fn write(text: &'static str) -> impl FnOnce(&mut Frame<'_>) -> ((), Option<Position>) {
        move |frame| {
            frame.render_widget(text, frame.area());
            ((), Some(Position::new(2, 0)))
        }
    }

    #[test]
    fn a_frame_is_one_synchronized_write() {
        let recorder = Recorder::new(20, 3);
        let mut screen = screen(&recorder);
        let before = recorder.calls().len();
        assert_eq!(screen.draw(|frame| (frame.area().width, None)).unwrap(), 20);
        let calls = recorder.calls();
        let [Call::Write(bytes)] = &calls[before..] else {
            panic!("one write, not {:?}", &calls[before..]);
        };
        assert!(bytes.starts_with(FRAME_BEGIN) && bytes.ends_with(FRAME_END));
    }

    #[test]
    fn frames_follow_the_size() {
        let recorder = Recorder::new(20, 3);
        let mut screen = screen(&recorder);
        screen.draw(write("a frame of twenty col")).unwrap();
        recorder.resize(5, 1);
        screen.draw(write("small")).unwrap();
        assert_eq!(recorder.screen().contents(), "small");
        recorder.resize(30, 2);
        screen.draw(write("large again")).unwrap();
        assert_eq!(recorder.screen().contents(), "large again");
    }

    #[test]
    fn reverse_video_survives_no_color() {
        crossterm::style::force_color_output(false);
        let recorder = Recorder::new(10, 1);
        let mut screen = screen(&recorder);
        let cursor = Span::styled("row", Style::new().add_modifier(Modifier::REVERSED));
        screen.draw(|frame| (frame.render_widget(cursor, frame.area()), None)).unwrap();
        assert!(recorder.screen().cell(0, 0).unwrap().inverse());
    }

    #[test]
    fn the_cursor_stands_where_the_frame_says_and_is_not_seen() {
        let recorder = Recorder::new(10, 1);
        let mut screen = screen(&recorder);
        screen.draw(write("claims")).unwrap();
        assert_eq!(recorder.screen().cursor_position(), (0, 2));
        assert!(recorder.screen().hide_cursor());
    }

    #[test]
    fn what_somebody_else_wrote_is_gone_once_the_screen_is_drawn_anew() {
        let recorder = Recorder::new(10, 1);
        let mut screen = screen(&recorder);
        screen.draw(write("claims")).unwrap();
        screen.write(b"\rBroadcast").unwrap();
        screen.draw(write("claims")).unwrap();
        assert_eq!(recorder.screen().contents(), "Broadcast");
        screen.invalidate().unwrap();
        screen.draw(write("claims")).unwrap();
        assert_eq!(recorder.screen().contents(), "claims");
    }

    #[test]
    fn a_suspension_gives_the_terminal_back_and_draws_everything_again() {
        let recorder = Recorder::new(10, 1);
        let mut screen = screen(&recorder);
        screen.draw(write("claims")).unwrap();
        let input = Input::silent();
        screen.suspend(&input.park().unwrap()).unwrap();
        screen.draw(write("claims")).unwrap();

        let calls = recorder.calls();
        let stop = calls.iter().position(|call| *call == Call::Stop).unwrap();
        assert_eq!(calls[stop - 1], Call::Raw(false));
        assert_eq!(calls[stop + 1..=stop + 2], [Call::Modes, Call::Raw(true)]);
        assert_eq!(recorder.screen().contents(), "claims");
        assert!(recorder.screen().alternate_screen());
    }

    #[test]
    fn after_the_end_the_terminal_is_as_it_was() {
        let recorder = Recorder::new(10, 1);
        let mut screen = screen(&recorder);
        screen.draw(write("claims")).unwrap();
        drop(screen);
        let left = recorder.screen();
        assert!(!left.alternate_screen() && !left.hide_cursor() && !left.bracketed_paste());
        assert_eq!(left.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!(recorder.calls().last(), Some(&Call::Raw(false)));
    }

    #[test]
    fn nothing_is_drawn_on_a_terminal_that_was_given_back() {
        let recorder = Recorder::new(10, 1);
        let mut screen = screen(&recorder);
        screen.hold.give_back();
        let written = recorder.written();
        assert!(screen.draw(write("claims")).is_err());
        assert_eq!(recorder.written(), written);
    }

    #[test]
    fn a_copied_text_reaches_the_terminal_as_base64() {
        let recorder = Recorder::new(10, 1);
        let mut screen = screen(&recorder);
        screen.copy(&Osc52::new("Grüße").unwrap()).unwrap();
        assert!(recorder.written().ends_with(b"\x1b]52;c;R3LDvMOfZQ==\x1b\\"));
    }

    #[test]
    fn the_mouse_can_be_left_to_the_terminal_and_stays_so() {
        let recorder = Recorder::new(10, 1);
        let mut screen = screen(&recorder);
        screen.set_mouse(false).unwrap();
        screen.retake().unwrap();
        let mode = recorder.screen().mouse_protocol_mode();
        assert_eq!(mode, vt100::MouseProtocolMode::None);
    }
}
