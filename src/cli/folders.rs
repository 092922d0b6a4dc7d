//! The folders of the person who runs the program.

use super::args::Args;
use crate::session::StateDir;
use etcetera::{BaseStrategy, choose_base_strategy};
use std::path::PathBuf;

/// Where settings are: `$XDG_CONFIG_HOME/onrecord`, or in `~/.config` if that is not set. `None` if
/// there is no home folder.
pub fn config() -> Option<PathBuf> {
    choose_base_strategy().ok().map(|folders| folders.config_dir().join("onrecord"))
}

/// The state folder; nothing where it is to be left alone, or where the person has no home.
pub fn state_dir(args: &Args) -> Option<StateDir> {
    let folder = if args.no_state { None } else { state() };
    folder.map(|folder| StateDir::in_folder(folder).with_refuges(refuges()))
}

/// Where statuses, notes and sessions are: `$XDG_STATE_HOME/onrecord`, or in `~/.local/state` if
/// that is not set. `None` if there is no home folder.
fn state() -> Option<PathBuf> {
    let folders = choose_base_strategy().ok()?;
    // Where the system has no folder for states, they are data.
    let state = folders.state_dir().unwrap_or_else(|| folders.data_dir());
    Some(state.join("onrecord"))
}

/// Where statuses and notes can wait that cannot be saved, the best first: the folder of the
/// person's login, and the one for temporary files.
fn refuges() -> Vec<PathBuf> {
    let of_login = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let of_login = of_login.filter(|folder| folder.is_absolute());
    of_login.into_iter().chain([std::env::temp_dir()]).collect()
}
