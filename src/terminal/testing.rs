//! A terminal for tests: it records what is done to it.

use std::io;
use std::num::NonZeroU16;
use std::sync::{Arc, Mutex, PoisonError};

use ratatui::layout::Size;

use super::{Device, device::Modes};

/// One thing that was done to the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Call {
    Raw(bool),
    Modes,
    Write(Vec<u8>),
    Stop,
}

/// A terminal whose clones share one record.
#[derive(Clone)]
pub(crate) struct Recorder {
    calls: Arc<Mutex<Vec<Call>>>,
    terminal: Arc<Mutex<vt100::Parser>>,
    writable: bool,
}

/// A terminal of nothing has one cell.
fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}

impl Recorder {
    pub(crate) fn new(width: u16, height: u16) -> Self {
        Self {
            calls: Arc::default(),
            terminal: Arc::new(Mutex::new(vt100::Parser::new(cells(height), cells(width), 0))),
            writable: true,
        }
    }

    /// A terminal that is gone: every write fails.
    pub(crate) fn failing_writes() -> Self {
        Self { writable: false, ..Self::new(80, 24) }
    }

    pub(crate) fn resize(&self, width: u16, height: u16) {
        let mut terminal = self.terminal.lock().unwrap();
        terminal.screen_mut().set_size(cells(height), cells(width));
    }

    pub(crate) fn calls(&self) -> Vec<Call> {
        self.calls.lock().unwrap().clone()
    }

    /// Everything written so far, as the terminal would receive it.
    pub(crate) fn written(&self) -> Vec<u8> {
        let writes = self.calls().into_iter().filter_map(|call| match call {
            Call::Write(bytes) => Some(bytes),
            Call::Raw(_) | Call::Modes | Call::Stop => None,
        });
        writes.flatten().collect()
    }

    /// What stands on the screen after everything written so far.
    pub(crate) fn screen(&self) -> vt100::Screen {
        self.terminal.lock().unwrap().screen().clone()
    }

    fn record(&self, call: Call) {
        // A failed assertion elsewhere must not turn into an abort while the screen is dropped.
        let mut calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        calls.push(call);
    }
}

impl Device for Recorder {
    fn modes(&self) -> io::Result<Modes> {
        Ok(Modes::default())
    }

    fn restore_modes(&self, _: &Modes) -> io::Result<()> {
        self.record(Call::Modes);
        Ok(())
    }

    fn set_raw(&self, raw: bool) -> io::Result<()> {
        self.record(Call::Raw(raw));
        Ok(())
    }

    fn drop_input(&self) {}

    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        if !self.writable {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.record(Call::Write(bytes.to_vec()));
        let mut terminal = self.terminal.lock().unwrap_or_else(PoisonError::into_inner);
        terminal.process(bytes);
        Ok(())
    }

    fn write_soon(&self, bytes: &[u8]) -> io::Result<()> {
        self.write(bytes)
    }

    fn size(&self) -> io::Result<Size> {
        let (height, width) = self.screen().size();
        Ok(Size::new(width.get(), height.get()))
    }

    fn stop(&self) -> io::Result<()> {
        self.record(Call::Stop);
        Ok(())
    }
}
