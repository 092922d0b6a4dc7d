//! The terminal screen: everything that is decided before it starts.

use super::{args::Args, failure::Failure, open::Opening};
use crate::{
    dossier::Limits,
    run::{self, Start},
    text,
};
use clap::CommandFactory;
use std::{
    io::{IsTerminal, stdin, stdout},
    path::PathBuf,
    process::ExitCode,
    sync::Arc,
};
