//! What is wrong with a dossier, where, and what to do about it.

mod code;
mod problem;
mod sound;
mod structural;

pub use code::{Code, NoSuchCode};
pub use problem::{Placed, Problem, Report, Severity};
pub use sound::Sound;
pub use structural::structural;
