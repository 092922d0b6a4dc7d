//! Who is proposed as the speaker of a sentence, how directly, and who as asked.

use super::read;
use crate::dossier::{Document, Outcome, SaidIn, Sources, Speech};

/// `NAME: SPEECH SOURCES`, a claim each, and `NAME? OUTCOME`, a request each.
fn proposed(text: &str) -> Vec<String> {
    read(text, |it| {
        let claims = it.claims.iter().map(|claim| {
            let sources = claim.sources.map(sources).unwrap_or_default();
            format!(
                "{}: {}{sources}",
                name(it, claim.speaker.as_deref().unwrap_or_default()),
                claim.speech.map_or("undecided", speech)
            )
        });
        let requests = it.requests.iter().map(|request| {
            let names: Vec<_> = request.to.iter().map(|id| name(it, id)).collect();
            format!(
                "{}? {}",
                names.join(" + "),
                request.outcome.as_ref().map_or("undecided", outcome)
            )
        });
        claims.chain(requests).collect()
    })
}

fn name<'d>(document: &'d Document<'_>, id: &str) -> &'d str {
    let speaker = document.speakers.iter().find(|it| *it.id == *id);
    speaker.map_or("nobody", |it| it.name.as_deref().unwrap_or(&it.id))
}

fn speech(speech: Speech) -> &'static str {
    match speech {
        Speech::Verbatim => "verbatim",
        Speech::Partial => "partial",
        Speech::Paraphrase => "told",
        Speech::Narration => "narration",
    }
}

fn sources(sources: Sources) -> String {
    match sources {
        Sources::Stated(number) => format!(" {number}"),
        Sources::Among(number) => format!(" {number} of them"),
        Sources::Inferred(number) => format!(" {number}, inferred"),
        Sources::Unstated => " unstated".to_owned(),
    }
}

fn outcome(outcome: &Outcome<'_>) -> &'static str {
    match outcome {
        Outcome::NoReply => "no reply",
        Outcome::NoComment => "no comment",
        Outcome::Declined => "declined",
        Outcome::Answered(_) => "answered",
    }
}

#[track_caller]
fn hold(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(proposed(text), *expected, "{text}");
    }
}

#[test]
fn brackets_after_a_name_are_no_part_of_the_sentence() {
    hold(&[
        (
            "Fraktionschefin Elif Demir (Grüne) forderte den Rücktritt des Aufsichtsrats.",
            &["Elif Demir: told"],
        ),
        (
            "Gestern hat Minister Ole Brandt (parteilos) Vorwürfe der Bahn zurückgewiesen.",
            &["Ole Brandt: told"],
        ),
        ("Senator Ann Bell (D-Ohio) said the bridge would be shut.", &["Ann Bell: told"]),
    ]);
}

#[test]
fn a_name_ends_before_whom_somebody_spoke_to_or_belongs_to() {
    hold(&[
        (
            "„Es regnet seit drei Tagen“, sagte Chefin Britta Sommer der Nachrichtenagentur NPA.",
            &["Britta Sommer: verbatim"],
        ),
        (
            "Es werde kalt und nass, sagte Jens Meier vom Deutschen Wetterdienst.",
            &["Jens Meier: told"],
        ),
        ("Das stimme so nicht, sagte Ursula von der Leyen.", &["Ursula von der Leyen: told"]),
        ("The pier is unsafe, said Ann Bell of Greenpeace.", &["Ann Bell: told"]),
        ("The pier is unsafe, said the Office of Planks.", &["Office of Planks: told"]),
        ("Sommer sagte, die Brücke bleibe zu.", &["Sommer: told"]),
    ]);
}

#[test]
fn words_before_and_after_a_name_tell_whose_it_is() {
    hold(&[
        (
            "\"That is not what he meant at all,\" Pruitt's lawyer, Samuel Ortiz, said.",
            &["Samuel Ortiz: verbatim"],
        ),
        ("Union officer Dale Whitcombe said that pay was low.", &["Dale Whitcombe: told"]),
        ("A Treasury official said that the vote was lost.", &["Treasury official: told 1"]),
        (
            "The Competition and Markets Authority did not return calls.",
            &["Competition and Markets Authority? no reply"],
        ),
        (
            "A spokesman for Brightwater Marine, the contractor, did not respond to questions.",
            &["Brightwater Marine? no reply"],
        ),
        (
            "Attempts to reach the agency's former chief, Daniel Pruitt, were unsuccessful.",
            &["Daniel Pruitt? no reply"],
        ),
        ("Mayor Ann Bell's office declined to comment.", &["Mayor Ann Bell's office? declined"]),
    ]);
}

#[test]
fn newspapers_in_quotation_marks_and_circles_can_speak() {
    hold(&[
        (
            "Wie der „Mühlgraben-Bote“ berichtete, gibt es einen Investor.",
            &["Mühlgraben-Bote: told"],
        ),
        ("Laut „Bild“ gibt es einen Investor.", &["Bild: told"]),
        (
            "Aus Regierungskreisen hieß es, das Papier sei bekannt gewesen.",
            &["Regierungskreisen: told unstated"],
        ),
    ]);
}

#[test]
fn groups_are_counted_and_found_again() {
    hold(&[
        (
            "Nach Angaben zweier Mitarbeiter war der Riss bekannt. „Jeder wusste das seit Jahren“, \
             so einer der beiden.",
            &["Mitarbeiter: told 2", "Mitarbeiter: verbatim 1 of them"],
        ),
        (
            "The ferry was unsafe, according to e-mails and three people familiar with the plan.\n\
             \"We knew the doors could jam,\" said one of the people, an engineer who asked not to \
             be named.",
            &["e-mails: told", "people familiar with the plan: verbatim 1 of them"],
        ),
        (
            "The deal is near, two sources close to the talks said. A third source said that it \
             was off. According to one of the sources, a decision is expected soon.",
            &[
                "sources close to the talks: told 2",
                "third source: told 1",
                "sources close to the talks: told 1 of them",
            ],
        ),
    ]);
}

#[test]
fn a_sentence_that_only_says_who_belongs_to_the_one_before() {
    hold(&[
        ("Das Bad bleibt im Sommer zu. Das teilte das Amt am Montag mit.", &["Amt: told"]),
        ("The pool will stay shut. The mayor said so on Monday.", &["mayor: told 1"]),
    ]);
}

#[test]
fn what_nobody_says_is_narration_and_hearsay_is_nobodys() {
    hold(&[
        (
            "Ann Bell said that it was over. The pool was built in 1970. It reportedly leaks badly.",
            &["Ann Bell: told", "newsroom: narration", "nobody: told"],
        ),
        ("Ann Bell had been told of the leak.", &["newsroom: narration"]),
        ("The plan was criticised by Ann Bell as too slow.", &["Ann Bell: told"]),
        (
            "The town opened its new \"Plank House\" on Monday. Ann Bell said it was fine.",
            &["newsroom: narration", "Ann Bell: told"],
        ),
    ]);
}

#[test]
fn a_short_answer_is_a_claim_and_its_comma_is_not() {
    hold(&[("\"That is nonsense,\" said Ann Bell.", &["Ann Bell: verbatim"])]);
    let quote =
        read("\"That is nonsense,\" said Ann Bell.", |it| it.claims[0].quote[0].to_string());
    assert_eq!(quote, "That is nonsense");
    hold(&[("Ann Bell called the plan \"pure nonsense\".", &["Ann Bell: told"])]);
}

#[test]
fn a_speaker_is_found_across_quotation_marks_and_commas() {
    hold(&[
        (
            "Die Reederei Nordstern hat Berichte über die „Anna“ als „haltlos“ bezeichnet.",
            &["Nordstern: told"],
        ),
        (
            "Luis Ortega, whose family grows almonds, said he learned of the drop too late.",
            &["Luis Ortega: told"],
        ),
        ("The order sides with farmers who say that their wells fell dry.", &["farmers: told"]),
        (
            "Environmental groups accused the district of hiding \"a decade of overdraft\", while \
             the council says its critics \"do not understand any hydrology\".",
            &["Environmental groups: partial", "council: partial"],
        ),
        (
            "Wir hatten „120 Westen für 200 Leute“, wird ein früherer Maschinist zitiert.",
            &["früherer Maschinist: partial 1"],
        ),
        (
            "Die Staatsanwaltschaft Hamburg sagte, es gebe einen Verdacht.",
            &["Staatsanwaltschaft Hamburg: told"],
        ),
        ("Der NDR berichtete, dass Westen fehlten.", &["NDR: told"]),
    ]);
}

#[test]
fn anchors_begin_where_the_claim_does() {
    let anchor = |text: &str| read(text, |it| it.claims[0].anchor.as_ref().unwrap().to_string());
    assert_eq!(
        anchor("According to a person, who asked not to be named, wells fall dry now."),
        "wells fall dry now"
    );
    assert_eq!(
        anchor(
            "Nach Angaben zweier Mitarbeiter, die anonym bleiben wollten, war der Riss bekannt."
        ),
        "war der Riss bekannt"
    );
}

#[test]
fn what_comes_before_a_german_verb_is_its_subject_only_if_it_can_be() {
    hold(&[
        ("Als Grund nannte Mira Hart den Regen.", &["Mira Hart: told"]),
        ("Demgegenüber sagte Ole Brandt, die Brücke bleibe zu.", &["Ole Brandt: told"]),
        ("Die Brücke ist zu. Dies erklärte die Reederei am Abend.", &["Reederei: told"]),
        ("Es regnet. Ähnlich äußerte sich der Hafenmeister.", &["Hafenmeister: told 1"]),
        (
            "Ole Brandt kam. Eine Verschiebung der Wahl bezeichnete Brandt als falsch.",
            &["newsroom: narration", "Ole Brandt: told"],
        ),
        (
            "Der Vorsitzende der Bürgerpartei, Ole Brandt, warf der Verwaltung Fehler vor.",
            &["Ole Brandt: told"],
        ),
        (
            "Mira Hart kam. Die Bürgerinnen und Bürger forderte Hart auf, nicht zu gehen.",
            &["newsroom: narration", "Mira Hart: told"],
        ),
        (
            "Ole Brandt hatte die Rolle der Fraktions- und Parteichefs betont.",
            &["Ole Brandt: told"],
        ),
        ("Von der Heide sagte, die Brücke bleibe zu.", &["Von der Heide: told"]),
        (
            "Einer der 13 beteiligten Seeleute sagte, es sei kalt.",
            &["beteiligten Seeleute: told 1 of them"],
        ),
    ]);
}

#[test]
fn a_passive_is_said_by_whom_it_names() {
    hold(&[
        (
            "Das Werk wird von Kritikern als „Meilenstein der neuen Musik“ bezeichnet.",
            &["Kritikern: partial"],
        ),
        (
            "Mira Hart kam. Es wurde bekannt gegeben, dass die Brücke zu ist.",
            &["newsroom: narration", "nobody: told"],
        ),
        ("Ole Brandt wird zitiert: „Wir haben jede Planke gezählt.“", &["Ole Brandt: verbatim"]),
    ]);
}

#[test]
fn reports_are_of_whom_they_name_and_never_of_the_institution_that_they_are_called_by() {
    hold(&[
        ("Nach Polizeiangaben war der Fahrer müde.", &["Polizeiangaben: told unstated"]),
        ("Nach Angaben der Polizei war der Fahrer müde.", &["Polizei: told"]),
        ("Es starben nach Angaben von Ärzten zwölf Menschen.", &["Ärzten: told"]),
        (
            "Nach Angaben informierter Kreise betrug der Preis drei Millionen Euro.",
            &["informierter Kreise: told unstated"],
        ),
        (
            "In Kongress- und Verteidigungskreisen hieß es, der Vertrag sei fertig.",
            &["Kongress- und Verteidigungskreisen: told unstated"],
        ),
        ("Nach dem Urteil ging Ole Brandt nach Hause.", &["newsroom: narration"]),
        ("Nach dem Essen ging Ole Brandt nach Hause.", &["newsroom: narration"]),
        (
            "Nach ersten Informationen wurde niemand verletzt, und das ist gut.",
            &["ersten Informationen: told unstated"],
        ),
        (
            "Wie ein Vertreter des Mutterhauses mitteilte, wurde die Brücke gesperrt.",
            &["Vertreter des Mutterhauses: told 1"],
        ),
    ]);
}

#[test]
fn whoever_a_sentence_is_about_says_what_follows_its_colon() {
    hold(&[
        ("Hafenchef Ole Brandt: „Wir haben jede Planke gezählt.“", &["Ole Brandt: verbatim"]),
        ("Ann Bell: \"We counted every single plank.\"", &["Ann Bell: verbatim"]),
        (
            "Mira Hart sieht in dem Urteil eine Bestätigung: „Das Gericht stärkt die Rechte aller.“",
            &["Mira Hart: verbatim"],
        ),
        (
            "Mira Hart eröffnete das Fest, das „von allen Bürgern der Stadt“ geplant war.",
            &["nobody: partial"],
        ),
    ]);
}

#[test]
fn nobody_is_proposed_where_several_could_be_meant() {
    hold(&[
        (
            "Ole Brandt sagte, es regne. Jens Meier kam aus Kiel. Er sagte, die Brücke bleibe zu.",
            &["Ole Brandt: told", "newsroom: narration", "nobody: told"],
        ),
        (
            "Die Ministerin Mira Hart traf den Hafenmeister Ole Brandt. Sie sagte, es regne.",
            &["newsroom: narration", "Mira Hart: told"],
        ),
        (
            "„Wir haben jede Planke gezählt“, sagte Ole Brandt. „Keine fehlt in der ganzen Reihe.“",
            &["Ole Brandt: verbatim", "Ole Brandt: verbatim"],
        ),
        (
            "Ole Brandt sagte, es regne.\nDie Brücke bleibe zu.",
            &["Ole Brandt: told", "nobody: told"],
        ),
        (
            "Ole Brandt sagte, es regne. Die Brücke bleibe zu.",
            &["Ole Brandt: told", "Ole Brandt: told"],
        ),
        (
            "Mayor Ann Bell met Governor Bo Cole on Monday. He said the bridge would open.",
            &["newsroom: narration", "nobody: told"],
        ),
        (
            "Ann Bell, who was mayor, said she had known. \"Nobody ever wanted to hear it.\"",
            &["Ann Bell: told", "Ann Bell: verbatim"],
        ),
        (
            "\"It was chaos on deck,\" said a sailor. \"We all ran out of the hall.\"",
            &["sailor: verbatim 1", "sailor: verbatim 1"],
        ),
        (
            "Ole Brandt sagte, es regne. Ein Gerüstbauer kam hinzu. Er sagte, die Brücke bleibe zu.",
            &["Ole Brandt: told", "newsroom: narration", "nobody: told"],
        ),
    ]);
}

#[test]
fn people_without_a_name_stay_without_one() {
    hold(&[
        (
            "Carla Neves is the minister. Officials at the ministry, who asked not to be named, said \
             the minister was considering it.",
            &["newsroom: narration", "Officials at the ministry: told unstated"],
        ),
        (
            "Critics of Kuhn said the plan was late. Klaus Kuhn is the minister.",
            &["Critics of Kuhn: told", "newsroom: narration"],
        ),
        (
            "Its leader, Rui Pinto, told Le Monde: \"We wrote three letters to them.\"",
            &["Rui Pinto: verbatim"],
        ),
        ("Luis Faria, her predecessor, accused her of hiding the report.", &["Luis Faria: told"]),
        (
            "Wie aus Sicherheitskreisen verlautete, wurde das Haus durchsucht.",
            &["Sicherheitskreisen: told unstated"],
        ),
        (
            "Der Sprecher Jonas Wirtz sagte, es regne. Ein Konzernsprecher sagte, das sei eine Erfindung.",
            &["Jonas Wirtz: told", "Konzernsprecher: told 1"],
        ),
    ]);
}

#[test]
fn a_verb_at_the_end_of_its_clause_finds_its_subject_before_an_apposition() {
    hold(&[
        ("Wie das Hafenamt heute bekannt gab, bleibt die Brücke zu.", &["Hafenamt: told"]),
        (
            "Wie die Leiterin des Amtes in Kiel, Mira Hart, mitteilte, bleibt die Brücke zu.",
            &["Mira Hart: told"],
        ),
        (
            "Die Brücke bleibt zu, wie Ole Brandt, Sprecher der Hafenverwaltung, betont.",
            &["Ole Brandt: told"],
        ),
        ("Ole Brandt, der die Brücke gut kennt, sagte, sie bleibe zu.", &["Ole Brandt: told"]),
        (
            "Zu dieser Zeit ging Mira Hart, die Leiterin, noch davon aus, dass es regnet.",
            &["Mira Hart: told"],
        ),
        (
            "Der frühere Kandidat der Partei, Ole Brandt, kam. Die Pläne bezeichnete er als zu teuer.",
            &["newsroom: narration", "Ole Brandt: told"],
        ),
    ]);
}

#[test]
fn a_title_before_a_verb_is_its_subject_and_no_quotation() {
    hold(&[
        ("Der Sender „Seefunk“ berichtete von drei Rissen.", &["Seefunk: told"]),
        ("„Seefunk“ berichtet, dass die Brücke drei Risse habe.", &["Seefunk: told"]),
        ("Der Verein „Mehr Licht“ (ML) kritisierte die Pläne als zu teuer.", &["Mehr Licht: told"]),
        ("Die Brücke ist zu (Seefunk berichtete).", &["newsroom: narration"]),
    ]);
}

#[test]
fn names_that_begin_with_a_small_letter_speak() {
    hold(&[
        ("Laut hafen-kurier.de hat die Brücke drei Risse.", &["hafen-kurier.de: told"]),
        ("eBay hält den Verkauf für unzulässig.", &["eBay: told"]),
        ("eBay said that the sale was off.", &["eBay: told"]),
        ("According to pier-news.org, the pier is shut.", &["pier-news.org: told"]),
    ]);
}

#[test]
fn reports_keep_their_adjectives_and_lead_only_to_who_gives_them() {
    hold(&[
        ("Nach Ansicht Norwegens ist die Brücke zu schmal.", &["Norwegens: told"]),
        (
            "Nach bisher unbestätigten Berichten hat die Brücke drei Risse.",
            &["unbestätigten Berichten: told"],
        ),
        (
            "Nach dänischen Angaben in der Nacht dienten die Tunnel dem Transport von Treibstoff.",
            &["dänischen Angaben: told unstated"],
        ),
        ("Kritik am Bau der Brücke wird laut.", &["newsroom: narration"]),
    ]);
}

#[test]
fn a_number_or_a_full_stop_follows_what_can_be_a_word() {
    hold(&[
        (
            "Wale sind eine gefährdete Art. Ole Brandt sagte, sie sterben aus.",
            &["newsroom: narration", "Ole Brandt: told"],
        ),
        ("Ole Brandt sagte, Art. 5 gelte auch hier.", &["Ole Brandt: told"]),
        (
            "The answer is no. Ann Bell said that the pier was shut.",
            &["newsroom: narration", "Ann Bell: told"],
        ),
    ]);
}

#[test]
fn a_verb_of_saying_is_none_where_it_means_something_else() {
    hold(&[
        ("Mira Hart meldete sich bei ihrem Bruder in Kiel.", &["newsroom: narration"]),
        ("Der Sturm forderte drei Todesopfer in Kiel.", &["newsroom: narration"]),
        ("Die Richterin erklärte den Vertrag für nichtig.", &["newsroom: narration"]),
        ("Ole Brandt wird vorgeworfen, die Risse verschwiegen zu haben.", &["nobody: told"]),
        ("Ole Brandt hofft jedoch, dass die Brücke hält.", &["Ole Brandt: told"]),
        ("Die Hilfsorganisation FAO warnt vor den Folgen.", &["Hilfsorganisation FAO: told"]),
        ("Mira Hart warf dem Amt Fehler vor und ging.", &["Mira Hart: told"]),
        (
            "Ole Brandt kam. Diese bestätigte, dass die Brücke zu ist.",
            &["newsroom: narration", "nobody: told"],
        ),
    ]);
}

#[test]
fn who_is_quoted_at_second_hand_says_it_to_other_media_or_is_relayed() {
    let relayed = |text: &str| {
        read(text, |it| {
            let claim = &it.claims[0];
            let relays = claim.relays.iter().map(|it_| {
                let number = it_.sources.map(sources).unwrap_or_default();
                format!("{}{number}", name(it, &it_.speaker))
            });
            let speaker = name(it, claim.speaker.as_deref().unwrap_or_default());
            let media = match &claim.said_in {
                Some(SaidIn::OtherMedia(media)) => format!(" in {media}"),
                _ => String::new(),
            };
            format!("{speaker}{media}: {}", relays.collect::<Vec<_>>().join(", "))
        })
    };
    for (text, expected) in [
        (
            "Der „Bote“ zitiert Ole Brandt mit den Worten: „Wir haben jede Planke gezählt.“",
            "Ole Brandt in Bote: ",
        ),
        (
            "Ole Brandt wird vom „Boten“ mit den Worten zitiert: „Wir haben jede Planke gezählt.“",
            "Ole Brandt in Boten: ",
        ),
        (
            "Der „Bote“ zitiert einen Insider mit den Worten: „Wir haben jede Planke gezählt.“",
            "Insider in Bote: ",
        ),
        (
            "Wie zwei Mitarbeiter berichten, hat Klaus Kuhn gesagt, die Brücke sei sicher.",
            "Mitarbeiter: Klaus Kuhn",
        ),
    ] {
        assert_eq!(relayed(text), expected, "{text}");
    }
}

#[test]
fn english_names_stand_beside_what_somebody_is_and_behind_what_was_said() {
    hold(&[
        (
            "The work will begin in May, said two people at the town hall who did not want to be named.",
            &["people at the town hall: told 2"],
        ),
        ("It will rain, said an official who asked not to be named.", &["official: told 1"]),
        (
            "\"We were told nothing,\" said a lawyer for the council, Max Reed.",
            &["Max Reed: verbatim"],
        ),
        ("The plan was approved, the town clerk, Ann Bell, said on Monday.", &["Ann Bell: told"]),
        ("The Gazette quoted the mayor, Bo Cole, as saying the pier was safe.", &["Bo Cole: told"]),
        (
            "Kim Dow was quoted by the Gazette as saying that the pier would close.",
            &["Kim Dow: told"],
        ),
    ]);
}

#[test]
fn titles_spokespeople_and_rows_that_did_not_reply() {
    hold(&[
        ("\"We will not go,\" Ms. Bell said.", &["Bell: verbatim"]),
        (
            "The pier will close, the Gazette reported, citing two people at the town hall.",
            &["Gazette: told"],
        ),
        (
            "Neither the council nor the harbour office responded to a request for comment.",
            &["council + harbour office? no reply"],
        ),
        (
            "Weder das Kanzleramt noch das Finanzministerium äußerten sich auf Anfrage.",
            &["Kanzleramt + Finanzministerium? no comment"],
        ),
        ("Weder Costa noch Marsch reagierten auf Anfragen.", &["Costa + Marsch? no reply"]),
        ("Holt did not say when he would go.", &["newsroom: narration"]),
        (
            "Two officials, who declined to be identified, said Holt “knew the whole story.”",
            &["officials: partial 2"],
        ),
        (
            "It was an agreement, said a person familiar with the matter, citing Marsh.",
            &["person familiar with the matter: told 1"],
        ),
        // Whose spokeswoman she is says the next sentence: the words are not Ann Bell's.
        (
            "A spokeswoman for Ann Bell said the plan was dead. Senator Ann Bell was there.",
            &["nobody: told", "newsroom: narration"],
        ),
    ]);
}
