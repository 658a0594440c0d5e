"""A code to try on the settings page: what the till would make of it, by the table of labels as it stands there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.domain.barcode import Label, LabelKind, Layout, read_label
from app.domain.label_table import parse_labels
from app.domain.product import KILOGRAM, PIECE
from app.domain.scan import plain, readings
from app.errors import BadSettings, RuleBroken
from app.services.finder import Found
from ui.formats import date_text, quantity_text, sum_text
from ui.i18n import sentences, tr
from ui.messages import message
from ui.presenters.till_parts import TillParts
from ui.tasks import Tasks

#: A separator of GS1 as it is shown.
_SEEN = "·"


class CodeTrial(QObject):
    """`changed`: `code` is what was read, `outcome` a sentence and its kind ("good", "warn", "info"); `failed`."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, till: TillParts, tasks: Tasks) -> None:
        super().__init__()
        self._till = till
        self._tasks = tasks
        self._text = ""
        self.code = ""
        self.outcome = ("", "info")

    def forget(self) -> None:
        """The page is shown anew."""
        self._text = ""
        self._show("", "", "info")

    def again(self, table: str) -> None:
        """The same code by another table."""
        if self._text:
            self.read(self._text, table)

    def read(self, text: str, table: str) -> None:
        """Somebody scanned or typed a code; `table` is what stands in the fields, kept or not."""
        self._text = text
        shown = text.replace("\x1d", _SEEN)
        try:
            layouts = parse_labels(table)
        except BadSettings as error:
            self._show(shown, message(error).title, "warn")
            return

        async def work() -> None:
            try:
                found = await self._till.look_up(text, layouts)
            except RuleBroken as error:
                self._show(shown, self._unknown(text, layouts, error), "warn")
            else:
                self._show(shown, _told(found), "good")

        self._tasks.queue("settings.code", work, self.failed.emit)

    def _unknown(self, text: str, layouts: tuple[Layout, ...], error: RuleBroken) -> str:
        label = read_label(plain(readings(text)[-1]), layouts)
        if label is None:
            return message(error).title
        about = tr("Етикетка: код товару {item}, {amount}", item=label.item, amount=_amount(label))
        return sentences(about, tr("Товару з таким кодом немає"))

    def _show(self, code: str, sentence: str, kind: str) -> None:
        self.code, self.outcome = code, (sentence, kind)
        self.changed.emit()


def _amount(label: Label) -> str:
    if label.kind is LabelKind.PRICE:
        return sum_text(label.value)
    return quantity_text(label.value, (KILOGRAM if label.kind is LabelKind.WEIGHT else PIECE).short)


def _told(found: Found) -> str:
    """«Банани · 1,254 кг · 93,92 грн · придатний до 30.11.2026»."""
    parts = [found.product.name]
    if found.amount is not None:
        parts.append(quantity_text(found.amount, found.product.unit.short))
    if found.label_sum is not None:
        parts.append(sum_text(found.label_sum))
    elif found.product.price is not None:
        parts.append(tr("{price} за {unit}", price=sum_text(found.product.price), unit=found.product.unit.short))
    if found.last_day is not None:
        parts.append(tr("придатний до {day}", day=date_text(found.last_day)))
    return " · ".join(parts)
