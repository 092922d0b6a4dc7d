//! Files in which a version control system has left both sides of a conflict.

/// The two sides of a file with conflict markers, each whole; nothing where it has none, or where
/// they do not pair up.
pub(super) fn sides(bytes: &[u8]) -> Option<[String; 2]> {
    let text = std::str::from_utf8(bytes).ok()?;
    let [mut ours, mut theirs] = [String::new(), String::new()];
    let mut part = Part::Both;
    let mut has_conflict = false;
    for line in text.split_inclusive('\n') {
        part = match (marker(line), part) {
            (None, _) => {
                if matches!(part, Part::Both | Part::Ours) {
                    ours.push_str(line);
                }
                if matches!(part, Part::Both | Part::Theirs) {
                    theirs.push_str(line);
                }
                continue;
            }
            (Some('<'), Part::Both) => Part::Ours,
            (Some('|'), Part::Ours) => Part::Base,
            (Some('='), Part::Ours | Part::Base) => Part::Theirs,
            (Some('>'), Part::Theirs) => {
                has_conflict = true;
                Part::Both
            }
            _ => return None,
        };
    }
    (has_conflict && matches!(part, Part::Both)).then_some([ours, theirs])
}

/// To which side a line belongs.
#[derive(Clone, Copy)]
enum Part {
    Both,
    Ours,
    /// What both sides were before, which neither is any more.
    Base,
    Theirs,
}

/// The character of a marker, if the line is one. No line of JSON begins with one of them.
fn marker(line: &str) -> Option<char> {
    let line = line.trim_end();
    let rest =
        ['<', '|', '=', '>'].into_iter().find(|it| line.starts_with(&it.to_string().repeat(7)));
    rest.filter(|_| line.as_bytes().get(7).is_none_or(|byte| *byte == b' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_are_there_whole() {
        let text = "a\n<<<<<<< ours\nb\n||||||| base\nx\n=======\nc\n>>>>>>> theirs\nd\n";
        assert_eq!(sides(text.as_bytes()), Some(["a\nb\nd\n".into(), "a\nc\nd\n".into()]));
        let twice = format!("{text}{text}").replace("||||||| base\nx\n", "");
        assert_eq!(sides(twice.as_bytes()).unwrap()[1], "a\nc\nd\na\nc\nd\n");
    }

    #[test]
    fn what_does_not_pair_up_is_no_conflict() {
        for text in ["", "a\n", "<<<<<<< a\nb\n", "=======\n", "<<<<<<< a\n=======\n<<<<<<< a\n"] {
            assert_eq!(sides(text.as_bytes()), None, "{text}");
        }
    }
}
