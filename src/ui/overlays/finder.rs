//! Finding a speaker by a part of the name.

use super::{After, Overlay};
use crate::{
    action::Action,
    config::Context,
    library::{Library, SpeakerId, SpeakerRef, Vocabulary},
    query::{Field, Highlighter, Reach, SpeakerHit, Value, find_speakers},
    ui::{
        Cx, Look, Navigator, Target, View,
        chrome::Empty,
        hints::Entry,
        layout::Screen,
        render::Painter,
        widgets::{compose::Composer, look::letter_of, picker::Picker},
    },
};
use ratatui::{layout::Rect, text::Line};

const HINTS: &[Entry] = &[
    (&[Action::Accept], "show claims"),
    (&[Action::AddSpeaker], "add"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::Close], "back"),
];

/// The size of the popup.
const SIZE: (u16, u16) = (78, 18);

/// The narrowest list that has words for its numbers.
const ROOMY: u16 = 50;

/// Finding a speaker by a part of the name.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    /// What is typed, and which of those found is selected.
    pub picker: Picker,
    /// Who is found, the best first.
    pub hits: Vec<SpeakerHit>,
}

impl Finder {
    /// Everybody, before anything is typed.
    pub fn open(cx: &Cx) -> Self {
        let mut finder = Self::default();
        finder.find(cx.nav.library());
        finder
    }

    /// Looks for what is typed.
    fn find(&mut self, library: &Library) {
        self.hits = find_speakers(&self.picker.input.text(), library);
    }

    fn selected(&self) -> Option<&SpeakerHit> {
        self.hits.get(self.picker.selected)
    }

    fn sought(&self, nav: &Navigator) -> Option<Value> {
        sought(self.selected()?.speaker, nav)
    }

    fn show(&self, cx: &mut Cx) -> After {
        let Some(value) = self.sought(&cx.nav) else { return After::Stay };
        cx.nav.jump(View::Claims, |query| {
            // Whoever was sought before is not wanted any more.
            for field in [Field::Speaker, Field::Asked, Field::Against, Field::Relayed] {
                query.clear(field);
            }
            query.only(value);
        });
        After::Close
    }

    fn add(&self, cx: &mut Cx) {
        if let Some(value) = self.sought(&cx.nav) {
            cx.nav.edit(|query| query.toggle(value));
            cx.say(format!("the query is now {}", cx.nav.query()));
        }
    }

    /// The speakers that were found, and below them what Enter would show of the selected one.
    fn draw(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        let (cx, look) = (painter.cx, painter.look);
        let typed = self.picker.input.text();
        let highlighter = Highlighter::of_text(&typed);
        let nobody = Empty::NoSpeaker { typed: &typed }.lines(area.width, look);
        let foot = self.selected().map(|hit| foot(hit.speaker, cx, area.width, look));
        let foot = foot.unwrap_or_default();
        self.picker.render(self.hits.len(), &nobody, foot, area, painter, |at, line| {
            put_hit(&self.hits[at], &highlighter, cx, line, area.width, look);
        });
    }
}

impl Overlay for Finder {
    fn keys(&self) -> (Context, &'static [Entry]) {
        (Context::Finder, HINTS)
    }

    fn update(&mut self, action: Action, cx: &mut Cx) -> After {
        match action {
            Action::Close => return After::Close,
            Action::Accept => return self.show(cx),
            Action::AddSpeaker => self.add(cx),
            _ => {
                if self.picker.update(action, self.hits.len(), cx) {
                    self.find(cx.nav.library());
                }
            }
        }
        After::Stay
    }

    fn type_in(&mut self, text: &str, cx: &mut Cx) {
        self.picker.type_in(text);
        self.find(cx.nav.library());
    }

    fn click(&mut self, place: usize, cx: &mut Cx) -> After {
        if self.picker.click(place) { self.show(cx) } else { After::Stay }
    }

    fn sync(&mut self, cx: &mut Cx) {
        self.find(cx.nav.library());
        self.picker.selected = self.picker.selected.min(self.hits.len().saturating_sub(1));
    }

    fn can(&self, action: Action, cx: &Cx) -> bool {
        let takes_one = matches!(action, Action::Accept | Action::AddSpeaker);
        !takes_one || self.sought(&cx.nav).is_some()
    }

    fn render(&self, screen: &Screen, area: Rect, painter: &mut Painter<'_, '_>) {
        let everybody = painter.cx.nav.library().speakers().len();
        let title = format!("Find a speaker  {} of {everybody}", self.hits.len());
        let area = painter.popup(&title, screen.popup(area, SIZE));
        self.draw(area, painter);
    }

    fn cursor(&self) -> Option<Target> {
        self.picker.cursor()
    }
}

/// One who was found: the name, the best of the grades of their claims and how many there are, and
/// the other name that matched where the name itself did not.
fn put_hit<'a>(
    hit: &SpeakerHit,
    highlighter: &Highlighter,
    cx: &'a Cx,
    line: &mut Composer<'a>,
    width: u16,
    look: Look<'_>,
) {
    let (theme, cut, nav) = (look.theme, look.glyphs().cut, &cx.nav);
    let person = nav.results().loaded().person(hit.speaker);
    let label = nav.library().label(hit.label).text;
    let matched = highlighter.ranges(label, Reach::Name);
    let in_name = if hit.is_name { matched.as_slice() } else { &[] };
    let name = nav.library().speaker(hit.speaker).name();
    let columns = (usize::from(width) * 2 / 5).clamp(14, 38);
    line.marked(name, columns, (theme.text, look.matched(theme.text)), in_name, cut).skip(1);
    match person.best {
        Some(grade) => {
            let letter = letter_of(grade);
            let code = format!("{} {grade}", look.bar_in_list(letter));
            line.cell(&code, 7, look.grade(letter), "");
        }
        None if nav.results().loaded().index().has(Field::Candidate, hit.speaker) => {
            line.cell(look.glyphs().undecided, 7, theme.undecided, "");
        }
        None => {
            line.cell("silent", 7, theme.muted, "");
        }
    }
    let claims = match (person.claims, width >= ROOMY) {
        (0, _) => String::new(),
        (1, true) => "1 claim".to_owned(),
        (more, true) => format!("{more} claims"),
        (count, false) => count.to_string(),
    };
    line.cell(&claims, if width >= ROOMY { 11 } else { 4 }, theme.muted, cut);
    if !hit.is_name {
        let styles = (theme.muted, look.matched(theme.muted));
        line.marked(label, line.left(), styles, &matched, cut);
    }
}

/// Who a speaker is, and what Enter would show of them.
fn foot(speaker: SpeakerId, cx: &Cx, width: u16, look: Look<'_>) -> Vec<Line<'static>> {
    let pilcrow = look.glyphs().paragraph;
    let who = cx.nav.library().speaker(speaker);
    let mut facts = vec![
        who.role().unwrap_or(who.kind().map_or("kind undecided", Vocabulary::label)).to_owned(),
    ];
    facts.extend(who.tenure().map(|tenure| tenure.label().to_owned()));
    facts.extend(asked(who, pilcrow));
    let texts = [facts.join(look.dot()), what_enter_shows(speaker, cx, pilcrow)];
    let line = |text: String| {
        let mut line = Composer::new(width);
        line.skip(1).put_cut(text, look.theme.text, look.glyphs().cut);
        line.finish()
    };
    texts.map(line).to_vec()
}

/// The first claim of a speaker, or what there is instead.
fn what_enter_shows(speaker: SpeakerId, cx: &Cx, pilcrow: &str) -> String {
    if let Some(row) = cx.nav.results().loaded().person(speaker).first {
        let claim = cx.nav.claim(row);
        return format!("{pilcrow}{} {} {}", claim.paragraph(), claim.grade(), claim.line());
    }
    let key = cx.key(Action::Open);
    let claims = match sought(speaker, &cx.nav).map(|value| value.field()) {
        Some(Field::Candidate) => {
            return format!("undecided whether they speak; {key} shows what may be theirs");
        }
        Some(Field::Asked) => "the claims about which a request to them is reported",
        Some(Field::Against) => "the claims that criticise them",
        Some(_) => "the claims that pass on their words",
        None => return "no claim is theirs, criticises them or was put to them".to_owned(),
    };
    format!("never speaks here; {key} shows {claims}")
}

/// Where the text reports that somebody was asked.
fn asked(speaker: SpeakerRef<'_>, pilcrow: &str) -> Option<String> {
    let requests = speaker.dossier().requests();
    let requests = requests.filter(|request| request.to().any(|to| to == speaker));
    let places: Vec<String> =
        requests.map(|request| format!("{pilcrow}{}", request.paragraph())).collect();
    (!places.is_empty()).then(|| format!("asked in {}", places.join(", ")))
}

/// What a query asks for to find a speaker: their claims; of those who have none the claims that may
/// be theirs, else those that they were asked about, else those that accuse them, else those that pass on their words. Nothing
/// where no claim has to do with them.
pub(crate) fn sought(speaker: SpeakerId, nav: &Navigator) -> Option<Value> {
    let loaded = nav.results().loaded();
    let mut silent = [Field::Candidate, Field::Asked, Field::Against, Field::Relayed].into_iter();
    let field = match loaded.person(speaker).claims > 0 {
        true => Field::Speaker,
        false => silent.find(|field| loaded.index().has(*field, speaker))?,
    };
    Some(Value::named(field, nav.library().speaker(speaker).id()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        config::{Appearance, ColorDepth, Symbols, ThemeChoice},
        ui::{
            Layer, State,
            drawing::{colorless, dark, part, part_text, styled_part},
            testing::{REUTERS, press, state, type_in},
        },
    };

    fn finding(typed: &str) -> State {
        let mut state = state(&[REUTERS]);
        press(&mut state, "s");
        type_in(&mut state, typed);
        state
    }

    fn draw(state: &State, area: Rect, painter: &mut Painter<'_, '_>) {
        let Some(Layer::Finder(finder)) = &state.overlay else { panic!() };
        finder.draw(area, painter);
    }

    #[test]
    fn a_row_says_what_matched_and_how_strong_it_is() {
        let state = finding("handel");
        let picture = |width| part_text(&state, (width, 10), |area, it| draw(&state, area, it));
        insta::assert_snapshot!([38, 58, 118].map(picture).join("\n"));
    }

    #[test]
    fn matched_letters_are_underlined() {
        let mut state = finding("handel");
        for (choice, theme) in [(ThemeChoice::Dark, dark()), (ThemeChoice::None, colorless())] {
            let name = format!("finder_{}", choice.name());
            state.cx.settings.appearance = Appearance::new(choice, ColorDepth::TrueColor);
            let (buffer, _) = part(&state, (58, 10), |area, it| draw(&state, area, it));
            insta::assert_snapshot!(name, styled_part(&buffer, &theme));
        }
    }

    properties! {
        #![cases(64)]
        #[test]
        fn it_fits_any_room(
            width in 0_u16..250, height in 0_u16..80, typed in "[a-z ]{0,3}", ascii: bool,
        ) {
            let mut state = finding(&typed);
            if ascii {
                state.cx.settings.symbols = Symbols::Ascii;
            }
            part(&state, (width, height), |area, it| draw(&state, area, it));
        }
    }
}
