"""A raw CUPS queue of its own whose printer is a listener here: what Windows' spooler sends arrives as it was."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
import time
from pathlib import Path

CONF = """LogLevel warn
Listen {home}/sock
DefaultAuthType None
WebInterface No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
FILES = """ServerRoot {home}
RequestRoot {home}/spool
TempDir {home}/tmp
CacheDir {home}/cache
StateDir {home}/state
ErrorLog {home}/error_log
AccessLog {home}/access_log
PageLog {home}/page_log
Sandboxing relaxed
"""
SECONDS = 30.0


class RawQueue:
    """The queue `name`; use it in a `with`. `environment` leads programs to it, `received` is what was printed."""

    def __init__(self, home: Path, name: str) -> None:
        self._home = home
        self.name = name
        self.environment = {"CUPS_SERVER": str(home / "sock")}
        self._bytes = bytearray()
        self._listener = socket.create_server(("127.0.0.1", 0))

    def __enter__(self) -> RawQueue:
        for folder in ("spool", "tmp", "cache", "state"):
            (self._home / folder).mkdir(parents=True, exist_ok=True)
        for name, text in (("cupsd.conf", CONF), ("cups-files.conf", FILES)):
            (self._home / name).write_text(text.format(home=self._home), encoding="ascii")
        for folder in (self._home, *self._home.iterdir()):
            folder.chmod(0o777 if folder.is_dir() else 0o644)
        threading.Thread(target=self._listen, daemon=True).start()
        self._daemon = subprocess.Popen(
            ["cupsd", "-f", "-c", str(self._home / "cupsd.conf"), "-s", str(self._home / "cups-files.conf")],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        port = self._listener.getsockname()[1]
        made = ["lpadmin", "-p", self.name, "-E", "-v", f"socket://127.0.0.1:{port}", "-m", "raw"]
        end = time.monotonic() + SECONDS
        while subprocess.run(made, env={**os.environ, **self.environment}, capture_output=True, check=False).returncode:
            if time.monotonic() > end:
                self.__exit__()
                raise OSError("CUPS took no queue")
            time.sleep(0.3)
        return self

    def __exit__(self, *_: object) -> None:
        self._daemon.terminate()
        self._daemon.wait()
        self._listener.close()

    def received(self, count: int) -> bytes:
        """What came, once it is `count` bytes or nothing more comes."""
        end = time.monotonic() + SECONDS
        while len(self._bytes) < count and time.monotonic() < end:
            time.sleep(0.1)
        return bytes(self._bytes)

    def _listen(self) -> None:
        try:
            while True:
                link, _ = self._listener.accept()
                with link:
                    while data := link.recv(4096):
                        self._bytes += data
        except OSError:
            return  # the queue is over
