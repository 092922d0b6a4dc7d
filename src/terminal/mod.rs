//! Taking the terminal, and giving it back whole.
