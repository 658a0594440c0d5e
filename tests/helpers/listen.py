"""Those the window listens to, to be spoken for in a test."""

from __future__ import annotations

from app.domain.printjob import PrintJob
from app.events import Event
from app.store.outbox_rows import OutboxCounts


class Slips:
    """The print queue as a page sees it; notes what was to be tried again."""

    def __init__(self) -> None:
        self.changed: Event[PrintJob] = Event("slips.changed")
        self.retried: list[str] = []

    async def retry(self, job_id: str) -> bool:
        self.retried.append(job_id)
        return True


class Pump:
    """The pump's announcements."""

    def __init__(self) -> None:
        self.changed: Event[OutboxCounts] = Event("pump.changed")
        self.online: Event[bool] = Event("pump.online")
