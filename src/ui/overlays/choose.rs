//! Choosing one of a few things from a list, each shown while it is selected.

use super::{After, Overlay, comparison::Comparison};
use crate::{
    action::Action,
    config::Context,
    library::Vocabulary,
    query::{Name, Order},
    text::width as columns_of,
    ui::{
        Cx, Input, Navigator, State, Target,
        detail::words::called,
        hints::Entry,
        layout::{Screen, split_top},
        nav::jumps::UndoEntry,
        render::Painter,
        widgets::{compose::Composer, fuzzy::Wanted, picker::Picker, popup::FRAMED},
    },
};
use ratatui::layout::Rect;

const HINTS: &[Entry] = &[
    (&[Action::Accept], "keep"),
    (&[Action::Down, Action::Up], "choose"),
    (&[Action::Search], "look for"),
    (&[Action::Close], "as it was"),
];

const SEARCH_HINTS: &[Entry] = &[
    (&[Action::Accept], "keep"),
    (&[Action::Down, Action::Up], "choose"),
    (&[Action::Close], "show all"),
];

/// The most columns of the popup, and its lines and columns around what can be chosen.
const WIDTH: u16 = 100;
const AROUND: u16 = 2;
/// The columns beside a row's words: the cursor, blanks, and what is said of the one in force.
const BESIDE: usize = 10;

/// Something of which a person chooses one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The proposition whose stances are shown.
    Proposition,
    /// The order of what is listed.
    Order,
    /// What the rows of the matrix count.
    Rows,
    /// What its columns count.
    Columns,
    /// The dossier that the selected one is compared with.
    Compared,
}

impl Setting {
    fn title(self) -> &'static str {
        match self {
            Self::Proposition => "Stances toward",
            Self::Order => "Order",
            Self::Rows => "Rows of the matrix",
            Self::Columns => "Columns of the matrix",
            Self::Compared => "Compare this dossier with",
        }
    }

    /// That there is nothing to choose.
    fn nothing(self) -> &'static str {
        match self {
            Self::Proposition => "this article has no propositions to take a side on",
            Self::Order => "there is nothing here to bring into an order",
            Self::Rows | Self::Columns => "only the matrix has rows and columns",
            Self::Compared => "there is no other dossier: open several to compare two",
        }
    }
}

/// What there is to choose from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// What each is called, and more about it.
    pub rows: Vec<(String, String)>,
    /// The one in force, if one is.
    pub current: Option<usize>,
}

impl Options {
    /// All words of a vocabulary.
    pub fn of<T: Vocabulary + PartialEq>(current: T) -> Self {
        let row = |it: &T| (it.label().to_owned(), it.word().to_owned());
        let current = T::ALL.iter().position(|it| *it == current);
        Self { rows: T::ALL.iter().map(row).collect(), current }
    }
}

/// Choosing one of a few things.
#[derive(Debug, Clone)]
pub struct Chooser {
    setting: Setting,
    options: Options,
    /// What is typed, and which of those found is selected.
    picker: Picker,
    /// Whether letters are text, because it is being typed.
    is_typing: bool,
    /// The places of those that are found, the best first.
    found: Vec<usize>,
    /// The query before.
    before: UndoEntry,
}

impl Chooser {
    fn new(setting: Setting, options: Options, nav: &Navigator) -> Self {
        Self {
            setting,
            picker: Picker { selected: options.current.unwrap_or(0), ..Picker::default() },
            is_typing: false,
            found: (0..options.rows.len()).collect(),
            options,
            before: nav.undo_entry(),
        }
    }

    /// Takes what there is to choose from by now, and stays at what is selected; says whether that is
    /// still there.
    pub(crate) fn follow(&mut self, options: Options) -> bool {
        let selected = self.selected().map(|at| self.options.rows[at].clone());
        // The one in force is that of before, whichever is shown meanwhile.
        let before = self.options.current.map(|at| self.options.rows[at].clone());
        let current = options.rows.iter().position(|row| Some(row) == before.as_ref());
        self.options = Options { current, ..options };
        self.find();
        let is_it = |at: &usize| Some(&self.options.rows[*at]) == selected.as_ref();
        let place = self.found.iter().position(is_it);
        self.picker.selected = place.unwrap_or(0);
        place.is_some() || selected.is_none()
    }

    /// What is to be chosen.
    pub(crate) fn setting(&self) -> Setting {
        self.setting
    }

    /// Looks for what is typed.
    fn find(&mut self) {
        let wanted = Wanted::new(&self.picker.input.text());
        let rank = |at: &usize| {
            let (name, about) = &self.options.rows[*at];
            Some((wanted.fit(name, about, "")?, *at))
        };
        let places = 0..self.options.rows.len();
        let mut found: Vec<_> = places.filter_map(|at| rank(&at)).collect();
        if !self.picker.input.is_empty() {
            found.sort_unstable();
        }
        self.found = found.into_iter().map(|(_, at)| at).collect();
    }

    fn selected(&self) -> Option<usize> {
        self.found.get(self.picker.selected).copied()
    }

    /// Shows the one that is selected; where nothing is found, the one of before.
    fn show(&self, closes: bool, cx: &mut Cx) -> After {
        let Some(at) = self.selected().or(self.options.current) else { return After::Stay };
        if self.setting != Setting::Proposition {
            return After::Choose { setting: self.setting, at, closes };
        }
        cx.try_proposition(at, &self.before);
        if !closes {
            return After::Stay;
        }
        cx.nav.keep(self.before.clone());
        After::Close
    }

    /// Leaves everything as it was.
    fn cancel(&self, cx: &mut Cx) -> After {
        let Some(at) = self.options.current else { return After::Close };
        match self.setting {
            _ if self.selected() == Some(at) => After::Close,
            Setting::Proposition => {
                cx.nav.return_to(self.before.clone());
                After::Close
            }
            setting => After::Choose { setting, at, closes: true },
        }
    }

    fn draw(&self, mut area: Rect, painter: &mut Painter<'_, '_>) {
        let look = painter.look;
        if self.is_typing {
            let (head, rest) = split_top(area, AROUND);
            painter.typing = Some(painter.prompt(&self.picker.input, head));
            area = rest;
        }
        let names = self.options.rows.iter().map(|(name, _)| columns_of(name));
        let (widest, cut) = (names.max().unwrap_or_default(), look.glyphs().cut);
        if self.found.is_empty() {
            let mut nothing = Composer::new(area.width);
            nothing.skip(1).put_cut("Nothing here is called that.", look.theme.text, cut);
            painter.lines(&[nothing.finish()], area);
        }
        painter.choices(self.picker.selected, self.found.len(), area, |row, line| {
            let at = self.found[row];
            let (name, about) = &self.options.rows[at];
            let room = line.left().saturating_sub(BESIDE);
            let is_current = self.options.current == Some(at);
            let style = if is_current { look.theme.strong } else { look.theme.text };
            line.cell(name, widest.min(room), style, cut).skip(2);
            line.cell(if is_current { "now" } else { "" }, 3, look.theme.muted, cut).skip(2);
            line.put_cut(about.as_str(), look.theme.muted, cut);
        });
    }

    /// As large as what there is to choose from.
    fn size(&self) -> (u16, u16) {
        let wide = |(name, about): &(String, String)| columns_of(name) + columns_of(about);
        let widest = self.options.rows.iter().map(wide).max().unwrap_or_default();
        let head = if self.is_typing { AROUND } else { 0 };
        let width = (widest + BESIDE).clamp(50, usize::from(WIDTH)) as u16;
        (width, (self.options.rows.len() as u16 + head + AROUND).max(FRAMED.1))
    }
}

impl Overlay for Chooser {
    fn keys(&self) -> (Context, &'static [Entry]) {
        match self.is_typing {
            true => (Context::PickerSearch, SEARCH_HINTS),
            false => (Context::Picker, HINTS),
        }
    }

    fn update(&mut self, action: Action, cx: &mut Cx) -> After {
        // The key that opened the list goes on.
        let opens =
            [Action::Proposition, Action::Order, Action::Rows, Action::Columns, Action::Compare];
        let action = if opens.contains(&action) { Action::Down } else { action };
        match action {
            Action::Accept => return self.show(true, cx),
            Action::Close if self.is_typing => {
                let at = self.selected().or(self.options.current);
                (self.is_typing, self.picker.input) = (false, Input::default());
                self.find();
                self.picker.selected = at.unwrap_or(0);
            }
            Action::Close | Action::Leave => return self.cancel(cx),
            Action::Search => self.is_typing = true,
            // After the last comes the first.
            Action::Down if self.picker.selected + 1 == self.found.len() => {
                self.picker.selected = 0
            }
            Action::Up if self.picker.selected == 0 => {
                self.picker.selected = self.found.len().saturating_sub(1);
            }
            _ => {
                if self.picker.update(action, self.found.len(), cx) {
                    self.find();
                }
            }
        }
        self.show(false, cx)
    }

    fn type_in(&mut self, text: &str, _: &mut Cx) {
        if self.is_typing {
            self.picker.type_in(text);
            self.find();
        }
    }

    fn click(&mut self, place: usize, cx: &mut Cx) -> After {
        let is_taken = self.picker.click(place);
        self.show(is_taken, cx)
    }

    fn render(&self, screen: &Screen, area: Rect, painter: &mut Painter<'_, '_>) {
        // What is shown of a choice has to be seen beside it.
        let area = painter.popup(self.setting.title(), screen.low_popup(area, self.size()));
        self.draw(area, painter);
    }

    fn cursor(&self) -> Option<Target> {
        self.picker.cursor()
    }
}

impl State {
    /// What there is to choose from, where there is something.
    pub(crate) fn options(&self, setting: Setting) -> Option<Options> {
        let nav = self.nav();
        match (self.screen().options(setting, &self.cx), setting) {
            (Some(options), _) => Some(options),
            (None, Setting::Proposition) => nav.propositions(),
            (None, Setting::Order) => Some(nav.order_options()),
            (None, Setting::Rows | Setting::Columns) => None,
            (None, Setting::Compared) => Comparison::options(nav),
        }
    }

    /// Lets one of a few things be chosen.
    pub(crate) fn open_chooser(&mut self, setting: Setting) {
        match self.options(setting) {
            Some(options) => {
                let chooser = Chooser::new(setting, options, self.nav());
                self.overlay = Some(super::Layer::Chooser(chooser));
            }
            None => self.cx.say(setting.nothing()),
        }
    }

    /// Takes what was chosen, by its place among the options.
    pub(crate) fn choose(&mut self, setting: Setting, at: usize) {
        let Self { cx, screens, .. } = self;
        let screen = screens.get_mut(cx.nav.view());
        match setting {
            Setting::Order if screen.options(setting, cx).is_none() => cx.sort(at),
            Setting::Proposition => {
                let before = cx.nav.undo_entry();
                cx.try_proposition(at, &before);
                cx.nav.keep(before);
            }
            Setting::Compared => {
                let comparison = Comparison::open(at, &cx.nav).map(Box::new);
                self.overlay = comparison.map(super::Layer::Comparison);
            }
            _ => screen.choose(setting, at, cx),
        }
    }
}

impl Navigator {
    /// The propositions of the article on the screen, the one in focus in force.
    fn propositions(&self) -> Option<Options> {
        let dossier = self.dossier()?;
        let focus = self.focus(dossier).map(|it| it.key());
        let current = Some(dossier.propositions().position(|it| Some(it.key()) == focus)?);
        let row = |it| (called(it).to_owned(), it.text().to_owned());
        Some(Options { rows: dossier.propositions().map(row).collect(), current })
    }

    /// The orders in which the claims can stand: without words the best match is the first of the
    /// article, which is the same order twice.
    fn orders(&self) -> Vec<Order> {
        let is_ranked = self.query().is_ranked();
        Order::ALL.iter().copied().filter(|it| *it != Order::Reading || is_ranked).collect()
    }

    fn order_options(&self) -> Options {
        let orders = self.orders();
        let row = |order: &Order| (self.label_of(*order).to_owned(), order.word().to_owned());
        let current = orders.iter().position(|order| *order == self.order());
        Options { rows: orders.iter().map(row).collect(), current }
    }
}

impl Cx {
    /// Shows the stances toward a proposition of the article, by its place in it.
    fn try_proposition(&mut self, at: usize, before: &UndoEntry) {
        let Some(dossier) = self.nav.dossier() else { return };
        let Some(chosen) = dossier.propositions().nth(at) else { return };
        // The lead needs no word in the query.
        let is_lead = dossier.lead().is_some_and(|lead| lead.key() == chosen.key());
        let name = (!is_lead).then(|| Name::new(chosen.id()));
        let text = format!("stances toward {}: {}", called(chosen), chosen.text());
        let mut query = before.query.clone();
        query.set_on(name);
        if query != *self.nav.query() {
            self.nav.try_out(query, before);
        }
        self.say(text);
    }

    /// Brings the claims into an order.
    fn sort(&mut self, at: usize) {
        let Some(order) = self.nav.orders().get(at).copied() else { return };
        if order != self.nav.order() {
            self.nav.sort(order);
        }
        self.say(format!("the claims {}", self.nav.order_label()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{
        Layer, View,
        drawing::{part, part_text},
        testing::{EMPTY, REUTERS, TUTORIAL, click, press, query, state, type_in},
    };

    fn notice(state: &State) -> String {
        state.notice().map(|notice| notice.text).unwrap_or_default()
    }

    #[test]
    fn a_choice_is_shown_while_it_is_selected_and_esc_takes_it_back() {
        let mut state = state(&[REUTERS]);
        press(&mut state, "o j");
        assert_eq!(state.nav().order(), Order::Grade);
        assert_eq!(notice(&state), "the claims strongest attribution first");
        press(&mut state, "j esc");
        assert_eq!((state.nav().order(), state.overlay.is_none()), (Order::Rank, true));
        press(&mut state, "o k");
        assert_eq!(state.nav().order(), Order::Speaker, "before the first comes the last");
        press(&mut state, "j q");
        press(&mut state, "o o o enter");
        assert_eq!(state.nav().order(), Order::Speaker, "the same key goes on");
        assert_eq!(notice(&state), "the claims by speaker");
    }

    #[test]
    fn a_proposition_is_kept_in_one_step_that_can_be_undone() {
        let mut state = state(&[TUTORIAL]);
        press(&mut state, "p j k j");
        assert!(query(&state).starts_with("on:"), "{}", query(&state));
        press(&mut state, "esc");
        assert_eq!((query(&state).as_str(), state.nav().can_undo()), ("", false));
        press(&mut state, "p j enter");
        assert!(notice(&state).starts_with("stances toward "), "{}", notice(&state));
        press(&mut state, "u");
        assert_eq!(query(&state), "");
    }

    #[test]
    fn typing_finds_by_word_and_by_label() {
        let mut state = state(&[REUTERS]);
        press(&mut state, "5 o /");
        type_in(&mut state, "usual");
        press(&mut state, "enter");
        assert_eq!(notice(&state), "the speakers best usual grade first");
        press(&mut state, "o /");
        type_in(&mut state, "xyzzy");
        assert!(matches!(&state.overlay, Some(Layer::Chooser(it)) if it.found.is_empty()));
        press(&mut state, "enter");
        assert_eq!(notice(&state), "the speakers best usual grade first", "as it was");
        press(&mut state, "o /");
        type_in(&mut state, "name");
        press(&mut state, "esc");
        assert!(matches!(&state.overlay, Some(Layer::Chooser(it)) if it.found.len() == 8));
        press(&mut state, "q");
        assert!(state.overlay.is_none());
    }

    #[test]
    fn where_there_is_nothing_to_choose_it_says_so() {
        let mut state = state(&[EMPTY]);
        press(&mut state, "p");
        assert_eq!(notice(&state), Setting::Proposition.nothing());
        press(&mut state, "2 o down enter");
        assert!(state.overlay.is_none());
    }

    #[test]
    fn the_facets_of_the_matrix_are_never_the_same() {
        let mut state = state(&[REUTERS]);
        press(&mut state, "4 r");
        let Some(rows) = state.options(Setting::Rows) else { panic!() };
        let columns = state.options(Setting::Columns).unwrap();
        let name = |options: &Options| options.rows[options.current.unwrap()].0.clone();
        let others = |options: &Options, name: &str| options.rows.iter().all(|(it, _)| it != name);
        assert!(others(&rows, &name(&columns)) && others(&columns, &name(&rows)));
        press(&mut state, "G enter c G enter");
        assert_eq!(state.view(), View::Matrix);
    }

    #[test]
    fn a_second_click_keeps_it() {
        let mut state = state(&[REUTERS]);
        press(&mut state, "o");
        click(&mut state, Target::Choice(1));
        assert_eq!((state.nav().order(), state.overlay.is_some()), (Order::Grade, true));
        click(&mut state, Target::Choice(1));
        assert!(state.overlay.is_none());
    }

    fn draw(state: &State, area: Rect, painter: &mut Painter<'_, '_>) {
        let Some(Layer::Chooser(chooser)) = &state.overlay else { panic!() };
        chooser.draw(area, painter);
    }

    #[test]
    fn the_one_in_force_is_marked() {
        let mut state = state(&[REUTERS]);
        press(&mut state, "p j");
        let picture = |width| part_text(&state, (width, 5), |area, it| draw(&state, area, it));
        insta::assert_snapshot!([38, 98].map(picture).join("\n"));
    }

    properties! {
        #![cases(64)]
        #[test]
        fn it_fits_any_room(width in 0_u16..250, height in 0_u16..80, typed in "[a-z]{0,3}") {
            let mut state = state(&[REUTERS]);
            press(&mut state, "o /");
            type_in(&mut state, &typed);
            part(&state, (width, height), |area, it| draw(&state, area, it));
        }
    }
}
