//! File systems that other computers change without an event on this one.

use std::path::Path;

/// Whether files in this folder can change without an event of the system: they are on another
/// computer, or a program stands between.
#[cfg(target_os = "linux")]
pub(super) fn is_remote(folder: &Path) -> bool {
    // Of a file system that does not say, events are not relied on.
    rustix::fs::statfs(folder).map_or(true, |found| is_remote_type(found.f_type as u64))
}

/// Other systems report changes of local files, and are asked of no others.
#[cfg(not(target_os = "linux"))]
pub(super) fn is_remote(_: &Path) -> bool {
    false
}

/// The numbers are those of `statfs(2)` and of the kernel's sources.
#[cfg(target_os = "linux")]
fn is_remote_type(kind: u64) -> bool {
    // Some are negative where the field has a sign and 32 bits.
    matches!(
        kind & 0xFFFF_FFFF,
        0x6969 // NFS
            | 0x517B // SMB
            | 0xFE53_4D42 // SMB 2
            | 0xFF53_4D42 // CIFS
            | 0x6573_5546 // FUSE: sshfs, rclone, virtiofs and others
            | 0x0102_1997 // 9P: the drives of Windows in WSL, folders shared with a virtual machine
            | 0x00C3_6400 // Ceph
            | 0x0BD0_0BD0 // Lustre
            | 0x4750_4653 // GPFS
            | 0x1983_0326 // BeeGFS
            | 0xAAD7_AAEA // PanFS
            | 0x0116_1970 // GFS2
            | 0x7461_636F // OCFS2
            | 0x5346_414F // AFS
            | 0x6B41_4653 // kAFS
            | 0x7375_7245 // Coda
            | 0x564C // NCP
            | 0x786F_4256 // VirtualBox
            | 0xBACB_ACBC // VMware
            | 0x7C7C_6673 // Parallels
    )
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn files_of_other_computers_are_told_from_those_of_this_one() {
        for (kind, is_remote) in [
            (0x6969, true),
            (0xFF53_4D42, true),
            (0xFFFF_FFFF_FE53_4D42, true),
            (0x6573_5546, true),
            (0xEF53, false),
            (0x9123_683E, false),
            (0x0102_1994, false),
            (0x794C_7630, false),
        ] {
            assert_eq!(is_remote_type(kind), is_remote, "{kind:#x}");
        }
    }

    #[test]
    fn of_a_folder_that_does_not_say_events_are_not_relied_on() {
        assert!(is_remote(Path::new("/no/such/folder")));
    }
}
