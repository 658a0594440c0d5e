"""The documents that are not on the server yet: why each is still here, and what a person can do about it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from app.domain.document import DeliveryState, JournalEntry
from app.domain.reconciliation import Stranger
from app.services.journal import Journal
from app.store.ids import Ids
from ui.presenters.check import CheckPresenter
from ui.presenters.status import Status, StatusPresenter
from ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class QueueState:
    """What the queue page shows, newest first: documents that are not on the server once and as they are here, then
    receipts of the server the journal does not know. `ids` is how the server treats our ids."""

    status: Status
    entries: tuple[JournalEntry, ...] = field(default=())
    strangers: tuple[Stranger, ...] = field(default=())
    selected: str | None = None
    loading: bool = True
    ids: Ids = Ids.UNKNOWN

    @property
    def entry(self) -> JournalEntry | None:
        """The document whose details are shown."""
        return next((entry for entry in self.entries if entry.document.id == self.selected), None)

    @property
    def stranger(self) -> Stranger | None:
        """The receipt of the server whose details are shown."""
        return next((found for found in self.strangers if found.server_id == self.selected), None)

    @property
    def settleable(self) -> bool:
        """Whether a person puts it right at the server, and then says so here."""
        entry = self.entry
        doubled = entry is not None and entry.delivery.state is DeliveryState.DUPLICATE
        return doubled or self.stranger is not None

    @property
    def refused(self) -> bool:
        """Whether that document was refused: it goes again only when a person says so."""
        return self.entry is not None and self.entry.delivery.state is DeliveryState.REFUSED


class QueuePresenter(QObject):
    """Signals: `changed`, `left` when the cashier goes back, `diagnosis_requested`,
    `settle_wanted` when a reason is to be asked for, `failed`
    an error.

    `send_now` makes the pump try at once; `resend` puts a refused document into the queue again, the same bytes;
    `settle` notes that a person has put right at the server what was wrong there.
    """

    changed = Signal()
    left = Signal()
    diagnosis_requested = Signal()
    settle_wanted = Signal()
    failed = Signal(object)

    def __init__(
        self,
        journal: Journal,
        status: StatusPresenter,
        send_now: Callable[[], None],
        resend: Callable[[str], Awaitable[None]],
        settle: Callable[[str, str], Awaitable[None]],
        ids: Callable[[], Ids],
        check: CheckPresenter,
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self._journal = journal
        self._status = status
        self._send_now = send_now
        self._resend = resend
        self._settle = settle
        self._ids = ids
        self.check = check
        self._tasks = tasks
        self._open = False
        self._asked = 0
        self.state = QueueState(status.status)
        journal.changed.connect(lambda _: self._read())
        status.changed.connect(self._on_status)
        check.changed.connect(self._on_check)

    def open(self) -> None:
        """The page comes up; it is kept fresh until `close`."""
        self._open = True
        self._set(status=self._status.status)
        self.check.follow()
        self._read()

    def close(self) -> None:
        self._open = False
        self.check.leave()

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

    def ask_settle(self) -> None:
        """«Позначити вирішеним»: why is asked first."""
        if self.state.settleable:
            self.settle_wanted.emit()

    def settle(self, reason: str) -> None:
        """With the reason given; the journal keeps its document as it is."""
        key = self.state.selected

        async def work() -> None:
            if key is not None:
                await self._settle(key, reason)
                await self._load()

        self._tasks.start("queue.settle", work, self.failed.emit)

    def support_text(self) -> str:
        """What support needs to find the chosen document; no goods and no names in it."""
        entry, stranger = self.state.entry, self.state.stranger
        if stranger is not None:
            return "\n".join((stranger.mark, stranger.server_id, "stranger", str(stranger.total)))
        if entry is None:
            return ""
        document, delivery = entry.document, entry.delivery
        ids = f"ids: {self.state.ids}"
        facts = (document.mark, document.id, str(delivery.state), f"{delivery.attempts}", delivery.error, ids)
        return "\n".join(fact for fact in facts if fact)

    def _on_status(self) -> None:
        if self._open:
            self._set(status=self._status.status)

    def _on_check(self) -> None:
        if self._open:
            strangers = self.check.state.strangers
            self._set(strangers=strangers, selected=self._chosen(self.state.entries, strangers))

    def _read(self) -> None:
        if self._open:
            self._tasks.queue("queue.read", self._load, self.failed.emit)

    async def _load(self) -> None:
        self._asked += 1
        asked = self._asked
        entries = tuple(await self._journal.undelivered())
        if asked != self._asked:
            return
        selected = self._chosen(entries, self.state.strangers)
        self._set(entries=entries, selected=selected, loading=False, ids=self._ids())

    def _chosen(self, entries: tuple[JournalEntry, ...], strangers: tuple[Stranger, ...]) -> str | None:
        """What was chosen stays so while it is there."""
        keys = [*(entry.document.id for entry in entries), *(found.server_id for found in strangers)]
        return self.state.selected if self.state.selected in keys else (keys[0] if keys else None)

    def _set(self, **parts: object) -> None:
        self.state = replace(self.state, **parts)  # type: ignore[arg-type]
        self.changed.emit()
