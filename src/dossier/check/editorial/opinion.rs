//! Whose opinion it is: judgements of people without a name, and of the newsroom.

use super::{Cast, Code, Problem, Problems, Quoted};
use crate::dossier::{Claim, Content, Document, Kind, path::Path};

pub(super) fn check(document: &Document<'_>, cast: &Cast<'_>, problems: &mut Problems) {
    for (index, claim) in (0..).zip(&document.claims) {
        let path = || Path::item_of("claims", index).field("content");
        if let Some((name, what)) = of_unnamed(claim, cast) {
            let message = format!("this is a {what} of people without a name: {}", Quoted(name));
            problems.push(Problem::new(Code::UnnamedOpinion, path(), message).with_help(
                "look at `content` again; if it is right, the article is so, and the warning may stand",
            ));
        }
        let is_narrated = cast.of_kind(&claim.speaker, Kind::Outlet).is_some();
        if is_narrated && claim.content == Content::Judgement && claim.rests_on.is_empty() {
            problems.push(
                Problem::new(
                    Code::NewsroomJudgement,
                    path(),
                    "this is a judgement in the newsroom's own voice, and no claim carries it",
                )
                .with_help(
                    "name claims that carry it in `rests_on`; if none does, the warning may stand",
                ),
            );
        }
    }
}

/// The unnamed people whose opinion a claim is, and what sort of opinion.
fn of_unnamed<'d>(claim: &Claim<'_>, cast: &Cast<'d>) -> Option<(&'d str, &'static str)> {
    let what = match claim.content {
        Content::Fact => return None,
        Content::Judgement => "judgement",
        Content::Forecast => "forecast",
    };
    let speaker = cast.of_kind(&claim.speaker, Kind::Unnamed)?;
    // What is passed on is the opinion of whom it comes from, the last in the row.
    let origin = claim.relays.last().unwrap_or(&claim.speaker);
    cast.of_kind(origin, Kind::Unnamed)?;
    Some((&speaker.name, what))
}
