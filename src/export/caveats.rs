//! What every form for people says of a claim besides its words, in the same words everywhere.

use super::language;
use crate::{
    analysis::{NO_REQUEST, is_request_undecided, words},
    dossier::{ArticleField, ClaimField, Kind, SourceField, Sources, Speech},
    library::Vocabulary,
    library::{
        Carriers, ClaimRef, DossierRef, Facts, Grade, MEASURES, ReplyRef, RequestRef, SourceRef,
        SpeakerRef, TranslationRef, Verification,
    },
};
use std::iter;

/// Who makes the claim, with role or number of people: "Matt Pottinger, deputy …",
/// "Four people, not named (…)"; of several sources each, and of what is undecided that it is.
pub fn who(claim: ClaimRef<'_>) -> String {
    let sources = claim.all_sources().enumerate().map(|(at, it)| {
        let who = source(it);
        // A name keeps its capital letter.
        let is_name = it.speaker().is_some_and(|speaker| who.starts_with(speaker.name()));
        if at == 0 || is_name { who } else { words::lower(&who) }
    });
    words::and(sources)
}

fn source(source: SourceRef<'_>) -> String {
    let Some(speaker) = source.speaker() else {
        return match source.proposed() {
            Some(proposed) => format!("Perhaps {}", proposed.name()),
            None => "Undecided who".to_owned(),
        };
    };
    let name = speaker.name();
    match (speaker.kind(), speaker.role()) {
        (None, _) => format!("{name} (undecided what kind of speaker)"),
        (Some(Kind::Unnamed), _) if source.open().has(SourceField::Sources) => {
            format!("Unnamed people, undecided how many ({name})")
        }
        (Some(Kind::Unnamed), _) => format!("{} ({name})", unnamed(source.sources())),
        (Some(Kind::Collective), _) => format!("{name} (a group that nobody counted)"),
        (Some(Kind::Hearsay), _) => format!("{name} (nobody is described)"),
        (_, Some(role)) => format!("{name}, {role}"),
        (_, None) => name.to_owned(),
    }
}

fn unnamed(sources: Option<Sources>) -> String {
    match sources {
        Some(Sources::Stated(n)) => format!("{}, not named", words::sentence(&words::people(n))),
        Some(Sources::Among(n)) => {
            let n = words::sentence(&words::number(n.into()));
            format!("{n} from a group that is not named")
        }
        Some(Sources::Inferred(n)) => {
            format!("{} not named (the curator's conclusion)", words::sentence(&words::people(n)))
        }
        Some(Sources::Unstated) | None => "Unnamed people, number not given".to_owned(),
    }
}

/// The line before the claim's words: who, through whom, and whether the words are theirs.
pub fn introduction(claim: ClaimRef<'_>) -> String {
    let mut line = who(claim);
    if claim.relays().len() > 0 {
        let relay = |(who, sources): (SpeakerRef<'_>, Option<Sources>)| match sources {
            Some(sources) => format!("{} ({})", who.name(), words::lower(&unnamed(Some(sources)))),
            None => who.name().to_owned(),
        };
        let relays = words::and(claim.counted_relays().map(relay));
        line += &format!(", relaying {relays}");
    }
    if let Some(other) = claim.other_media() {
        line += &format!(", to {other}, second-hand");
    }
    let outlet = claim.dossier().newsroom();
    let them = if is_plural(claim) { "them" } else { "it" };
    // Until there is a gist, words of the article stand in its place.
    let (words, paraphrase) = match claim.gist() {
        Some(_) => ("the curator's words", "paraphrase in the curator's words"),
        None => ("the article's words", "the article's words"),
    };
    match claim.speech() {
        None => line += " (undecided whether these are their words)",
        Some(Speech::Verbatim) => {}
        Some(Speech::Partial) => {
            line += &format!(", as {outlet} reports {them} ({words}, in part quoted)");
        }
        Some(Speech::Paraphrase) => {
            line += &format!(", as {outlet} reports {them} ({paraphrase}, not a quotation)");
        }
        Some(Speech::Narration) => {
            line += &format!(", in its own voice ({words}, not a quotation)");
        }
    }
    line
}

fn is_plural(claim: ClaimRef<'_>) -> bool {
    match claim.kind() {
        _ if claim.more_sources() > 0 => true,
        Some(Kind::Collective) => true,
        Some(Kind::Unnamed) => !matches!(
            claim.sources(),
            Some(Sources::Stated(1) | Sources::Among(1) | Sources::Inferred(1))
        ),
        _ => false,
    }
}

/// The form of speech: "quoted, in translation", "paraphrase".
pub fn speech(claim: ClaimRef<'_>) -> &'static str {
    match (claim.speech(), claim.dossier().is_translated()) {
        (None, _) => "form of speech undecided",
        (Some(Speech::Verbatim), false) => "quoted",
        (Some(Speech::Verbatim), true) => "quoted, in translation",
        (Some(Speech::Partial), false) => "in part quoted",
        (Some(Speech::Partial), true) => "in part quoted, in translation",
        (Some(Speech::Paraphrase), _) => "paraphrase",
        (Some(Speech::Narration), _) => "narration",
    }
}

/// The grade with its name, the form of speech, what the grade measures, and where the number
/// of people comes from: "D3, several unnamed, paraphrase (how traceable, not how true); …".
pub fn attribution(claim: ClaimRef<'_>) -> String {
    let (grade, name) = (claim.grade_via(), claim.rule().name);
    let mut line = format!("{grade}{}, {name}, {}", translated(claim), speech(claim));
    if claim.rests_on().len() > 0 {
        line += &format!(" that rests on {}", words::count(claim.rests_on().len(), "claim"));
    }
    match claim.grade() {
        Grade::Newsroom { rests_on: Carriers::Best(_) } => {
            line += &format!(", at best {}", claim.carrier_rule().map_or("", |rule| rule.name));
        }
        Grade::Newsroom { rests_on: Carriers::Open } => line += ", what carries it is undecided",
        Grade::Open { proposed: Some(_) } => line += ", the grade as it is proposed",
        _ => {}
    }
    line += &format!(" ({MEASURES})");
    line += match claim.strongest_source().sources() {
        Some(Sources::Stated(_)) => "; the number of people is as the article states it",
        Some(Sources::Among(_)) => {
            "; the article counts them as part of a group that it does not name"
        }
        Some(Sources::Inferred(_)) => {
            "; the number of people is the curator's conclusion, the article gives none"
        }
        Some(Sources::Unstated) => "; the article gives no number of people",
        None => "",
    };
    line
}

/// What the dossier says of the other sources of a claim, where it has several.
pub fn other_sources(claim: ClaimRef<'_>) -> Option<String> {
    let with = claim.facts().into_iter().find(|fact| fact.key == "with")?;
    let labels = with.value.labels();
    (!labels.is_empty()).then(|| labels.join("; "))
}

/// What of a claim is undecided, before all else that is said of it: "Undecided: gist; content".
pub fn undecided(claim: ClaimRef<'_>) -> Option<String> {
    let labels: Vec<_> = claim.open_labels().collect();
    (!labels.is_empty()).then(|| format!("Undecided: {}", labels.join("; ")))
}

/// Behind the grade of a quotation in a translated text, whose words are not the speaker's:
/// ", translated"; otherwise nothing.
pub fn translated(claim: ClaimRef<'_>) -> &'static str {
    match claim.is_quoted() && claim.dossier().is_translated() {
        true => ", translated",
        false => "",
    }
}

/// Who replied what, and whom the claim accuses without a reply to it; "none reported to this
/// claim" where there is nothing.
pub fn replies(claim: ClaimRef<'_>) -> String {
    let mut parts: Vec<String> = claim.replies().map(|reply| reply_line(claim, reply)).collect();
    if parts.is_empty() {
        let none = match claim.is_reply_undecided() {
            true => "undecided",
            false => "none reported to this claim",
        };
        parts.push(none.to_owned());
    }
    let accused = claim.against().filter(|who| claim.replies().all(|reply| reply.by() != *who));
    parts.extend(accused.map(|who| accusation(claim, who)));
    let ends_sentence = |text: &str| text.ends_with(['.', '!', '?', '…']);
    let mut line = String::new();
    for part in parts {
        if !line.is_empty() {
            line.push_str(if ends_sentence(&line) { " " } else { ". " });
        }
        line.push_str(&part);
    }
    line
}

fn reply_line(claim: ClaimRef<'_>, reply: ReplyRef<'_>) -> String {
    let inferred = match request_behind(claim, reply) {
        Some(request) if request.is_inferred() => "; the curator infers that this was asked",
        Some(request) if request.is_link_undecided() => {
            "; undecided whether the text says that this was asked"
        }
        _ => "",
    };
    let mut line = format!(
        "{}: {} (¶{}{inferred})",
        reply.by().name(),
        reply.reply().label(),
        reply.paragraph()
    );
    let gists: Vec<_> = reply.claims().map(ClaimRef::line).collect();
    if !gists.is_empty() {
        line += ": ";
        line += &gists.join(" ");
    }
    line
}

fn accusation(claim: ClaimRef<'_>, accused: SpeakerRef<'_>) -> String {
    let name = accused.name();
    if let Some(body) = accused.bodies().find(|body| claim.asked().any(|asked| asked == *body)) {
        let body = body.name();
        return format!("It criticises {name}: {body}, to which they belong, was asked about it");
    }
    if is_request_undecided(claim, accused) {
        return format!(
            "It criticises {name}: undecided whether they were asked about it, or what came of it"
        );
    }
    let reached: Vec<_> = iter::once(accused).chain(accused.bodies()).collect();
    let asked = claim.dossier().requests().filter_map(|request| {
        let to = reached.iter().find(|who| request.to().any(|to| to == **who))?;
        let body = if *to == accused { String::new() } else { format!(", {}", to.name()) };
        Some(format!("¶{}{body}", request.paragraph()))
    });
    let asked: Vec<String> = asked.collect();
    if asked.is_empty() {
        return format!("It criticises {name}: {NO_REQUEST}");
    }
    let asked = asked.join("; ");
    format!("It criticises {name}: asked ({asked}), the text does not say whether about this")
}

/// Whether it is the curator who concludes that the request behind a reply was about the claim.
pub fn is_inferred(claim: ClaimRef<'_>, reply: ReplyRef<'_>) -> bool {
    request_behind(claim, reply).is_some_and(RequestRef::is_inferred)
}

fn request_behind<'a>(claim: ClaimRef<'a>, reply: ReplyRef<'_>) -> Option<RequestRef<'a>> {
    claim.dossier().requests().find(|request| {
        request.paragraph() == reply.paragraph()
            && request.reply() == Some(reply.reply())
            && request.to().any(|who| who == reply.by())
            && request.claims().any(|about| about == claim)
    })
}

/// What the curator's translation of a quotation is called.
pub fn translation_label(dossier: DossierRef<'_>) -> &'static str {
    if dossier.is_translated() {
        "Back-translation, not the speaker's words"
    } else {
        "Translation"
    }
}

/// The curator's translation with its label, without quotation marks; nothing where no words
/// are quoted, or where they are in the reader's language.
pub fn translation(claim: ClaimRef<'_>) -> Option<String> {
    let dossier = claim.dossier();
    let spans = claim.translation().collect::<Vec<_>>().join(" … ");
    let is_foreign = dossier.language() != dossier.reader_language();
    let text = match (claim.is_quoted(), spans.as_str()) {
        (false, _) => return None,
        (true, _) if claim.open().has(ClaimField::Translation) => "undecided",
        (true, "") if is_foreign => "none",
        (true, "") => return None,
        (true, spans) => spans,
    };
    Some(format!("{}: {text}", translation_label(dossier)))
}

/// The article's text: "text in German, machine-translated".
pub fn text_of(dossier: DossierRef<'_>) -> String {
    let how = match dossier.translation() {
        TranslationRef::Undecided => ", perhaps a translation",
        TranslationRef::Original => "",
        TranslationRef::Human(_) => ", translated",
        TranslationRef::Machine(_) => ", machine-translated",
    };
    match dossier.open().has(ArticleField::Language) {
        true => format!("language of the text undecided{how}"),
        false => format!("text in {}{how}", language(dossier.language())),
    }
}

/// Where the claim stands: outlet, date, author, paragraph, and what the text is.
pub fn origin(claim: ClaimRef<'_>) -> String {
    let dossier = claim.dossier();
    let mut parts = vec![dossier.outlet().to_owned(), dossier.published_long()];
    parts.extend(dossier.byline().map(str::to_owned));
    parts.push(format!("paragraph {}", claim.paragraph()));
    let url = dossier.url().map(|url| format!("; {url}")).unwrap_or_default();
    format!("{}; {}{url}", parts.join(", "), text_of(dossier))
}

/// What the reader who exports the claim has recorded of it, a line each: "Status: checked before
/// it changed (14 March 2026, 15:09)", "Status note: …"; nothing where nothing is recorded.
pub fn verification(recorded: Option<&Verification>) -> impl Iterator<Item = String> {
    let status = recorded.and_then(Verification::sentence);
    let note = recorded.and_then(|recorded| recorded.note.as_deref());
    let status = status.map(|status| format!("Status: {status}"));
    status.into_iter().chain(note.map(|note| format!("Status note: {note}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{REUTERS, TUTORIAL, library};

    fn of(source: &str, text: fn(ClaimRef<'_>) -> String, ids: &[&str]) -> String {
        let library = library(&[source]);
        let line = |id: &&str| format!("{id}: {}", text(library.find(id).unwrap()));
        ids.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn silence_is_never_consent() {
        let ids = ["pier-painted", "fitch-knots", "pier-lead", "report-unsafe", "repair-moved"];
        insta::assert_snapshot!(of(TUTORIAL, replies, &ids));
        let ids = ["schumer-sells-out", "critics-exposed", "telecom-ban-shelved"];
        insta::assert_snapshot!("in_translation", of(REUTERS, replies, &ids));
    }

    #[test]
    fn who_says_it_and_whose_words_they_are() {
        let ids = [
            "pier-lead",
            "repair-moved",
            "no-crane",
            "residents-reckless",
            "report-planks",
            "fitch-safe",
            "council-timber",
            "pier-creaked",
            "kites-not-reason",
            "pier-painted",
        ];
        insta::assert_snapshot!(of(TUTORIAL, introduction, &ids));
        insta::assert_snapshot!("attributions", of(TUTORIAL, attribution, &ids));
    }

    #[test]
    fn a_quotation_in_a_translated_text_is_called_one() {
        let ids = ["pottinger-leverage", "feith-islands", "kessler-approval", "shelving-lead"];
        insta::assert_snapshot!(of(REUTERS, attribution, &ids));
    }
}
