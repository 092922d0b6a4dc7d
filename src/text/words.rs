//! Numbers and lists as a sentence has them.

/// "1 claim", "2 claims".
pub fn count(n: usize, thing: &str) -> String {
    format!("{n} {}", plural(n, thing, &format!("{thing}s")))
}

/// The form of a word for a number: "1 person", "2 people"; "1 stands", "2 stand".
pub fn plural<'w>(n: usize, one: &'w str, many: &'w str) -> &'w str {
    if n == 1 { one } else { many }
}

/// "a", "a and b", "a, b and c".
pub fn and<S: AsRef<str>>(items: impl IntoIterator<Item = S>) -> String {
    joined(items, " and ")
}

/// "a", "a or b", "a, b or c".
pub fn or<S: AsRef<str>>(items: impl IntoIterator<Item = S>) -> String {
    joined(items, " or ")
}

fn joined<S: AsRef<str>>(items: impl IntoIterator<Item = S>, last: &str) -> String {
    let mut items = items.into_iter().peekable();
    let mut out = String::new();
    while let Some(item) = items.next() {
        if !out.is_empty() {
            out.push_str(if items.peek().is_some() { ", " } else { last });
        }
        out.push_str(item.as_ref());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_numbers_read_as_text() {
        assert_eq!(and::<&str>([]), "");
        assert_eq!(and(["a"]), "a");
        assert_eq!(and(["a", "b"]), "a and b");
        assert_eq!(and(["a", "b", "c"]), "a, b and c");
        assert_eq!(or(["a", "b", "c"]), "a, b or c");
        assert_eq!((count(1, "claim"), count(2, "claim")), ("1 claim".into(), "2 claims".into()));
    }
}
