//! What is said of the article as a whole: in its title, and in the line above the keys.

use crate::ui::render::Painter;
use crate::{
    action::Action,
    analysis::{AnnotatedText, gives_words, words},
    export::language,
    library::{ClaimRef, DossierRef},
    text::width as columns_of,
    ui::{SourceText, TextMode},
};

/// The columns of the longest outlet that the title names.
const LONGEST: usize = 20;

impl Painter<'_, '_> {
    /// What the title says: which article it is, where there are several, and in whose words.
    pub(crate) fn about_article(&self, dossier: DossierRef<'_>, has_text: bool) -> String {
        let count = self.cx.nav.library().dossier_count();
        let which = match count {
            0 | 1 => String::new(),
            _ => {
                let at = dossier.key().0 + 1;
                format!("{at} of {count}: {}{}", dossier.title(), self.look.dot())
            }
        };
        let name = self.cx.texts.name(dossier);
        // A long name would leave no room for what is said of it.
        let outlet = match dossier.outlet() {
            name if columns_of(name) <= LONGEST => words::possessive(name),
            _ => "the outlet's".to_owned(),
        };
        let what = match self.cx.texts.text(dossier) {
            SourceText::Read(text) if has_text => match text.is_curated_from(dossier) {
                Some(false) => format!("{name}, another version than the one curated from"),
                Some(true) | None => format!("{outlet} text, from {name}"),
            },
            SourceText::Read(_) => {
                format!("the claims in reading order; {outlet} own text has no translation")
            }
            SourceText::Unreadable(_) => {
                format!("the claims in reading order; {name} cannot be shown")
            }
            SourceText::Absent | SourceText::Awaited => {
                format!("the claims in reading order; {outlet} own text is not included")
            }
        };
        format!("{which}{what}")
    }

    /// What is worth saying of the article and the selected claim.
    pub(in crate::ui) fn article_advice(&self) -> Option<String> {
        let nav = &self.cx.nav;
        let dossier = nav.dossier()?;
        let selected = nav.selected();
        let name = self.cx.texts.name(dossier);
        if let SourceText::Unreadable(cause) = self.cx.texts.text(dossier) {
            return Some(format!("{name} cannot be shown: {cause}."));
        }
        if let Some(claim) = selected.filter(|claim| !nav.matches().is_match(claim.row())) {
            return Some(self.advice_on_aside(claim));
        }
        match self.shown_text(dossier) {
            Some(text) => Some(self.advice_on_text(&text, dossier, &name)),
            None => Some(self.advice_on_words(dossier)),
        }
    }

    fn advice_on_aside(&self, claim: ClaimRef<'_>) -> String {
        let next = self.cx.key(Action::NextMatch);
        let open = self.cx.key(Action::Open);
        format!(
            "The query does not mean this claim of {}: {next} goes to the next that it means, \
             {open} opens this one.",
            claim.speaker().name(),
        )
    }

    fn advice_on_text(&self, text: &AnnotatedText, dossier: DossierRef<'_>, name: &str) -> String {
        let pilcrow = self.look.glyphs().paragraph;
        if let Some(claim) = self.cx.nav.selected().filter(|claim| gives_words(*claim))
            && let Some(place) = text.place((claim.row().0 - dossier.rows().start) as usize)
        {
            let (own, found) = (claim.paragraph(), place.paragraph);
            if place.words.is_empty() {
                return format!("The words of this claim do not stand in {name}.");
            } else if own != found {
                return format!(
                    "The dossier has the words of this claim in {pilcrow}{own}; in {name} they \
                     stand in {pilcrow}{found}."
                );
            }
        }
        match (text.is_curated_from(dossier), text.missing(dossier)) {
            (Some(false), 0) => format!(
                "{name} is not the text that the dossier was curated from, but has the words of \
                 every claim."
            ),
            (Some(false), missing) => {
                let claims = words::count(missing, "claim");
                format!(
                    "{name} is not the text that the dossier was curated from: the words of \
                     {claims} do not stand in it."
                )
            }
            (_, missing @ 1..) => {
                let claims = words::count(missing, "claim");
                format!("The words of {claims} do not stand in {name}.")
            }
            _ => {
                let text = self.cx.key(Action::CycleText);
                format!(
                    "Quoted words have the hue of their claim's grade; {text} leaves the text out."
                )
            }
        }
    }

    /// Whose words are shown where the text is not.
    fn advice_on_words(&self, dossier: DossierRef<'_>) -> String {
        let language = language(dossier.language());
        let translation = match dossier.is_translated() {
            true => "a back-translation is not the speaker's words",
            false => "a translation is the curator's",
        };
        let is_translated = dossier.language() != dossier.reader_language();
        match self.cx.detail.text {
            TextMode::Both if is_translated => {
                format!("Quoted: {language}, as printed; {translation}.")
            }
            TextMode::Translation if is_translated => {
                format!("Every sentence is the curator's; {translation}.")
            }
            _ => format!(
                "Quoted words stand in {language} as printed; all else is the curator's own."
            ),
        }
    }
}
