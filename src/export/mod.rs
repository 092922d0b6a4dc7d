//! Claims and readings as text. Every form keeps the caveats.
