"""Reading the stamps of one line: which there are, how many are still wanted, and what was wrong with the last one."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain import gtin
from app.domain.reason import LONGEST_REASON
from app.domain.receipt import Item
from app.domain.scan import plain
from app.errors import Forbidden
from app.services.excise import ExciseDesk
from app.services.sale import Sale
from ui.i18n import sentences, tr
from ui.messages import message
from ui.tasks import Tasks


class StampsPresenter(QObject):
    """Signals: `opened` (the dialog is wanted), `changed` (all it shows), `taken` a stamp was read, `refused` one was
    not, `closed` when nothing is left to ask: the line has its stamps, or is gone."""

    opened = Signal()
    changed = Signal()
    taken = Signal()
    refused = Signal()
    closed = Signal()

    def __init__(self, excise: ExciseDesk, sale: Sale, tasks: Tasks) -> None:
        super().__init__()
        self._excise = excise
        self._sale = sale
        self._tasks = tasks
        self._item_id = ""
        self._closes = False
        #: Stamps being looked at.
        self._taking = 0
        self.error = ""
        self.waiving = False
        self.reason = ""
        self.other = False
        sale.changed.connect(lambda _: self._on_receipt())

    def open(self, item_id: str) -> None:
        """Asks for the stamps of a line. It closes by itself with the last one when any was lacking."""
        item = self._sale.receipt.item(item_id)
        if item is None or not item.stamped or self._item_id:
            return
        self._item_id, self.error = item_id, ""
        self._closes = bool(item.stamps_lacking)
        self.waiving, self.reason, self.other = False, "", False
        self.opened.emit()

    def leave(self) -> None:
        """The dialog is gone. What is lacking is asked for again before the money."""
        self._item_id = ""

    # ------------------------------------------------------------------ what is shown

    @property
    def item(self) -> Item | None:
        return self._sale.receipt.item(self._item_id)

    @property
    def lacking(self) -> int:
        """How many are still wanted; less than none when there are too many."""
        return self.item.stamps_lacking if self.item is not None else 0

    @property
    def count(self) -> tuple[int, int]:
        """Stamps and waived ones together, and pieces."""
        item = self.item
        return (len(item.stamps) + len(item.unstamped), int(item.quantity)) if item is not None else (0, 0)

    @property
    def reasons(self) -> dict[str, str]:
        """Why a stamp mostly cannot be read, recorded → shown."""
        return {
            "Без штрих-коду": tr("Без штрих-коду"),
            "Пошкоджена": tr("Пошкоджена"),
            "Не зчитується": tr("Не зчитується"),
        }

    # ------------------------------------------------------------------ what happens

    def scanned(self, code: str) -> bool:
        """The scanner read something while the dialog is open: it is for this line. The bar code of goods is not: it
        waits, as behind any dialog (False), and so does a stamp too many: its bottle may be waiting before it."""
        if gtin.valid(plain(code)) or 0 < self.lacking <= self._taking:
            return False
        self._take(lambda item_id: self._excise.take(item_id, code))
        return True

    def typed(self, text: str) -> None:
        """Series and number as they stand on the bottle."""
        if text.strip():
            self._take(lambda item_id: self._excise.take(item_id, text, typed=True))

    def remove(self, stamp: str) -> None:
        self._do("remove", lambda item_id: self._excise.give_back(item_id, stamp))

    def remove_waived(self) -> None:
        self._do("remove", self._excise.unwaive)

    def ask_waive(self, on: bool = True) -> None:
        """«Без марки…»: why; off again shows the field."""
        self.waiving, self.reason, self.other, self.error = on, "", False, ""
        self.changed.emit()

    def choose_reason(self, text: str) -> None:
        self.reason, self.other = text, False
        self.changed.emit()

    def choose_other(self, on: bool = True) -> None:
        self.reason, self.other = "", on
        self.changed.emit()

    def write_reason(self, text: str) -> None:
        self.reason = text[:LONGEST_REASON]
        self.changed.emit()

    def waive(self) -> None:
        """One bottle goes without its stamp, for the reason given; a senior is asked where the cashier may not."""
        reason = self.reason
        if reason.strip():
            self._do("waive", lambda item_id: self._excise.waive(item_id, reason))

    def _take(self, work: Callable[[str], Coroutine[Any, Any, None]]) -> None:
        async def counted(item_id: str) -> None:
            try:
                await work(item_id)
            finally:
                self._taking -= 1

        self._taking += 1
        self._do("take", counted)

    def _do(self, name: str, work: Callable[[str], Coroutine[Any, Any, None]]) -> None:
        item_id = self._item_id

        async def do() -> None:
            await work(item_id)
            self.error = ""
            if name == "waive":
                self.waiving = False
            if name == "take":
                self.taken.emit()
            self.changed.emit()

        self._tasks.queue(f"stamps.{name}", do, self._failed)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Forbidden) and error.declined:
            return
        said = message(error)
        self.error = sentences(said.title, said.detail)
        self.refused.emit()
        self.changed.emit()

    def _on_receipt(self) -> None:
        if not self._item_id:
            return
        if self.item is None or (self._closes and not self.lacking):
            self.closed.emit()
        else:
            self._closes = self._closes or bool(self.lacking)
            self.changed.emit()
