//! What the palette can do: what keys do, and what takes a word besides.

use super::Palette;
use crate::{
    action::{Action, Group},
    config::{Context, Sequence, ThemeChoice},
    export::Format,
    library::Vocabulary,
    text::fold,
    ui::{
        Cx,
        overlays::choose::Options,
        widgets::fuzzy::{Fit, Wanted},
    },
};

/// Something that the palette can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Go to a paragraph.
    Paragraph(u16),
    /// What a key does.
    Act(Action),
    /// Type on: what it is done with is missing.
    Begin(Verb),
    /// Show another theme.
    Theme(ThemeChoice),
    /// Bring what is listed into another order.
    Sort {
        /// Its place among the orders.
        at: usize,
        /// Its word.
        word: String,
        /// What it does.
        label: String,
    },
    /// Write the claims that are listed to a file.
    Write {
        /// The file, as it is typed.
        path: String,
        /// In which form.
        format: Format,
        /// Whether a file that is there is replaced.
        replaces: bool,
    },
    /// Save the query under a name.
    Save(String),
    /// Ask the query that is saved under a name.
    Ask(String),
    /// Forget what is saved under a name.
    Forget(String),
}

/// Something that is done with a word, which is typed behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Show a theme.
    Theme,
    /// Bring what is listed into an order.
    Sort,
    /// Write claims to a file.
    Write,
    /// Save the query.
    Save,
    /// Ask a query that is saved.
    Query,
    /// Forget a query that is saved.
    Forget,
}

/// What there is to say of a verb.
struct Row {
    /// Its name, by which it is typed.
    name: &'static str,
    /// What can be typed in its place.
    aliases: &'static [&'static str],
    /// Words by which it is found besides.
    others: &'static str,
    /// What is typed behind it.
    argument: &'static str,
    /// What it does.
    help: &'static str,
}

impl Verb {
    /// Every verb.
    pub(crate) const ALL: [Self; 6] =
        [Self::Theme, Self::Sort, Self::Write, Self::Save, Self::Query, Self::Forget];

    fn row(self) -> Row {
        match self {
            Self::Theme => Row {
                name: "theme",
                aliases: &["colorscheme"],
                others: "colors colours colorscheme background",
                argument: "NAME",
                help: "Change the colours, and keep them for later starts.",
            },
            Self::Sort => Row {
                name: "sort",
                aliases: &["order-by"],
                others: "order arrange",
                argument: "ORDER",
                help: "Bring what is listed into an order.",
            },
            Self::Write => Row {
                name: "write",
                aliases: &["w", "export"],
                others: "w export file output",
                argument: "FILE",
                help: "Write the claims that are listed to a file; its end says in which format: \
                       claims.md, claims.csv. write! replaces a file.",
            },
            Self::Save => Row {
                name: "save",
                aliases: &[],
                others: "query bookmark keep name",
                argument: "NAME",
                help: "Save the query under a name, by which it is found here.",
            },
            Self::Query => Row {
                name: "query",
                aliases: &["ask"],
                others: "saved load open",
                argument: "NAME",
                help: "Ask a query that is saved.",
            },
            Self::Forget => Row {
                name: "forget",
                aliases: &[],
                others: "saved query delete remove",
                argument: "NAME",
                help: "Forget a query that is saved.",
            },
        }
    }

    /// Its name and what is typed behind it.
    pub(crate) fn usage(self) -> String {
        let Row { name, argument, .. } = self.row();
        format!("{name} {argument}")
    }

    /// Its name, by which it is typed.
    pub(super) fn name(self) -> &'static str {
        self.row().name
    }

    /// What it does.
    pub(crate) fn help(self) -> &'static str {
        self.row().help
    }
}

/// A verb and what is typed behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Typed<'t> {
    pub verb: Verb,
    /// Whether an exclamation mark stands behind the verb.
    pub is_forced: bool,
    pub word: &'t str,
}

impl<'t> Typed<'t> {
    /// What a line says, if it begins with a verb and a blank.
    pub fn read(line: &'t str) -> Option<Self> {
        let (first, word) = line.trim_start().split_once(char::is_whitespace)?;
        let name = first.strip_suffix('!').unwrap_or(first);
        let is_meant = |other: &str| other.eq_ignore_ascii_case(name);
        let is_typed = |verb: &Verb| {
            let row = verb.row();
            is_meant(row.name) || row.aliases.iter().any(|alias| is_meant(alias))
        };
        let verb = Verb::ALL.into_iter().find(is_typed)?;
        Some(Self { verb, is_forced: name != first, word: word.trim() })
    }
}

/// How badly a command fits: exactly what is typed comes first, then what can be done here.
type Rank = (bool, bool, Fit);

impl Command {
    /// What stands in its row, and what Tab types.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Act(action) => action.name().to_owned(),
            Self::Paragraph(paragraph) => format!("paragraph {paragraph}"),
            Self::Begin(verb) => verb.usage(),
            Self::Theme(theme) => format!("theme {}", theme.name()),
            Self::Sort { word, .. } => format!("sort {word}"),
            Self::Write { path, replaces, .. } => {
                format!("write{} {path}", if *replaces { "!" } else { "" })
            }
            Self::Save(name) => format!("save {name}"),
            Self::Ask(name) => format!("query {name}"),
            Self::Forget(name) => format!("forget {name}"),
        }
    }

    /// One sentence that says what it does, and where that can only be done elsewhere.
    pub(super) fn help(&self, cx: &Cx) -> String {
        let saved = |name: &str| cx.saved_queries.get(name).unwrap_or_default().to_owned();
        let help = match self {
            Self::Act(action) => action.help().to_owned(),
            Self::Paragraph(_) => "Go to the first claim of this paragraph.".to_owned(),
            Self::Begin(verb) => verb.help().to_owned(),
            Self::Theme(theme) => theme.help().to_owned(),
            Self::Sort { label, .. } => format!("Bring what is listed into this order: {label}."),
            Self::Write { format, .. } => {
                format!("{}: write the claims that are listed.", format.label())
            }
            Self::Save(name) => match cx.saved_queries.get(name) {
                Some(query) => format!("Save the query in the place of {query}"),
                None => format!("Save the query: {}", cx.nav.query()),
            },
            Self::Ask(name) => saved(name),
            Self::Forget(name) => format!("Forget this query: {}", saved(name)),
        };
        match self.elsewhere(cx) {
            Some(context) => format!("({}) {help}", context.place()),
            None => help,
        }
    }

    /// Its key, or where it has one if not here.
    pub(super) fn key(&self, cx: &Cx) -> String {
        match self {
            Self::Act(action) => cx.key_below(*action),
            Self::Theme(theme) if *theme == cx.settings.appearance.choice() => "in use".to_owned(),
            _ => String::new(),
        }
    }

    pub(super) fn elsewhere(&self, cx: &Cx) -> Option<Context> {
        match self {
            Self::Act(action) => cx.elsewhere(*action),
            _ => None,
        }
    }

    /// The words by which it is found besides its name and its sentence.
    fn others(&self) -> &'static str {
        match self {
            Self::Act(action) => action.others(),
            Self::Begin(verb) => verb.row().others,
            Self::Theme(_) => Verb::Theme.row().others,
            Self::Sort { word, .. } if word == "no reply" => "order silent",
            Self::Sort { .. } => Verb::Sort.row().others,
            Self::Ask(_) => Verb::Query.row().others,
            Self::Forget(_) => Verb::Forget.row().others,
            Self::Paragraph(_) | Self::Write { .. } | Self::Save(_) => "",
        }
    }

    fn rank(&self, wanted: &Wanted, of_key: &[Action], cx: &Cx) -> Option<Rank> {
        let is_elsewhere = self.elsewhere(cx).is_some();
        if matches!(self, Self::Act(action) if of_key.contains(action)) {
            return Some((false, is_elsewhere, Fit::Exact));
        }
        let fit = wanted.fit(&self.name(), self.others(), &self.help(cx))?;
        Some((fit != Fit::Exact, is_elsewhere, fit))
    }
}

impl Cx {
    /// The actions that what is typed is a key of, anywhere.
    fn actions_of_key(&self, typed: &str) -> Vec<Action> {
        let (keymap, symbols) = (&self.settings.keymap, self.settings.symbols);
        let bound = Context::ALL.iter().flat_map(|context| keymap.own_of(*context));
        let is_typed = |keys: &Sequence| keys.label(symbols) == typed || keys.to_string() == typed;
        bound.filter(|(keys, _)| is_typed(keys)).map(|(_, action)| action).collect()
    }
}

impl Palette {
    /// What is found, the best first.
    pub fn commands(&self, cx: &Cx) -> Vec<Command> {
        let line = self.picker.input.text();
        if let Some(paragraph) = paragraph(line.trim()) {
            return vec![Command::Paragraph(paragraph)];
        }
        if let Some(typed) = Typed::read(&line) {
            return self.with(typed, cx);
        }
        let typed = line.trim();
        let (wanted, of_key) = (Wanted::new(typed), cx.actions_of_key(typed));
        let commands = self.all(cx).filter_map(|it| Some((it.rank(&wanted, &of_key, cx)?, it)));
        let mut found: Vec<_> = commands.collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, command)| command).collect()
    }

    /// Everything that can be named without anything typed.
    fn all<'a>(&'a self, cx: &'a Cx) -> impl Iterator<Item = Command> + 'a {
        let actions = Action::ALL.iter().copied().filter(|action| is_listed(*action));
        let queries = cx.saved_queries.names().map(|name| Command::Ask(name.to_owned()));
        let forget = cx.saved_queries.names().map(|name| Command::Forget(name.to_owned()));
        let verbs = [Verb::Write, Verb::Save].map(Command::Begin);
        (actions.map(Command::Act))
            .chain(queries)
            .chain(verbs)
            .chain(themes(cx).map(Command::Theme))
            .chain(sorts(&self.orders))
            .chain(forget)
    }

    /// What a verb can do with the word behind it.
    fn with(&self, typed: Typed<'_>, cx: &Cx) -> Vec<Command> {
        let Typed { verb, is_forced, word } = typed;
        let names = || cx.saved_queries.names().map(str::to_owned);
        let found: Vec<Command> = match verb {
            Verb::Write | Verb::Save if word.is_empty() => return vec![Command::Begin(verb)],
            Verb::Save => return vec![Command::Save(word.to_owned())],
            Verb::Write => return writes(word, is_forced),
            Verb::Theme => themes(cx).map(Command::Theme).collect(),
            Verb::Sort => sorts(&self.orders).collect(),
            Verb::Query => names().map(Command::Ask).collect(),
            Verb::Forget => names().map(Command::Forget).collect(),
        };
        // What is typed need not name the verb once more.
        let wanted = Wanted::new(word);
        let rank = |command: &Command| {
            let name = command.name();
            let own = name.split_once(' ').map_or("", |(_, own)| own);
            match command {
                // What is forgotten is named, and what is asked at least in part.
                Command::Forget(name) => fold(name).starts_with(&*fold(word)).then_some(Fit::Exact),
                Command::Ask(name) => fold(name).contains(&*fold(word)).then_some(Fit::Exact),
                Command::Sort { .. } => wanted.fit(own, command.others(), &command.help(cx)),
                _ => wanted.fit(own, "", &command.help(cx)),
            }
        };
        let mut found: Vec<_> = found.into_iter().filter_map(|it| Some((rank(&it)?, it))).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, command)| command).collect()
    }

    /// Why nothing is found, and what there is.
    pub(super) fn nothing_found(&self, cx: &Cx) -> String {
        let line = self.picker.input.text();
        let there_are =
            |what: &str, names: Vec<String>| format!("{what}; there are {}", names.join(", "));
        match Typed::read(&line).map(|typed| typed.verb) {
            Some(Verb::Theme) => {
                let names = ThemeChoice::ALL.map(|theme| theme.name().to_owned());
                there_are("no theme has such a name", names.to_vec())
            }
            Some(Verb::Sort) => {
                let words = self.orders.rows.iter().map(|(_, word)| word.clone());
                there_are("there is no such order here", words.collect())
            }
            Some(Verb::Write) => {
                let ends = Format::ALL.iter().map(|format| format!(".{}", format.extension()));
                there_are("write to a file whose name ends with its format", ends.collect())
            }
            Some(Verb::Query | Verb::Forget | Verb::Save) => {
                let names: Vec<_> = cx.saved_queries.names().map(str::to_owned).collect();
                match names.is_empty() {
                    true => "no query is saved yet: `save NAME` saves the one in force".to_owned(),
                    false => there_are("no query is saved under that name", names),
                }
            }
            None => match line.trim().parse::<Action>() {
                Err(error) => match error.is_near() {
                    true => format!("nothing is called that; the nearest is `{}`", error.nearest),
                    false => {
                        let key = cx.key(Action::Search);
                        format!("nothing here is called that: {key} looks among the claims")
                    }
                },
                Ok(action) => format!("`{action}` needs no name: its keys are in the help"),
            },
        }
    }
}

/// The themes, the one in force first: what is selected without having been looked for changes
/// nothing.
fn themes(cx: &Cx) -> impl Iterator<Item = ThemeChoice> + use<> {
    let current = cx.settings.appearance.choice();
    let others = ThemeChoice::ALL.into_iter().filter(move |theme| *theme != current);
    std::iter::once(current).chain(others)
}

fn sorts(orders: &Options) -> impl Iterator<Item = Command> + '_ {
    orders.rows.iter().enumerate().map(|(at, (label, word))| Command::Sort {
        at,
        word: word.clone(),
        label: label.clone(),
    })
}

/// The file that is typed; where its end is missing or only begun, one with each end that it can
/// have.
fn writes(file: &str, replaces: bool) -> Vec<Command> {
    let write = |path: String, format| Command::Write { path, format, replaces };
    if let Some(format) = Format::of_file(file) {
        return vec![write(file.to_owned(), format)];
    }
    let name = file.rfind('/').map_or(0, |at| at + 1);
    // A folder, or an end without a name before it, is no file to write.
    if file[name..].trim_matches('.').is_empty() || file[name..].rfind('.') == Some(0) {
        return Vec::new();
    }
    let (stem, begun) = match file[name..].rfind('.') {
        Some(dot) if dot > 0 => (&file[..name + dot], &file[name + dot + 1..]),
        _ => (file, ""),
    };
    let formats = Format::ALL.iter().filter(|format| format.extension().starts_with(begun));
    formats.map(|format| write(format!("{stem}.{}", format.extension()), *format)).collect()
}

/// The paragraph that is meant by "12", "¶12" or, as the palette itself calls it, "paragraph 12".
fn paragraph(typed: &str) -> Option<u16> {
    let number = ["¶", "paragraph"].iter().find_map(|word| typed.strip_prefix(word));
    number.unwrap_or(typed).trim().parse().ok()
}

/// Whether an action is worth a name: what only moves in typed text is not.
pub(super) fn is_listed(action: Action) -> bool {
    action.group() != Group::Type && action != Action::Palette
}
