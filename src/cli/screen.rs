//! stub
use super::{args::Args, failure::Failure};
use std::process::ExitCode;
/// stub
pub fn run(_: &Args) -> Result<ExitCode, Failure> {
    Err(Failure::NoTerminal)
}
