"""Screen 05b: nobody knows whether a card was charged. What happened, that the sale is safe, and three ways out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.charge_words import clock_text, doubt_story, doubt_words
from ui.formats import money_text
from ui.i18n import tr
from ui.keymap import press
from ui.presenters.charge import ChargePresenter
from ui.presenters.payment import PaymentPresenter
from ui.screens.doubt_ways import DoubtWays, cramped
from ui.screens.payment_summary import PaymentSummary
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.card import Card, vline
from ui.widgets.disc import Disc
from ui.widgets.figure import Figure
from ui.widgets.label import label
from ui.widgets.layouts import handed
from ui.widgets.page import KeyPage
from ui.widgets.progress_row import ProgressRow


class DoubtScreen(KeyPage):
    """Esc goes back to the sale, with the doubt as it is. Enter never takes a way out.

    Names: `doubt_title`, `doubt_since`, `doubt_amount`, `doubt_story`, `doubt_step_0` …, `leave_doubt`; the ways out
    are `DoubtWays`.
    """

    def __init__(self, presenter: ChargePresenter, payment: PaymentPresenter) -> None:
        super().__init__()
        self.setObjectName("doubt_screen")
        self.setAccessibleName(tr("Невідомо, чи пройшла оплата"))
        self._presenter = presenter
        self.summary = PaymentSummary(payment, back=presenter.leave)
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.summary)
        main = QVBoxLayout()
        edge = theme.px(16)
        main.setContentsMargins(edge, edge, edge, edge)
        main.setSpacing(theme.px(8))
        self._leave = Button(tr("До продажу"), icon="arrow-left", role="ghost", size=56, key="Esc", name="leave_doubt")
        self._leave.clicked.connect(presenter.leave)
        main.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignLeft)
        card = Card(margins=(0, 0, 0, 0), spacing=0)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addLayout(self._make_story(), 1)
        columns.addWidget(vline())
        columns.addWidget(DoubtWays(presenter))
        card.body.addLayout(columns)
        main.addWidget(card, 1)
        page.addLayout(main, 1)
        handed(page)
        presenter.changed.connect(self._show)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if press(self, "doubt", event, {}):
            return
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.leave()
        else:
            super().keyPressEvent(event)

    def _make_story(self) -> QVBoxLayout:
        column = QVBoxLayout()
        edge = theme.px(theme.pick(20, 32, 40))
        column.setContentsMargins(edge, theme.px(theme.pick(20, 32, 40)), edge, theme.px(20))
        column.setSpacing(theme.px(12))
        self._title = label("", "h2", name="doubt_title", wrap=True, size=theme.pick(21, None, 28))
        self._since = label("", "body", "ink2", name="doubt_since", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addStretch()
        words.addWidget(self._title)
        words.addWidget(self._since)
        words.addStretch()
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addWidget(
            Disc("triangle-alert", "warn", "warn_soft", theme.pick(48, 64, 64)), 0, Qt.AlignmentFlag.AlignTop
        )
        head.addLayout(words, 1)
        self._amount = Figure(
            style="amount",
            name="doubt_amount",
            unit=tr("грн"),
            unit_size=24,
            size=theme.pick(44, 52, 72),
            align=paint.LEFT,
        )
        self._story = label("", "body", "ink2", name="doubt_story", wrap=True)
        column.addLayout(head)
        column.addSpacing(theme.px(8))
        column.addWidget(self._amount)
        warning = label(tr("Не проводьте картку вдруге, доки не з’ясуєте."), "heading", "danger", wrap=True)
        column.addWidget(warning)
        column.addWidget(self._story)
        column.addStretch(1)
        self._steps = [ProgressRow(f"doubt_step_{number}") for number in range(3)]
        for step in self._steps:
            # The words above say the same; larger letters in the smallest window leave no room for both.
            if not cramped():
                column.addWidget(step)
        rule = tr("Інші чеки можна оплачувати готівкою. Картку термінал прийме, щойно це з’ясується.")
        column.addWidget(label(rule, "small", "ink3", wrap=True))
        return column

    def _show(self) -> None:
        state = self._presenter.state
        self.summary.setVisible(state.here)
        self._leave.setVisible(not state.here)
        charge = state.doubt
        if charge is None:
            return
        at = clock_text(charge.started_at)
        self._title.set_text(doubt_words(charge.kind).title)
        self._since.set_text(tr("Термінал не сказав, чим скінчився запит о {at}", at=at))
        self._amount.set_text(money_text(charge.amount))
        self._story.set_text(doubt_story(charge, state.look))
        sent, read, answer = self._steps
        sent.set(tr("Запит надіслано"), "done", at)
        read.setVisible(state.read_at is not None and not cramped())
        read.set(tr("Картку прочитано"), "done", clock_text(state.read_at) if state.read_at is not None else "")
        answer.set(tr("Відповідь банку"), "open", tr("не отримано"))
