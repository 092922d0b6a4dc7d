//! The language that says which claims are meant, and in which order.
