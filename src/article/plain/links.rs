//! The numbered addresses that `lynx -dump` puts under a text, and their numbers in it.

use super::layout::Line;

/// The headings of such a list.
const HEADINGS: [&str; 4] = ["References", "Verweise", "Visible links", "Sichtbare Links"];

/// At which line the list begins, if there is one.
pub fn start(lines: &[Line<'_>]) -> Option<usize> {
    let at = lines.iter().rposition(|line| HEADINGS.contains(&line.text.trim_end_matches(':')))?;
    let is_link = |line: &Line<'_>| {
        let (number, address) = line.text.split_once(". ")?;
        (number.bytes().all(|byte| byte.is_ascii_digit()) && address.contains(':')).then_some(())
    };
    is_link(lines.get(at + 1)?).map(|()| at)
}

/// A text without the numbers of its links: `the [3]mayor`.
pub fn without_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, inside) = (&rest[..at], &rest[at + 1..]);
        out.push_str(before);
        let digits = inside.len() - inside.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        match inside[digits..].strip_prefix(']').filter(|_| (1..=4).contains(&digits)) {
            Some(after) => rest = after,
            None => {
                out.push('[');
                rest = inside;
            }
        }
    }
    out + rest
}
