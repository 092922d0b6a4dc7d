//! Whether a dossier is over the limits: of its lists before it is parsed, of the rest afterwards.

use crate::dossier::{
    diagnostic::{Code, Diagnostic},
    document::Document,
    limits::Limits,
    path::Path,
    place::Places,
    request::{Outcome, Request},
    syntax::brackets,
    walk::for_each_text,
};

/// The first list of a text that is longer than allowed, found without parsing it.
pub(super) fn long_list(text: &str, limits: &Limits) -> Option<Diagnostic> {
    let (at, name) = brackets::long_list(text, limits.items, limits.depth)?;
    let list = name.map_or("this list".to_owned(), |name| format!("the list `{name}`"));
    let message = format!("{list} has more than {} items, the limit", limits.items);
    let help = help("keep one article to a file", "items");
    let diagnostic = Diagnostic::new(Code::TooMany, Path::root(), message).with_help(help);
    Some(diagnostic.at(at..at + 1, &Places::of_lines(text)))
}

/// What a document of `size` bytes has more of than is allowed.
pub(super) fn check(document: &Document<'_>, size: usize, limits: &Limits) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // No text is longer than its file.
    if size > limits.text {
        for_each_text(document, &mut |text, path| {
            if text.len() > limits.text {
                let message =
                    format!("the text has {} bytes, and the limit is {}", text.len(), limits.text);
                let help = help("keep only quotations and single sentences", "text");
                found.push(Diagnostic::new(Code::TooLong, path.clone(), message).with_help(help));
            }
        });
    }
    found.extend(too_many_replies(&document.requests, limits.replies));
    found
}

/// The first request with which the replies become too many.
fn too_many_replies(requests: &[Request<'_>], most: usize) -> Option<Diagnostic> {
    let mut replies = 0_usize;
    let first = requests.iter().position(|request| {
        replies = replies.saturating_add(replies_to(request));
        replies > most
    })?;
    let message = format!("up to here, parties reply more than {most} times, the limit");
    // No list has more items than the file has bytes, and those are fewer.
    let path = Path::item_of("requests", first as u32);
    let help = help("name in `to` and `claims` only whom and what the text names", "replies");
    Some(Diagnostic::new(Code::TooMany, path, message).with_help(help))
}

/// How many replies come of a request, each as often as it names an answer.
fn replies_to(request: &Request<'_>) -> usize {
    let answers = match &request.outcome {
        Some(Outcome::Answered(claims)) => claims.len().max(1),
        _ => 1,
    };
    request.to.len().saturating_mul(request.claims.len()).saturating_mul(answers)
}

/// What to do about what is over a limit.
fn help(advice: &str, limit: &str) -> String {
    format!("{advice}, or raise the limit with `--limit {limit}=NUMBER`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{fixture::SOUND, load::parse, source::Source};

    fn message(text: &str, limits: &Limits) -> String {
        match parse(&Source::new("x", text), limits) {
            Ok(_) => "fine".to_owned(),
            Err(report) => report.to_string(),
        }
    }

    #[test]
    fn a_list_that_is_too_long_is_refused_whatever_is_in_it() {
        let limits = Limits { items: 2, ..Limits::default() };
        for (text, expected) in [
            ("(claims: [1, 2, 3])", "x:1:10: the list `claims` has more than 2 items, the limit"),
            ("(claims: [(to : /**/ [1, 2, 3])])", "x:1:22: this list has more than 2 items"),
            ("(claims: [(to :\n [1, 2, 3])])", "x:2:2: the list `to` has more than 2 items"),
            ("([[1,1],[1,1,\"\"]])", "x:1:9: this list has more than 2 items"),
        ] {
            let message = message(text, &limits);
            assert!(message.starts_with(expected), "{text}: {message}");
        }
        for list in
            ["[1, 2]", "[1, 2, ]", "[1, 2, /* 3 */ ]", "[(a, b, c), \"1, 2, 3\"]", "[','','"]
        {
            let message = message(&format!("(claims: {list})"), &limits);
            assert!(!message.contains("more than"), "{list}: {message}");
        }
    }

    #[test]
    fn replies_are_counted_before_they_are_made() {
        let list = |name: &str, many: usize| {
            let ids: Vec<_> = (0..many).map(|at| format!("\"{name}{at}\"")).collect();
            format!("[{}]", ids.join(","))
        };
        let request = |to, claims, outcome: &str| {
            format!(
                "(paragraph: 1, to: {}, claims: {}, outcome: {outcome}, link: Stated, anchor: \"a\")",
                list("s", to),
                list("c", claims),
            )
        };
        let with = |requests: &[String]| {
            let start = SOUND.find("requests: [").unwrap();
            message(
                &format!("{}requests: [{}])", &SOUND[..start], requests.join(",")),
                &Limits { replies: 12, ..Limits::default() },
            )
        };
        let answered = format!("Answered({})", list("c", 2));
        assert_eq!(with(&[request(3, 4, "NoReply")]), "fine");
        assert_eq!(with(&[request(3, 2, &answered)]), "fine");
        for too_many in [
            [request(3, 5, "NoReply"), String::new()],
            [request(3, 3, &answered), String::new()],
            [request(3, 4, "Declined"), request(1, 1, "NoReply")],
        ] {
            let message = with(&too_many);
            assert!(message.contains("parties reply more than 12 times, the limit"), "{message}");
        }
    }
}
