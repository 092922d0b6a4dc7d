//! The folders of the person who runs the program.

use etcetera::{BaseStrategy, choose_base_strategy};
use std::path::PathBuf;

/// Where settings are: `$XDG_CONFIG_HOME/onrecord`, in `~/.config` where that is not set. Nothing
/// where there is no home.
pub fn config() -> Option<PathBuf> {
    choose_base_strategy().ok().map(|folders| folders.config_dir().join("onrecord"))
}
