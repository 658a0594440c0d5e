"""How the journal and the server's list agree: one line for whoever closes the shift or looks at the queue."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from app.domain.document import DeliveryState, JournalEntry
from app.domain.reconciliation import Check, Stranger
from app.outbox.policy import Trouble
from app.services.journal import Journal
from app.services.reconcile import Reconciler, Unchecked
from ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class CheckState:
    """What the line says. `last` is the last comparison that came to its end, `failed` why a later one did not;
    `troubles` are documents the server holds otherwise, or lost, and `strangers` receipts the journal does not know."""

    running: bool = False
    failed: Unchecked | None = None
    last: Check | None = None
    troubles: tuple[JournalEntry, ...] = ()
    strangers: tuple[Stranger, ...] = ()

    @property
    def agrees(self) -> bool:
        return self.last is not None and not (self.last.troubled or self.troubles or self.strangers)


class CheckPresenter(QObject):
    """`changed` when the line says something else. It reads from `follow` to `leave`, of one shift or of the last."""

    changed = Signal()

    def __init__(self, reconciler: Reconciler, journal: Journal, tasks: Tasks) -> None:
        super().__init__()
        self._reconciler = reconciler
        self._journal = journal
        self._tasks = tasks
        self._shift_id: str | None = None
        self._open = False
        self._asked = 0
        self.state = CheckState(running=reconciler.running, failed=reconciler.failed)
        reconciler.changed.connect(lambda _: self.read())
        journal.changed.connect(lambda _: self.read())

    def follow(self, shift_id: str | None = None) -> None:
        """The line is in sight from now on."""
        self._shift_id = shift_id
        self._open = True
        self.read()

    def leave(self) -> None:
        self._open = False

    def now(self) -> None:
        """«Звірити зараз»: compared as soon as the outbox is empty."""
        self._reconciler.wake()

    def read(self) -> None:
        """Shows what is known by now; the newest question wins."""
        if not self._open:
            return
        self._asked += 1
        asked = self._asked

        async def look() -> None:
            last = await self._reconciler.last(self._shift_id)
            entries = await self._journal.undelivered()
            strangers = await self._reconciler.strangers()
            if asked == self._asked:
                self._set(
                    running=self._reconciler.running,
                    failed=self._reconciler.failed,
                    last=last,
                    troubles=tuple(entry for entry in entries if self._troubled(entry)),
                    strangers=tuple(strangers),
                )

        self._tasks.queue("check.read", look)

    def _troubled(self, entry: JournalEntry) -> bool:
        if self._shift_id not in (None, entry.document.shift_id):
            return False
        missing = entry.delivery.error.startswith(Trouble.MISSING)
        return missing or entry.delivery.state is DeliveryState.DUPLICATE

    def _set(self, **parts: object) -> None:
        before, self.state = self.state, replace(self.state, **parts)  # type: ignore[arg-type]
        if self.state != before:
            self.changed.emit()
