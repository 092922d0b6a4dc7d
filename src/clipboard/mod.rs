//! Which way a text goes to the clipboard, and the carriers that take it there.
