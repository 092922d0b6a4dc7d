//! From text to a query.

use super::{
    AnyOf, Demand, Field, Lens, Matter, Name, Query, QueryError, Term,
    error::any_of,
    field::{self, find_names},
    lex::{Key, Kind, Lexeme, Lexer, Quoted, RawValue},
    value::quoted,
};
use crate::{
    library::{Library, Vocabulary},
    text::{clean, nearest},
};
use std::ops::Range;

impl Query {
    /// Reads a query; names are looked up in `library`.
    ///
    /// # Errors
    ///
    /// Where a field or a value is unknown, a value is missing, a quotation mark is not closed,
    /// a lens stands twice or is negated, or a range stands where none is possible.
    pub fn parse(text: &str, library: &Library) -> Result<Query, QueryError> {
        let cleaned = clean(text);
        parse_clean(&cleaned, library).map_err(|error| {
            // What was cleaned away shifts the places behind it.
            let span = if cleaned == text { error.span } else { 0..text.len() };
            QueryError { span, ..error }
        })
    }
}

fn parse_clean(text: &str, library: &Library) -> Result<Query, QueryError> {
    let mut query = Query::default();
    let mut end = None;
    // Where a sign says that what follows is an alternative to the term before.
    let mut or: Option<(&str, Range<usize>)> = None;
    let mut is_after_term = false;
    for lexeme in Lexer::new(text) {
        match lexeme.kind {
            Kind::And => continue,
            Kind::Or(sign) if is_after_term => {
                (or, is_after_term, end) = (Some((sign, lexeme.span)), false, None);
                continue;
            }
            Kind::Or(sign) => return Err(no_alternative(sign, lexeme.span, "stands before")),
            _ => {}
        }
        // Only closed quotation marks let a piece end where no blank is.
        if end == Some(lexeme.span.start) {
            let message = "a blank is missing after the closing quotation mark";
            let help = "write a quotation mark inside a quotation twice: \"the \"\"best\"\" deal\"";
            return Err(QueryError::new(lexeme.span, message).help(help));
        }
        end = Some(lexeme.span.end);
        let term = query.take(lexeme, library)?;
        is_after_term = term.is_some();
        match (term, or.take()) {
            (Some(term), None) => query.terms.push(term),
            (Some(term), Some(_)) => {
                let other = query.terms.pop();
                query.terms.push(other.map_or(term.clone(), |other| other.or(term)));
            }
            (None, None) => {}
            (None, Some((sign, span))) => {
                let message = format!("a lens is no alternative: nothing can follow the `{sign}`");
                return Err(QueryError::new(span, message));
            }
        }
    }
    match or {
        Some((sign, span)) => Err(no_alternative(sign, span, "follows")),
        None => Ok(query),
    }
}

fn no_alternative(sign: &str, span: Range<usize>, follows: &str) -> QueryError {
    QueryError::new(span, format!("no word or field {follows} the `{sign}`"))
        .help(format!("to search for the text itself, put it in quotation marks: {}", quoted(sign)))
}

impl Query {
    /// Takes a lens, or gives the term that a piece is.
    fn take(&mut self, lexeme: Lexeme<'_>, library: &Library) -> Result<Option<Term>, QueryError> {
        let Lexeme { negated, span, kind } = lexeme;
        let matter = match kind {
            Kind::Word(word) => Matter::text(word).ok_or_else(|| nothing(span))?,
            Kind::Phrase(quoted) => phrase(&quoted, span)?,
            Kind::Keyed { key: Key::Field(field), values } => {
                Matter::Field(field_values(field, &values, library)?)
            }
            Kind::Keyed { key, values } => {
                return self.take_lens(key, negated, span, &values, library).map(|()| None);
            }
            Kind::Unknown { name, whole } => return Err(unknown_field(name, whole, span)),
            Kind::Nothing(sign) => {
                let message = format!("nothing follows the `{sign}` that leaves something out");
                return Err(QueryError::new(span, message).help(format!(
                    "to search for the text itself, put it in quotation marks: {}",
                    quoted(sign)
                )));
            }
            // These are no pieces by themselves.
            Kind::Or(_) | Kind::And => return Ok(None),
        };
        Ok(Some(Term { negated, matter }))
    }

    fn take_lens(
        &mut self,
        key: Key,
        negated: bool,
        span: Range<usize>,
        values: &[RawValue<'_>],
        library: &Library,
    ) -> Result<(), QueryError> {
        let name = key.word();
        let error = |message: String| QueryError::new(span.clone(), message);
        if negated {
            return Err(error(format!("`{name}:` takes no `-`: it removes no claims")));
        }
        let [value] = values else {
            return Err(error(format!("`{name}:` takes one value")));
        };
        check_written(name, value)?;
        let is_second = match key {
            Key::Without | Key::Strip => self.without.replace(demand(key, value)?).is_some(),
            _ => self.on.replace(proposition(value, library)?).is_some(),
        };
        if is_second {
            return Err(error(format!("`{name}:` stands here a second time")));
        }
        Ok(())
    }
}

fn phrase(quoted: &Quoted<'_>, span: Range<usize>) -> Result<Matter, QueryError> {
    if !quoted.closed {
        return Err(unclosed(span, quoted.closing));
    }
    Matter::phrase(&quoted.text).ok_or_else(|| nothing(span))
}

fn nothing(span: Range<usize>) -> QueryError {
    QueryError::new(span, "there is nothing between the quotation marks")
}

fn field_values(
    field: Field,
    raw: &[RawValue<'_>],
    library: &Library,
) -> Result<AnyOf, QueryError> {
    let mut values = Vec::with_capacity(raw.len());
    for value in raw {
        check_written(field.word(), value)?;
        values.extend(field::parse(field, value, library)?);
    }
    let mut values = values.into_iter();
    // Each written value means one at least, or is an error.
    let first = values.next().ok_or_else(|| empty(field.word(), 0..0))?;
    Ok(AnyOf::new(first, values))
}

/// That a value is there, and its quotation marks are closed.
fn check_written(key: &str, value: &RawValue<'_>) -> Result<(), QueryError> {
    if let Some(closing) = value.missing_mark() {
        return Err(unclosed(value.span.clone(), closing));
    }
    if value.text().trim().is_empty() {
        return Err(empty(key, value.span.clone()));
    }
    Ok(())
}

fn demand(key: Key, value: &RawValue<'_>) -> Result<Demand, QueryError> {
    let (name, typed) = (key.word(), value.text());
    let word = typed.to_ascii_lowercase();
    let demand = match key {
        Key::Strip => Demand::from_former_word(&word),
        _ => Demand::from_word(&word),
    };
    demand.ok_or_else(|| {
        let terms = Demand::ALL.iter().map(|demand| Lens::Without(*demand).to_string());
        QueryError::new(value.span.clone(), format!("`{name}:` has no level `{typed}`"))
            .help(format!("write {}", any_of(&terms.collect::<Vec<_>>())))
    })
}

fn proposition(value: &RawValue<'_>, library: &Library) -> Result<Name, QueryError> {
    let mut found = find_names(field::Kind::Proposition, value.text(), &value.span, library)?;
    if found.len() > 1 {
        let words: Vec<&str> = found.iter().map(Name::as_str).collect();
        let message = format!("several propositions are called `{}`", value.text());
        let help = format!("write {}", any_of(&words));
        return Err(QueryError::new(value.span.clone(), message).help(help));
    }
    // `find_names` finds one at least, or fails.
    found.pop().ok_or_else(|| empty("on", value.span.clone()))
}

fn unclosed(span: Range<usize>, closing: char) -> QueryError {
    QueryError::new(span, "the quotation mark is not closed")
        .help(format!("close it with {closing}"))
}

fn empty(key: &str, span: Range<usize>) -> QueryError {
    QueryError::new(span, format!("a value is missing after `{key}:`"))
        .help("write the value without a blank before it; join several with commas")
}

fn unknown_field(name: &str, whole: &str, span: Range<usize>) -> QueryError {
    let keys: Vec<&str> = Key::all().map(Key::word).collect();
    let nearest = nearest(name, keys.iter().copied(), 2);
    let with_colon: Vec<String> = nearest.iter().map(|key| format!("{key}:")).collect();
    let quotes =
        format!("to search for the text itself, put it in quotation marks: {}", quoted(whole));
    let help = match with_colon.as_slice() {
        [] => quotes,
        near => format!("did you mean {}? Or, {quotes}", any_of(near)),
    };
    QueryError::new(span, format!("there is no field `{name}`")).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::tests::{library, printed, query, shipped};
    use proptest::prelude::*;
    use std::{borrow::Cow, sync::LazyLock};

    fn error(text: &str, library: &Library) -> (String, String, String) {
        let error = Query::parse(text, library).expect_err(text);
        (text[error.span].to_owned(), error.message, error.help.unwrap_or_default())
    }

    #[test]
    fn an_unknown_field_names_the_nearest_and_offers_quotes() {
        let library = shipped();
        let (at, message, help) = error("a spekaer:feith b", &library);
        assert_eq!(at, "spekaer:feith");
        assert_eq!(message, "there is no field `spekaer`");
        assert!(help.contains("did you mean `speaker:`"), "{help}");
        assert!(help.contains("\"spekaer:feith\""), "{help}");
        let (_, _, help) = error("qqq:1", &library);
        assert!(!help.contains("did you mean"), "{help}");
    }

    #[test]
    fn an_unknown_value_names_the_nearest() {
        let library = shipped();
        for (text, at, near) in [
            ("speaker:potinger", "potinger", "`pottinger`"),
            ("speaker:feith,Scumer", "Scumer", "`schumer`"),
            ("topic:rare-earth", "rare-earth", "`rare-earths`"),
            ("reply:deny", "deny", "`denied`"),
            ("stance:oposes", "oposes", "`opposes`"),
            ("stance:shelvin=opposes", "shelvin=opposes", "`shelving`"),
            ("without:unamed", "unamed", "`without:unnamed`"),
            ("without:named", "named", "`without:unnamed`"),
            ("strip:naned", "naned", "`without:unnamed`"),
            ("on:shelv", "shelv", "`shelving`"),
            ("grade:H", "H", "A to G"),
            ("grade:B4", "B4", "1 to 3"),
            ("paragraph:0", "0", "from 1"),
            ("paragraph:+3", "+3", "from 1"),
            ("date:2026-13", "2026-13", "2026-02-12"),
            ("stance:shelving", "shelving", "`stance:shelving=opposes`"),
        ] {
            let (found, message, help) = error(text, &library);
            assert_eq!(found, at, "{text}");
            assert!(help.contains(near), "{text}: {message}: {help}");
        }
    }

    #[test]
    fn what_is_missing_is_said() {
        let library = shipped();
        for (text, at, expected) in [
            ("a speaker:", "", "a value is missing after `speaker:`"),
            ("speaker: feith", "", "a value is missing after `speaker:`"),
            ("speaker:feith,", "", "a value is missing after `speaker:`"),
            ("speaker:\"\"", "\"\"", "a value is missing after `speaker:`"),
            ("\"open", "\"open", "the quotation mark is not closed"),
            ("speaker:\"open", "\"open", "the quotation mark is not closed"),
            ("\"\"", "\"\"", "there is nothing between the quotation marks"),
            ("a - b", "-", "nothing follows the `-` that leaves something out"),
            ("a NOT", "NOT", "nothing follows the `NOT` that leaves something out"),
            ("a |", "|", "no word or field follows the `|`"),
            ("OR b", "OR", "no word or field stands before the `OR`"),
            ("a||b", "|", "no word or field stands before the `|`"),
            ("on:shelving | b", "|", "no word or field stands before the `|`"),
            ("b | on:shelving", "|", "a lens is no alternative: nothing can follow the `|`"),
            ("„open", "„open", "the quotation mark is not closed"),
            ("grade>A", ">A", "nothing is stronger than A"),
            ("grade<G", "<G", "nothing is weaker than G"),
            ("paragraph<1", "<1", "`<1` is no paragraph"),
            ("\"a\"b", "b", "a blank is missing after the closing quotation mark"),
            ("topic:\"rare-earths\"b", "b", "a blank is missing after the closing quotation mark"),
            ("paragraph:..", "..", "`..` is no paragraph"),
            ("grade:..", "..", "`..` is no grade"),
        ] {
            let (found, message, _) = error(text, &library);
            assert_eq!((found.as_str(), message.as_str()), (at, expected), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let library = shipped();
        for (text, expected) in [
            ("speaker:a..c", "`speaker:` takes no range"),
            ("speaker>=a", "`speaker:` takes no range"),
            ("reply:denied..answered", "`reply:` takes no range"),
            ("speaker:none", "every claim has a speaker: `none` finds nothing"),
            ("grade:A..N", "N, the newsroom, lies in no range: it is off the scale"),
            ("grade:>=N", "N, the newsroom, lies in no range: it is off the scale"),
            ("-without:lone", "`without:` takes no `-`: it removes no claims"),
            ("without:lone,groups", "`without:` takes one value"),
            ("without:lone without:lone", "`without:` stands here a second time"),
            ("without:lone strip:named", "`strip:` stands here a second time"),
            ("on:shelving on:exposure", "`on:` stands here a second time"),
        ] {
            assert_eq!(error(text, &library).1, expected, "{text}");
        }
    }

    #[test]
    fn a_place_in_text_that_had_to_be_cleaned_is_all_of_it() {
        let text = "\u{202E}spekaer:x";
        assert_eq!(error(text, &shipped()).0, text);
    }

    #[test]
    fn a_query_prints_in_its_canonical_form() {
        let library = shipped();
        for (text, expected) in [
            ("", ""),
            ("  a   -b ", "a -b"),
            ("GRADE:b2,>=C", "grade:B2,..C"),
            ("grade:<=D grade:A..B grade:C..", "grade:D.. grade:A..C grade:B.."),
            ("grade:E..A,n", "grade:A..E,N"),
            ("paragraph:9..3,7", "paragraph:3..9,7"),
            ("date:2014-09..2015", "date:2014-09..2015"),
            ("speaker:\"Matt Pottinger\",POTTINGER", "speaker:pottinger"),
            ("speaker:Handelsministerium", "speaker:commerce"),
            ("asked:none against:None", "asked:none against:none"),
            ("stance:opposes,shelving=None,none", "stance:opposes,shelving=none,none"),
            ("reply:\"no comment\",no-reply", "reply:no-comment,no-reply"),
            ("topic:\"rare earths\"", "topic:rare-earths"),
            ("outlet:reuters", "outlet:Reuters"),
            ("outlet:\"the nowhere-on-sea lantern\"", "outlet:\"The Nowhere-on-Sea Lantern\""),
            ("on:shelving without:unnamed x", "x without:unnamed on:shelving"),
            ("STRIP:Named", "without:unnamed"),
            ("strip:several", "without:lone"),
            ("strip:counted", "without:groups"),
            ("12:30 http://x noted: x", "12:30 http://x noted: x"),
            ("\"a \"\"b\"\"\" -\"c\"", "\"a \"\"b\"\"\" -\"c\""),
            ("--x", "-\"-x\""),
            ("!a NOT b AND c", "-a -b c"),
            ("china|taiwan OR „south korea“ x", "china OR taiwan OR \"south korea\" x"),
            ("china | -topic:rare-earths", "china OR -topic:rare-earths"),
            ("grade:A|b topic:none OR topic:rare-earths", "grade:A,B topic:none,rare-earths"),
            ("a OR grade:A OR grade:B", "a OR grade:A,B"),
            ("a | a", "a"),
            ("\"OR\" \"a|b\" “!”", "\"OR\" \"a|b\" \"!\""),
            ("grade>=B grade<C grade>C grade<=D", "grade:..C grade:D.. grade:..A grade:D.."),
            (
                "¶22 paragraph>10 paragraph<=5 ¶≥3",
                "paragraph:22 paragraph:11.. paragraph:..5 paragraph:3..",
            ),
            ("date>2026-02 date<2026", "date:2026-03.. date:..2025"),
            ("topic:rare-earths topic:april-summit", "topic:rare-earths topic:april-summit"),
        ] {
            assert_eq!(printed(text, &library), expected, "{text}");
        }
    }

    fn with_speakers(id: &str, speakers: &str) -> String {
        format!(
            r#"(format: 2, article: (id: "{id}", title: "T", outlet: "O", published: "2026-01-01",
            paragraphs: 1, language: "en"), speakers: [{speakers}])"#
        )
    }

    #[test]
    fn an_id_comes_before_a_name_and_a_name_before_an_alias() {
        let one = r#"(id: "j-doe", name: "Jane Doe", short: "Doe", kind: Person)"#;
        let two = r#"(id: "doe-inc", name: "Doe", kind: Organisation),
            (id: "mueller", name: "Müller", kind: Person, aliases: ["Doe"])"#;
        let library = library(&[&with_speakers("one", one), &with_speakers("two", two)]);
        assert_eq!(printed("speaker:doe", &library), "speaker:doe-inc");
        assert_eq!(printed("speaker:müller,Mueller", &library), "speaker:mueller");
        assert_eq!(printed("speaker:\"jane doe\"", &library), "speaker:j-doe");
    }

    #[test]
    fn a_name_that_several_have_means_all_of_them() {
        let speakers = r#"(id: "boss", name: "A", kind: Person, aliases: ["Chief"]),
            (id: "head", name: "B", kind: Person, aliases: ["chief"])"#;
        let library = library(&[&with_speakers("one", speakers)]);
        assert_eq!(printed("-speaker:CHIEF", &library), "-speaker:boss,head");
    }

    static SHIPPED: LazyLock<Library> = LazyLock::new(shipped);

    /// Pieces that queries are made of and pieces that break them, one between two bars.
    const PIECES: &str = "a|china|Müller|-|\"|\"\"|:|,|..|=| | | |speaker:|Topic:|grade:|stance:\
        |paragraph:|date:|asked:|reply:|outlet:|strip:|without:|on:|status:|pottinger|white-house\
        |rare-earths|shelving|opposes|none|B|C2|N|A..C|>=C|>|<=|!|NOT |!!| OR | AND |„|“|»|¶|¶3|bar|3..9|2026|2026-02|denied|Reuters\
        |\"Matt Pottinger\"|named|lone|http://|12:30|\u{202E}";

    fn pieces() -> impl Strategy<Value = String> {
        let pieces: Vec<&str> =
            PIECES.split('|').map(|piece| if piece == "bar" { "|" } else { piece }).collect();
        let some = proptest::collection::vec(proptest::sample::select(pieces), 0..14);
        some.prop_map(|pieces| pieces.concat())
    }

    properties! {
        #[test]
        fn any_text_is_read_or_refused_at_a_place(
            text in "\\PC{0,40}|[a-z:,\\-\"\\x00-\\x20 .=]{0,30}",
        ) {
            match Query::parse(&text, &SHIPPED) {
                Ok(read) => prop_assert_eq!(query(&read.to_string(), &SHIPPED), read),
                Err(error) => prop_assert!(text.get(error.span).is_some()),
            }
        }

        #[test]
        fn what_is_printed_is_read_again(text in pieces()) {
            if let Ok(read) = Query::parse(&text, &SHIPPED) {
                let printed = read.to_string();
                prop_assert!(matches!(clean(&printed), Cow::Borrowed(_)));
                prop_assert_eq!(query(&printed, &SHIPPED), read, "{}", printed);
            }
        }
    }
}
