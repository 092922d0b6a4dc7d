//! Everything that can be wrong with a dossier.
use super::Document;
/// stub
pub struct Sound<'d> {
    document: &'d Document<'d>,
}
impl<'d> Sound<'d> {
    /// x
    pub fn unchecked(document: &'d Document<'d>) -> Self {
        Sound { document }
    }
    /// x
    pub fn document(&self) -> &'d Document<'d> {
        self.document
    }
    /// x
    pub fn speaker(&self, id: &str) -> u32 {
        self.document.speakers.iter().position(|s| &*s.id == id).unwrap() as u32
    }
    /// x
    pub fn claim(&self, id: &str) -> u32 {
        self.document.claims.iter().position(|s| &*s.id == id).unwrap() as u32
    }
    /// x
    pub fn topic(&self, id: &str) -> u32 {
        self.document.topics.iter().position(|s| &*s.id == id).unwrap() as u32
    }
    /// x
    pub fn proposition(&self, id: &str) -> u32 {
        self.document.propositions.iter().position(|s| &*s.id == id).unwrap() as u32
    }
}
