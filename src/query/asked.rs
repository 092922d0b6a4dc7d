//! Who was asked about which claim.

use crate::library::{ClaimRef, DossierRef, Library, SpeakerId};

/// For each claim of a library whoever a reported request for comment on it went to.
#[derive(Debug)]
pub struct Asked {
    /// Where each row's speakers begin, then where the last row's end.
    starts: Vec<u32>,
    speakers: Vec<SpeakerId>,
}

impl Asked {
    /// Reads the requests of a library.
    pub fn of(library: &Library) -> Self {
        let requests = library.dossiers().flat_map(DossierRef::requests);
        let mut pairs: Vec<(u32, SpeakerId)> = requests
            .flat_map(|request| {
                let about = request.claims().map(|claim| claim.row().0);
                about.flat_map(move |row| request.to().map(move |asked| (row, asked.key())))
            })
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0; library.len() + 1];
        for (row, _) in &pairs {
            starts[*row as usize + 1] += 1;
        }
        for row in 1..starts.len() {
            starts[row] += starts[row - 1];
        }
        Asked { starts, speakers: pairs.into_iter().map(|(_, speaker)| speaker).collect() }
    }

    /// Who was asked about a claim, each once.
    pub fn about(&self, claim: ClaimRef<'_>) -> &[SpeakerId] {
        let row = claim.row().0 as usize;
        &self.speakers[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}
