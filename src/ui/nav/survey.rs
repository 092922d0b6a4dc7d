//! What a view shows of all claims at once, worked out beside the screen where they are many.

use crate::analysis::Axis;
use crate::ui::{
    Browse, Counted, DossierOrder, Listed, SpeakerLine, SpeakerOrder, State, View,
    screens::speakers,
};

/// What a view shows of all claims at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Survey {
    /// How many claims have which two values.
    Matrix([Axis; 2]),
    /// Who makes them.
    Speakers(SpeakerOrder),
    /// Which dossiers they are of.
    Dossiers(DossierOrder),
}

/// It, worked out for the claims that are shown.
#[derive(Debug, Clone)]
pub enum Surveyed {
    /// How many claims have which two values.
    Matrix(Box<Counted>),
    /// Who makes them.
    Speakers(Vec<SpeakerLine>),
    /// Which dossiers they are of.
    Dossiers(Listed),
}

impl Survey {
    /// Works it out.
    pub(crate) fn of(self, browse: &Browse) -> Surveyed {
        match self {
            Self::Matrix(facets) => Surveyed::Matrix(Box::new(Counted::of(browse, facets))),
            Self::Speakers(order) => Surveyed::Speakers(speakers::lines(browse, order)),
            Self::Dossiers(order) => Surveyed::Dossiers(Listed::of(browse, order)),
        }
    }
}

impl State {
    /// What the view on the screen shows of all claims at once.
    pub(crate) fn survey(&self) -> Option<Survey> {
        match self.view() {
            View::Claims | View::Article | View::Replies => None,
            View::Matrix => Some(Survey::Matrix(self.matrix.facets())),
            View::Speakers => Some(Survey::Speakers(self.speakers.order())),
            View::Dossiers => Some(Survey::Dossiers(self.dossiers.order())),
        }
    }

    /// Takes what was worked out for the claims that are shown now.
    pub(crate) fn take_survey(&mut self, surveyed: Surveyed) {
        let generation = self.browse.generation();
        match surveyed {
            Surveyed::Matrix(counted) => self.matrix.take(*counted, &self.browse),
            Surveyed::Speakers(lines) => self.speakers.take(lines, generation),
            Surveyed::Dossiers(listed) => self.dossiers.take(listed, generation),
        }
    }
}
