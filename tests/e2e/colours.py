#!/usr/bin/env python3
# Runs a command with a terminal for its standard output, and prints what came there.
import os, pty, sys

words = []
def read(fd):
    data = os.read(fd, 65536)
    words.append(data)
    return data

out = os.dup(1)
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
pty.spawn(sys.argv[1:], read, lambda fd: b"")
os.write(out, b"".join(words).replace(b"\r\n", b"\n"))
