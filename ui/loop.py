"""The one event loop: Qt's and asyncio's in one."""

from __future__ import annotations

import sys

import qasync


class QtLoop(qasync.QEventLoop):  # type: ignore[misc]
    """qasync's, which forgets what asyncio's own loops do: asynchronous generators left in the middle are closed.

    Without it they meet their end in the collector, where nothing can be awaited: an answer given up half-way kept its
    connection for good, and after eight of them the client had none left.
    """

    def run_forever(self) -> int:
        before = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook, finalizer=self._asyncgen_finalizer_hook)
        try:
            return int(super().run_forever())
        finally:
            sys.set_asyncgen_hooks(*before)
