//! What stands between the claims of the article: requests for comment, and paragraphs without a
//! claim.

use crate::library::{RequestRef, Vocabulary};
use crate::ui::{
    Look,
    detail::quote,
    screens::article::measure::Measure,
    widgets::{compose::Composer, rich::Rich},
};
use ratatui::text::Line;

/// Something between the claims: a sign, and what is to be said.
pub type Aside = (&'static str, Rich);

/// A request for comment: who was asked, and what came of it.
pub fn request(request: RequestRef<'_>, look: Look<'_>) -> Aside {
    let muted = look.theme.muted;
    let names: Vec<_> = request.to().map(|speaker| speaker.name()).collect();
    let reply = request.reply();
    // What came of it is not to be cut off.
    let asked = format!("asked, {}: {}", reply.label(), names.join(", "));
    let (open, close) = quote::marks(request.dossier().language(), look.symbols);
    let text = request.quote().enumerate().fold(Rich::of(&asked, muted), |text, (at, span)| {
        let before = if at == 0 { ": " } else { look.either(" … ", " ... ") };
        text.put(before, muted).put(open, muted).put(span, muted).put(close, muted)
    });
    (look.reply(reply), text)
}

/// The lines of a request; with the number of its paragraph, where no claim has told it.
pub fn request_lines(
    asked: RequestRef<'_>,
    has_number: bool,
    measure: Measure,
    look: Look<'_>,
) -> Vec<Line<'static>> {
    let number = if has_number { Some(asked.paragraph().to_string()) } else { None };
    lines(number.as_deref(), &request(asked, look), measure, look)
}

/// A line that says that a run of paragraphs has no claim.
pub fn no_claim(first: u16, last: u16, measure: Measure, look: Look<'_>) -> Vec<Line<'static>> {
    let text = match last - first {
        0 => "no claim".to_owned(),
        _ => format!("no claim as far as {}{last}", look.glyphs().paragraph),
    };
    let text = Rich::of(&text, look.theme.muted);
    lines(Some(&first.to_string()), &("", text), measure, look)
}

fn lines(
    number: Option<&str>,
    (sign, text): &Aside,
    measure: Measure,
    look: Look<'_>,
) -> Vec<Line<'static>> {
    let (bar, indent) = measure.aside(look);
    let room = usize::from(measure.text).saturating_sub(indent + 1);
    let wrapped = text.wrap(room, room).into_iter().enumerate();
    let line = |(at, pieces): (usize, Vec<_>)| {
        let mut line = Composer::new(measure.text);
        if at == 0 {
            line.skip(1)
                .put(number.map_or(String::new(), |it| measure.label(it, look)), look.theme.muted);
            line.skip_to(bar).put(*sign, look.theme.strong);
        }
        line.skip_to(indent).put_pieces(&pieces);
        line.finish()
    };
    wrapped.map(line).collect()
}
