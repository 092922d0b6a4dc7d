use super::*;
use proptest::prelude::*;

fn read(text: &str) -> ReadArticle {
    super::read(text.to_owned()).unwrap()
}

fn paragraphs(text: &str) -> Vec<String> {
    read(text).paragraphs.into_iter().map(|it| it.text).collect()
}

#[test]
fn a_paragraph_a_line_stays_byte_for_byte() {
    for text in [
        include_str!("../../../data/tutorial.txt"),
        "One.\r\n\r\nTwo.\r\n",
        "The mayor and the pier\nBy Ann Bell\n\nThe pier will be shut.\nNobody was asked about it.",
        "A headline that is nearly as long as the line under it\nThe pier will be shut, the mayor said on Monday.\n",
        "\tAn indent.\n",
        "von Ort\n",
        "Der Rat sagte:\n- Der Steg wird geschlossen, so viel ist nun sicher.\n- Die Brücke bleibt offen, wie es der Rat beschlossen hat.\n",
    ] {
        let article = read(text);
        assert_eq!(article.text(), text);
        assert_eq!(article.remarks, [], "{text}");
    }
}

#[test]
fn columns_side_by_side_are_said_to_be_mixed() {
    let text = "\
Der Rat der Stadt hat am          Der Steg sei sicher, sagte die
Montag beschlossen, dass          Reederei. Niemand wisse, warum
der Steg im Hafen bis zum         der Rat das anders sieht, und es
Herbst geschlossen bleibt.        werde nun darueber gestritten.
";
    let article = read(text);
    assert_eq!(article.remarks[0], Remark::Columns);
    assert!(article.remarks[0].to_string().contains("without `-layout`"));
    assert!(!read(WRAPPED).remarks.contains(&Remark::Columns));
}

const WRAPPED: &str = "\
By Ann Bell

The council of Nowhere-on-Sea will close the pier after the storm, two
people familiar with the matter said. \"Nobody told us anything about
this,\" said the mayor.

Die Reederei widersprach. Der Steg sei sicher, und der Rat wisse das seit
Langem, sagte eine Sprecherin.

The harbour office did not respond.
";

#[test]
fn wrapped_lines_are_joined_and_that_is_said() {
    let expected = [
        "The council of Nowhere-on-Sea will close the pier after the storm, two people familiar with \
         the matter said. \"Nobody told us anything about this,\" said the mayor.",
        "Die Reederei widersprach. Der Steg sei sicher, und der Rat wisse das seit Langem, sagte eine \
         Sprecherin.",
        "The harbour office did not respond.",
    ];
    for text in [WRAPPED.to_owned(), WRAPPED.replace('\n', "\r\n"), WRAPPED.replace('\n', "\n   ")]
    {
        let article = read(&text);
        assert_eq!(paragraphs(&text), expected);
        assert_eq!(article.facts.byline, ["Ann Bell"]);
        assert_eq!(article.remarks, [Remark::Joined { lines: 7, paragraphs: 4 }]);
        assert!(article.text().starts_with("By Ann Bell\nThe council"));
        assert_eq!(read(article.text()).text(), article.text());
    }
}

#[test]
fn paragraphs_without_blank_lines_end_where_a_line_is_short_or_indented() {
    let text = "  The council of the town will close the pier after the storm, as two
people familiar with the matter said on Monday in the town hall.
  Nobody had told the mayor, who heard about it from a newspaper on the
way to the office.
The harbour office did not respond to a request for comment on the day
that it was made.";
    assert_eq!(paragraphs(text).len(), 3, "{:#?}", paragraphs(text));
}

#[test]
fn items_of_a_list_stay_apart() {
    let text = "The council of the town will close the pier after the storm, and it said
that it will do this:
     * it will ask the harbour office for a report on the state of the old
       planks,
     * it will pay for new ones.
";
    let paragraphs = paragraphs(text);
    assert_eq!(paragraphs.len(), 3, "{paragraphs:#?}");
    assert!(paragraphs[1].ends_with("on the state of the old planks,"));
}

#[test]
fn words_that_were_divided_are_made_whole() {
    let text = "The council of the town will close the pier after the storm and a long-
term plan for the harbour, two people who are familiar with the coun-
cil said. Politiker der Regierungsparteien wandten sich gegen die Kongress-
und Verteidigungskreise, die davon gesprochen hatten, und die so\u{AD}ge\u{AD}nann\u{AD}
ten Fachleute. The council wants a long-term plan.
";
    let text = &paragraphs(text)[0];
    assert!(text.contains("a long-term plan for") && text.contains("the council said"), "{text}");
    assert!(text.contains("Kongress- und") && text.contains("sogenannten"), "{text}");
}

#[test]
fn the_end_of_a_page_is_no_end_of_a_paragraph() {
    let text = "The Lantern                                              Monday

The council of the town will close the pier after the storm, two of the
people who are familiar with the matter said, though they would not say

                                  1
\u{C}The Lantern                                              Monday
when this will be.

The harbour office did not respond to a request for comment on the day.

                                  2
";
    let article = read(text);
    let sure = article.sure().unwrap();
    assert_eq!(sure.paragraphs.len(), 2, "{article:#?}");
    assert!(sure.paragraphs[0].text.ends_with("would not say when this will be."));
    assert_eq!(article.paragraphs.len(), 6);
    assert_eq!(article.remarks[1], Remark::Doubtful(4));
}

#[test]
fn the_numbers_of_links_go_with_their_list() {
    let text = "   The council of the [1]town will close the pier after the storm, as two
   people familiar with the [2]matter [sic] said.

References

   1. https://town.example/
   2. https://matter.example/
";
    let article = read(text);
    assert_eq!(
        article.sure().unwrap().text(),
        "The council of the town will close the pier after the storm, as two people familiar with the \
         matter [sic] said.\n"
    );
    assert_eq!(article.doubtful(), [(2, Doubt::Links), (3, Doubt::Links), (4, Doubt::Links)]);
}

#[test]
fn nothing_invisible_is_left() {
    let article = read("\u{FEFF}Der Rat\u{200B} be\u{AD}sch\u{AD}loss\u{200E} es\u{1b}[2J.\n");
    assert_eq!(article.text(), "Der Rat beschloss es.\n");
    assert_eq!(article.remarks, [Remark::Hidden(5)]);
    assert_eq!(read("10\u{A0}Prozent").text(), "10\u{A0}Prozent");
}

properties! {
    #[test]
    fn no_word_is_lost_and_what_was_read_reads_as_it_is(
        words in proptest::collection::vec("[a-zäA-Z]{1,9}[.,]?|\\* |[0-9]\\.|\n| \n|\r\n|\u{c}", 0..300),
        width in 20_usize..140,
    ) {
        let text = textwrap::fill(&words.join(" "), width);
        let Ok(article) = super::read(text.clone()) else { return Ok(()) };
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let mut expected: Vec<_> = letters(&text).chars().collect();
        let mut actual: Vec<_> = letters(article.text()).chars().collect();
        // The number of a page comes after the paragraph that goes on behind it.
        expected.sort_unstable();
        actual.sort_unstable();
        prop_assert_eq!(actual, expected);
        let sha256 = |text: &str| crate::dossier::article_text::fingerprint(text.as_bytes());
        let file = crate::article::ArticleFile::new(text.clone().into_bytes()).unwrap();
        let raw = sha256(&text);
        prop_assert_eq!(file.text_for(|it| it == raw), text.as_bytes());
        prop_assert_eq!(file.text_for(|_| false), article.text().as_bytes());
    }

    #[test]
    fn any_text_is_read(text in "[a-c .\n\r\u{c}\u{ad}\u{feff}\\[\\]1*\u{1b}-]{0,200}") {
        if let Ok(article) = super::read(text) {
            let escapes = article.text().contains('\u{1b}');
            prop_assert!(!escapes);
            let numbered = crate::dossier::article_text::ArticleParagraphs::new(article.text());
            prop_assert_eq!(numbered.len(), article.paragraphs.len());
        }
    }
}
