//! What the grade means, drawn from the table of rules: for help, `explain grade` and README.

use crate::{
    library::{Directness, RULES, Rule, UNDECIDED},
    text::wrap,
};
use std::fmt::Write;

/// What the grade measures.
pub const MEANING: &str = "A letter for who answers for a claim, a digit for how directly the \
     words come: B1, D3, D3 via Kessler. It measures how traceable the attribution is, never \
     whether the claim is true: a well-attributed claim can be false, and an unnamed source can \
     be right.";

/// What the grade is not, and what stands beside it.
pub const LIMITS: [&str; 4] = [
    "It is not the Admiralty code: that one rates the reliability of a source and the \
     credibility of a report; this one rates neither.",
    "B and C are one step in every comparison: a named institution binds itself as a named \
     person does.",
    "Who passes words on never changes the letter: D3 via Kessler is two or more unnamed people \
     who say what Kessler said.",
    "Replies, stance and the kind of content (fact, judgement, forecast) stand beside the grade \
     and never change it. A claim without a reported reply is not an uncontested claim.",
];

/// What else can stand in the place of a grade, or behind one.
const SIGNS: [(&str, &str); 5] = [
    ("N(D)", "the newsroom says it, and the strongest claim that it rests on is a D"),
    ("N(?)", "the newsroom says it, and what it rests on is undecided"),
    ("?", "undecided: a curator has still to decide who says it, or how"),
    ("B1?", "undecided too: it would be B1 as it is proposed, and does not count as B1"),
    ("B3 +2", "three sources: this is the grade of the strongest, and each has its own"),
];

/// The grade explained, wrapped to `columns`.
pub fn guide(columns: usize) -> String {
    let mut out = String::from("The attribution grade\n\n");
    paragraph(&mut out, "", MEANING, columns);
    out.push_str("\nThe first rule that fits gives the letter:\n\n");
    for rule in &RULES {
        rule_lines(&mut out, rule, columns);
    }
    out.push_str("\nThe digit:\n\n");
    for directness in Directness::ALL {
        let _ = writeln!(out, "  {}  {}", directness.digit(), directness.meaning());
    }
    out.push_str("     narration has no digit\n\nWhat else can stand there:\n\n");
    for (sign, meaning) in SIGNS {
        paragraph(&mut out, &format!("  {sign:5}  "), meaning, columns);
    }
    out.push('\n');
    for limit in LIMITS {
        paragraph(&mut out, "- ", limit, columns);
    }
    out
}

/// One grade explained: a letter, with a digit or without, such as `D3`, `d` or `N`; or `?`.
///
/// Nothing where `code` is no grade.
pub fn guide_to(code: &str, columns: usize) -> Option<String> {
    let mut chars = code.chars();
    let letter = chars.next()?.to_ascii_uppercase();
    let digit = chars.next().map(|digit| digit.to_digit(10)).map_or(Some(None), |d| d.map(Some))?;
    if chars.next().is_some() {
        return None;
    }
    let rules = RULES.iter().chain([&UNDECIDED]).filter(|rule| rule.letter == letter);
    let rules: Vec<&Rule> = rules.collect();
    let is_on_scale = rules.first()?.strength.is_some();
    let mut out = String::new();
    rules.iter().for_each(|rule| rule_lines(&mut out, rule, columns));
    if let Some(digit) = digit {
        is_on_scale.then_some(())?;
        let directness = Directness::from_digit(u8::try_from(digit).ok()?)?;
        let _ = writeln!(out, "  {}  {}", directness.digit(), directness.meaning());
    }
    out.push('\n');
    paragraph(&mut out, "", MEANING, columns);
    Some(out)
}

fn rule_lines(out: &mut String, rule: &Rule, columns: usize) {
    let head = format!("  {}  {}: ", rule.letter, rule.name);
    paragraph(out, &head, rule.when, columns);
    paragraph(out, "     ", &format!("leans on: {}", rule.leans_on), columns);
}

/// A paragraph behind `head`, its later lines below its first, or, where `head` is part of the
/// sentence, indented to the fifth column.
fn paragraph(out: &mut String, head: &str, text: &str, columns: usize) {
    let indent = if head.ends_with(": ") { 5 } else { head.len() };
    let first = columns.saturating_sub(head.len()).max(10);
    let rest = columns.saturating_sub(indent).max(10);
    for (at, line) in wrap(text, first, rest).into_iter().enumerate() {
        if at == 0 {
            let _ = writeln!(out, "{head}{line}");
        } else {
            let _ = writeln!(out, "{:indent$}{line}", "");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guide_tells_every_rule_and_fits() {
        let guide = guide(72);
        for rule in &RULES {
            assert!(guide.contains(&format!("  {}  {}:", rule.letter, rule.name)));
        }
        assert!(guide.lines().all(|line| crate::text::width(line) <= 72), "{guide}");
    }

    #[test]
    fn one_grade_is_explained() {
        assert!(guide_to("d3", 80).unwrap().contains("several unnamed"));
        assert!(guide_to("d", 80).unwrap().contains("document seen by the newsroom"));
        assert!(guide_to("N", 80).unwrap().contains("newsroom"));
        assert!(guide_to("?", 80).unwrap().contains("undecided"));
        for code in ["", "H", "N1", "?1", "D4", "D33", "grade", "Dx"] {
            assert_eq!(guide_to(code, 80), None, "{code}");
        }
    }
}
