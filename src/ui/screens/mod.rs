//! The screens, a folder each.

pub(crate) mod article;
pub(crate) mod claims;
pub(crate) mod dossiers;
pub(crate) mod matrix;
pub(crate) mod replies;
pub(crate) mod speakers;
