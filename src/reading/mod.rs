//! What a reading of the claims shows: ledger, replies, matrix, strip test, profile.
