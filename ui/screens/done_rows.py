"""The three rows under the change: slip, drawer, fiscal number; each says what happened and what can be done."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.clock import local
from app.domain.document import DeliveryState
from app.domain.printjob import JobState
from app.errors import PrinterFault
from ui.i18n import sentences, tr
from ui.messages import message
from ui.presenters.done import DoneState
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.tag import Tag

GOOD, WAIT, BAD, NONE = ("circle-check", "accent_ink"), ("clock", "warn"), ("circle-alert", "danger"), ("info", "ink3")


@dataclass(frozen=True, slots=True)
class RowView:
    """What a row says: sign and colour, two lines, a tag at the right and a button, "" for none."""

    sign: tuple[str, str]
    title: str
    detail: str
    tag: str = ""
    action: str = ""


def slip_row(state: DoneState) -> RowView:
    """Where the slip is."""
    again = tr("Ще раз")
    match state.slip_state:
        case None:
            detail = tr("Друк чеків вимкнено в налаштуваннях") if state.printer else tr("Принтер не задано")
            return RowView(NONE, tr("Чек не друкувався"), detail, action=tr("Друк") if state.printer else "")
        case JobState.WAITING if state.slip is not None and state.slip.error:
            trouble = message(PrinterFault(state.slip.error)).title
            return RowView(WAIT, tr("Чек чекає на друк"), tr("{trouble}. Надрукується сам", trouble=trouble))
        case JobState.WAITING | JobState.PRINTING:
            return RowView(WAIT, tr("Чек друкується"), state.printer)
        case JobState.PRINTED:
            at = local(state.printed_at).strftime("%H:%M:%S") if state.printed_at else ""
            title = tr("Копію надруковано") if state.slip and state.slip.copy else tr("Нефіскальний чек надруковано")
            return RowView(GOOD, title, f"{state.printer} · {at}", action=again)
        case JobState.UNSURE:
            detail = tr("Подивіться на папір. Якщо чека немає, надрукуйте ще раз")
            return RowView(BAD, tr("Невідомо, чи надруковано чек"), detail, action=again)
        case JobState.FAILED:
            return RowView(BAD, tr("Чек не надруковано"), _fault(state), action=again)
        case JobState.DROPPED:
            return RowView(NONE, tr("Чек не друкувався"), tr("Від друку відмовилися"), action=tr("Друк"))


def drawer_row(state: DoneState) -> RowView:
    """The drawer is opened by the printer, together with the slip, where there is cash to put in."""
    if not state.document.payable and not state.document.tendered:
        return RowView(NONE, tr("Скринька не потрібна"), tr("платити нічого"))
    if not state.document.tendered:
        return RowView(NONE, tr("Скринька не потрібна"), tr("оплата без готівки"))
    if not state.opens_drawer or state.slip_state is None:
        return RowView(NONE, tr("Скриньку відкрийте вручну"), tr("каса її не відкриває"))
    key = tr("відкрийте її ключем, щоб видати решту")
    if state.slip_state is JobState.WAITING and state.slip is not None and state.slip.error:
        return RowView(BAD, tr("Скриньку не відкрито"), key)
    if state.slip_state in (JobState.WAITING, JobState.PRINTING):
        return RowView(WAIT, tr("Скринька відкривається"), tr("разом із друком чека"))
    if state.slip_state in (JobState.FAILED, JobState.DROPPED):
        return RowView(BAD, tr("Скриньку не відкрито"), key)
    if state.slip_state is JobState.UNSURE:
        return RowView(WAIT, tr("Невідомо, чи відкрито скриньку"), key)
    return RowView(GOOD, tr("Скриньку відкрито"), tr("закрийте після видачі решти"))


def fiscal_row(state: DoneState) -> RowView:
    """The server's word; the till never makes a number up."""
    delivery = state.entry.delivery
    if delivery.fiscal_number:
        at = local(delivery.fiscal_at).strftime("%H:%M:%S") if delivery.fiscal_at else ""
        detail = tr("отримано о {at}", at=at)
        if delivery.registrar:
            detail += f" · {tr('ФН ПРРО')} {delivery.registrar}"
        title = tr("Фіскальний номер {number}", number=delivery.fiscal_number)
        return RowView(GOOD, title, detail, action=tr("Друк копії з номером") if state.printer else "")
    queue = tr("у черзі: {n}", n=state.waiting) if state.waiting else ""
    match delivery.state:
        case DeliveryState.REFUSED | DeliveryState.DUPLICATE:
            detail = tr("Продаж збережено на касі, причина в черзі документів")
            return RowView(BAD, tr("Сервер відхилив документ"), detail)
        case DeliveryState.DELIVERED:
            return RowView(WAIT, tr("Фіскальний номер очікується"), tr("документ на сервері, номер ще не надійшов"))
    detail = (
        tr("документ збережено на касі й надсилається на сервер")
        if state.online
        else tr("документ збережено на касі, піде на сервер сам, щойно буде зв’язок")
    )
    return RowView(WAIT, tr("Фіскальний номер очікується"), detail, tag=queue)


class StateRow(QWidget):
    """Shows a `RowView`; `acted` when its button is tapped."""

    acted = Signal()

    def __init__(self, name: str, action_name: str, action_icon: str = "printer") -> None:
        super().__init__()
        self._icon = Icon("", "ink")
        self._title = label("", "strong", name=name)
        self._detail = label("", "small", "ink3", wrap=True, name=f"{name}_detail")
        self._tag = Tag("", "w", name=f"{name}_tag")
        self._button = Button("", icon=action_icon, size=48, name=action_name)
        self._button.clicked.connect(self.acted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self._title)
        words.addWidget(self._detail)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
        row.setSpacing(theme.px(16))
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self._tag)
        row.addWidget(self._button)
        self.setMinimumHeight(theme.px(67))

    def set(self, view: RowView) -> None:
        """Another state."""
        self._icon.set(*view.sign)
        self._title.set_text(view.title)
        self._detail.set_text(view.detail)
        self._tag.set(view.tag, "w")
        self._tag.setVisible(bool(view.tag))
        self._button.set_text(view.action)
        self._button.setVisible(bool(view.action))


def _fault(state: DoneState) -> str:
    kind = state.slip.error if state.slip else ""
    reason = tr("Чек не вдалося скласти") if kind == "slip" else message(PrinterFault(kind)).title
    return sentences(reason, tr("Продаж збережено"))
