//! The person's own browser.

use super::{event::Event, thread};
use crate::clipboard::{Environment, Platform};
use std::{io, sync::mpsc::Sender};

/// Opens an address in the person's browser, on a thread of its own, which ends with
/// [`Event::Browsed`]: why nothing was opened, if nothing was.
///
/// # Errors
/// When no thread can be started.
pub fn browse(events: Sender<Event>, address: String, environment: &Environment) -> io::Result<()> {
    let has_desktop = has_desktop(environment);
    thread::spawn("browse", events, move |events| {
        let opened = match has_desktop {
            // What a console offers as a browser would write over the screen.
            false => Err("no desktop to open it on".to_owned()),
            true => open::that_detached(&address).map_err(|error| error.to_string()),
        };
        // Nobody listens any more where the program has ended.
        let _ = events.send(Event::Browsed { address, opened });
    })
}

/// Whether a window can be opened that the person sees.
fn has_desktop(environment: &Environment) -> bool {
    let Environment { ssh, wayland, x11, platform, .. } = environment;
    *wayland || *x11 || (!ssh && *platform != Platform::Unix)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{ffi::OsString, sync::mpsc, time::Duration};

    fn environment(variables: &[(&str, &str)]) -> Environment {
        Environment::read(|name| {
            let found = variables.iter().find(|(other, _)| *other == name);
            found.map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn without_a_desktop_nothing_is_started_and_the_address_comes_back() {
        let (sender, events) = mpsc::channel();
        let address = "https://lantern.example/pier".to_owned();
        let remote = environment(&[("SSH_TTY", "/dev/pts/1"), ("WSL_DISTRO_NAME", "x")]);
        browse(sender, address.clone(), &remote).unwrap();
        match events.recv_timeout(Duration::from_secs(5)).unwrap() {
            Event::Browsed { address: same, opened: Err(_) } => assert_eq!(same, address),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_desktop_is_one_that_the_person_sees() {
        assert!(has_desktop(&environment(&[("WAYLAND_DISPLAY", "wayland-0")])));
        assert!(has_desktop(&environment(&[("SSH_TTY", "/dev/pts/1"), ("DISPLAY", ":10")])));
        assert!(!has_desktop(&environment(&[("SSH_TTY", "/dev/pts/1"), ("TERMUX_VERSION", "1")])));
        assert!(has_desktop(&environment(&[("TERMUX_VERSION", "1")])));
    }
}
