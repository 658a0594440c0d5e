"""Cards without a receipt: who took how much and when, and the ways to give it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.charge import Charge, ChargeKind
from ui.formats import date_time_text, sum_text
from ui.i18n import tr
from ui.presenters.loose_cards import LooseCardsPresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.disc import Disc
from ui.widgets.label import label
from ui.widgets.layouts import refill
from ui.widgets.page import KeyPage
from ui.widgets.scroll import scroll_area


class LooseCardsScreen(KeyPage):
    """Esc goes back to the sale.

    Names: `loose_back`, `loose_empty`, and per row N: `loose_sum_N`, `loose_state_N`, `loose_cancel_N`,
    `loose_refund_N`, `loose_record_N`, `loose_settle_N`.
    """

    def __init__(self, presenter: LooseCardsPresenter) -> None:
        super().__init__()
        self.setObjectName("loose_screen")
        self.setAccessibleName(tr("Картки без чека"))
        self._presenter = presenter
        column = QVBoxLayout(self)
        edge = theme.px(theme.pick(16, 24, 32))
        column.setContentsMargins(edge, theme.px(16), edge, theme.px(16))
        column.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        back = Button(icon="arrow-left", role="ghost", name="loose_back")
        back.setAccessibleName(tr("Назад"))
        back.clicked.connect(presenter.leave)
        head.addWidget(back)
        head.addWidget(label(tr("Картки без чека"), "h2"), 1)
        column.addLayout(head)
        said = tr("Гроші списано з картки або повернено на неї, а документа про це немає.")
        column.addWidget(label(said, "body", "ink2", wrap=True))
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(12))
        room = QWidget()
        inside = QVBoxLayout(room)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._rows)
        inside.addStretch(1)
        column.addWidget(scroll_area(room, name="loose_list"), 1)
        presenter.changed.connect(self._show)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.leave()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        rows: list[QWidget] = [self._row(number, one) for number, one in enumerate(self._presenter.charges)]
        if not rows:
            rows.append(label(tr("Таких немає"), "body", "ink3", name="loose_empty"))
        refill(self._rows, rows)

    def _row(self, number: int, charge: Charge) -> QWidget:
        card = Card(margins=(20, 16, 20, 16), spacing=12)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        given = charge.kind is ChargeKind.REFUND
        words.addWidget(label(sum_text(charge.taken), "title", name=f"loose_sum_{number}"))
        state = (
            tr("Повернено на картку. Оформіть повернення: гроші вдруге не підуть")
            if given
            else tr("Списано з картки, а від чека відмовилися. Поверніть гроші")
        )
        words.addWidget(label(state, "body", "warn", weight=600, wrap=True, name=f"loose_state_{number}"))
        who = tr("{at}, касир {who}", at=date_time_text(charge.started_at), who=charge.by)
        words.addWidget(label(who, "body", "ink2", wrap=True))
        slip = charge.slip
        if slip is not None:
            facts = (slip.payment_system, slip.pan, f"RRN {slip.rrn}" if slip.rrn else "")
            words.addWidget(label("  ·  ".join(fact for fact in facts if fact), "note", "ink3", wrap=True))
        top = QHBoxLayout()
        top.setSpacing(theme.px(16))
        top.addWidget(Disc("credit-card", "warn", "warn_soft", 52), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        ways = QHBoxLayout()
        ways.setSpacing(theme.px(8))
        for name, said, icon, role, act in self._ways(charge):
            button = Button(said, icon=icon, role=role, size=56, name=f"loose_{name}_{number}")
            button.clicked.connect(act)
            ways.addWidget(button, 1)
        settle = Button(tr("Вирішено інакше"), role="ghost", size=56, name=f"loose_settle_{number}")
        settle.clicked.connect(lambda: self._presenter.ask_reason(charge))
        ways.addWidget(settle)
        card.body.addLayout(top)
        card.body.addLayout(ways)
        return card

    def _ways(self, charge: Charge) -> tuple[tuple[str, str, str, str, Callable[[], None]], ...]:
        """Name, words, icon, role and deed of each way on. Money that went back is never taken back."""
        presenter = self._presenter
        if charge.kind is ChargeKind.REFUND:
            said = tr("Оформити повернення")
            return (("record", said, "undo-2", "primary", partial(presenter.record, charge)),)
        cancel, back = partial(presenter.take_back, charge.id), partial(presenter.give_back, charge.id)
        return (
            ("cancel", tr("Скасувати на терміналі"), "undo-2", "primary", cancel),
            ("refund", tr("Повернути за RRN"), "credit-card", "secondary", back),
        )
