"""Opening the shift: facts on the left, the float on the right (mockup 02)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.formats import money_text, sum_text
from ui.i18n import tr
from ui.keymap import keymap, press
from ui.keys import amount_key
from ui.presenters.open_shift import OpenShiftPresenter
from ui.theme import theme
from ui.widgets.amount_box import AmountBox
from ui.widgets.button import Button
from ui.widgets.card import Card, hline
from ui.widgets.count_table import CountTable
from ui.widgets.icon import Icon
from ui.widgets.keypad import Keypad
from ui.widgets.label import label
from ui.widgets.layouts import handed
from ui.widgets.notice import Notice
from ui.widgets.page import KeyPage
from ui.widgets.segment import Segment
from ui.widgets.switch import CheckBox
from ui.widgets.tag import Tag


class OpenShiftScreen(KeyPage):
    """Enter opens; by notes Enter goes to the next one until the last, and F12 opens at once."""

    def __init__(self, presenter: OpenShiftPresenter) -> None:
        super().__init__()
        self.setObjectName("open-shift")
        self._presenter = presenter
        row = QHBoxLayout(self)
        edge = theme.px(theme.pick(12, 16, 20))
        row.setContentsMargins(edge, edge, edge, edge)
        row.setSpacing(edge)
        row.addWidget(self._build_left(), 1)
        row.addWidget(self._build_right())
        handed(row)
        presenter.loaded.connect(self._show_facts)
        presenter.mode_changed.connect(self._show_mode)
        presenter.amount_changed.connect(self._show_amount)
        presenter.busy_changed.connect(self._show_busy)
        self._show_facts()
        self._show_mode()
        self._show_amount()
        self._show_busy()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = amount_key(event)
        if press(self, "open_shift", event, {"open_shift": self._presenter.open}):
            return
        if key:
            for keypad in (self._sum_keys, self._count_keys):
                keypad.flash(key)
            self._presenter.press(key)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._presenter.confirm()
        elif self._presenter.by_notes and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._presenter.step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ left

    def _build_left(self) -> QWidget:
        card = Card(margins=(32, 28, 32, 14) if theme.form != "compact" else (20, 20, 20, 10), spacing=0)
        head = QHBoxLayout()
        head.addWidget(Tag(tr("Зміну закрито"), "n"))
        head.addStretch(1)
        past = Button(tr("Минулі зміни"), role="link", size=48, name="past-shifts", align=Qt.AlignmentFlag.AlignRight)
        past.clicked.connect(self._presenter.past_requested)
        head.addWidget(past)
        self._title = label("", "h1", name="open-shift-title")
        about = tr("Перерахуйте готівку в скриньці й порівняйте із залишком попередньої зміни.")
        self._notice = Notice(name="float-comparison")
        self._error = Notice(kind="danger", name="open-shift-error")
        self._print = CheckBox(
            tr("Надрукувати чек службового внесення"), on=self._presenter.print_slip, name="print-float"
        )
        self._print.toggled.connect(self._presenter.set_print)
        offline = QHBoxLayout()
        offline.setSpacing(theme.px(8))
        offline.addWidget(Icon("info", "ink3", 18))
        offline.addWidget(
            label(
                tr("Без інтернету зміна теж відкриється, а документ піде на сервер пізніше."),
                "small",
                "ink3",
                elide=Qt.TextElideMode.ElideRight,
            ),
            1,
        )
        self._facts = self._build_facts(about)
        self._count = CountTable("surface")
        self._count.chosen.connect(self._presenter.select)
        body = card.body
        body.addLayout(head)
        body.addSpacing(theme.px(10))
        body.addWidget(self._title)
        body.addWidget(self._facts)
        body.addSpacing(theme.px(10))
        body.addWidget(self._count, 10)
        body.addSpacing(theme.px(8))
        body.addWidget(self._notice)
        body.addWidget(self._error)
        body.addStretch(1)
        body.addWidget(self._print)
        body.addLayout(offline)
        body.addSpacing(theme.px(8))
        return card

    def _build_facts(self, about: str) -> QWidget:
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, theme.px(6), 0, 0)
        column.setSpacing(0)
        column.addWidget(label(about, color="ink2", wrap=True))
        column.addSpacing(theme.px(14))
        self._values = {}
        for key, title in (
            ("till", tr("Каса")),
            ("cashier", tr("Касир")),
            ("last", tr("Попередня зміна")),
            ("remainder", tr("Залишок за обліком")),
            ("registrar", tr("Фіскальний номер ПРРО")),
        ):
            line = QWidget()
            line.setFixedHeight(theme.px(48))
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label(title, color="ink2"))
            value = label(
                "",
                "body_medium",
                name=f"open-shift-{key}",
                align=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                elide=Qt.TextElideMode.ElideMiddle,
            )
            row.addWidget(value, 1)
            rule = hline()
            self._values[key] = (value, line, rule)
            column.addWidget(line)
            column.addWidget(rule)
        return host

    # ------------------------------------------------------------------ right

    def _build_right(self) -> QWidget:
        card = Card(margins=(28, 24, 28, 24) if theme.form != "compact" else (18, 12, 18, 12), spacing=0)
        card.setFixedWidth(theme.px(theme.pick(384, 520, 600)))
        self._segment = Segment(
            [("sum", tr("Сума"), "calculator"), ("notes", tr("За номіналами"), "coins")], name="float-mode"
        )
        self._segment.chosen.connect(lambda key: self._presenter.set_mode(key == "notes"))
        self._box = AmountBox(
            unit=tr("грн"), height=theme.pick(68, 92, 104), size=theme.pick(40, 50, 56), name="float-amount"
        )
        self._sum_keys, self._count_keys = Keypad("weight", name="keypad"), Keypad("count", name="count-keypad")
        for keypad in (self._sum_keys, self._count_keys):
            keypad.setMaximumHeight(theme.px(4 * 84 + 24))
            keypad.pressed.connect(self._presenter.press)
        self._back, self._next = Button(tr("Назад"), name="count-back"), Button(tr("Далі"), key="↵", name="count-next")
        self._back.clicked.connect(lambda: self._presenter.step(-1))
        self._next.clicked.connect(lambda: self._presenter.step(1))
        steps = QHBoxLayout()
        steps.setSpacing(theme.px(8))
        steps.addWidget(self._back, 1)
        steps.addWidget(self._next, 1)
        self._open = Button(tr("Відкрити зміну"), role="primary", size=theme.pick(68, 80, 80), name="open-shift-button")
        self._open.clicked.connect(self._presenter.open)
        body = card.body
        gap = theme.px(theme.pick(8, 14, 14))
        body.addWidget(self._segment)
        body.addSpacing(gap)
        body.addWidget(label(tr("Готівка на початок зміни"), "field_label", "ink2"))
        body.addSpacing(theme.px(6))
        body.addWidget(self._box)
        body.addSpacing(gap)
        body.addWidget(self._sum_keys, 10)
        body.addWidget(self._count_keys, 10)
        body.addSpacing(theme.px(8))
        body.addLayout(steps)
        body.addStretch(1)
        body.addSpacing(gap)
        body.addWidget(self._open)
        return card

    # ------------------------------------------------------------------ showing

    def _show_facts(self) -> None:
        presenter = self._presenter
        number = presenter.number
        self._title.set_text(tr("Відкрити зміну №{number}", number=number) if number else tr("Відкрити зміну"))
        remainder = presenter.remainder
        facts = {
            "till": presenter.till,
            "cashier": presenter.cashier,
            "last": presenter.last_shift,
            "remainder": sum_text(remainder) if remainder is not None else "",
            "registrar": presenter.registrar,
        }
        for key, (value, line, rule) in self._values.items():
            value.set_text(facts[key])
            line.setVisible(bool(facts[key]))
            rule.setVisible(bool(facts[key]))

    def _show_mode(self) -> None:
        notes = self._presenter.by_notes
        self._segment.set_current("notes" if notes else "sum")
        self._facts.setVisible(not notes)
        self._count.setVisible(notes)
        self._sum_keys.setVisible(not notes)
        self._count_keys.setVisible(notes)
        self._back.setVisible(notes)
        self._next.setVisible(notes)
        self._open.set_key(keymap.key("open_shift") if notes else "Enter")

    def _show_amount(self) -> None:
        presenter = self._presenter
        if presenter.by_notes:
            self._box.set(money_text(presenter.value))
        else:
            self._box.set(presenter.amount.text)
        self._count.show_count(presenter.count)
        comparison = presenter.comparison
        self._notice.setVisible(comparison is not None and not presenter.error)
        if comparison is not None:
            self._notice.set(comparison.text, "good" if comparison.fits else "warn")
        self._error.set(presenter.error, "danger")
        self._error.setVisible(bool(presenter.error))

    def _show_busy(self) -> None:
        self._open.set_busy(self._presenter.busy)
