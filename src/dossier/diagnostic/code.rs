//! Every code, in one table.

use super::Severity::{self, Error, Info, Warning};
use std::{fmt, str::FromStr};

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $title:literal $help:literal $explanation:literal)+) => {
        /// A kind of problem. What `E007` means never changes; a code that goes leaves a gap.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $title] $variant,)+
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &[Code] = &[$(Code::$variant,)+];

            const TABLE: &[Entry] = &[$(Entry {
                name: $name,
                severity: $severity,
                title: $title,
                help: $help,
                explanation: $explanation,
            },)+];
        }
    };
}

/// What the table says of a code.
struct Entry {
    name: &'static str,
    severity: Severity,
    title: &'static str,
    help: &'static str,
    explanation: &'static str,
}

impl Code {
    fn entry(self) -> &'static Entry {
        &Self::TABLE[self as usize]
    }

    /// Its name, `E007`.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// How much it matters.
    pub fn severity(self) -> Severity {
        self.entry().severity
    }

    /// The kind of problem in one sentence.
    pub fn title(self) -> &'static str {
        self.entry().title
    }

    /// What to do about it; empty if that depends on the place.
    pub fn help(self) -> &'static str {
        self.entry().help
    }

    /// Whether what it says may be meant: then a curator accepts it in a comment.
    pub fn may_be_meant(self) -> bool {
        use Code::*;
        matches!(
            self,
            LongGist
                | UncoveredQuotation
                | ParagraphWithoutClaim
                | UnnamedOpinion
                | NewsroomJudgement
                | PluralForOne
                | SilentAndAnswering
                | AttributedNarration
                | ShortPartial
                | UnusedSpeaker
                | IdleProposition
                | UnusedTopic
                | HiddenCharacter
                | ShortQuotation
                | AccusedNotAsked
                | SilentOnSource
        )
    }

    /// What it means, why it matters, and what to do.
    pub fn explanation(self) -> &'static str {
        self.entry().explanation
    }
}

// A code: name, severity and title, then the help, then the explanation. `tests/check` has a
// dossier for each.
codes! {
    // Reading the file.
    Syntax "E001" Error "The file is not valid RON."
        ""
        "A dossier is one RON document: named fields in round brackets, lists in square brackets, texts in straight quotation marks, and a comma after each field and item. The place shown is where reading stopped; the missing character is often just before it. Everything else is checked all the same: of an item that is broken, the fields that can be read, and nothing is told that only follows from the rest."
    Unclosed "E002" Error "A bracket, text or comment is not closed."
        ""
        "Either the file was cut off, or a closing bracket or quotation mark is missing. The place shown is where the innermost one was opened. Inside a text, write a quotation mark as \\\" and a backslash as \\\\; the raw form r#\"...\"# needs neither."
    WrongType "E003" Error "A value has the wrong type for its field."
        ""
        "Texts need quotation marks, numbers do not, and lists need square brackets even around a single item. `onrecord explain fields` lists what each field takes."
    UnknownField "E004" Error "The format has no field with this name."
        ""
        "Unknown fields are refused, because the value of a misspelled field would otherwise be lost without a word."
    MissingField "E005" Error "A required field is missing."
        ""
        "The place shown is the item that lacks the field. `onrecord explain fields` says which fields are optional."
    RepeatedField "E006" Error "A field is given twice."
        "keep one of the two"
        "Only one of the two values could be used, and nothing says which. If a field takes several values, put them into one list."
    UnknownWord "E007" Error "A value is not one of the words that its field allows."
        ""
        "Kinds, speech, content, positions and outcomes are fixed words, written with a capital letter and without quotation marks."
    TooDeep "E008" Error "Brackets are nested too deeply."
        "the format itself nests six deep; close what is open before it"
        "The format itself nests six deep. Deeper nesting is a typing mistake, or a file made to exhaust the program."
    TooMany "E009" Error "A list is longer than the limit."
        ""
        "A dossier covers one article. A list of this length means several articles in one file, or a file made to exhaust the program."
    TooLong "E010" Error "A text is longer than the limit."
        ""
        "A dossier contains quotations and single sentences, never the whole text of an article."

    // The document as a whole.
    Format "E011" Error "The dossier uses another version of the format."
        ""
        "`format` gives the version of the format that the file is written in. This program reads versions 1 and 2; a newer version needs a newer program. A field that version 1 did not have needs `format: 2`."
    MalformedId "E012" Error "An id is not well formed."
        "use lower-case letters, digits and single hyphens, at most 64 characters"
        "Ids are short names of lower-case letters, digits and single hyphens, such as `white-house`, with at most 64 characters. They appear in queries and on the command line, where they must not need quotation marks."
    ReservedId "E013" Error "An id is a word of the query language."
        ""
        "In every field of a query, `none` asks for a missing value. `opposes`, `supports` and `explains` are positions, so no proposition can have them as its id."
    DuplicateId "E014" Error "Two items of the same kind have the same id."
        "give one of the two another id, and check everything that refers to it"
        "A reference to the id could mean either of them."
    UnknownId "E015" Error "An id refers to something that is not in the dossier."
        ""
        "Speakers, propositions, topics and claims are referred to by their ids, spelled exactly as they are defined. An id that is missing is one problem, told where it is used first; the other places where it is used are shown with it."
    RepeatedId "E016" Error "A list names the same id twice."
        "remove one of the two"
        "Each entry counts once. Repeating it has no effect, or counts it twice."
    EmptyText "E017" Error "A text is empty."
        "write the text, or leave the field out if it is optional"
        "An empty text says nothing. Leave an optional field out; fill in a required one."
    NoParagraphs "E018" Error "The article has no paragraphs."
        "count the paragraphs of its text, without headline and byline"
        "`paragraphs` is the number of paragraphs in the text that you worked from, without headline and byline."
    ParagraphOutOfRange "E019" Error "A paragraph number is outside the article."
        ""
        "Paragraphs are numbered from 1, the one with the dateline, up to the number in `article.paragraphs`. Where claims go on in order behind that number, the number is wrong, and that is told once."
    BadDate "E020" Error "A date is not valid."
        "write year, month and day, as in `2026-02-12`"
        "Dates are written as year, month and day, such as `2026-02-12`, and must exist in the calendar. A day in the future is right: articles are prepared under embargo, and what `check` says of a file is the same on every day."
    BadHash "E021" Error "A SHA-256 fingerprint is not valid."
        "copy the 64 digits that `sha256sum` prints, or leave the field out"
        "`sha256` takes the 64 hexadecimal digits that `sha256sum` prints for the article's text. Leave it out if you do not have the text."

    // Attribution.
    SourcesOfNamed "E022" Error "`sources` is given for a speaker who is not unnamed."
        "leave it out"
        "`sources` is the number of unnamed people that a claim rests on. A named person, an institution or a document is one source, and nobody counted a `Collective`."
    NoSources "E023" Error "A claim by an unnamed speaker does not say how many people it rests on."
        "add `sources`: `Stated(n)`, `Among(n)`, `Inferred(n)` or `Unstated`; or put `Sources` into `open`"
        "The number decides the grade: two or more sources are better than one. Use `Stated(n)` for a number that the text gives, `Among(n)` for some members of a group that it has already mentioned, `Inferred(n)` for a number that you conclude, and `Unstated` for none."
    ZeroSources "E024" Error "A claim rests on zero sources."
        "write `Unstated` if the text gives no number"
        "Somebody said it. If the text gives no number, write `Unstated`."
    NarrationByOther "E025" Error "Narration has a speaker other than the newsroom."
        "write `Paraphrase`, or make the outlet the speaker"
        "`Narration` is for what the text does not attribute to anybody, and only the `Outlet` narrates. The subject of a verb of saying is the speaker, and the speech is a `Paraphrase`."
    OutletSpeaks "E026" Error "The newsroom's own voice is not recorded as narration."
        "write `Narration`, or name the speaker to whom the text attributes it"
        "What the newsroom says itself is `Narration`. If it attributes a sentence to somebody, that person or body is the speaker."
    PartyClaims "E027" Error "A party makes a claim."
        "make it a `Person` or an `Organisation` if the text quotes or paraphrases it"
        "A `Party` acts, is criticised or is asked in the text, without being a source. If the text reports what it says, its kind is `Person` or `Organisation`."
    QuoteOfParaphrase "E028" Error "A claim has a quote, but its speech is not a quotation."
        "use `Verbatim` for a full quotation, or `Partial` for one inside a paraphrase"
        "If the article puts the words in quotation marks, the speech is `Verbatim`, or `Partial` if four or more of them are inside a paraphrase."
    NoQuote "E029" Error "A claim is recorded as quoted, but has no quote."
        "add the exact words as `quote`, make the speech `Paraphrase`, or put `Quote` into `open`"
        "`Verbatim` and `Partial` promise the exact words. Without them, the speech is a `Paraphrase`."
    TranslationCount "E030" Error "The number of translations differs from the number of quoted spans."
        "give one translation for each span, in the same order"
        "If the article's language is not the reader's, each span of a quote has one translation, in the same order."
    TranslationWithoutQuote "E031" Error "A claim has a translation, but no quote."
        "add the quote that it translates, or leave it out"
        "`translation` is for quoted words only. Everything else belongs in the gist."
    RestsOnOfSpeech "E032" Error "`rests_on` is used for a claim that is not narration."
        "use `relations` between the claims of speakers"
        "`rests_on` is for narration: it names the claims of others that support what the newsroom says. Between the claims of speakers, use a relation."
    ExamplesOfOther "E033" Error "`examples` is used for a speaker who is not a collective."
        "use `relations` instead"
        "`examples` gives names to a plural that nobody counted: the claims of people who belong to \"some critics\"."
    SelfReference "E034" Error "An item refers to itself."
        "remove it, or name another one"
        "A claim cannot support, answer, carry or exemplify itself, nobody relays their own words, and nobody is part of themselves."
    Circle "E035" Error "Claims answer each other, or rest on each other, in a circle; or speakers are part of each other."
        "one of these links points the wrong way: reverse it, or remove it"
        "An answer comes after the claim that it answers, and supporting claims do not depend on what they support. A circle has no beginning, so one of its links points the wrong way."
    AnswerOfOther "E036" Error "A request is answered by somebody who was not asked."
        "add the speaker to `to`, or name another claim"
        "`Answered` names the claims that the people in `to` made in reply."
    Unretrievable "E037" Error "A document has neither a `url` nor a `reference`."
        "give a `url` or a `reference`, such as a docket number; if only the newsroom has seen it, write `access: SeenByNewsroom`"
        "The grade A means that readers can look for themselves. So a `Document` needs a `url`, or a `reference` such as a docket number. One that only the newsroom has seen has `access: SeenByNewsroom`, and the grade D."
    AddressOfOther "E038" Error "A speaker that is not a document has an address."
        "move it to `note`, or make the kind `Document`"
        "`url`, `reference` and `access` say where a `Document` can be read. Everything else worth knowing belongs in `note`."
    WideShort "E039" Error "A short name is wider than ten columns."
        "shorten it to 10 columns"
        "`short` is used in lists and margins, which have room for ten columns."
    LongAnchor "E040" Error "An anchor has more than eight words."
        "keep at most 8 words that identify the sentence"
        "An anchor identifies a sentence. More words would copy it."
    NowhereInText "E041" Error "A claim has neither a quote nor an anchor."
        "add an `anchor`: at most eight words of its sentence"
        "Without a quote or an anchor, nobody can find the place in the article that the claim is about."
    OutOfOrder "E042" Error "Claims are not in reading order."
        "correct its `paragraph`, or move the claim to its place in the list"
        "Claims are listed in the order of the article, so that reading them means reading it. The longest run of claims in order is taken as right, so that one wrong number is one problem. With `--source`, the text says which paragraph has the words of a claim, and E052 or E054 is told in its place."
    RepeatedStance "E043" Error "A claim takes two stances on the same proposition."
        "keep one; a speaker who takes both sides makes two claims"
        "A claim has at most one stance on each proposition. If the speaker takes both sides, record two claims."
    NobodyAsked "E044" Error "A request for comment is addressed to nobody."
        "name the speakers who were asked, or put `To()` into `open`"
        "`to` names the people who were asked. Without it, there is nobody whose reply could be shown."
    BadLanguage "E045" Error "A language code is not valid."
        "write its code, such as `de`, with the region after a hyphen, such as `en-GB`"
        "Languages are written as BCP 47 tags: a code of two or three letters, followed by script and region after hyphens where they matter, as in `de`, `en-GB` and `zh-Hant`. Every page and every export states the language of its texts, and other programs reject an invalid code."

    AnonymityOfNamed "E046" Error "`anonymity` is given for a speaker who is neither `Unnamed` nor a `Collective`."
        "leave it out"
        "`anonymity` is what the article says of why a source is not named. Only a claim by an `Unnamed` speaker or a `Collective` has one; leave it out where the article says nothing of it."
    KnowledgeOfNarration "E047" Error "`knows` or `said_in` is given for narration or hearsay."
        "leave it out, or name the source as the speaker"
        "`knows` says how a source knows what it says, and `said_in` how its words reached the newsroom. Neither fits the newsroom's own voice, which is not a source, or hearsay, which nobody is said to have said."
    SeenAndPublished "E048" Error "A document that only the newsroom has seen has an address."
        "leave out `access`, or the `url`"
        "`access: SeenByNewsroom` is for a document that readers cannot look up. One with a `url` is published."

    HearsayIsNobody "E049" Error "Hearsay is asked, criticised or relayed, relays somebody, or belongs to a body."
        "leave it out, or name who is meant"
        "`Hearsay` stands for nobody: for what the article says without anyone being said to say it. Nobody can be asked, criticised or relayed, passes on words, or is part of a body. If the article tells who says it, that is the speaker."

    RepeatedOpen "E056" Error "A word of `open` stands twice."
        "keep one of the two"
        "`open` names each field that a curator has still to decide, once. What was seen, and everybody who could be meant, belong to one word: `Speaker(seen: \"she said\", or: [\"moreau\", \"hart\"])`."
    SameAsNobody "E057" Error "`SameAs` names nobody."
        "name them by their ids, as in `SameAs([\"officials\"])`, or delete the word"
        "`SameAs` asks whether a speaker is another one of the list, and names those it could be. If it names nobody, there is nothing to decide."
    RepeatedSource "E058" Error "A claim has the same speaker as a source twice."
        "leave it out of `with`"
        "`with` names the sources of a claim besides its `speaker`, each once. A group is one source, and its `sources` say how many people it is."
    NoOtherSource "E059" Error "`with` is given for narration, or names somebody who cannot be a source."
        "leave it out of `with`"
        "`with` is for a claim that the article attributes to several sources. The newsroom's own voice neither has a source nor is one, a `Party` makes no claims, and `Hearsay` is for what nobody is said to have said."

    // Against the article's text.
    ParagraphCount "E050" Error "The article's text has a different number of paragraphs."
        "a paragraph is a line of the text; blank lines and a byline do not count"
        "A paragraph is a line that is not blank, apart from a byline at the start (`- von ...`, `- by ...`, or `Von ...` or `By ...` followed by nothing but names). If the numbers differ, this is another text, or the paragraphs were counted differently."
    QuoteNotFound "E051" Error "A quoted span is not in the article."
        ""
        "Quotes are exact, character for character, including the text's mistakes."
    QuoteElsewhere "E052" Error "A quoted span is in another paragraph."
        ""
        "The paragraph is part of the claim: it tells readers where to look. If all words of a claim are in one other paragraph, its number is wrong. If another claim has these words there, they are not the claim's. After a paragraph was put in or taken out, many claims stand as much later or earlier: that is told once, and `onrecord check --renumber FILE --source TEXT` gives them the right numbers."
    AnchorNotFound "E053" Error "An anchor is not in the article."
        ""
        "Anchors are exact, character for character, including the text's mistakes."
    AnchorElsewhere "E054" Error "An anchor is in another paragraph."
        ""
        "The paragraph is part of the claim: it tells readers where to look. E052 says more."
    TextNotUtf8 "E055" Error "The article's text is not UTF-8."
        "it is probably Latin-1 or Windows-1252; save it as UTF-8"
        "Quotations can only be compared with text in a known encoding. Save the article as UTF-8."
    OtherText "E060" Error "The text is not that of the dossier's article."
        "give the text of this article to `--source`"
        "Nearly none of the words that the dossier quotes, or anchors its claims to, are in the text that it was compared with. Nothing else is said of that text."
    QuoteOrder "E061" Error "The spans of a quote are not in the order of the article."
        "give the spans in the order of the article, or make two claims of them"
        "A quote of several spans shows what stands between them as left out. In another order, or with a span given twice, it is a quotation that nobody has made."

    // Warnings.
    LongGist "W001" Warning "A gist is longer than 100 characters."
        "shorten it to 100, or make it two claims"
        "A gist is one sentence, to be read in lists. Put what does not fit into the note, or record a second claim."
    HashDiffers "W002" Warning "The article's text is not the one that the dossier was made from."
        ""
        "Its SHA-256 differs from `article.sha256`. Outlets correct reports after publication, so the quotes may have changed."
    QuoteDiffers "W003" Warning "A quoted span differs from the article in its marks or white space."
        ""
        "The words are right, and a character is not: the span is found only if quotation marks, dashes, white space and ligatures are taken as the same. Soft hyphens and no-break spaces make no difference. Quotes should be exact."
    AnchorDiffers "W004" Warning "An anchor differs from the article in its marks or white space."
        ""
        "The words are right, and a character is not: the anchor is found only if quotation marks, dashes, white space and ligatures are taken as the same. Soft hyphens and no-break spaces make no difference. Anchors should be exact."
    UncoveredQuotation "W005" Warning "A quotation of the article is in no claim and no request."
        "add it to the `quote` of the claim's speaker, or ignore this if nobody says it"
        "Words in the article's quotation marks are what somebody said, so leaving them out drops a claim. Names and titles in quotation marks are reported as well; you may leave them out."
    ParagraphWithoutClaim "W006" Warning "A paragraph has no claim and no request."
        ""
        "Every paragraph says something. If it quotes nobody, the newsroom narrates."
    UnnamedOpinion "W007" Warning "A judgement or a forecast comes from unnamed people."
        "check `content`; if it is right, so is the dossier, and you can leave the warning"
        "Based on the AP's rule to accept information, but neither opinion nor speculation, from anonymous sources; the Reuters Handbook says the same about the sides of a conflict. The claim may be a `Fact`, the words of somebody whom the unnamed people pass on (`relays`), or an example of what both advise against. In the last case the dossier is right to show it, and you can leave the warning and explain it in the claim's note."
    NewsroomJudgement "W008" Warning "The newsroom judges in its own voice."
        "name the claims that support it in `rests_on`; if there are none, you can leave the warning"
        "Based on the Reuters Handbook: journalists guard against putting their opinion into a news story. The sentence may be a `Fact`, or others in the article may answer for it: then name their claims in `rests_on`. Otherwise the dossier is right to show it, and you can leave the warning and explain it in the claim's note."
    PluralForOne "W009" Warning "A plural stands for one source."
        ""
        "Based on the Reuters Handbook: do not cite sources in the plural if there is only one. Readers who see \"sources\" or \"people familiar\" count at least two. If the article uses the singular, so should the dossier. If it speaks of one member of a group, the number is `Among(1)`. If the article itself uses the plural, the number is not one but `Unstated`."
    SilentAndAnswering "W010" Warning "Somebody is shown as not replying to a claim that they answer."
        "make the outcome `Answered([...])`, or remove the claim from this request"
        "Based on the AP's rule never to say that somebody gave no comment who is quoted in the same story. A request with the outcome `NoReply` or `NoComment` says that its claims were not answered. Somebody who answers or disputes one of them did reply: the outcome is `Answered`, or the request was not about that claim."
    AttributedNarration "W011" Warning "Narration contains words that attribute it."
        "make its source the speaker, and the speech `Paraphrase`"
        "Based on the Reuters Handbook: give a source for every statement that is not an established fact. `Narration` is for what the text attributes to nobody, but words such as `laut`, `zufolge`, `nach Angaben`, `so` after a comma, `according to`, `reportedly` and `said` attribute a sentence. Its source is the speaker, and the speech is a `Paraphrase`."
    ShortPartial "W012" Warning "A partial quotation has fewer than four words."
        "make it a `Paraphrase`, with an `anchor` instead of the quote"
        "Based on the AP Stylebook: avoid fragmentary quotes, because a few words without their context can mislead. `Partial` promises four or more of the speaker's words. With fewer, the claim is a `Paraphrase` with an anchor, and a note may give the words."
    UnusedSpeaker "W013" Warning "Nothing refers to a speaker."
        "use the id where this speaker is meant, or remove the speaker"
        "A speaker makes a claim, is asked, criticised or relayed, or is at least mentioned in a claim. A speaker who does none of these is probably a leftover, or is spelled differently elsewhere. A `Party` acts in the article, and needs no reference."
    IdleProposition "W014" Warning "Nobody takes a stance on a proposition."
        "add it to the `stances` of a claim that takes one, or remove it"
        "A proposition is something that claims of the article support, oppose or explain. Without a stance, it is an empty column in every view."
    UnusedTopic "W015" Warning "No claim is about a topic."
        "add it to the `topics` of the claims about it, or remove it"
        "A topic groups claims. Without claims, it is an empty heading in every view."
    HiddenCharacter "W016" Warning "A character is invisible, or changes the direction of the text after it."
        "remove it; the surest way is to retype the words around it"
        "Based on Unicode's standard for source code (UTS 55): a text with invisible characters does not say what it shows. Control characters, zero-width characters and the twelve bidirectional controls come in with copied text, by accident or on purpose. The program never prints them, but a search does not find a word that contains one. Soft hyphens are allowed, because a quote is exact."
    Undecided "W017" Warning "A decision in the draft is open."
        "decide, add or correct the value, and delete the word from `open`"
        "`onrecord new` proposes, and the curator decides: `open` names the fields of an item that nobody has decided yet. Decide, add or correct the value, and delete the word. Until then the program counts none of these fields as decided: a claim whose `Speaker`, `Speech` or `Sources` is open has no grade, and falls wherever unnamed sources are left out. Drafts of earlier versions have comments instead that begin with `// DECIDE:`, and the texts `(undecided)` and `0001-01-01`. They are counted too, and `onrecord upgrade FILE` puts `open` in their place."
    MarkedQuote "W018" Warning "A quote or translation has its own quotation marks around it."
        "remove the quotation marks at its beginning and end"
        "The quotation marks around a quote belong to the article; the dossier has only the words between them, and every view adds its own. A translation never has quotation marks, because nobody said it like that. Keep the marks inside a quotation."
    BadAddress "W019" Warning "A `url` is not an address that a browser can open."
        ""
        "An address begins with `https://` or `http://` and names a host. Anything else (`www.example.org` alone, `javascript:`, a file name) is text in a dossier, but not a link: no export and no screen opens it. The grade A means that readers can look for themselves; a `Document` without a web address has a `reference`."
    RepeatedWords "W020" Warning "Words stand more than once in their paragraph, and nothing decides which are meant."
        ""
        "The claims of a paragraph take their places in its order: of two claims with the same words, the second takes the second place, and a claim whose words stand once bounds the claims before and after it. Where several places remain, or the claims of the paragraph are in another order than its text, the program gives the words no place: it marks them nowhere, and exports no position. A longer anchor, of at most eight words, says which are meant; with a quote, it contains words of the quote."
    UnneededAllow "W021" Warning "An `allow` comment accepts nothing."
        "remove the code, or the comment"
        "`// allow(W007): why`, on the lines directly before an item or a field or behind it on its line, accepts the warnings and notes of that code in it. This one accepts none: what it was for is gone, or stands elsewhere. What only a comparison with the article's text finds is not missed without that text."
    AllowWithoutReason "W022" Warning "An `allow` comment does not say why."
        "write why after a colon: `// allow(W007): the article has only this source`"
        "Somebody decided that the dossier is right and the warning is not. Whoever reads it next has to know on what grounds."
    NoSuchAllow "W023" Warning "An `allow` comment names what it cannot accept."
        "name a warning or a note, such as `W007` or `I002`"
        "Only the codes of warnings and notes can be accepted. An error keeps the program from opening the dossier, and has to be corrected."

    // Worth knowing.
    ShortQuotation "I001" Info "A few quoted words of the article are in no claim and no request."
        "put them into the gist or note of the speaker's claim, or leave them out"
        "Fewer than four quoted words are not a partial quotation. A paraphrase may keep them in its gist or its note, and then this note goes away. They are reported because a short answer is a whole claim."
    AccusedNotAsked "I002" Info "Somebody is criticised, and no request for comment about it is reported."
        ""
        "Based on the BBC Editorial Guidelines: people accused of wrongdoing normally have a right of reply. If the article reports a request about this claim, add it to `requests`, with the claim in its `claims`. If it does not, the dossier is right: an article that reports no request does not show that nobody asked."
    EarlierFormat "I003" Info "The dossier is written in an earlier version of the format."
        "`onrecord upgrade FILE` rewrites it, and keeps your comments and layout"
        "Version 2 of the format can say what is undecided, why a source is not named, how it knows, and how its words reached the newsroom. A dossier of version 1 is read as before, and means the same in version 2. In a draft, `upgrade` also puts `open` in the place of the comments and placeholders that `onrecord new` wrote (W017)."
    SilentOnSource "I004" Info "Nothing says why a source is not named, or how it knows."
        "if the article says it, add `anonymity` or `knows` to the claims; otherwise leave it"
        "Based on the AP's rule to say why a source asked not to be named, and to use one only if it is in a position to know. If the article says either, record it on the claims of which it says it. If it says neither, the dossier is right, and every form says that the text does not."
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The error of [`Code::from_str`] for a name that no code has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no problem with the code {0}")]
pub struct NoSuchCode(String);

impl FromStr for Code {
    type Err = NoSuchCode;

    /// Finds a code by its name, in capital or small letters.
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Code::ALL
            .iter()
            .copied()
            .find(|code| code.name().eq_ignore_ascii_case(name))
            .ok_or_else(|| NoSuchCode(crate::text::clean(name).into_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_say_their_severity() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
        for code in Code::ALL {
            let initial = match code.severity() {
                Error => 'E',
                Warning => 'W',
                Info => 'I',
            };
            assert!(code.name().starts_with(initial), "{code}");
            assert!(code.title().ends_with('.'), "{code}");
            assert!(!code.explanation().is_empty(), "{code}");
        }
    }

    #[test]
    fn a_code_is_found_by_its_name() {
        assert_eq!("e007".parse(), Ok(Code::UnknownWord));
        assert!("E999\u{1b}".parse::<Code>().is_err());
    }
}
