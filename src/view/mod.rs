//! The state as a frame. Nothing here changes anything.
