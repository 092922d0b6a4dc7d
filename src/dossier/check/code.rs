//! Every kind of problem, in one table.

use super::Severity::{self, Error, Info, Warning};
use std::{fmt, str::FromStr};

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $title:literal $explanation:literal)+) => {
        /// A kind of problem. What `E007` means never changes; a kind that goes leaves a gap.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $title] $variant,)+
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &[Code] = &[$(Code::$variant,)+];

            /// Its name, `E007`.
            pub const fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)+ }
            }

            /// How much it matters.
            pub const fn severity(self) -> Severity {
                match self { $(Code::$variant => $severity,)+ }
            }

            /// The kind of problem in one sentence.
            pub const fn title(self) -> &'static str {
                match self { $(Code::$variant => $title,)+ }
            }

            /// What it means, why it matters, and what to do.
            pub const fn explanation(self) -> &'static str {
                match self { $(Code::$variant => $explanation,)+ }
            }
        }
    };
}

codes! {
    // Reading the file.
    Syntax "E001" Error
        "The file is not valid RON."
        "A dossier is one RON document: named fields in round brackets, lists in square brackets, texts in straight quotation marks, a comma after each field and item. The place is where reading stopped; what is missing often stands just before it. The other items are read all the same where their brackets show where they begin and end; what the ids refer to is only checked once everything can be read."
    Unclosed "E002" Error
        "A bracket, text or comment does not end."
        "Either the file was cut off, or a closing bracket or quotation mark is missing. The place is where the innermost one was opened. In a text, a quotation mark is written \\\" and a backslash \\\\; the raw form r#\"...\"# needs neither."
    WrongType "E003" Error
        "A value is not of the kind that its field takes."
        "Texts stand in quotation marks, numbers do not; lists stand in square brackets even where they have one item. data/README.md lists the kind of each field."
    UnknownField "E004" Error
        "A field has a name that the format does not know."
        "Fields that the format does not know are refused, because a misspelt name would otherwise drop what stands in it."
    MissingField "E005" Error
        "A required field is missing."
        "The place is the item that lacks the field. data/README.md says which fields may be left out."
    RepeatedField "E006" Error
        "A field is given twice."
        "Only one of the two could count, and nothing says which. Where a field takes several values, they stand in one list."
    UnknownWord "E007" Error
        "A value is none of the words that its field takes."
        "Kinds, speech, content, positions and outcomes are fixed words, written with a capital letter and without quotation marks."
    TooDeep "E008" Error
        "Brackets are nested deeper than any dossier needs."
        "The format itself nests six deep. Deeper nesting is a slip of the keyboard or a file made to exhaust the reader."
    TooMany "E009" Error
        "A list is longer than the limit."
        "A dossier is one article. A list of this length is several articles in one file, or a file made to exhaust the reader."
    TooLong "E010" Error
        "A text is longer than the limit."
        "A dossier holds quotations and single sentences, never an article's whole text."

    // The document as a whole.
    Format "E011" Error
        "The dossier is of another format version."
        "`format` says which version of the format the file is written in; this program reads version 1. A newer version needs a newer program."
    MalformedId "E012" Error
        "An id is not written as an id."
        "Ids are short names in small letters, digits and single hyphens, as in `white-house`; at most 64 of them. They appear in queries and on the command line, so that they must need no quotation marks."
    ReservedId "E013" Error
        "An id is a word of the query language."
        "`none` asks for what has no value, in every field. `opposes`, `supports` and `explains` are positions, and can be no proposition's id."
    DuplicateId "E014" Error
        "Two things of one kind have the same id."
        "Whatever refers to the id could mean either."
    UnknownId "E015" Error
        "An id refers to something that the dossier does not have."
        "Speakers, propositions, topics and claims are each referred to by their id, which must be spelt exactly as where it is given."
    RepeatedId "E016" Error
        "A list names the same id twice."
        "Each entry is counted once; a second one changes nothing or counts twice."
    EmptyText "E017" Error
        "A text that must say something is empty."
        "Leave a field out rather than empty; where the field is required, it has to be filled."
    NoParagraphs "E018" Error
        "The article has no paragraphs."
        "`paragraphs` is the number of paragraphs of the text that was curated from, without headline and byline."
    ParagraphOutOfRange "E019" Error
        "A paragraph lies outside the article."
        "Paragraphs are counted from 1, which is the one with the dateline, to the number that `article.paragraphs` gives."
    BadDate "E020" Error
        "A date is none."
        "Dates are written year, month, day, as in `2026-02-12`, and must exist."
    BadHash "E021" Error
        "A SHA-256 is not written as one."
        "`sha256` is 64 hexadecimal digits: what `sha256sum` prints of the article's text. Leave it out if the text is not at hand."

    // Attribution.
    SourcesOfNamed "E022" Error
        "A number of unnamed sources is given for a speaker who is not unnamed."
        "`sources` says how many unnamed people a claim rests on. A named person, an institution or a document is one source; a `Collective` was counted by nobody."
    NoSources "E023" Error
        "A claim of an unnamed speaker does not say how many people it rests on."
        "The number decides the grade: two or more sources are better than one. `Stated(n)` is for a number that the text gives, `Among(n)` for some out of a group that it has already named, `Inferred(n)` for a number that you conclude, `Unstated` for none."
    ZeroSources "E024" Error
        "A claim rests on zero sources."
        "Somebody said it. If the text gives no number, write `Unstated`."
    NarrationByOther "E025" Error
        "Somebody other than the newsroom narrates."
        "`Narration` is for what nobody is said to have said, and only the `Outlet` narrates. A verb of saying with a subject makes that subject the speaker, and the speech a `Paraphrase`."
    OutletSpeaks "E026" Error
        "The newsroom's own voice is given as speech."
        "What the newsroom tells itself is `Narration`. If it attributes a sentence to somebody, that somebody is the speaker."
    PartyClaims "E027" Error
        "A party makes a claim."
        "A `Party` acts, is accused or is asked in the text, and is no source. If the text lets it say something, its kind is `Person` or `Organisation`."
    QuoteOfParaphrase "E028" Error
        "A claim has a quote, but its words do not come as a quotation."
        "Words in the article's quotation marks make the speech `Verbatim`, or `Partial` where four or more of them stand inside a paraphrase."
    NoQuote "E029" Error
        "A claim is given as quoted, but has no quote."
        "`Verbatim` and `Partial` promise the exact words. Without them the speech is a `Paraphrase`."
    TranslationCount "E030" Error
        "There is not one translation for each span of the quote."
        "Where the article's language is not the reader's, each span of a quote has its translation, in the same order."
    TranslationWithoutQuote "E031" Error
        "There is a translation, but no quote that it translates."
        "`translation` is of quoted words only; everything else is told in the gist."
    RestsOnOfSpeech "E032" Error
        "A claim that somebody makes rests on other claims."
        "`rests_on` is for narration: the claims of others that carry what the newsroom tells. Between speakers it is a relation."
    ExamplesOfOther "E033" Error
        "A claim that is not a collective's has examples."
        "`examples` give a plural that nobody counted its names: the claims of the people whom \"some critics\" may stand for."
    SelfReference "E034" Error
        "Something refers to itself."
        "A claim can neither support, answer, carry nor exemplify itself, and nobody relays their own words."
    Circle "E035" Error
        "Claims answer each other, or rest on each other, in a circle."
        "What answers a claim comes after it, and what carries a claim does not need it. A circle has no beginning; one of its links points the wrong way."
    AnswerOfOther "E036" Error
        "A request was answered with the claim of somebody who was not asked."
        "`Answered` names the claims that those in `to` made in reply."
    Unretrievable "E037" Error
        "A document cannot be retrieved."
        "The grade A means that a reader can look for themselves. A `Document` has a `url`, or a `reference` such as a docket number."
    AddressOfOther "E038" Error
        "A speaker that is no document has an address."
        "`url` and `reference` say where a `Document` can be read. What else there is to know belongs in `note`."
    WideShort "E039" Error
        "A short name is wider than ten columns."
        "`short` stands in lists and margins, where ten columns are all there is."
    LongAnchor "E040" Error
        "An anchor has more than eight words."
        "An anchor finds the sentence; more words would copy it."
    NowhereInText "E041" Error
        "A claim has neither quote nor anchor."
        "Without either, nobody can find in the article what the claim is about."
    OutOfOrder "E042" Error
        "Claims are out of reading order."
        "Claims stand in the order of the article, so that reading them is reading it."
    RepeatedStance "E043" Error
        "A claim takes two stances on the same proposition."
        "A claim has at most one side toward each proposition. If the speaker takes both sides, those are two claims."
    NobodyAsked "E044" Error
        "A request for comment is addressed to nobody."
        "`to` names who was asked; without it there is nobody whose reply could be shown."
    BadLanguage "E045" Error
        "A language is not written as its code."
        "Languages are written as the web writes them (BCP 47): the code in two or three letters, and where it matters script and region behind hyphens, as in `de`, `en-GB` and `zh-Hant`. Every page and every export says in which language its texts are, and other programs refuse a code that is none."

    // Against the article's text.
    ParagraphCount "E050" Error
        "The article's text has another number of paragraphs."
        "Paragraphs are the lines that are not blank, without a byline at the start (`- von ...`, `- by ...`, `Von ...` or `By ...` with nothing but names). A different number means that this is another text, or that the dossier was counted otherwise."
    QuoteNotFound "E051" Error
        "A quoted span does not stand in the article."
        "Quotes are exact, character for character, mistakes of the text included."
    QuoteElsewhere "E052" Error
        "A quoted span stands in another paragraph."
        "The paragraph is part of the claim: it is how a reader finds it."
    AnchorNotFound "E053" Error
        "An anchor does not stand in the article."
        "Anchors are exact, character for character, mistakes of the text included."
    AnchorElsewhere "E054" Error
        "An anchor stands in another paragraph."
        "The paragraph is part of the claim: it is how a reader finds it."
    TextNotUtf8 "E055" Error
        "The article's text is not UTF-8."
        "Quotations can only be compared with text whose encoding is known. Save the article as UTF-8."

    // Warnings.
    LongGist "W001" Warning
        "A gist is longer than 100 characters."
        "A gist is one sentence that is read in lists. What does not fit belongs in the note, or is a second claim."
    HashDiffers "W002" Warning
        "The article's text is not the one that was curated from."
        "Its SHA-256 is not the one in `article.sha256`. Outlets correct reports after publication, and the quotes below may have changed."
    QuoteDiffers "W003" Warning
        "A quoted span stands in the article with other marks or spaces."
        "The span is found only when the style of quotation marks, white space and soft hyphens are set aside. Quotes should be exact."
    AnchorDiffers "W004" Warning
        "An anchor stands in the article with other marks or spaces."
        "The anchor is found only when the style of quotation marks, white space and soft hyphens are set aside. Anchors should be exact."
    UncoveredQuotation "W005" Warning
        "Words that the article quotes are in no claim and no request."
        "What stands in the article's quotation marks is what somebody said; leaving it out drops a claim. Names and titles in quotation marks are found as well, and may be left."
    ParagraphWithoutClaim "W006" Warning
        "A paragraph has no claim and no request."
        "Every paragraph says something: if nobody is quoted, the newsroom narrates."
    UnnamedOpinion "W007" Warning
        "A judgement or a forecast comes from unnamed people."
        "Leans on AP, which takes information from anonymous sources, and neither opinion nor speculation; the Reuters Handbook says the same of the sides of a conflict. Either the claim is a `Fact`, or the words of somebody whom the unnamed people pass on (`relays`), or the article does what both advise against. Then the dossier is right to show it, and the warning may stand; the claim's note can say so."
    NewsroomJudgement "W008" Warning
        "The newsroom judges in its own voice."
        "Leans on the Reuters Handbook: journalists guard against putting their opinion into a news story. Either the sentence is a `Fact`, or others in the article answer for it: then name their claims in `rests_on`. Otherwise the dossier is right to show it, and the warning may stand; the claim's note can say so."
    PluralForOne "W009" Warning
        "A plural stands for one source."
        "Leans on the Reuters Handbook: sources are not cited in the plural where there is only one. A reader who sees \"sources\" or \"people familiar\" counts at least two. If the article has the singular, so should the dossier; if it speaks of one out of a group, the number is `Among(1)`; if the article itself uses the plural, the number is not one but `Unstated`."
    SilentAndAnswering "W010" Warning
        "Somebody is shown as not replying to a claim that they answer."
        "Leans on AP, which never says that somebody gave no comment who is quoted in the same story. A request with the outcome `NoReply` or `NoComment` says that nothing came back about its claims. Whoever answers or disputes one of them did reply: the outcome is `Answered`, or the request was not about that claim."
    AttributedNarration "W011" Warning
        "Narration is told with a mark of attribution."
        "Leans on the Reuters Handbook: a source is given for every statement that is no established fact. `Narration` is for what nobody is said to have said, but words such as `laut`, `zufolge`, `nach Angaben`, `so` after a comma, `according to`, `reportedly` and `said` hand a sentence to somebody. That somebody is the speaker, and the speech a `Paraphrase`."
    ShortPartial "W012" Warning
        "A partial quotation has fewer than four words."
        "Leans on the AP Stylebook: fragmentary quotes are to be avoided, because a few words without what stood around them can mislead. `Partial` promises four or more of the speaker's words. Fewer leave the claim a `Paraphrase` with an anchor; a note may give the word."
    UnusedSpeaker "W013" Warning
        "Nobody refers to a speaker."
        "A speaker makes a claim, is asked, accused or relayed, or is at least mentioned in what the claims say. One that is none of these was probably left over, or is spelt otherwise where it is meant. A `Party` acts in the article, and may stand by itself."
    IdleProposition "W014" Warning
        "Nobody takes a stance on a proposition."
        "A proposition is something that claims of the article support, oppose or explain. One on which nobody takes a stance is an empty column in every view."
    UnusedTopic "W015" Warning
        "No claim is about a topic."
        "A topic gathers claims. One without claims is an empty heading in every view."
    HiddenCharacter "W016" Warning
        "A character cannot be seen, or changes the direction of what follows."
        "Leans on Unicode's standard for source code (UTS 55): characters that are not seen make a text say something else than it shows. Control characters, zero-width characters and the twelve bidirectional controls come in with copied text, by accident or on purpose. The program never prints them, but a search does not find a word that has one inside. Soft hyphens are let through, because a quote is exact."
    Undecided "W017" Warning
        "Something in the draft is undecided."
        "`onrecord new` proposes, and the curator decides: each place that it leaves open has a comment that begins with `// DECIDE:`. Decide it, correct what stands there, and remove the comment. Only comments count, not the same words inside a text. What the draft writes where only a person can say something, `(undecided)` and the day `0001-01-01`, counts as well where its comment is gone."

    MarkedQuote "W018" Warning
        "A quote or translation stands in quotation marks of its own."
        "The quotation marks around a quote are the article's; the dossier has only what stands between them, and every view sets its own. A translation never stands in quotation marks, because nobody said it so. Marks inside a quotation stay."
    BadAddress "W019" Warning
        "A `url` is no address that a reader can open."
        "An address begins with `https://` or `http://` and names a host. What does not (`www.example.org` alone, `javascript:`, a file's name) is text in a dossier, but no link: no export and no screen opens it. The grade A means that a reader can look for themselves; a `Document` without an address of the web has a `reference`."

    // Worth knowing.
    ShortQuotation "I001" Info
        "A few words that the article quotes are in no claim and no request."
        "Fewer than four quoted words make no partial quotation, and a paraphrase may keep them in its gist or its note; then they are listed no longer. They are listed because a short answer is a whole claim."
    AccusedNotAsked "I002" Info
        "Somebody is accused, and no request for comment is reported."
        "Leans on the BBC Editorial Guidelines: whoever is accused of wrongdoing normally has a right of reply. If the article reports a request about this claim, it belongs in `requests`, with the claim in its `claims`. If it does not, the dossier is right: that no request is reported does not mean that none was made."
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What [`Code::from_str`] says of a name that is no code's.
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
