//! English newsroom language.

use super::{CueKind, Lexicon, NounKind, RequestOutcome, Withheld, WordClass};
use crate::dossier::Knows;

/// The words.
pub const ENGLISH: Lexicon = Lexicon {
    common: "the of and to that in is was for it with as on by said his her they were have has had \
             not this from who which would will been their but are",
    abbreviations: "mr mrs ms dr prof st sr jr gen col lt sgt capt sen rep gov rev hon no vs inc \
                    corp ltd co bros jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed \
                    thu fri sat sun u.s u.k u.n e.u a.m p.m e.g i.e approx dept est fig",
    counting: "no fig",
    has_ordinal_stops: false,
    capitalises_nouns: false,
    classes: &[
        (WordClass::Definite, "the this that these those his her its their our my"),
        (WordClass::Indefinite, "a an another"),
        (
            WordClass::Several,
            "some several many few most other others various numerous certain dozens scores hundreds \
                          thousands more multiple",
        ),
        (WordClass::Person, "he she"),
        (WordClass::Thing, "it"),
        (WordClass::Group, "they them"),
        (
            WordClass::Preposition,
            "in on at by for from to with about against between among after before during under \
                              over into since until through without within despite near behind toward towards \
                              like unlike via per amid across around beyond below above outside inside of",
        ),
        (
            WordClass::Filler,
            "but yet also then later meanwhile however still so as when earlier instead too already now \
                         nor only even just both separately again for today yesterday tomorrow once never always \
                         not publicly privately repeatedly immediately recently previously reportedly simply yes no \
                         further furthermore moreover nevertheless nonetheless therefore thus indeed perhaps nobody \
                         everybody everyone somebody someone anybody anyone none nothing there neither",
        ),
        (
            WordClass::Subordinate,
            "that who whom whose which what why how if whether because while although though unless \
                              where when since until after before than",
        ),
        (WordClass::And, "and or nor"),
        (
            WordClass::Auxiliary,
            "is are was were be been being has have had having do does did will would can could may might \
                            must shall should didn doesn don wasn weren hasn haven hadn isn aren wouldn won couldn",
        ),
        (WordClass::Of, "of for at from with"),
        (
            WordClass::After,
            "of familiar close briefed involved knowledgeable with at in from on inside near aware working",
        ),
        (
            WordClass::Time,
            "january february march april may june july august september october november december jan feb \
                       mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday \
                       sunday christmas easter",
        ),
        (WordClass::Title, "mr mrs ms miss dr sir dame lord lady prof"),
        (WordClass::Former, "former ex onetime erstwhile"),
        (
            WordClass::Addressing,
            "told tells tell accused accuses accuse urged warned asked criticised",
        ),
        (WordClass::That, "that"),
        (
            WordClass::Institution,
            "inc corp china chinese chinas american british german deutsche european royal national federal united \
                              corporation ltd limited llc plc lp gmbh ag se group holding holdings telecom mobile systems \
                              technologies technology motors airlines airways electric energy media press news times post \
                              gazette herald tribune journal networks partners capital financial international industries \
                              institute foundation trust house ministries reserve nations states & sons daughters brothers works \
                              securities analytics research consulting advisors advisers marine shipping foods motors steel",
        ),
        (
            WordClass::Particle,
            "van von de del della di da du la le bin bint ibn al el ter den der dos of",
        ),
        (WordClass::Reported, ""),
        (WordClass::Region, "us uk eu un u.s u.k u.n e.u"),
    ],
    numbers: &[
        (1, "one"),
        (2, "two both"),
        (3, "three"),
        (4, "four"),
        (5, "five"),
        (6, "six"),
        (7, "seven"),
        (8, "eight"),
        (9, "nine"),
        (10, "ten"),
        (11, "eleven"),
        (12, "twelve dozen"),
        (20, "twenty"),
    ],
    nouns: &[
        (
            NounKind::Source,
            "person people source insider official aide diplomat employee executive adviser advisor staffer \
                        worker member colleague associate participant attendee whistleblower informant relative \
                        friend banker trader staff representative",
        ),
        (
            NounKind::Group,
            "critic expert analyst observer resident lawmaker activist campaigner scientist researcher economist \
                       investor voter opponent supporter hawk dove democrat republican conservative liberal protester \
                       demonstrator parent teacher student neighbour neighbor consumer customer user citizen witness \
                       commentator strategist farmer migrant scholar academic lobbyist politician legislator survivor \
                       villager visitor passenger fisherman fishermen shopkeeper ally allies backer foe rival sailor",
        ),
        (
            NounKind::Role,
            "president minister secretary chancellor premier chief director chairman chairwoman chairperson chair ceo \
                      cfo senator governor mayor ambassador general admiral colonel lawyer attorney solicitor judge \
                      prosecutor professor leader head commissioner congressman congresswoman founder co-founder \
                      partner engineer doctor owner manager officer captain inspector superintendent sheriff king queen \
                      prince princess pope bishop archbishop councillor councilman councilwoman mp speaker treasurer coach \
                      author editor deputy boss magnate entrepreneur historian physicist biologist harbourmaster \
                      vice-president trustee curator librarian keeper predecessor successor counterpart",
        ),
        (NounKind::Spokesperson, "spokesman spokeswoman spokesperson spokespeople spokesmen"),
        (NounKind::Pair, "couple pair duo"),
        (
            NounKind::Organisation,
            "ministry department embassy government council committee office court police party union university bank \
                              commission administration agency parliament congress senate authority board bureau consulate \
                              institute association federation foundation society league army military navy pentagon kremlin \
                              regulator watchdog tribunal cabinet opposition coalition delegation campaign charity hospital \
                              school college church trust museum theatre theater port airport exchange newspaper broadcaster \
                              network think-tank prosecution defence defense treasury legislature assembly chamber hotel",
        ),
        (
            NounKind::Company,
            "company firm group business corporation maker manufacturer operator startup start-up carrier lender retailer \
                         supplier airline giant organisation organization developer brand chipmaker carmaker automaker",
        ),
        (
            NounKind::Document,
            "report study survey indictment filing ruling audit letter memo document statement lawsuit complaint \
                          poll review paper transcript e-mail email record affidavit memorandum data",
        ),
    ],
    endings: &["s", "es", "'s", "’s", "s'", "s’"],
    cues: &[
        (
            CueKind::None,
            &[
                "asked|asks not to be",
                "did|does|do|would|could not say|specify|explain|elaborate",
                "didn't|didn’t|doesn't|doesn’t|don't|don’t|wouldn't|wouldn’t say|specify|explain|elaborate",
                "asked|asks for anonymity",
                "spoke|speaking on .. condition",
                "called|calls off",
                "needless|nothing to say",
            ],
        ),
        (CueKind::Quotes, &["quoted|quotes|quote ... as saying|writing|telling"]),
        (
            CueKind::Participle,
            &["saying|adding|arguing|insisting|warning|noting|claiming|explaining|stressing"],
        ),
        (
            CueKind::Verb,
            &[
                "said|says|say|told|tells|tell|added|adds|add|explained|explains|argued|argues|argue|claimed|insisted|insists|insist|stressed|stresses",
                "noted|warned|warns|warn|wrote|writes|answered|answers|replied|replies|responded|denied|denies|deny|confirmed|confirms|admitted|admits",
                "conceded|concedes|acknowledged|acknowledges|announced|announces|declared|declares|testified|testifies|tweeted|posted|recalled|recalls",
                "predicted|predicts|urged|urges|demanded|demands|criticised|criticized|criticises|criticizes|accused|accuses|described|describes|describe",
                "pledged|promised|promises|vowed|vows|complained|complains|complain|protested|protests|protest|objected|objects|maintained|maintains",
                "contended|contends|contend|cautioned|cautions|alleged|alleges|asserted|asserts|emphasised|emphasized|emphasises|emphasizes|reiterated",
                "joked|quipped|lamented|boasted|blamed|blames|condemned|condemns|praised|praises|defended|defends|hailed|speculated|guessed|reckoned",
                "asked|asks|wondered|suggested|suggests|threatened|threatens|stated|disclosed|revealed|reveals|remarked|commented|hinted|swore|sighed",
                "pointed|points out",
                "called|calls|call .. for|on",
            ],
        ),
        (
            CueKind::WeakVerb,
            &[
                "called|calls|call|dubbed|labelled|labeled|branded|termed",
                "found|finds|find|showed|shows|show|concluded|concludes|conclude|reported|reports|estimated|estimates|estimate",
                "claims|claim|notes|note|states|dismissed|dismisses|rejected|rejects|reject|welcomed|welcomes|welcome|believes|believe|thinks|fears|fear|hopes",
                "agreed|agrees|disputed|disputes|dispute|expects|expect|questioned|questions",
            ],
        ),
        (
            CueKind::Before,
            &[
                "according to",
                "in the words of",
                "as told by",
                "in the view of",
                "in the opinion of",
            ],
        ),
        (CueKind::BeforeNoun, &[]),
        (CueKind::After, &[]),
        (CueKind::Alone, &[]),
        (
            CueKind::Hearsay,
            &[
                "reportedly",
                "allegedly",
                "purportedly",
                "supposedly",
                "it is said",
                "it was said",
                "are said to",
                "is said to",
            ],
        ),
    ],
    requests: &[
        (
            RequestOutcome::NoReply,
            &[
                "did|does|do|had|has|have not .. respond|responded|reply|replied|return|returned|answer|answered",
                "didn't|didn’t|doesn't|doesn’t|hasn't|hasn’t|haven't|haven’t|don't|don’t .. respond|responded|reply|replied|return|returned|answer|answered",
                "could|can not .. be reached",
                "couldn't|couldn’t be reached",
                "was|were not .. available for",
                "wasn't|weren't|wasn’t|weren’t available for",
                "was|were unavailable for comment",
                "failed to respond|reply|answer|return",
                "left .. unanswered",
                "never replied|responded|answered|returned",
                "neither|none .. replied|responded|answered|returned",
            ],
        ),
        (
            RequestOutcome::NoReplyFrom,
            &[
                "no .. reply|response|answer|word from",
                "attempts|efforts .. to .. reach|contact ... unsuccessful|failed",
                "messages|emails|e-mails|calls|requests|questions|letters|inquiries|enquiries .. to .. unanswered|unreturned",
                "email|e-mail|message|call|request|letter .. to .. went|was .. unanswered|unreturned",
            ],
        ),
        (
            RequestOutcome::NoComment,
            &[
                "made|gave|had|has|have|offered|provided no .. comment",
                "did|does|do|had|has|have not .. comment|commented",
                "didn't|didn’t|hasn't|hasn’t|haven't|haven’t .. comment|commented",
            ],
        ),
        (RequestOutcome::NoCommentFrom, &["there was|is no .. comment from|by"]),
        (
            RequestOutcome::Declined,
            &[
                "declined|declines|declining|refused|refuses|refusing .. to .. comment|say|discuss|answer|elaborate|respond|speak|talk|confirm",
                "declined|declines|declining|refused comment|interview",
                "declined|refused .. request|requests .. for|to .. comment|interview|interviews",
                "would|will|could|can not|neither .. comment",
                "wouldn't|wouldn’t|won't|won’t .. comment",
            ],
        ),
        (
            RequestOutcome::Answered,
            &[
                "^asked .. about|why|whether|if|how|what|for|by|when|who",
                "when|if asked",
                "in response|reply|answer to .. question|questions|query|queries|request|requests|inquiry|enquiry|email|e-mail|letter",
            ],
        ),
    ],
    withheld: &[
        (
            Withheld::Because,
            &[
                "anonymity|anonymous|anonymously|named|identified .. because|since|citing|fearing",
                "condition of anonymity .. to",
            ],
        ),
        (
            Withheld::NotAllowed,
            &["not|n't authorised|authorized|allowed|permitted to .. speak|comment|discuss|talk"],
        ),
        (
            Withheld::BySource,
            &[
                "condition of anonymity",
                "asked|asking|requested|requesting|wanted|wished|preferred|chose|insisted .. not .. named|identified|quoted",
                "not want|wish|wishing .. named|identified|quoted",
                "declined|declining|refused|refusing .. named|identified",
                "asked|asking|requested|requesting for anonymity",
                "requested|requesting|demanded anonymity",
                "speak|speaking|spoke|spoken anonymously",
                "remain|remaining|remained|stay|stayed anonymous",
            ],
        ),
        (
            Withheld::ByNewsroom,
            &[
                "name|names|identity|identities .. withheld|withholding",
                "is|are not naming|identifying",
            ],
        ),
    ],
    knowledge: &[
        (
            Knows::Involved,
            &["involved in|with", "took|taking part in", "participated|participating in"],
        ),
        (
            Knows::Present,
            &[
                "who|that was|were|is|are present|there|at|in|inside|aboard",
                "who attended|witnessed|overheard",
                "present at|in|during",
                "in|inside the room",
            ],
        ),
        (
            Knows::Record,
            &[
                "who|that has|have|had seen|read|reviewed|viewed",
                "who saw|read|reviewed|viewed",
                "having seen|read|reviewed|viewed",
            ],
        ),
        (
            Knows::Told,
            &["briefed on|about|by|in", "who was|were|has|have|had .. told|informed|briefed"],
        ),
        (Knows::Claimed, &["familiar with", "knowledge of", "close to", "privy to", "aware of"]),
    ],
};
