//! The threads that wait for input and signals, and those that search.
