#!/usr/bin/env bash
# GNU screen passes a question about the background (OSC 11) on to its terminal, and answers the
# device attributes (DA1) by itself. So the answer to the second question arrives before the answer
# to the first: DA1, the usual fence behind a question, is none here. A program that stops reading
# at the fence leaves the colour to whatever reads next.
#
# Needs Debian's apt-get and python3. Fails when screen behaves otherwise.
set -euo pipefail
version=4.9.0-4
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -o APT::Sandbox::User=root "screen=$version" >/dev/null
dpkg-deb -x screen_*.deb .
mkdir -m 700 sockets

# The program inside: it asks both at once, and says in which order the answers come.
cat >inside.py <<'PYTHON'
import os, select, sys, termios, time, tty
before = termios.tcgetattr(0)
tty.setraw(0)
os.write(1, b"\x1b]11;?\x1b\\\x1b[c")
heard, end = b"", time.monotonic() + 5
while time.monotonic() < end and not (b"]11;" in heard and b"[?" in heard):
    if select.select([0], [], [], 0.2)[0]:
        heard += os.read(0, 1024)
time.sleep(0.2)
termios.tcsetattr(0, termios.TCSAFLUSH, before)
open(sys.argv[1], "wb").write(heard)
PYTHON

# The terminal outside: it knows its background, and nothing else is asked of it.
cat >outside.py <<'PYTHON'
import os, pty, select, sys, time
pid, terminal = pty.fork()
if pid == 0:
    os.environ.update(TERM="xterm", SCREENDIR=os.path.abspath("sockets"), SCREENRC="/dev/null")
    os.execv("usr/bin/screen", ["screen", "-q", sys.executable, "inside.py", "heard"])
end = time.monotonic() + 15
while time.monotonic() < end:
    if not select.select([terminal], [], [], 0.2)[0]:
        continue
    try:
        written = os.read(terminal, 4096)
    except OSError:
        break
    if b"\x1b]11;?" in written:
        os.write(terminal, b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\")
PYTHON
python3 outside.py

usr/bin/screen --version || true
python3 - <<'PYTHON'
heard = open("heard", "rb").read()
print("the program inside hears:", heard)
colour, attributes = heard.find(b"\x1b]11;"), heard.find(b"\x1b[?")
assert colour >= 0 and attributes >= 0, "one of the answers is missing"
assert attributes < colour, "the answers come in the order of the questions"
print("the answer to the second question comes first")
PYTHON
