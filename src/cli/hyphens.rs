//! Queries that begin with a hyphen.
//!
//! `onrecord list -harvest` means the claims without "harvest", but an argument parser reads a
//! row of short options, `-h` first. None of our short options is written together with
//! another or with its value, so such an argument of a command that takes a query is one.

use std::ffi::OsString;

/// The commands that take a query.
const TAKE_QUERIES: [&str; 5] = ["list", "memo", "export", "snapshot", "status"];

/// The arguments, with a hyphened query named as the query that it is.
pub fn name_hyphened_query(args: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut args: Vec<OsString> = args.into_iter().collect();
    let command = args.iter().skip(1).position(|arg| TAKE_QUERIES.iter().any(|name| arg == name));
    let Some(command) = command.map(|at| at + 1) else { return args };
    for arg in &mut args[command + 1..] {
        let Some(text) = arg.to_str() else { continue };
        if text == "--" {
            break;
        }
        if text.len() > 2 && text.starts_with('-') && !text.starts_with("--") {
            *arg = format!("--query={text}").into();
        }
    }
    args
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(args: &[&str]) -> Vec<String> {
        let args = args.iter().map(OsString::from);
        name_hyphened_query(args).into_iter().map(|arg| arg.into_string().unwrap()).collect()
    }

    #[test]
    fn a_hyphened_word_after_a_command_with_a_query_is_the_query() {
        assert_eq!(named(&["onrecord", "list", "-harvest"])[2], "--query=-harvest");
        assert_eq!(named(&["onrecord", "--data", "x", "list", "-a:b c"])[4], "--query=-a:b c");
    }

    #[test]
    fn everything_else_stays() {
        for args in [
            &["onrecord", "list", "-h"][..],
            &["onrecord", "list", "--format", "jsonl"],
            &["onrecord", "list", "--", "-harvest"],
            &["onrecord", "check", "-harvest"],
            &["onrecord", "-V"],
        ] {
            assert_eq!(named(args), args);
        }
    }
}
