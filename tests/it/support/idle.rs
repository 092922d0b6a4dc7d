//! Whether a process does nothing, and will do nothing until something happens to it.

use std::{
    fs, thread,
    time::{Duration, Instant},
};

/// Waits until every thread of the process waits, without a time at which it would go on by
/// itself: a program that polls, ticks or spins never comes to that.
///
/// Where the system does not say what a thread waits for, there is nothing to see.
#[track_caller]
pub fn wait_idle(pid: u32) {
    let deadline = Instant::now() + super::PATIENCE;
    while let Some(busy) = busy_thread(pid) {
        assert!(Instant::now() < deadline, "it works though nothing happens: {busy}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// A thread that runs, or waits for a time: its name and its system call.
fn busy_thread(pid: u32) -> Option<String> {
    let threads = fs::read_dir(format!("/proc/{pid}/task")).unwrap();
    threads.map(Result::unwrap).find_map(|thread| {
        let read = |file| fs::read_to_string(thread.path().join(file)).ok();
        let call = read("syscall")?;
        let is_waiting = waits_for_good(call.trim_end());
        (!is_waiting).then(|| format!("{} {call}", read("comm").unwrap_or_default()))
    })
}

/// The system calls that take a time, with the argument that gives it and what it is without one.
#[cfg(target_arch = "x86_64")]
const TIMED: [(&str, usize, &str); 5] = [
    ("202", 3, "0x0"),        // futex
    ("271", 2, "0x0"),        // ppoll
    ("7", 2, "0xffffffff"),   // poll
    ("232", 3, "0xffffffff"), // epoll_wait
    ("281", 3, "0xffffffff"), // epoll_pwait
];
#[cfg(target_arch = "aarch64")]
const TIMED: [(&str, usize, &str); 3] = [
    ("98", 3, "0x0"),        // futex
    ("73", 2, "0x0"),        // ppoll
    ("22", 3, "0xffffffff"), // epoll_pwait
];

/// Whether a line of `/proc/PID/task/TID/syscall` (a number and its arguments) is a wait without
/// an end. What runs has no number.
fn waits_for_good(call: &str) -> bool {
    let mut words = call.split(' ');
    let number = words.next().unwrap_or_default();
    let arguments: Vec<&str> = words.collect();
    TIMED.iter().any(|(timed, argument, without)| {
        number == *timed && arguments.get(*argument) == Some(without)
    })
}

#[test]
fn a_wait_with_an_end_is_not_idle() {
    let futex = TIMED[0].0;
    assert!(waits_for_good(&format!("{futex} 0x55c1 0x89 0xffffffff 0x0 0x0 0x1 0x7ffd 0x7fe4")));
    assert!(!waits_for_good(&format!(
        "{futex} 0x55c1 0x89 0xffffffff 0x7ffd17f1 0x0 0x1 0x7f 0x7f"
    )));
    assert!(!waits_for_good("running"));
    assert!(!waits_for_good(""));
}
