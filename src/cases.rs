//! How properties are tested: with how many cases, and where the failures found are kept.

use proptest::test_runner::{Config, FileFailurePersistence};

/// What a property runs with: so many cases, or the usual 256. `PROPTEST_CASES` overrides both.
///
/// A case that failed once is kept in `tests/regressions`, in the source file's place, and runs
/// first from then on.
pub(crate) fn config(cases: Option<u32>) -> Config {
    let mut config = Config::with_failure_persistence(FileFailurePersistence::SourceParallel(
        "tests/regressions",
    ));
    if let (Some(cases), None) = (cases, std::env::var_os("PROPTEST_CASES")) {
        config.cases = cases;
    }
    config
}

/// `proptest!`, set up by [`config`]. Where one case is expensive, `#![cases(64)]` comes first.
macro_rules! properties {
    (#![cases($cases:expr)] $($properties:tt)*) => {
        ::proptest::proptest! {
            #![proptest_config($crate::cases::config(Some($cases)))]
            $($properties)*
        }
    };
    ($($properties:tt)*) => {
        ::proptest::proptest! {
            #![proptest_config($crate::cases::config(None))]
            $($properties)*
        }
    };
}
