//! Words that the article must have, and what is said where it has them otherwise, elsewhere or nowhere.

use super::{Change, Code, Correction, Diagnostic, Item, Label, Path, Quoted, near::Difference};
use crate::{
    dossier::{
        article_text::{SOFT_HYPHEN, difference},
        syntax::literal,
    },
    text::cut,
};

/// The columns of the article that a message shows.
const SHOWN: usize = 40;

/// What is said of words that are looked for.
pub(super) struct Wording {
    pub(super) noun: &'static str,
    /// Whether the item stands where these words do.
    pub(super) places_item: bool,
    pub(super) differs: Code,
    pub(super) is_elsewhere: Code,
    pub(super) is_missing: Code,
}

pub(super) const QUOTE: &Wording = &Wording {
    noun: "span",
    places_item: true,
    differs: Code::QuoteDiffers,
    is_elsewhere: Code::QuoteElsewhere,
    is_missing: Code::QuoteNotFound,
};
pub(super) const ANCHOR: &Wording = &Wording {
    noun: "anchor",
    places_item: true,
    differs: Code::AnchorDiffers,
    is_elsewhere: Code::AnchorElsewhere,
    is_missing: Code::AnchorNotFound,
};
pub(super) const REASON: &Wording = &Wording {
    noun: "anchor",
    places_item: false,
    differs: Code::AnchorDiffers,
    is_elsewhere: Code::AnchorElsewhere,
    is_missing: Code::AnchorNotFound,
};

pub(super) const EVIDENCE: &Wording = &Wording { noun: "evidence", ..*REASON };

/// Words that the article must have: a span of a quote, or an anchor.
pub(super) struct Phrase<'w> {
    pub(super) text: &'w str,
    pub(super) paragraph: u16,
    pub(super) wording: &'static Wording,
    /// Whose words they are.
    pub(super) item: Item,
    pub(super) path: Path,
}

impl Phrase<'_> {
    pub(super) fn differ(self, actual: &str) -> Diagnostic {
        let noun = self.wording.noun;
        let message =
            format!("the article has other {} in this {noun}", difference(self.text, actual));
        let exactly = format!("write it exactly: {}", shown(&revealed(actual)));
        let change = Change::Set(self.path.clone(), literal(actual));
        Diagnostic::new(self.wording.differs, self.path, message)
            .with_correction(Correction::sure(exactly, [change]))
    }

    pub(super) fn are_in(self, number: u16) -> Diagnostic {
        let (noun, paragraph) = (self.wording.noun, self.paragraph);
        let message = format!("this {noun} is in paragraph {number}, not in {paragraph}");
        let help = match self.wording.places_item {
            true => format!("write `paragraph: {number}`, or make it a claim of its own"),
            false => format!("take it from paragraph {paragraph}, or leave it out"),
        };
        Diagnostic::new(self.wording.is_elsewhere, self.path, message).with_help(help)
    }

    pub(super) fn are_missing(self, difference: Option<Difference<'_, '_>>) -> Diagnostic {
        let message = format!("this {} is not in the article", self.wording.noun);
        let help = match difference {
            Some(Difference { paragraph, there: "", here }) => {
                format!("paragraph {paragraph} has nothing where this has {}", shown(here))
            }
            Some(Difference { paragraph, there, here }) => {
                format!("paragraph {paragraph} has {} where this has {}", shown(there), shown(here))
            }
            None => "copy the words from the article, including its mistakes".to_owned(),
        };
        Diagnostic::new(self.wording.is_missing, self.path, message).with_help(help)
    }
}

/// That words of paragraph `from` are in `to`, where a claim has them.
pub(super) fn is_taken(path: Path, (from, to): (u16, u16), by: &str, index: u32) -> Diagnostic {
    let message = format!("these words are in paragraph {to}, where {} has them", Quoted(by));
    let other = Item::Claim(index).path().field("quote");
    Diagnostic::new(Code::QuoteElsewhere, path, message)
        .with_help(format!("copy what paragraph {from} says, or remove the claim"))
        .with_label(Label::new(other, "has these words"))
}

/// A text in which white space that cannot be told apart is spelled out.
fn revealed(text: &str) -> String {
    let reveal = |c: char| match c {
        ' ' => " ".to_owned(),
        c if c.is_whitespace() => format!("<U+{:04X}>", u32::from(c)),
        c => c.to_string(),
    };
    text.chars().map(reveal).collect()
}

/// A text without what says where a line may end and where not: soft hyphens, and no-break spaces,
/// which are blanks then.
pub(super) fn unbroken(text: &str) -> String {
    text.replace(SOFT_HYPHEN, "").replace(['\u{A0}', '\u{2007}', '\u{202F}'], " ")
}

/// The beginning of a text of the article, in backticks.
pub(super) fn shown(text: &str) -> String {
    match cut(text.trim(), SHOWN) {
        (whole, false) => format!("`{whole}`"),
        (beginning, true) => format!("`{}…`", beginning.trim_end()),
    }
}
