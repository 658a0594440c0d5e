"""The guided first sale: listens to what the cashier really does and says what comes next."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from app.domain.document import Document
from app.domain.lesson import STEPS, Facts, Step, step_of
from app.domain.receipt import Receipt
from app.store.meta import Meta
from ui.formats import sum_text
from ui.i18n import tr
from ui.tasks import Tasks

TAKEN = "lesson_taken"


class GuidePresenter(QObject):
    """`changed` when another step is to be shown, or none. It begins by itself with the first sale page of a training
    that was never taught, and again by `begin`."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, meta: Meta, receipt: Callable[[], Receipt], tasks: Tasks) -> None:
        super().__init__()
        self._meta = meta
        self._receipt = receipt
        self._tasks = tasks
        self._page = ""
        self._sold = False
        self._change = Decimal(0)
        self._wanted: bool | None = None
        self.on = False
        self.step = Step.AWAY

    @property
    def said(self) -> str:
        """What to do now."""
        match self.step:
            case Step.SCAN:
                return tr("Скануйте товар або торкніться його плитки")
            case Step.QUANTITY:
                return tr("Візьмемо два: торкніться «+» під рядком чека або скануйте товар ще раз")
            case Step.PAY:
                return tr("Покупець платить: натисніть велику кнопку «Оплата»")
            case Step.MONEY:
                return tr("Торкніться купюри, яку дав покупець, і «Прийняти оплату»")
            case Step.SLIP if self._change:
                change = sum_text(self._change)
                return tr("Решта {change}. Віддайте її й чек, потім «Новий чек»", change=change)
            case Step.SLIP:
                return tr("Грошей без решти. Віддайте чек, потім «Новий чек»")
            case Step.DONE:
                return tr("Готово: це був ваш перший продаж! Далі — вправи в «Навчанні»")
        return tr("Перший продаж чекає: поверніться на «Продаж»")

    @property
    def place(self) -> str:
        """«2 з 5», nothing beside the steps."""
        return tr("{n} з {all}", n=int(self.step), all=STEPS) if 0 < self.step <= STEPS else ""

    @property
    def over(self) -> bool:
        return self.step is Step.DONE

    def begin(self) -> None:
        """The lesson from its first step."""
        self.on, self._sold, self.step = True, False, Step.AWAY
        self._look()
        self.changed.emit()

    def skip(self) -> None:
        """Away with it, now and at the next start; a button brings it back."""
        if self.on:
            self.on = False
            self._tasks.queue("guide.taken", lambda: self._meta.put(TAKEN, "1"), self.failed.emit)
            self.changed.emit()

    def shown(self, page: str) -> None:
        """Another page is in front."""
        self._page = page
        if self._wanted is None and page == "sale":
            self._wanted = False
            self._tasks.start("guide.begin", self._begin_unless_taken, self.failed.emit)
        self._look()

    def receipt_changed(self) -> None:
        self._look()

    def paid(self, document: Document) -> None:
        """A sale is made: what goes back to the buyer is said on the next page."""
        self._sold = True
        self._change = document.change
        self._look()
        if self.on and self.step is Step.SLIP:  # the page may have come first
            self.changed.emit()

    async def _begin_unless_taken(self) -> None:
        if await self._meta.get(TAKEN) is None:
            self.begin()

    def _look(self) -> None:
        if not self.on:
            return
        items = self._receipt().items
        several = any(item.quantity > 1 or item.by_weight for item in items)
        step = step_of(Facts(self._page, len(items), several, self._sold), self.step)
        if step is not self.step:
            self.step = step
            if step is Step.DONE:
                self._tasks.queue("guide.taken", lambda: self._meta.put(TAKEN, "1"), self.failed.emit)
            self.changed.emit()
