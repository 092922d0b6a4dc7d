//! Taking a text the planned way.

use std::fmt;
use std::io::{self, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};
use thiserror::Error;

use super::environment::Environment;
use super::osc52::{Osc52, TooLong};
use super::route::{Encoding, Plan, Route, Tool};

/// How long a command may take. All of them finish in milliseconds unless something is wrong, such
/// as a display that does not answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// A text that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The way it took.
    pub route: Route,
    /// Its length.
    pub bytes: usize,
    /// Whether tmux has it as well.
    pub tmux_too: bool,
    /// The terminal that it was sent to, if that one is known to drop it.
    pub dropped_by: Option<&'static str>,
}

impl Receipt {
    /// The receipt for a text that was written to the terminal.
    pub fn of_terminal(text: &Osc52) -> Self {
        let (bytes, dropped_by) = (text.bytes(), text.dropped_by());
        Self { route: Route::Osc52, bytes, tmux_too: false, dropped_by }
    }

    /// Whether somebody said that they took it. A terminal never does.
    pub fn confirmed(&self) -> bool {
        self.route != Route::Osc52
    }

    /// One sentence about `what`, such as "1 claim".
    pub fn sentence(&self, what: &str) -> String {
        let Self { route, bytes, .. } = self;
        let tmux = if self.tmux_too { " and tmux" } else { "" };
        if self.confirmed() {
            format!("copied {what}, {bytes} bytes, by {route}{tmux}")
        } else if let Some(terminal) = self.dropped_by {
            format!(
                "sent {what}, {bytes} bytes, by {route}, which {terminal} drops unless it is set up \
                 otherwise: --copy-to names another way"
            )
        } else {
            format!("sent {what}, {bytes} bytes, by {route} (the terminal does not confirm)")
        }
    }
}

/// Where a text is after the commands have been tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyOutcome {
    /// A command took it.
    Taken(Receipt),
    /// It is the terminal's turn, and the thread that draws has to write this.
    LeftToTerminal(Osc52),
}

/// No way took the text.
#[derive(Debug, Error)]
#[error("nothing was copied: {}", sentence(.failures))]
pub struct CopyError {
    /// What happened on each way, in the order in which they were tried.
    pub failures: Vec<RouteError>,
}

/// What happened on one way.
#[derive(Debug)]
pub struct RouteError {
    /// The way.
    pub route: Route,
    /// What happened.
    pub cause: RouteErrorCause,
}

/// Why a way did not take the text.
#[derive(Debug, Error)]
pub enum RouteErrorCause {
    /// There is no such command.
    #[error("not installed")]
    Missing,
    /// The command could not be started or watched.
    #[error("could not be run: {0}")]
    NotRun(#[source] io::Error),
    /// The command closed its input before it had the whole text.
    #[error("did not read the text")]
    NotRead,
    /// The command said that it failed.
    #[error("failed with {0}")]
    Failed(ExitStatus),
    /// The command was still busy after two seconds, and was killed.
    #[error("did not finish within two seconds")]
    TimedOut,
    /// The terminal would cut the text off.
    #[error(transparent)]
    TooLong(#[from] TooLong),
}

impl fmt::Display for RouteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.route, self.cause)
    }
}

fn sentence(failures: &[RouteError]) -> String {
    let each: Vec<String> = failures.iter().map(ToString::to_string).collect();
    each.join("; ")
}

/// Takes `text` the first of the planned ways that works. Blocks for up to two seconds a command.
///
/// # Errors
/// When no way took it; the error says what happened on each.
pub fn carry(text: &str, plan: &Plan, environment: &Environment) -> Result<CopyOutcome, CopyError> {
    let mut failures = Vec::new();
    for route in &plan.routes {
        let attempt = match route {
            Route::Command(tool) => run(tool, text, environment).map(|()| {
                // A convenience beside the copy: that it fails is not worth a word.
                let tmux_too = plan.tmux_too && run(&tmux_buffer(), text, environment).is_ok();
                taken(route, text, tmux_too)
            }),
            Route::Tmux => {
                run(&tmux_and_its_terminal(), text, environment).map(|()| taken(route, text, false))
            }
            Route::Osc52 => {
                let sequence = Osc52::on_the_way(text, environment);
                sequence.map(CopyOutcome::LeftToTerminal).map_err(RouteErrorCause::from)
            }
        };
        match attempt {
            Ok(carried) => return Ok(carried),
            Err(cause) => failures.push(RouteError { route: route.clone(), cause }),
        }
    }
    Err(CopyError { failures })
}

fn taken(route: &Route, text: &str, tmux_too: bool) -> CopyOutcome {
    CopyOutcome::Taken(Receipt {
        route: route.clone(),
        bytes: text.len(),
        tmux_too,
        dropped_by: None,
    })
}

fn tmux_buffer() -> Tool {
    Tool { args: &["load-buffer", "-"], ..Tool::named("tmux") }
}

/// `-w` passes the text on to the clipboard of the terminal that tmux runs in.
fn tmux_and_its_terminal() -> Tool {
    Tool { args: &["load-buffer", "-w", "-"], ..Tool::named("tmux") }
}

/// Runs one command with the text on its standard input.
fn run(tool: &Tool, text: &str, environment: &Environment) -> Result<(), RouteErrorCause> {
    let deadline = Instant::now() + PATIENCE;
    let mut child = start(tool, environment)?;
    let stdin = child.stdin.take();
    let fed = feed(stdin, encode(text, tool.encoding));
    let outcome = wait(&mut child, deadline);
    if outcome.is_err() {
        kill(&mut child);
    }
    let status = outcome?;
    if !status.success() {
        return Err(RouteErrorCause::Failed(status));
    }
    let left = deadline.saturating_duration_since(Instant::now());
    match fed.recv_timeout(left) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(RouteErrorCause::NotRead),
    }
}

fn start(tool: &Tool, environment: &Environment) -> Result<Child, RouteErrorCause> {
    let mut command = Command::new(&tool.program);
    if let Some(path) = &environment.path {
        command.env("PATH", path);
    }
    command
        .args(tool.args)
        .stdin(Stdio::piped())
        // wl-copy and xclip live on as daemons, and would keep a pipe open.
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // So that it can be killed whole, and outlives a terminal that hangs up.
        .process_group(0)
        .spawn()
        .map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => RouteErrorCause::Missing,
            _ => RouteErrorCause::NotRun(error),
        })
}

/// Writes the text on a thread of its own: a command that does not read would block the write.
fn feed(stdin: Option<ChildStdin>, bytes: Vec<u8>) -> mpsc::Receiver<io::Result<()>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let written = match stdin {
            Some(mut stdin) => stdin.write_all(&bytes),
            None => Err(io::ErrorKind::BrokenPipe.into()),
        };
        // Nobody listens any more where the command was given up.
        let _ = sender.send(written);
    });
    receiver
}

/// Waits by looking, at first every millisecond: `Child` has no wait with a limit, and a second
/// thread that waits could reap the child just before it is killed by its number.
fn wait(child: &mut Child, deadline: Instant) -> Result<ExitStatus, RouteErrorCause> {
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait().map_err(RouteErrorCause::NotRun)? {
            return Ok(status);
        }
        if Instant::now() >= deadline {
            return Err(RouteErrorCause::TimedOut);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

/// Kills the command and what it started, and takes its exit status off the system.
fn kill(child: &mut Child) {
    // Not reaped yet, so that the number still means this child.
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    if let Some(group) = group {
        let _ = kill_process_group(group, Signal::KILL);
    }
    let _ = child.wait();
}

fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf16 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
    }
}

#[cfg(test)]
mod tests;
