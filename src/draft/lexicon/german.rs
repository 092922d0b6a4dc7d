//! German newsroom language.

use super::{CueKind, Lexicon, NounKind, RequestOutcome, Withheld, WordClass};
use crate::dossier::Knows;

/// The words.
pub const GERMAN: Lexicon = Lexicon {
    common: "der die das und den dem des ist nicht ein eine zu von mit für sich auf dass im auch es werden \
             wird hat sie wurde bei einen einer nach aus wie sagte haben über",
    abbreviations: "dr prof hr fr nr st str bzw ca usw etc evtl ggf inkl mio mrd tsd z.b d.h u.a s.o u.s \
                    v.a i.d.r jan feb mär apr jun jul aug sep sept okt nov dez mo di mi do fr sa so inc corp ltd \
                    co abs art vgl geb gest jr sen sog chr int h.c a.d e.v",
    counting: "art abs",
    has_ordinal_stops: true,
    capitalises_nouns: true,
    classes: &[
        (
            WordClass::Definite,
            "der die das den dem des dieser diese dieses diesem diesen jener jene jenes seine seiner seinem seinen \
             seines sein ihre ihrer ihrem ihren ihres ihr unsere unser",
        ),
        (WordClass::Indefinite, "ein eine einer eines einem einen"),
        (
            WordClass::Several,
            "einige einigen einiger mehrere mehreren mehrerer viele vielen vieler wenige wenigen manche manchen etliche \
             zahlreiche zahlreichen verschiedene verschiedenen diverse andere anderen anderer weitere weiteren dutzende \
             hunderte tausende",
        ),
        (WordClass::Person, "er sie"),
        (WordClass::Thing, "es"),
        (WordClass::Demonstrative, "dieser diese jener jene letzterer letztere"),
        (WordClass::Group, "ihnen denen beiden beide"),
        (
            WordClass::Preposition,
            "in im an am auf aus bei beim bis durch für gegen hinter hinterm mit nach neben ohne seit trotz über um unter von \
             vom vor während wegen zu zum zur zwischen angesichts gegenüber innerhalb außerhalb dank statt per pro ab ins ans \
             aufs laut gemäß infolge mithilfe hinsichtlich bezüglich",
        ),
        (
            WordClass::Filler,
            "aber auch doch denn sondern jedoch allerdings dagegen hingegen zudem außerdem ferner dann danach später zuvor \
             weder zunächst bereits noch schon nun jetzt heute gestern dort hier so selbst sogar nur etwa wie ebenfalls daraufhin \
             dies hierzu ebenso erst allein entsprechend schließlich ähnlich demgegenüber stattdessen insgesamt insbesondere \
             besonders vielmehr somit dadurch folglich letztlich zuletzt vorher seither mittlerweile derweil einerseits \
             andererseits besorgt enttäuscht erfreut befragt gefragt kritisch deutlich positiv zufrieden optimistisch skeptisch \
             hierbei hierauf damals vorgestern relativierend passend einschränkend ergänzend anschließend abschließend \
             darüber davon daran dafür darin zwar folgendes jeder jede jedes jeglicher jegliche jegliches kein keine gerade wohl ferner seitdem \
             dabei dazu deshalb daher darum trotzdem dennoch unterdessen inzwischen indes sich weiter weiterhin wiederum \
             also nicht erneut nochmals wörtlich öffentlich bislang bisher vorerst gleichzeitig zugleich mehrfach immer \
             wieder nie stets einmal kürzlich ausdrücklich lediglich ihm ihr mir uns ihnen niemand jemand man alle \
             keiner nichts",
        ),
        (
            WordClass::Subordinate,
            "dass daß weil da wenn ob als obwohl obgleich während nachdem bevor damit indem sodass falls sofern seitdem welche \
             welcher welches welchen wo wer was warum wieso weshalb deren dessen wonach wobei womit wodurch",
        ),
        (WordClass::And, "und oder sowie noch"),
        (
            WordClass::Oblique,
            "den dem des einem einen eines einer keinem keinen keines keiner diesem diesen jenem jenen seinem seinen \
             seines seiner ihrem ihren ihres ihrer unserem unseren unserer deren dessen",
        ),
        (
            WordClass::Feminine,
            "spd cdu csu fdp afd npd eu un uno nato osze iaea iaeo nasa esa who fifa uefa linke union unesco opec eta pkk \
             ard bbc dpa afp ap bahn stadt gemeinde kirche schule klinik firma welt zeit zeitung börse zentrale initiative \
             liga armee marine frau mutter tochter schwester ministerin kanzlerin präsidentin",
        ),
        (
            WordClass::Auxiliary,
            "hat habe haben hatte hatten hätte hätten ist sind war waren wäre wären wird werden wurde wurden soll sollen sollte will \
             wollen wollte wollten kann können konnte muss müssen musste darf dürfen würde würden könnte könnten worden gewesen sei",
        ),
        (WordClass::Of, "der des dieser dieses von vom aus bei beim im in am für"),
        (WordClass::After, "aus bei beim im in am mit der des von vom"),
        (
            WordClass::Time,
            "januar februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch \
             donnerstag freitag samstag sonnabend sonntag montags monat monats monaten monate woche wochen jahr jahre jahren jahres \
             tag tage tagen tages morgen abend mittag vormittag nachmittag nacht anfang mitte ende prozent millionen milliarden \
             uhr euro dollar weihnachten ostern sommer winter herbst frühjahr frühling stunden minuten",
        ),
        (WordClass::Title, "herr herrn frau dr prof"),
        (
            WordClass::Former,
            "ehemalige ehemaliger ehemaligen ehemaliges ehemals frühere früherer früheren einstige einstiger einstigen",
        ),
        (WordClass::That, "dass daß"),
        (WordClass::Becoming, "wird werden wurde wurden worden würde"),
        (
            WordClass::Institution,
            "inc corp china chinese chinas american british german deutsche european royal national federal united \
                              ltd llc plc gmbh ag se kg kgaa co group gruppe holding telecom telekom mobile systems technologies motors airlines \
             energie media press news times post zeitung presse journal networks partners capital international industries institute \
             institut foundation stiftung universität bank banken haus hauses ev e.v werke werk united society söhne partner",
        ),
        (WordClass::Particle, "von van de del della di da du la le bin bint ibn al el zu zur vom"),
        (WordClass::Region, "us eu un uno nrw ddr"),
        (
            WordClass::Reported,
            "sei seien habe werde könne müsse solle dürfe wolle möge gebe gehe komme stehe lasse wisse sehe nehme bleibe liege \
             brauche lehne bringe führe nutze mache gelte tue trage arbeite diene drohe begrüße bedeute verfüge befinde finde \
             halte handele handle spiele zeige versuche biete gehöre fehle stimme treffe schaffe helfe erwarte plane verliere \
             gewinne bestehe reiche falle glaube fordere prüfe setze stelle ziehe zahle verstehe entspreche betrage verstoße",
        ),
    ],
    numbers: &[
        (2, "zwei zweien beide beiden beider zweier"),
        (3, "drei dreien dreier"),
        (4, "vier"),
        (5, "fünf"),
        (6, "sechs"),
        (7, "sieben"),
        (8, "acht"),
        (9, "neun"),
        (10, "zehn"),
        (11, "elf"),
        (12, "zwölf dutzend"),
        (20, "zwanzig"),
    ],
    nouns: &[
        (
            NounKind::Source,
            "person insider quelle beamter beamte beamtin mitarbeiter diplomat informant informantin vertreter vertreterin funktionär \
             kreis angestellte angestellter eingeweihte eingeweihter leute beteiligte beteiligter berater manager kenner \
             kollege kollegin teilnehmer bekannter bekannte vertraute vertrauter freund freundin angehörige angehöriger banker \
             mitglied menschen verantwortliche verantwortlicher zuständige umfeld",
        ),
        (
            NounKind::Group,
            "kritiker experte expertin analyst beobachter anwohner bewohner abgeordnete abgeordneter parlamentarier aktivist \
             wissenschaftler forscher ökonom volkswirt investor anleger händler wähler gegner befürworter falke demokrat republikaner \
             politiker oppositionelle demonstrant eltern lehrer arbeiter bürger nutzer kunde zeuge zeugin augenzeuge jurist \
             umweltschützer tierschützer datenschützer fischer landwirt bauer anrainer nachbar student schüler passagier gläubige \
             unterstützer anhänger aktionär historiker besucher fachleute fachmann",
        ),
        (
            NounKind::Role,
            "präsident minister sekretär kanzler premier chef direktor vorsitzende vorsitzender vorsitzenden senator gouverneur \
             bürgermeister botschafter general admiral anwalt anwältin richter professor leiter führer beauftragte beauftragter \
             beauftragten kommissar gründer vorstand geschäftsführer intendant trainer bischof papst könig fürst pfarrer landrat \
             landrätin stadtrat dezernent dezernentin ingenieur arzt ärztin autor autorin redakteur unternehmer eigentümer inhaber \
             gutachter kandidat kandidatin amtsinhaber nachfolger vorgänger ermittler verteidiger moderator korrespondent reporter \
             journalist schriftsteller schauspieler regisseur sänger künstler spieler musiker pilot forscherin mutter vater bruder betriebsrat obmann kapitän hafenmeister strategin stratege volkswirtin meteorologe biologe physiker",
        ),
        (NounKind::Spokesperson, "sprecher"),
        (NounKind::Pair, "paar"),
        (
            NounKind::Organisation,
            "ministerium botschaft regierung behörde amt gericht gerichtshof polizei partei gewerkschaft verband kommission universität \
             hochschule senat bundestag bundesrat sicherheitsrat parlament kongress anwaltschaft institut stiftung verein notenbank zentralbank \
             armee militär marine kreml pentagon union agentur zeitung zeitschrift magazin portal sender fraktion administration aufsicht kammer ausschuss komitee \
             stadtverwaltung verwaltung gemeinde gemeinderat stadtrat magistrat konsulat delegation opposition koalition krankenhaus klinik \
             schule kirche museum theater bundesamt landesamt bundeswehr justiz bundesbank sparkasse genossenschaft vereinigung liga \
             präsidium bund vorstandschaft aufsichtsrat betriebsrat bündnis organisation initiative dachverband zentrale börse hafenamt",
        ),
        (
            NounKind::Company,
            "unternehmen konzern firma gesellschaft hersteller betreiber riese anbieter start-up startup lieferant reederei bauer \
             händler fluggesellschaft autobauer dienstleister werft",
        ),
        (
            NounKind::Report,
            "angabe aussage darstellung auskunft einschätzung ansicht meinung wort überzeugung auffassung information schätzung \
             erkenntnis berechnung bewertung prognose stellungnahme annahme version idee fazit kernaussage \
             zitat planung sicht bekunden ermittlung erkenntnisstand ermittlungsstand vorstellung wille wunsch",
        ),
        (
            NounKind::Document,
            "bericht studie gutachten umfrage untersuchung mitteilung meldung protokoll unterlage akte vermerk dokument statistik \
             homepage website webseite internetseite artikel blog hochrechnung analyse veröffentlichung verlautbarung",
        ),
        (
            NounKind::Text,
            "anklageschrift schreiben brief mail e-mail urteil papier entwurf klageschrift antrag kommentar resolution erklärung \
             anordnung beschluss gesetz gesetzentwurf interview aufruf petition manifest nachruf text vertrag abkommen verfassung \
             plakat tweet",
        ),
        (
            NounKind::Thing,
            "fahrzeug flugzeug werkzeug spielzeug landkreis wahlkreis umkreis verbund",
        ),
    ],
    endings: &["s", "es", "n", "en", "e", "in", "innen", "r", "m", "en", "nen", "ern", "er"],
    cues: &[
        (
            CueKind::None,
            &[
                "meldete|meldeten|meldet|melden sich",
                "versprach|versprachen|verspricht|versprechen sich",
                "erklärte|erklärten|erklärt|erklären .. für gültig|ungültig|beendet|unzulässig|gescheitert|fehlerhaft|tot|nichtig|verfassungswidrig",
                "forderte|forderten|fordert|fordern .. menschenleben|opfer|todesopfer|tote|verletzte",
                "menschenleben|opfer|todesopfer|tote .. forderte|forderten|fordert",
                "gab|gaben|gibt|geben .. nicht bekannt",
                "laut werden|wird|wurde|wurden|geworden",
            ],
        ),
        (
            CueKind::Verb,
            &[
                "sagt|sagte|sagten|sagen|gesagt|erklärt|erklärte|erklärten|erklären|betont|betonte|betonten|betonen|äußert|äußerte|äußerten",
                "ergänzte|ergänzten|ergänzt|berichtete|berichteten|berichtet|berichten|warnte|warnten|warnt|warnen|gewarnt|forderte|forderten|fordert|fordern",
                "kritisierte|kritisierten|kritisiert|kritisieren|behauptete|behaupteten|behauptet|behaupten|bestätigte|bestätigten|bestätigt|bestätigen",
                "bestritt|bestritten|bestreitet|bestreiten|dementierte|dementierten|dementiert|versicherte|versicherten|versichert|unterstrich|unterstrichen",
                "verwies|verwiesen|verweist|meinte|meinten|meint|meinen|argumentierte|argumentierten|argumentiert|argumentieren|prognostizierte|prognostizieren",
                "antwortete|antworteten|antwortet|entgegnete|entgegneten|entgegnet|erwiderte|erwiderten|erwidert|fragte|fragten|fragt|fragen|schrieb|schrieben|schreibt",
                "schreiben|twitterte|postete|nannte|nannten|nennt|nennen|bezeichnete|bezeichneten|bezeichnet|bezeichnen|beschrieb|beschrieben|beschreibt",
                "beklagte|beklagten|beklagt|beklagen|bemängelte|bemängelten|bemängelt|lobte|lobten|lobt|begrüßte|begrüßten|begrüßt|verurteilte|verurteilten",
                "protestierte|protestierten|protestiert|protestieren|verlangte|verlangten|verlangt|verlangen|appellierte|appellierten|appelliert|drohte|drohten",
                "mahnte|mahnten|mahnt|mahnen|plädierte|plädierten|plädiert|beschuldigte|beschuldigten|beschuldigt|versprach|versprachen",
                "rechtfertigte|rechtfertigten|begründete|begründeten|begründet|schilderte|schilderten|schildert",
                "erzählte|erzählten|erzählt|bekräftigte|bekräftigten|bekräftigt|konstatierte|monierte|monierten|spekulierte|gestand|gestanden|beteuerte|beteuerten",
                "mutmaßte|vermutete|vermuteten|vermutet|erläuterte|erläuterten|erläutert|empörte|scherzte|resümierte|bilanzierte|bedauerte|bedauerten",
                "bezifferte|bezifferten|beziffert|beziffern|schätzte|schätzten|schätzt|schätzen",
                "meldete|meldeten|meldet|melden|vermeldete|vermeldet|verkündete|verkündeten|verkündet|urteilte|urteilten|urteilt",
                "bezweifelte|bezweifelten|bezweifelt|bezweifeln|würdigte|würdigten|würdigt|attackierte|attackierten|attackiert|kommentierte|kommentierten",
                "kommentiert|empfahl|empfahlen|empfiehlt|empfehlen|wertete|werteten|wertet|werten|erinnerte|erinnerten|erinnert|signalisierte|signalisierten",
                "signalisiert|skandierten|skandierte|unterstellte|unterstellt|rügte|rügten|rügt|beteuert|betrachtet|betrachtete|verglich",
                "zweifelte|zweifeln|zweifelt|scherzt|klagte|klagten|klagt|klagen|jubelte|spottete",
                "vermuten|gedroht|erwog|erwogen|erwägt|rät|riet|rieten|raten|widersprach|widersprachen|widerspricht|fürchtet|fürchten|fürchtete|fürchteten",
                "gefordert|versprochen|zugesagt|gebeten|geäußert|angegeben|geschrieben|vorhergesagt|zugesichert",
                "vermelden|erwähnt|erwähnte|erwähnten|befürwortet|befürworten|befürwortete|befürworteten|beanstandet|beanstandete|bekundete|bekundeten|bekundet",
                "drängte|drängten|drängt|drängen|errechnete|errechneten|dokumentiert|dokumentierte|feststellt|darlegte|darlegten|darlegt",
                "legte|legten|legt ... fest|dar$",
                "sagte|sagten|sagt|sagen ... zu$",
                "stufte|stuften|stuft|stufen ... ein$",
                "nahm|nahmen|nimmt|nehmen .. an$",
                "regte|regten|regt|regen ... an$",
                "prangerte|prangerten|prangert|prangern ... an$",
                "macht|machte|machten|machen ... verantwortlich$",
                "vertritt|vertreten|vertrat|vertraten .. ansicht|auffassung|meinung|these|position|standpunkt",
                "ist|sind|war|waren|zeigt|zeigte|zeigten|äußerte|äußerten .. zuversichtlich|überzeugt|ansicht|auffassung|meinung",
                "kam|kamen|kommt|kommen .. zum|zu .. schluss|ergebnis",
                "äußerte|äußerten|äußert .. kritik|vorbehalte|zweifel",
                "bestreiten|vorwarf|vorwarfen|vorwirft|vorwerfen|vorgeworfen|mitteilte|mitteilten|mitteilt|bekanntgab|bekanntgaben|angab|angibt",
                "ankündigte|ankündigten|ankündigt|hinzufügte|einräumte|einräumten|zurückwies|zurückwiesen|hinwies|hinwiesen|hingewiesen|andeutete|klarstellte",
                "feststellte|feststellten|zugab|hervorhob|vorschlug|vorschlugen|vorgeschlagen|aufforderte|aufforderten|aufgefordert|aufrief|aufriefen",
                "ausführte|abstritt|ausging|ausgingen|ausgeht|ausgegangen|bekanntgegeben|abgestritten|beantragt|festgestellt",
                "schlug|schlugen|schlägt|schlagen ... vor$",
                "geht|gehen|ging|gingen ... davon aus$",
                "geht|gehen|ging|gingen ... von ... aus$",
                "forderte|forderten|fordert|fordern ... auf$",
                "stritt|stritten|streitet|streiten ... ab$",
                "sicherte|sicherten ... zu$",
                "schloss|schlossen|schließt ... aus$",
                "bat|baten|bittet|bitten .. um",
                "hält|halten|hielt|hielten .. für",
                "sieht|sehen|sah|sahen .. als",
                "sprach|sprachen|spricht|sprechen sich|davon",
                "gab|gaben|gibt|gegeben bekannt",
                "bekannt gab|gaben|gibt|gegeben",
                "teilte|teilten|teilt|teilen ... mit$",
                "mitgeteilt|hinzugefügt|angekündigt|eingeräumt|zurückgewiesen|angedeutet|zugegeben|ausgesagt",
                "fügte|fügten|fügt ... hinzu|an$",
                "wies|wiesen|weist|weisen ... zurück|hin$",
                "räumte|räumten|räumt|räumen ... ein$",
                "kündigte|kündigten|kündigt|kündigen ... an$",
                "hob|hoben|hebt ... hervor",
                "deutete|deuteten|deutet ... an$",
                "stellte|stellten|stellt ... klar|fest$",
                "gab|gaben|gibt|geben ... an|zu|bekannt$",
                "führte|führten ... aus$",
                "warf|warfen|wirft|werfen ... vor$",
                "sprach|sprachen|spricht|sprechen .. von",
                "berief|beriefen|beruft|berufen sich",
                "ließ|ließen|lässt ... verlauten|wissen|mitteilen$",
                "rief|riefen|ruft ... auf$",
                "machte|machten|macht ... deutlich|klar$",
            ],
        ),
        (CueKind::Quotes, &["zitiert|zitierte|zitierten|zitieren"]),
        (
            CueKind::WeakVerb,
            &[
                "ergab|ergibt|belegt|belegte|glaubt|glauben|hofft|hoffen|befürchtet|befürchten|rechnet|rechnen|erwartet|erwarten",
                "findet|finden|fand|kommt .. zu",
                "zeigt|zeigte|zeigen ... dass",
                "lehnte|lehnten|lehnt|lehnen ... ab$",
                "bot|boten|bietet|bieten ... an$",
                "ablehnte|ablehnten|abgelehnt|verteidigte|verteidigten|verteidigt|gratulierte|dankte|verspricht|versprechen|angeordnet|angeboten",
                "drohen|droht|aufgerufen|erhofft|erhoffen|befürchtete|befürchteten|hoffte|hofften|glaubte|glaubten|angenommen|befürchtet|erwartet|besagt|vorsieht|dachte|denken|bemängeln",
                "beschloss|beschlossen|beschließt|entschied|entschieden|entscheidet|plant|planen|erwägt|erwägen|bekräftigt",
            ],
        ),
        (
            CueKind::Before,
            &[
                "laut",
                "gemäß",
                "hieß|heißt es aus|bei|in|von",
                "erfuhr|erfuhren .. aus|von",
                "hieß|heißt es .. weiter aus|bei|in|von",
            ],
        ),
        (CueKind::BeforeNoun, &["^so"]),
        (CueKind::BeforeReport, &["nach"]),
        (CueKind::After, &["zufolge"]),
        (CueKind::Alone, &["demnach", "heißt|hieß es", "verlautet|verlautete"]),
        (
            CueKind::Hearsay,
            &[
                "angeblich",
                "offenbar soll|sollen",
                "wie es heißt|hieß",
                "dem vernehmen nach",
                "gerüchten zufolge",
                "mutmaßlich",
            ],
        ),
    ],
    requests: &[
        (
            RequestOutcome::NoReply,
            &[
                "reagierte|reagierten|reagiert|reagieren|antwortete|antworteten|antwortet|antworten .. nicht",
                "reagierte|reagierten|reagiert|reagieren .. auf keine",
                "nicht .. reagiert|geantwortet|beantwortet|reagierte|reagierten|antwortete|antworteten",
                "beantwortete|beantworteten|beantwortet|beantworten .. nicht|keine",
                "ließ|ließen|lässt|lassen .. unbeantwortet",
                "nicht .. zu erreichen|sprechen",
                "nicht .. erreichbar|erreicht",
                "weder .. reagierte|reagierten|antwortete|antworteten|beantwortete|beantworteten|meldete|meldeten",
            ],
        ),
        (
            RequestOutcome::NoReplyFrom,
            &[
                "stellungnahme|antwort|reaktion .. von|vom|des|der .. nicht .. vor$",
                "anfrage|anfragen|fragen|bitte|bitten .. an .. blieb|blieben .. unbeantwortet|erfolglos",
                "blieb|blieben .. anfrage|anfragen|fragen an",
            ],
        ),
        (
            RequestOutcome::NoComment,
            &[
                "äußerte|äußerten|äußert|äußern sich .. nicht",
                "weder .. äußerte|äußerten sich|dazu",
                "sich .. nicht .. äußert|äußern|äußerte|äußerten|geäußert",
                "sich nicht .. äußert|äußern|äußerte|äußerten|geäußert",
                "gab|gaben|gibt|geben .. keinen|keine kommentar|stellungnahme|auskunft|auskünfte",
                "nahm|nahmen|nimmt|nehmen .. nicht|keine stellung",
                "keine|nicht stellung .. genommen|nahm|nahmen",
                "kommentierte|kommentierten|kommentiert|kommentieren .. nicht",
                "nicht .. kommentiert",
            ],
        ),
        (RequestOutcome::NoCommentFrom, &[]),
        (
            RequestOutcome::Declined,
            &[
                "lehnte|lehnten|lehnt|lehnen|lehne .. kommentar|kommentare|stellungnahme|stellungnahmen|äußerung|interview|auskunft|gespräch .. ab",
                "lehnte|lehnten|lehnt|lehnen|lehne .. ab ... äußern|kommentieren|kommentar|stellungnahme|sagen|antworten",
                "lehnte|lehnten|lehnt|lehnen .. äußern|kommentieren .. ab",
                "wollte|wollten|will|wollen|wolle|werde|möchte|mochte|mochten|könne|konnte .. nicht|keine|keinen .. äußern|kommentieren|bestätigen|kommentar|stellungnahme|antworten|sagen",
                "verweigerte|verweigerten|verweigert .. kommentar|auskunft|stellungnahme|aussage|antwort",
            ],
        ),
        (
            RequestOutcome::Answered,
            &[
                "auf .. anfrage|anfragen|nachfrage|nachfragen",
                "^auf .. frage|fragen",
                "darauf angesprochen",
                "in .. antwort auf .. anfrage|anfragen|fragen",
            ],
        ),
    ],
    withheld: &[
        (
            Withheld::Because,
            &[
                "genannt|zitiert|anonym|anonymität ... weil|wegen",
                "aus angst|furcht|sorge|sicherheitsgründen|rücksicht .. anonym|namentlich|ungenannt",
            ],
        ),
        (
            Withheld::NotAllowed,
            &[
                "nicht befugt|berechtigt|autorisiert|ermächtigt|bevollmächtigt .. sprechen|äußern|reden",
            ],
        ),
        (
            Withheld::BySource,
            &[
                "nicht namentlich|öffentlich genannt|zitiert",
                "namentlich nicht genannt|zitiert",
                "nicht genannt|zitiert werden will|wollte|wollen|wollten|möchte|möchten",
                "bedingung|zusicherung|zusage|wahrung|schutz der|von|seiner|ihrer anonymität",
                "bedingung ... anonym",
                "anonym|ungenannt bleiben|bleibt|blieb|zu",
                "anonymität gebeten|bat|baten|bittet",
                "seinen|ihren namen nicht",
            ],
        ),
        (Withheld::ByNewsroom, &["name|namen .. geändert", "name|namen .. redaktion bekannt"]),
    ],
    knowledge: &[
        (
            Knows::Involved,
            &[
                "an .. beteiligt|beteiligte|beteiligten|beteiligter",
                "beteiligt an",
                "mitverhandelt|mitgewirkt",
            ],
        ),
        (
            Knows::Present,
            &[
                "dabei|anwesend war|waren",
                "dabeigewesen|dabeigewesene",
                "teilgenommen|teilnahm|teilnahmen",
            ],
        ),
        (Knows::Record, &["gesehen|gelesen|eingesehen hat|haben|hatte|hatten|habe"]),
        (
            Knows::Told,
            &[
                "informierte|informierten|informierter|unterrichtete|unterrichteten|unterrichteter kreise|kreisen|personen|person|quellen|quelle",
                "unterrichtet|informiert wurde|wurden|worden|ist|sind",
            ],
        ),
        (
            Knows::Claimed,
            &[
                "mit .. vertraut|vertraute|vertrauten|vertrauter",
                "vertraut mit",
                "nahestehend|nahestehende|nahestehenden|nahestehender",
                "kenntnis von|der|über",
            ],
        ),
    ],
};
