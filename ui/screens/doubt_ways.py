"""The three ways out of a doubt: ask the terminal again, its slip says approved, its slip says nothing was charged.

The last two take a second tap: the first one only shows what is to be typed, or what it may cost to be wrong.
"""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.charge_words import doubt_words, look_text
from ui.i18n import tr
from ui.keymap import keymap
from ui.presenters.charge import ChargePresenter, Way
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import hline
from ui.widgets.field import LabelledField
from ui.widgets.label import label

#: Characters a field takes: its code, and blanks between.
_ROOM = {"rrn": 18, "approval_code": 9}


class DoubtWays(QWidget):
    """Names: `ask_again`, `asked_last`, `way_approved`, `way_nothing`, `put_aside`, `doubt_rrn`,
    `doubt_approval_code`, `confirm_approved`, `confirm_nothing`, `ways_back`."""

    def __init__(self, presenter: ChargePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._shown: Way | None = None
        self.setFixedWidth(theme.px(theme.pick(304, 404, 480)))
        column = QVBoxLayout(self)
        edge = theme.px(theme.pick(16, 24, 28))
        column.setContentsMargins(edge, theme.px(24), edge, theme.px(20))
        column.setSpacing(theme.px(12))
        self._ask = Button(
            tr("Перевірити ще раз"),
            icon="refresh-cw",
            role="primary",
            size=theme.pick(64, 80, 80),
            key=keymap.key("ask_again"),
            name="ask_again",
        )
        self._ask.clicked.connect(presenter.ask)
        self._last = label("", "note", "ink2", name="asked_last", wrap=True)
        column.addWidget(self._ask)
        column.addWidget(self._last)
        column.addWidget(hline())
        self._stack = QStackedWidget()
        self._ways = {Way.NONE: self._make_choice(), Way.APPROVED: self._make_codes(), Way.NOTHING: self._make_sure()}
        for way in self._ways.values():
            self._stack.addWidget(way)
        column.addWidget(self._stack, 1)
        self._aside = Button(
            tr("Відкласти чек до з’ясування"),
            icon="circle-pause",
            size=64,
            name="put_aside",
            text_size=theme.pick(14, None, None),
        )
        self._aside.clicked.connect(presenter.put_aside)
        said = tr("Чек буде позначено «картка не підтверджена». Зміна не закриється, доки оплату не з’ясовано.")
        self._aside_note = label(said, "small", "ink3", wrap=True)
        column.addWidget(self._aside)
        column.addWidget(self._aside_note)
        presenter.changed.connect(self._show)
        self._show()

    def _make_choice(self) -> QWidget:
        pane, column = _pane()
        column.addWidget(label(tr("За чеком термінала або повідомленням банку"), "note", "ink", weight=600, wrap=True))
        self._yes = Button("", icon="circle-check", size=64, name="way_approved", text_size=theme.pick(14, None, None))
        self._yes.clicked.connect(lambda: self._presenter.choose(Way.APPROVED))
        self._no = Button("", icon="circle-x", size=64, name="way_nothing", text_size=theme.pick(14, None, None))
        self._no.clicked.connect(lambda: self._presenter.choose(Way.NOTHING))
        column.addWidget(self._yes)
        column.addWidget(self._no)
        if not cramped():
            yes, no = (
                tr("На чеку термінала «схвалено»: введете його коди"),
                tr("Термінал відмовив, або його чека немає"),
            )
            column.insertWidget(2, label(yes, "small", "ink3", wrap=True))
            column.addWidget(label(no, "small", "ink3", wrap=True))
        column.addStretch(1)
        return pane

    def _make_codes(self) -> QWidget:
        pane, column = _pane()
        column.addWidget(label(tr("Перепишіть із чека термінала"), "note", "ink", weight=600, wrap=True))
        self._fields = {
            "rrn": LabelledField(tr("RRN, 12 цифр"), tr("напр. 431807420927"), name="doubt_rrn"),
            "approval_code": LabelledField(tr("Код авторизації"), tr("напр. 238017"), name="doubt_approval_code"),
        }
        for name, field in self._fields.items():
            field.field.line.setMaxLength(_ROOM[name])
            field.changed.connect(lambda text, name=name: self._presenter.write(name, text))
            column.addWidget(field)
        self._fields["rrn"].submitted.connect(lambda _: self._fields["approval_code"].setFocus())
        self._confirm = Button(
            "", icon="check", role="primary", size=64, name="confirm_approved", text_size=theme.pick(14, None, None)
        )
        self._confirm.clicked.connect(self._presenter.decide)
        column.addWidget(self._confirm)
        column.addWidget(self._make_back("codes_back"))
        column.addStretch(1)
        return pane

    def _make_sure(self) -> QWidget:
        pane, column = _pane()
        self._risk = label("", "body_medium", "warn", wrap=True, name="doubt_risk")
        self._sure = Button(
            "", icon="circle-x", role="danger", size=64, name="confirm_nothing", text_size=theme.pick(14, None, None)
        )
        self._sure.clicked.connect(self._presenter.decide)
        column.addWidget(self._risk)
        column.addWidget(self._sure)
        column.addWidget(self._make_back("sure_back"))
        column.addStretch(1)
        return pane

    def _make_back(self, name: str) -> Button:
        back = Button(tr("Назад"), role="ghost", size=56, name=name)
        back.clicked.connect(lambda: self._presenter.choose(Way.NONE))
        return back

    def _show(self) -> None:
        state = self._presenter.state
        words = doubt_words(state.kind)
        self._ask.set_busy(state.asking)
        self._last.set_text(look_text(state.look, asking=state.asking))
        self._yes.set_text(words.yes)
        self._no.set_text(words.no)
        self._confirm.set_text(words.yes)
        self._sure.set_text(words.sure_no)
        self._risk.set_text(words.risk)
        for name, field in self._fields.items():
            kept = getattr(state.details, name)
            if field.text() != kept:
                field.set_text(kept)
            field.field.set_failed(name == state.wrong)
        self._aside.setVisible(state.here and state.way is Way.NONE)
        self._aside_note.setVisible(state.here and state.way is Way.NONE and not cramped())
        if state.way is not self._shown:
            self._shown = state.way
            self._stack.setCurrentWidget(self._ways[state.way])
            if state.way is Way.APPROVED:
                self._fields["rrn"].setFocus()


def cramped() -> bool:
    """Whether larger letters stand in the smallest window: what is said elsewhere too is left out then."""
    return theme.form == "compact" and theme.px(100) > 105


def _pane() -> tuple[QWidget, QVBoxLayout]:
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(10))
    return pane, column
