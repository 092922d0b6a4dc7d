//! How many cases a property is tested with.

use proptest::test_runner::Config;

/// So many cases where one takes long, instead of the usual 256; `PROPTEST_CASES` overrides both.
pub(crate) fn dear(cases: u32) -> Config {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => Config::default(),
        None => Config::with_cases(cases),
    }
}
