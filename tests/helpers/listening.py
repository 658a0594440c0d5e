"""The end of a test's server whose thread waits for somebody to connect."""

from __future__ import annotations

import socket
from contextlib import suppress


def stop_listening(server: socket.socket) -> None:
    """Linux wakes the thread at the shutdown; Windows, which cannot shut down a listening socket, at the close."""
    with suppress(OSError):
        server.shutdown(socket.SHUT_RDWR)
    server.close()
