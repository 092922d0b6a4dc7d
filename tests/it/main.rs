//! What a person sees and what another program reads: the crate and the built program, from outside.
//!
//! One binary: each further one would be linked with all dependencies again.

mod answers;
mod article;
mod check;
mod cli;
mod diff;
mod dossiers;
mod export;
mod facts;
mod files;
mod format;
mod hostile;
mod new;
mod package;
mod pictures;
mod properties;
mod readme;
mod rooms;
mod scale;
mod screen;
mod security;
mod session;
mod supply;
mod support;
mod terminal;
mod text;
mod upgrade;
