//! What a curator has still to decide, with what is proposed, who else it could be, and why.

use crate::{
    dossier::{ClaimField, Content, SourceField, SpeakerField},
    export::Marks,
    library::{ClaimRef, Facts, OpenWord, RequestRef, SourceRef, SpeakerRef, Value, Vocabulary},
    text::{and, or},
};

/// What is undecided of a claim and of whom it is attributed to: an entry for each place for which
/// something is known, and one for all the others.
pub fn of_claim(claim: ClaimRef<'_>, marks: Marks) -> Vec<String> {
    let (mut told, mut others) = (Vec::new(), Vec::new());
    let mut put = |what: String, known: Option<String>| match known {
        Some(known) => told.push(format!("{what}: {known}")),
        None => others.push(what),
    };
    let as_written = claim.as_written();
    for (at, source) in as_written.all_sources().enumerate() {
        if source.is_open(SourceField::Speaker) {
            let what = if at == 0 { "who makes the claim" } else { "who another source is" };
            put(what.to_owned(), Some(of_source(source, marks)));
        }
        for field in source.open().iter().filter(|field| at > 0 && *field != SourceField::Speaker) {
            put(format!("{} (of {})", field.label(), source.called()), None);
        }
    }
    for field in claim.open().iter().filter(|field| *field != ClaimField::Speaker) {
        put(field.label().to_owned(), proposal(claim, field));
    }
    let mut speakers: Vec<SpeakerRef<'_>> = Vec::new();
    for speaker in as_written.all_sources().filter_map(SourceRef::speaker) {
        if !speakers.contains(&speaker) {
            speakers.push(speaker);
            for field in speaker.open().iter() {
                let what = format!("{} ({})", OpenWord::Speaker(field).label(), speaker.name());
                put(what, of_speaker(speaker, field));
            }
        }
    }
    told.extend((!others.is_empty()).then(|| others.join("; ")));
    told
}

/// Whom it could be where nobody is proposed, in few words: "Adams or Brown?"
pub fn could_be(source: SourceRef<'_>) -> Option<String> {
    let is_unknown = source.speaker().is_none() && source.proposed().is_none();
    let names = or(source.candidates().filter(|_| is_unknown).map(SpeakerRef::short));
    (!names.is_empty()).then(|| format!("{names}?"))
}

/// "perhaps Ada Adams, or Ben Brown; because of “she said”"
fn of_source(source: SourceRef<'_>, marks: Marks) -> String {
    let named = source.proposed().map(SpeakerRef::name);
    let others = source.candidates().map(SpeakerRef::name).collect();
    who(named.into_iter().collect(), others, source.seen(), marks)
}

/// Whom a request went to, in the same words.
pub fn of_request(request: RequestRef<'_>, marks: Marks) -> String {
    let named = request.proposed().map(SpeakerRef::name).collect();
    let others = request.candidates().map(SpeakerRef::name).collect();
    who(named, others, request.seen(), marks)
}

fn who(named: Vec<&str>, others: Vec<&str>, seen: Option<&str>, marks: Marks) -> String {
    let mut text = match (named.is_empty(), others.is_empty()) {
        (true, true) => "nobody is proposed".to_owned(),
        (true, false) => format!("nobody is proposed, it could be {}", or(others)),
        (false, true) => format!("perhaps {}", and(named)),
        (false, false) => format!("perhaps {}, or {}", and(named), or(others)),
    };
    if let Some(seen) = seen {
        text += &format!("; because of {}{seen}{}", marks.open, marks.close);
    }
    text
}

/// What is proposed for another field of a claim.
fn proposal(claim: ClaimRef<'_>, field: ClaimField) -> Option<String> {
    let as_written = claim.as_written();
    match field {
        // It stands there anyway.
        ClaimField::Quote => return None,
        // What is left out is a fact, proposed or not.
        ClaimField::Content if as_written.content() == Some(Content::Fact) => return None,
        _ => {}
    }
    let key = field.word().replace('-', "_");
    let fact = as_written.facts().into_iter().find(|fact| fact.key == key)?;
    let proposed = match &fact.value {
        value if value.is_empty() => return None,
        Value::Claims(claims) => claims.iter().map(|it| it.line()).collect(),
        Value::Others(_) => as_written.all_sources().skip(1).map(SourceRef::called).collect(),
        value => value.labels(),
    };
    Some(format!("perhaps {}", proposed.join(", ")))
}

fn of_speaker(speaker: SpeakerRef<'_>, field: SpeakerField) -> Option<String> {
    match field {
        SpeakerField::Kind => Some(format!("perhaps {}", speaker.proposed_kind()?.label())),
        SpeakerField::SameAs => {
            let others = or(speaker.same_as().map(SpeakerRef::name));
            (!others.is_empty()).then(|| format!("perhaps {others}"))
        }
        SpeakerField::Name | SpeakerField::Role | SpeakerField::PartOf => None,
    }
}
