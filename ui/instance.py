"""One till per data directory: the lock is taken before the database opens; a second start shows the first window."""

from __future__ import annotations

import ctypes
import hashlib
import sys
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

SHOW = b"show"
#: How long a second start waits for the first to answer (ms).
PATIENCE = 500
#: ASFW_ANY.
_ANYBODY = 0xFFFFFFFF


class Instance(QObject):
    """Holds the lock while it lives. `called` says that somebody started the till a second time."""

    called = Signal()

    def __init__(self, data_dir: Path) -> None:
        super().__init__()
        self._name = "kasa-" + hashlib.sha256(str(data_dir.resolve()).encode()).hexdigest()[:24]
        self._lock = QLockFile(str(data_dir / "till.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """True when this is the only till on the data; otherwise the first one is asked to show itself."""
        if not self._lock.tryLock(0):
            self._call_first()
            return False
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _answer(self) -> None:
        assert self._server is not None
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()

    def _call_first(self) -> None:
        if sys.platform == "win32":
            # Only a program a hand has just started may come to the front, and only it can pass that on.
            ctypes.windll.user32.AllowSetForegroundWindow(_ANYBODY)
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(PATIENCE):
            socket.write(SHOW)
            socket.waitForBytesWritten(PATIENCE)
            socket.disconnectFromServer()
