"""Screen 05a: a card is being charged; what the terminal is doing, how long, and the way back while there is one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.charge import ChargeKind, TerminalStatus
from ui.charge_words import clock_text, span_text, step_of, sum_title
from ui.formats import money_text
from ui.i18n import tr
from ui.presenters.charge import PATIENCE, ChargePresenter
from ui.presenters.payment import PaymentPresenter
from ui.screens.payment_summary import PaymentSummary
from ui.terminal_words import terminal_doing
from ui.theme import theme
from ui.widgets.bar import Bar
from ui.widgets.button import Button
from ui.widgets.card import Card, vline
from ui.widgets.disc import Disc
from ui.widgets.figure import Figure
from ui.widgets.label import label
from ui.widgets.layouts import handed
from ui.widgets.page import KeyPage
from ui.widgets.progress_row import ProgressRow

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class ChargeScreen(KeyPage):
    """Esc takes the charge back, Enter does nothing.

    Names: `charge_amount`, `charge_status`, `charge_wait`, `charge_step_0` …, `stop_charge`.
    """

    def __init__(self, presenter: ChargePresenter, payment: PaymentPresenter) -> None:
        super().__init__()
        self.setObjectName("charge_screen")
        self.setAccessibleName(tr("Оплата карткою"))
        self._presenter = presenter
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        self.summary = PaymentSummary(payment)
        page.addWidget(self.summary)
        main = QVBoxLayout()
        edge = theme.px(16)
        main.setContentsMargins(edge, edge, edge, edge)
        card = Card(margins=(0, 0, 0, 0), spacing=0)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addLayout(self._make_middle(), 1)
        columns.addWidget(vline())
        columns.addWidget(self._make_right())
        card.body.addLayout(columns)
        main.addWidget(card)
        page.addLayout(main, 1)
        handed(page)
        presenter.changed.connect(self._show)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.stop()
        else:
            super().keyPressEvent(event)

    def _make_middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(10))
        self._title = label("", "body", "ink2", size=18, align=_MIDDLE)
        self._amount = Figure(
            style="amount",
            name="charge_amount",
            unit=tr("грн"),
            unit_size=24,
            size=theme.pick(52, 64, 84),
            align=_MIDDLE,
        )
        self._status = label("", "h2", name="charge_status", align=_MIDDLE, wrap=True)
        self._about = label("", "body", "ink2", align=_MIDDLE, wrap=True)
        column.addStretch(3)
        column.addWidget(Disc("nfc", "info", "info_soft", theme.pick(112, 132, 160)), 0, _MIDDLE)
        column.addSpacing(theme.px(14))
        column.addWidget(self._title)
        column.addWidget(self._amount)
        column.addSpacing(theme.px(18))
        column.addWidget(self._status)
        column.addWidget(self._about)
        column.addStretch(4)
        return column

    def _make_right(self) -> QWidget:
        right = QWidget()
        right.setFixedWidth(theme.px(theme.pick(284, 380, 460)))
        column = QVBoxLayout(right)
        edge = theme.px(theme.pick(18, 28, 32))
        column.setContentsMargins(edge, theme.px(26), edge, theme.px(20))
        column.setSpacing(theme.px(4))
        column.addWidget(label(tr("Банківський термінал"), "heading"))
        column.addSpacing(theme.px(8))
        self._steps = [ProgressRow(f"charge_step_{number}") for number in range(4)]
        for step in self._steps:
            column.addWidget(step)
        column.addSpacing(theme.px(10))
        self._bar = Bar("charge_bar")
        column.addWidget(self._bar)
        times = QHBoxLayout()
        times.addWidget(label(tr("Час очікування"), "note", "ink2"), 1)
        self._wait = label("", "note", "ink2", name="charge_wait")
        times.addWidget(self._wait)
        column.addSpacing(theme.px(6))
        column.addLayout(times)
        column.addStretch(1)
        self._note = label("", "small", "ink2", wrap=True)
        column.addWidget(self._note)
        column.addSpacing(theme.px(8))
        self._stop = Button(tr("Скасувати"), size=64, key="Esc", name="stop_charge")
        self._stop.clicked.connect(self._presenter.stop)
        column.addWidget(self._stop)
        return right

    def _show(self) -> None:
        state = self._presenter.state
        self._title.set_text(sum_title(state.kind) if state.amount else "")
        self._amount.setVisible(bool(state.amount))
        self._amount.set_text(money_text(state.amount))
        status = state.status
        if state.sent_at is None:
            said = tr("З’єднуємося з терміналом")
        else:
            said = terminal_doing(status if status is not None else TerminalStatus.IDLE)
        self._status.set_text(tr("Скасовуємо…") if state.stopping else said)
        self._about.set_text(_about(status, state.kind) if not state.stopping else "")
        now = step_of(status, sent=state.sent_at is not None)
        words = (tr("Запит надіслано"), tr("Картка"), tr("Відповідь банку"), tr("Друк чека термінала"))
        waiting = span_text(state.seconds)
        for number, (row, said) in enumerate(zip(self._steps, words, strict=True)):
            at = {0: state.sent_at, 1: state.read_at}.get(number)
            time = clock_text(at) if at is not None else waiting if number == now else ""
            row.set(said, "done" if number < now else "now" if number == now else "ahead", time)
        self._bar.set(state.seconds / PATIENCE)
        self._wait.set_text(tr("ще {time}", time=span_text(PATIENCE - state.seconds)))
        note = tr("Термінал може встигнути списати гроші: каса дочекається його відповіді.")
        self._note.set_text(note if state.stopping else tr("Скасувати можна, доки банк не відповів."))
        self._stop.set_busy(state.stopping)


def _about(status: TerminalStatus | None, kind: ChargeKind) -> str:
    if status in (TerminalStatus.AUTHORISING, TerminalStatus.IN_PROGRESS):
        return tr("Не забирайте картку від термінала")
    if status is TerminalStatus.WAITS_FOR_CARD and kind is ChargeKind.PURCHASE:
        return tr("Термінал чекає на покупця")
    return ""
