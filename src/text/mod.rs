//! Untrusted text made safe, measured, folded and wrapped.
