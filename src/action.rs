//! Everything that a person can do, by name.
