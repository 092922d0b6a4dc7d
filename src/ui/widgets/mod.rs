//! What screens and overlays are made of.

pub(crate) mod claim_list;
pub(crate) mod claim_row;
pub(crate) mod compose;
pub(crate) mod fuzzy;
pub(crate) mod hit;
pub(crate) mod input;
pub(crate) mod look;
pub(crate) mod paint;
pub(crate) mod picker;
pub(crate) mod popup;
pub(crate) mod rich;
pub(crate) mod scroll;
pub(crate) mod sheet;
pub(crate) mod strip;
pub(crate) mod table;
