//! `snapshot`: the real screen as a file, drawn by the same code.

use super::{
    args::Snapshot,
    error::CliError,
    open::{Opening, expect_source, parse},
    values::PictureFormat,
};
use crate::{
    action::Action,
    config::{Appearance, ColorDepth, Keymap, Symbols, ThemeChoice},
    ui::{self, Effect, Message, SearchWorker, Settings, State, finish, picture, update},
    work,
};
use jiff::{Timestamp, tz::TimeZone};
use ratatui::{Terminal, backend::TestBackend};
use std::{io::Write, sync::Arc};

/// Prints the screen as it is after the query was typed.
///
/// # Errors
///
/// Where nothing can be opened, the query cannot be read, or the file cannot be written.
pub fn run(args: &Snapshot, opening: &Opening<'_>, out: &mut impl Write) -> Result<(), CliError> {
    let library = opening.library()?;
    let query = args.query.text();
    parse(query, &library)?;
    // A picture brings its own paper, dark unless it is to be light.
    let theme = args.theme.filter(|theme| *theme != ThemeChoice::Auto).unwrap_or(ThemeChoice::Dark);
    let settings = Settings {
        keymap: Keymap::defaults(),
        appearance: Appearance::new(theme, ColorDepth::TrueColor),
        symbols: Symbols::Unicode,
        mouse: true,
        first_view: None,
    };
    let notebook = opening.notebook(&library);
    let mut state = State::new(Arc::new(library), settings);
    state.cx.now = Timestamp::now();
    state.cx.zone = TimeZone::system;
    state.take_notebook(notebook);
    if let Some(source) = &args.source {
        expect_source(source, state.nav().library())?;
        state = state.with_source(source.clone());
    }
    let Ok(mut terminal) = Terminal::new(TestBackend::new(args.size.columns, args.size.rows));
    let mut draw = |state: &mut State| {
        let mut drawn = None;
        let Ok(_) = terminal.draw(|frame| drawn = Some(ui::render(state, frame)));
        state.cx.frame = drawn.unwrap_or_default();
    };
    let wanted = finish(&mut state);
    carry_out(&mut state, wanted);
    draw(&mut state);
    if !query.is_empty() {
        let typed = [
            Message::Do(Action::Search),
            Message::Paste(query.to_owned()),
            Message::Do(Action::Accept),
        ];
        for message in typed {
            take_in(&mut state, message);
            draw(&mut state);
        }
    }
    take_in(&mut state, Message::Do(args.view.action()));
    draw(&mut state);
    let frame = terminal.backend().buffer();
    let paper = match theme {
        ThemeChoice::Auto | ThemeChoice::Dark | ThemeChoice::HighContrast => picture::Paper::DARK,
        ThemeChoice::Light | ThemeChoice::Plain | ThemeChoice::None => picture::Paper::LIGHT,
    };
    let text = match args.format {
        PictureFormat::Svg => picture::svg(frame, paper),
        PictureFormat::Ansi => picture::ansi(frame),
        PictureFormat::Text => picture::text(frame),
    };
    args.output.write(&text, out)
}

/// Changes the state as a message says, and waits for what it asks for.
fn take_in(state: &mut State, message: Message) {
    let wanted = update(state, message);
    carry_out(state, wanted);
}

fn carry_out(state: &mut State, wanted: Vec<Effect>) {
    for effect in wanted {
        let brought = match effect {
            Effect::ReadText { dossier, path } => {
                let read = work::text_of(state.nav().library(), &dossier, &path);
                read.map(|read| Message::TextRead(Box::new(read)))
            }
            Effect::Search(request) => {
                let response = SearchWorker::default().answer(&request, &|| false);
                response.map(|response| Message::Found(Box::new(response)))
            }
            // Nothing else is of use to a picture.
            _ => None,
        };
        if let Some(message) = brought {
            take_in(state, message);
        }
    }
}
