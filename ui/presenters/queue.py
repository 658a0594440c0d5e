"""The documents that are not on the server yet: why each is still here, and what a person can do about it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from app.domain.document import DeliveryState, JournalEntry
from app.services.journal import Journal
from ui.presenters.status import Status, StatusPresenter
from ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class QueueState:
    """What the queue page shows, newest first."""

    status: Status
    entries: tuple[JournalEntry, ...] = field(default=())
    selected: str | None = None
    loading: bool = True

    @property
    def entry(self) -> JournalEntry | None:
        """The document whose details are shown."""
        return next((entry for entry in self.entries if entry.document.id == self.selected), None)

    @property
    def refused(self) -> bool:
        """Whether that document was refused: it goes again only when a person says so."""
        return self.entry is not None and self.entry.delivery.state is DeliveryState.REFUSED


class QueuePresenter(QObject):
    """Signals: `changed`, `left` when the cashier goes back, `failed` an error.

    `send_now` makes the pump try at once; `resend` puts a refused document into the queue again, the same bytes.
    """

    changed = Signal()
    left = Signal()
    failed = Signal(object)

    def __init__(
        self,
        journal: Journal,
        status: StatusPresenter,
        send_now: Callable[[], None],
        resend: Callable[[str], Awaitable[None]],
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self._journal = journal
        self._status = status
        self._send_now = send_now
        self._resend = resend
        self._tasks = tasks
        self._open = False
        self._asked = 0
        self.state = QueueState(status.status)
        journal.changed.connect(lambda _: self._read())
        status.changed.connect(self._on_status)

    def open(self) -> None:
        """The page comes up; it is kept fresh until `close`."""
        self._open = True
        self._set(status=self._status.status)
        self._read()

    def close(self) -> None:
        self._open = False

    def back(self) -> None:
        self.close()
        self.left.emit()

    def select(self, document_id: str) -> None:
        if document_id != self.state.selected:
            self._set(selected=document_id)

    def send(self) -> None:
        """«Надіслати зараз»: the chosen refused document again, or simply everything at once."""
        entry = self.state.entry

        async def work() -> None:
            if entry is not None and entry.delivery.state is DeliveryState.REFUSED:
                await self._resend(entry.document.id)
            self._send_now()
            await self._load()

        self._tasks.start("queue.send", work, self.failed.emit)

    def support_text(self) -> str:
        """What support needs to find the chosen document; no goods and no names in it."""
        entry = self.state.entry
        if entry is None:
            return ""
        document, delivery = entry.document, entry.delivery
        facts = (document.mark, document.id, str(delivery.state), f"{delivery.attempts}", delivery.error)
        return "\n".join(fact for fact in facts if fact)

    def _on_status(self) -> None:
        if self._open:
            self._set(status=self._status.status)

    def _read(self) -> None:
        if self._open:
            self._tasks.queue("queue.read", self._load, self.failed.emit)

    async def _load(self) -> None:
        self._asked += 1
        asked = self._asked
        entries = tuple(await self._journal.undelivered())
        if asked != self._asked:
            return
        ids = [entry.document.id for entry in entries]
        selected = self.state.selected if self.state.selected in ids else (ids[0] if ids else None)
        self._set(entries=entries, selected=selected, loading=False)

    def _set(self, **parts: object) -> None:
        self.state = replace(self.state, **parts)  # type: ignore[arg-type]
        self.changed.emit()
