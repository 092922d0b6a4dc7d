//! Opening an address in the browser.

use crate::ui::{
    Effect, Message, State,
    testing::{REUTERS, TUTORIAL, press, state, type_in, update},
};

fn notice(state: &State) -> String {
    state.notice().map(|notice| notice.text).unwrap_or_default()
}

#[test]
fn the_document_that_makes_a_claim_comes_before_the_article() {
    let mut state = state(&[TUTORIAL]);
    let opens = |address: &str| vec![Effect::Browse(address.to_owned())];
    assert_eq!(press(&mut state, "g x"), opens("https://lantern.example/pier"));
    assert_eq!(notice(&state), "opening https://lantern.example/pier");
    press(&mut state, "/");
    type_in(&mut state, "grade:A");
    press(&mut state, "enter");
    assert_eq!(press(&mut state, "g x"), opens("https://planks.example/np-17"));
}

#[test]
fn what_cannot_be_opened_is_said_with_the_address() {
    let mut state = state(&[REUTERS]);
    assert_eq!(press(&mut state, "g x"), []);
    assert_eq!(notice(&state), "the dossier gives no address of this article");
    let opened = Err("no desktop\u{1b}[31m".to_owned());
    update(&mut state, Message::Browsed { address: "https://a.example/".into(), opened });
    assert!(state.notice().unwrap().is_error);
    assert!(notice(&state).starts_with("https://a.example/ is not opened: no desktop"));
    assert!(!notice(&state).contains('\u{1b}'));
}

#[test]
fn an_address_that_is_none_of_the_web_is_never_given_to_another_program() {
    let mut state = state(&[&TUTORIAL.replace("https://lantern.example/pier", "file:///pier")]);
    assert_eq!(press(&mut state, "g x"), []);
    assert_eq!(notice(&state), "the address that the dossier gives is none of the web");
}
