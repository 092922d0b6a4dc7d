//! What stands before a row and over a column.

use crate::ui::{
    Look,
    widgets::{compose::Composer, look::Letter},
};
use crate::{
    analysis::{Axis, Value},
    dossier::Position,
    dossier::SHORT_COLUMNS,
    library::Library,
    query::{Field, Sign},
    text::{cut, width, wrap},
};
use ratatui::style::Style;
use std::borrow::Cow;

/// A value as a heading.
#[derive(Debug, Clone)]
pub struct Heading<'a> {
    /// Its sign and its letter, as far as it has them.
    code: String,
    /// The style of both.
    style: Style,
    /// Whether it is a letter of the grade, which can stand for the name.
    is_grade: bool,
    name: Cow<'a, str>,
    /// The name where there is little room.
    short: Cow<'a, str>,
    /// The columns below which it says too little over a column.
    least: usize,
    /// The columns before it that keep it in line with those that have a sign.
    indent: usize,
}

impl<'a> Heading<'a> {
    /// The heading of a value.
    pub fn of(axis: Axis, value: Value, library: &'a Library, look: Look<'_>) -> Self {
        let glyphs = look.glyphs();
        let name = axis.label(value, library);
        let own = axis.sign(value, library);
        let sign = match own {
            Sign::Stance(Position::Opposes) => glyphs.opposes,
            Sign::Stance(Position::Explains) => glyphs.explains,
            Sign::Stance(Position::Supports) => glyphs.supports,
            Sign::Reply(reply) => look.reply(reply),
            Sign::Undecided => glyphs.undecided,
            Sign::Grade(_) | Sign::Status(_) | Sign::None => "",
        };
        let short = axis.speaker(value).map(|speaker| library.speaker(speaker).short().into());
        let has_signs = axis.field.has_signs();
        let heading = Heading {
            code: sign.to_owned(),
            style: look.theme.strong,
            is_grade: false,
            short: short.unwrap_or_else(|| name.clone()),
            name,
            least: match axis.field.is_closed() {
                true if has_signs => 2,
                true => 4,
                false => SHORT_COLUMNS,
            },
            indent: if has_signs && value == Value::Without { 2 } else { 0 },
        };
        match own {
            Sign::Grade(strength) => heading.graded(Letter::of(strength), look),
            Sign::Undecided if axis.field == Field::Grade => {
                heading.graded(Letter::Undecided, look)
            }
            Sign::Undecided => Heading { style: look.theme.undecided, ..heading },
            _ => heading,
        }
    }

    fn graded(self, letter: Letter, look: Look<'_>) -> Self {
        let (bar, sign) = (look.bar_in_list(letter), letter.rule().letter.to_string());
        let code = if bar == sign { sign } else { format!("{bar} {sign}").trim_start().to_owned() };
        Heading { code, style: look.grade(letter), is_grade: true, ..self }
    }

    /// Whether a letter can stand for its name.
    pub fn is_grade(&self) -> bool {
        self.is_grade
    }

    /// The columns below which it says too little over a column.
    pub fn least(&self) -> usize {
        self.least
    }

    /// Whether it is to have a second line over so many columns.
    pub fn needs_two_lines(&self, columns: usize) -> bool {
        self.over(columns, 2)[1] != Form::default()
    }

    /// The columns that it takes before a row.
    pub fn columns(&self) -> usize {
        self.indent + Form::new(&self.code, &self.name).columns()
    }

    /// Adds it before a row, in so many columns.
    pub fn put_before(
        &self,
        columns: usize,
        style: Style,
        line: &mut Composer<'_>,
        look: Look<'_>,
    ) {
        let indent = self.indent.min(columns);
        line.skip(indent);
        self.put(&Form::new(&self.code, &self.name), columns - indent, style, line, look);
    }

    /// The fewest columns in which it stands in two lines, its words whole; of at most so many.
    pub fn columns_over(&self, most: usize) -> usize {
        (1..most).find(|columns| self.is_whole_in_two_lines(*columns)).unwrap_or(most)
    }

    fn is_whole_in_two_lines(&self, columns: usize) -> bool {
        let mut words = self.name.split(' ');
        words.all(|word| width(word) <= columns) && self.lines(columns)[2].is_empty()
    }

    /// What stands over so many columns, in one line or two; what is left of it may be cut.
    pub fn over(&self, columns: usize, lines: usize) -> [Form; 2] {
        let in_one = self.in_one_line(columns);
        let fits = in_one.columns() <= columns;
        let is_whole = fits && in_one.name == self.name;
        if lines > 1 && !is_whole && (!fits || self.is_whole_in_two_lines(columns)) {
            let [first, second, beyond] = self.lines(columns);
            let second = format!("{second} {beyond}");
            return [Form::new(&self.code, &first), Form::new("", second.trim_end())];
        }
        [in_one, Form::default()]
    }

    /// The name in a line behind sign and letter, a second line, and what is left of it.
    fn lines(&self, columns: usize) -> [String; 3] {
        let text = format!("{} {}", self.code, self.name);
        let text = text.trim_start();
        let lines = wrap(text, columns, columns);
        let first = lines[0].strip_prefix(&self.code).unwrap_or_default().trim_start();
        let second = lines.get(1).copied().unwrap_or_default();
        [first.to_owned(), second.to_owned(), lines.get(2..).unwrap_or_default().join(" ")]
    }

    /// The longest of its forms that fits; a sign or a letter stands for what would be cut.
    fn in_one_line(&self, columns: usize) -> Form {
        let letter = self.code.rsplit(' ').next().unwrap_or_default();
        let forms = match self.is_grade {
            true => [(&*self.code, ""), (letter, ""), (letter, "")],
            false => [(&*self.code, &*self.name), (&self.code, &self.short), (&self.code, "")],
        };
        let mut forms = forms.into_iter().map(|(code, name)| Form::new(code, name));
        let fits = |form: &Form| (1..=columns).contains(&form.columns());
        forms.find(fits).unwrap_or_else(|| Form::new("", &self.short))
    }

    /// Adds a form of it in exactly so many columns: sign and letter in their style.
    pub fn put(
        &self,
        form: &Form,
        columns: usize,
        style: Style,
        line: &mut Composer<'_>,
        look: Look<'_>,
    ) {
        let end = line.used() + columns;
        let code = cut(&form.code, columns).0;
        line.put(code.to_owned(), self.style);
        let gap = usize::from(!code.is_empty() && !form.name.is_empty());
        line.skip(gap.min(end.saturating_sub(line.used())));
        line.cell(&form.name, end.saturating_sub(line.used()), style, look.glyphs().cut);
    }
}

/// A line of a heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    code: String,
    name: String,
}

impl Form {
    fn new(code: &str, name: &str) -> Self {
        Form { code: code.to_owned(), name: name.to_owned() }
    }

    pub fn columns(&self) -> usize {
        let gap = usize::from(!self.code.is_empty() && !self.name.is_empty());
        width(&self.code) + gap + width(&self.name)
    }
}
