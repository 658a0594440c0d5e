"""How far a call got on its way: the difference between «send it again» and «look it up first»."""

from __future__ import annotations

from typing import Any


class Trail:
    """Whether a byte of the request may have left. Nothing is known until `watched`."""

    def __init__(self) -> None:
        self.watched = False
        self.sent = False

    async def note(self, event: str, _: dict[str, Any]) -> None:
        """Takes the transport's account of its steps."""
        self.watched = True
        if event.endswith("send_request_headers.started"):
            self.sent = True
