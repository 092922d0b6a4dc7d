//! The loop: one thread owns the state and the screen.
