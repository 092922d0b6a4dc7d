//! The speakers that a draft proposes, and the names that it found besides.

use super::{
    cast::{Cast, Ids, Member},
    dateline::Dateline,
    grammar::Grammar,
    lexicon::{Class, Sort},
    names::Names,
    propose::{Entry, NOBODY, Proposals, Proposed},
    sentence,
};
use crate::dossier::{Kind, Sources, Speaker, Tenure, check::UNDECIDED};
use std::collections::HashSet;

/// How many names are listed that nobody speaks or is asked by.
const SILENT: usize = 200;

/// The speakers of a draft.
pub struct Speakers {
    /// Those whom claims and requests need, the newsroom first.
    pub all: Vec<Proposed<Speaker<'static>>>,
    /// Those who are only named.
    pub silent: Vec<Silent>,
}

/// Somebody who is named, and of whom nothing else was found.
pub struct Silent {
    /// How it would stand among the speakers.
    pub speaker: Speaker<'static>,
    /// Where it is first named.
    pub paragraph: u16,
}

/// The speakers of these proposals.
pub fn speakers(
    outlet: Proposed<Speaker<'static>>,
    cast: &mut Cast<'_>,
    names: &Names,
    proposals: &Proposals,
    grammar: &Grammar,
) -> Speakers {
    let used = used(proposals);
    let mut all = vec![outlet];
    let members: Vec<_> =
        cast.members().iter().filter(|member| used.contains(member.id.as_str())).collect();
    all.extend(members.iter().map(|member| proposed(member, grammar)));
    if used.contains(NOBODY) {
        all.push(Proposed {
            item: Speaker { id: NOBODY.into(), ..speaker(UNDECIDED.to_owned(), Kind::Collective) },
            decide: vec![
                "speaker: stands for whoever was not found; remove it at the end".to_owned(),
            ],
        });
    }
    let unheard: Vec<_> = names
        .iter()
        .filter(|name| !cast.knows(&name.text) && is_likely(&name.text, name.sort, grammar))
        .take(SILENT)
        .map(|name| (name.text.clone(), name.role.clone(), name.sort, name.paragraph))
        .collect();
    let silent = unheard.into_iter().map(|(text, role, sort, paragraph)| {
        let kind = if sort.is_none_or(Sort::is_human) { Kind::Person } else { Kind::Organisation };
        let mut member = Member::new(text, kind, paragraph);
        member.role = role;
        member.id = cast.ids_mut().of_member(&member, grammar);
        Silent { speaker: proposed(&member, grammar).item, paragraph }
    });
    Speakers { all, silent: silent.collect() }
}

/// The ids that claims and requests refer to.
fn used(proposals: &Proposals) -> HashSet<String> {
    let claims = proposals.paragraphs.iter().flat_map(|(_, entries)| entries);
    let claims = claims.filter_map(|entry| match entry {
        Entry::Claim(claim) => Some(claim.item.speaker.to_string()),
        Entry::Remark(_) => None,
    });
    let asked = proposals.requests.iter().flat_map(|it| it.item.to.iter().map(|id| id.to_string()));
    claims.chain(asked).collect()
}

fn speaker(name: String, kind: Kind) -> Speaker<'static> {
    Speaker {
        id: NOBODY.into(),
        name: name.into(),
        short: None,
        kind,
        role: None,
        status: None,
        aliases: Vec::new(),
        url: None,
        reference: None,
        note: None,
    }
}

/// The newsroom, which speaks for itself where nobody else does.
pub fn outlet(
    dateline: &Dateline<'_>,
    ids: &mut Ids,
    grammar: &Grammar,
) -> Proposed<Speaker<'static>> {
    let name = dateline.outlet.map(|outlet| crate::text::clean(outlet).into_owned());
    let mut member = Member::new(name.unwrap_or_else(|| UNDECIDED.to_owned()), Kind::Outlet, 1);
    member.id = ids.of_member(&member, grammar);
    Proposed {
        item: Speaker { id: member.id.into(), ..speaker(member.name, Kind::Outlet) },
        decide: vec!["speaker: the newsroom's own voice".to_owned()],
    }
}

fn proposed(member: &Member, grammar: &Grammar) -> Proposed<Speaker<'static>> {
    let counted = match member.sources {
        Some(Sources::Stated(number)) if number > 1 => format!(", {number} by the text's count"),
        _ => String::new(),
    };
    let mut decide = vec![format!(
        "speaker: name and kind of \"{}\"; first in paragraph {}{counted}",
        member.name, member.paragraph
    )];
    let aliases = member.aliases.iter();
    decide
        .extend(aliases.map(|(alias, paragraph)| {
            format!("is \"{alias}\" of paragraph {paragraph} the same?")
        }));
    let role = member.role.clone();
    let is_former = role.as_ref().is_some_and(|role| {
        let words = sentence::words(role, 0..role.len(), &[]);
        words.iter().any(|word| grammar.is(word, Class::Former) || word.lower.starts_with("ex-"))
    });
    let is_document = member.kind == Kind::Document;
    if is_document {
        decide.push("reference: its number, date or title, or a `url` instead".to_owned());
    }
    let item = Speaker {
        id: member.id.clone().into(),
        role: role.map(Into::into),
        status: is_former.then_some(Tenure::Former),
        aliases: member.aliases.iter().map(|(alias, _)| alias.clone().into()).collect(),
        reference: is_document.then(|| UNDECIDED.into()),
        ..speaker(member.name.clone(), member.kind)
    };
    Proposed { item, decide }
}

/// Whether a name is likely to be somebody's.
fn is_likely(name: &str, sort: Option<Sort>, grammar: &Grammar) -> bool {
    if sort.is_some_and(Sort::is_human) {
        return true;
    }
    let words = sentence::words(name, 0..name.len(), &[]);
    // Capital letters tell nothing where all nouns have them.
    words.len() > 1 && (!grammar.lexicon.capitalises_nouns || sort.is_some())
}
