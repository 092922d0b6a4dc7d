//! Keys and themes, from `assets/` and the person's own folder.
