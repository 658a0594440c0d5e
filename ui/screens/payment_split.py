"""A receipt paid in parts: what is taken, what is taken now, what is left, and by which means to go on (04b)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.payment import Payment, PaymentMeans
from ui.formats import money_text
from ui.i18n import tr
from ui.presenters.payment import PaymentPresenter, PaymentState
from ui.presenters.payment_state import TRANSFERS
from ui.screens.payment_fields import PaymentFields
from ui.screens.payment_words import MEANS_ICONS, means_name, means_tab
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.card import Card, Panel, RoundedEdge, hline
from ui.widgets.figure import Figure
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.layouts import refill
from ui.widgets.scroll import scroll_area
from ui.widgets.tag import Tag


class PaymentSplit(QWidget):
    """Names: `part_1` … (rows), `part_1_remove` …, `part_amount`, `split_total`, `split_taken`, `split_left`,
    `part_cash` … (how to go on), `part_rrn` and the other fields of `PaymentFields`, `split_hint`."""

    def __init__(self, presenter: PaymentPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._shown: tuple[Payment, ...] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._rows.setContentsMargins(0, 0, 0, 0)
        taken = QWidget()
        held = QVBoxLayout(taken)
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(0)
        held.addLayout(self._rows)
        held.addStretch(1)
        self._taken = scroll_area(taken, name="parts")
        self._now = _NowRow(presenter)
        card = Card(margins=(1, 1, 1, 1), spacing=0)
        card.body.addWidget(self._taken, 1)
        card.body.addWidget(self._now)
        RoundedEdge(card)
        self._card = card
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(card, 1000)
        column.addLayout(self._make_sums())
        column.addWidget(self._make_next())
        self._fields = PaymentFields(presenter, "part")
        column.addWidget(self._fields)
        column.addStretch(1)
        column.addLayout(self._make_hint())

    @property
    def lines(self) -> list[QLineEdit]:
        """What is there to type into now."""
        return self._fields.lines

    def show_state(self) -> None:
        """Follows the presenter."""
        state = self._presenter.state
        tender = state.tender
        if tender.parts != self._shown:
            self._shown = tender.parts
            made = [_PartRow(number + 1, part) for number, part in enumerate(tender.parts)]
            for row in made:
                row.removed.connect(self._presenter.remove)
            refill(self._rows, made)
        count = len(tender.parts)
        self._taken.setMinimumHeight(theme.px(min(count, 1) * _PartRow.HIGH))
        self._card.setMaximumHeight(count * theme.px(_PartRow.HIGH) + theme.px(_NowRow.HIGH) + 2)
        self._taken.setVisible(bool(count))
        self._now.show_state()
        self._total.set_text(money_text(tender.total))
        self._paid.set_text(money_text(tender.taken))
        self._left.set_text(money_text(tender.left), "warn" if tender.left else "accent_ink")
        self._left_block.set_look(*(("warn_soft", "warn_soft") if tender.left else ("accent_soft", "accent_soft")))
        self._left_word.set_color("warn" if tender.left else "accent_ink")
        self._next.setVisible(not state.whole)
        for means, button in self._buttons.items():
            button.set_checked(means is state.means)
            button.setEnabled(not state.recording)
        self._fields.show_state()

    def _make_sums(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self._total, self._paid, self._left = (
            Figure(style="h1", name=name, align=paint.LEFT, size=theme.pick(24, 28, 36))
            for name in ("split_total", "split_taken", "split_left")
        )
        self._left_word = label(tr("Залишилося"), "note", "warn")
        blocks = []
        for word, figure in (
            (label(tr("Разом"), "note", "ink2"), self._total),
            (label(tr("Сплачено"), "note", "ink2"), self._paid),
            (self._left_word, self._left),
        ):
            block = Card(margins=(18, 10, 12, 10), spacing=2)
            block.body.addWidget(word)
            block.body.addWidget(figure)
            row.addWidget(block, 1)
            blocks.append(block)
        self._left_block = blocks[-1]
        return row

    def _make_next(self) -> QWidget:
        self._next = QWidget()
        column = QVBoxLayout(self._next)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(label(tr("Додати частину"), "note", "ink2", weight=500))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._buttons: dict[PaymentMeans, Button] = {}
        order = self._presenter.state.order
        for means in order:
            said = means_tab(means, order)
            button = Button(
                said,
                icon="" if theme.form == "compact" else MEANS_ICONS[means],
                size=64,
                name=f"part_{means_name(means, order)}",
                text_size=theme.pick(14, 15, 18),
            )
            button.setMinimumWidth(0)
            button.clicked.connect(lambda _on=False, one=means: self._presenter.choose(one, part=True))
            self._buttons[means] = button
            row.addWidget(button, 1)
        column.addLayout(row)
        return self._next

    def _make_hint(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(Icon("info", "ink3", 18), 0, Qt.AlignmentFlag.AlignTop)
        said = tr(
            "Заокруглюється лише готівкова частина. Проведену карткою частину можна прибрати тільки поверненням на"
            " термінал."
        )
        row.addWidget(label(said, "small", "ink3", wrap=True, name="split_hint"), 1)
        return row


class _PartRow(QWidget):
    """One part that is taken. `removed` carries its id."""

    HIGH = 76
    removed = Signal(str)

    def __init__(self, number: int, part: Payment) -> None:
        super().__init__()
        self.setObjectName(f"part_{number}")
        self.setFixedHeight(theme.px(self.HIGH))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(label(means_tab(part.means, ()), "body_medium"))
        words.addWidget(label(_about(part), "note", "ink2", elide=Qt.TextElideMode.ElideRight))
        words.addStretch(1)
        ends = "" if theme.form == "compact" else part.rrn[:4]
        short = f"RRN {ends}…{part.rrn[-4:]}" if part.rrn else tr("прийнято")
        figure = Figure(money_text(part.amount), "title", name=f"part_{number}_amount")
        figure.setMinimumWidth(theme.px(theme.pick(84, 118, 150)))
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(16), 0, theme.px(6), 0)
        row.setSpacing(theme.px(14))
        row.addWidget(Icon(MEANS_ICONS[part.means], "ink2", 22))
        row.addLayout(words, 1)
        row.addWidget(Tag(short, "g", "check"))
        row.addWidget(figure)
        remove = Button(icon="x", role="ghost", size=56, name=f"part_{number}_remove", color="ink2")
        remove.setAccessibleName(tr("Прибрати частину {sum}", sum=money_text(part.amount)))
        remove.clicked.connect(lambda: self.removed.emit(part.id))
        row.addWidget(remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(hline())


class _NowRow(Panel):
    """The part that is taken now: its sum is typed with the keypad."""

    HIGH = 88

    def __init__(self, presenter: PaymentPresenter) -> None:
        super().__init__("select")
        self._presenter = presenter
        self.setFixedHeight(theme.px(self.HIGH))
        self._icon = Icon("banknote", "accent_ink", 22)
        self._title = label("", "strong")
        self._detail = label("", "note", "ink2", elide=Qt.TextElideMode.ElideRight, name="part_detail")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        words.addStretch(1)
        self._box = Card(margins=(12, 0, 14, 0), spacing=0, radius="control")
        self._box.setFixedSize(theme.px(theme.pick(130, 168, 220)), theme.px(56))
        self._figure = Figure(style="title", name="part_amount", size=theme.pick(20, 22, 26))
        self._box.body.addWidget(self._figure)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(18), 0)
        row.setSpacing(theme.px(14))
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self._box)

    def show_state(self) -> None:
        """Follows the presenter."""
        state = self._presenter.state
        self._box.setVisible(not state.whole)
        if state.whole:
            self._icon.set("circle-check", "accent_ink")
            self._title.set_text(tr("Чек сплачено повністю"))
            self._detail.set_text(tr("завершіть продаж"))
            return
        self._icon.set(MEANS_ICONS[state.means], "accent_ink")
        self._title.set_text(means_tab(state.means, state.order))
        self._detail.set_text(_doing(state))
        self._box.set_look("surface", "focus", 2)
        offered = state.note is not None
        self._figure.set_text(money_text(state.amount) if offered else state.typed or "0", "ink")


def _about(part: Payment) -> str:
    """What is known of a part, in a line."""
    if part.means is PaymentMeans.CASH:
        if theme.form == "compact":
            return tr("без решти")
        return tr("отримано {sum}, без решти", sum=money_text(part.tendered))
    if part.means in TRANSFERS:
        said = (tr("№ {number}", number=part.extra["reference"]) if part.extra.get("reference") else "",)
        return " · ".join(filter(None, (*said, part.extra.get("payer", "")))) or tr("підтверджено касиром")
    known = (part.extra.get("acquirer", ""), part.pan)
    return " · ".join(filter(None, known)) or tr("банківський термінал")


def _doing(state: PaymentState) -> str:
    """What the cashier does with the part that is taken now."""
    if state.in_cash:
        if state.change:
            return tr("решта {sum}", sum=money_text(state.change))
        if state.lacking:
            return tr("усе готівкою: {sum}", sum=money_text(state.due.payable))
        return tr("введіть, скільки отримано")
    if state.means is PaymentMeans.ACQUIRING:
        return tr("сума піде на термінал")
    if state.means is PaymentMeans.CARD:
        return tr("проведіть на терміналі")
    return tr("очікує підтвердження касира")
