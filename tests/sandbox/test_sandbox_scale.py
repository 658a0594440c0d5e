"""The scale for training as a program of its own: told what lies on it, asked over a socket."""

from __future__ import annotations

import os
import select
import socket
import subprocess
import sys
from pathlib import Path


def test_a_load_put_on_by_hand_is_told_over_the_socket(repo: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "app.sandbox.scale", "--tcp", "0", "--protocol", "toledo"],
        cwd=repo, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert program.stdin is not None
        assert program.stdout is not None
        address = program.stdout.readline().strip()
        host, port = address.removeprefix("tcp://").split(":")
        program.stdin.write("нісенітниця\n0,312\n")
        program.stdin.flush()
        assert "?" in program.stdout.readline()
        with socket.create_connection((host, int(port)), 5) as link:
            answer = b""
            while b"00.312" not in answer:  # the line may be read a moment later
                link.sendall(b"W")
                answer = link.recv(64)
        assert answer == b"\x0200.312\r"
        program.stdin.write("q\n")
        program.stdin.flush()
        assert program.wait(10) == 0
    finally:
        program.kill()
        program.wait()
        for pipe in (program.stdin, program.stdout):
            if pipe is not None:
                pipe.close()


def test_it_answers_on_a_com_port_too(repo: Path) -> None:
    master, slave = os.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "app.sandbox.scale", "--port", os.ttyname(slave), "--protocol", "continuous"],
        cwd=repo, stdin=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert program.stdin is not None
        program.stdin.write("1.254\n")
        program.stdin.flush()
        said = b""
        while b"+001.254kg\r\n" not in said:
            assert select.select([master], [], [], 10)[0], said
            said = (said + os.read(master, 256))[-512:]
        program.stdin.write("q\n")
        program.stdin.flush()
        assert program.wait(10) == 0
    finally:
        program.kill()
        program.wait()
        if program.stdin is not None:
            program.stdin.close()
        os.close(slave)
        os.close(master)
