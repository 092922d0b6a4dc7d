//! What files resolve to: claims, speakers, grades.
