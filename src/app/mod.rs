//! The state, and how an action changes it. No terminal, no drawing, no input or output.
