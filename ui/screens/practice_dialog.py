"""Training at a glance: trouble to practise on the left, what the training printer printed on the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.practice_words import exercise
from ui.presenters.practice import PracticePresenter, Trouble
from ui.presenters.training import TrainingPresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.scroll import scroll_area
from ui.widgets.slip_view import SlipView
from ui.widgets.switch import Switch
from ui.widgets.tag import Tag

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
#: The rows, and what stands above and below them with the window's edge (design pixels).
_ROWS, _AROUND = 650, 222
#: The column of slips: in a low window the rows take some of its room, so that all of them are seen at once.
_SLIP, _NARROW = 336, 264


class PracticeDialog(Dialog):
    """Esc and ✕ close it; what is out of order stays so until it is switched back or the till ends.

    Names: `practice_network`, `practice_paper`, `practice_bank`, `practice_shift` (each with `_state`),
    `practice_slip`, `practice_slips`, `practice_older`, `practice_newer`, `practice_lesson`,
    `practice_anew`, `practice_leave`.
    """

    def __init__(self, host: QWidget, presenter: PracticePresenter, training: TrainingPresenter) -> None:
        super().__init__(host, tr("Навчання: вправи"), width=1000, name="practice_dialog")
        self._presenter = presenter
        self._low = host.height() < theme.px(_ROWS + _AROUND)
        self._rows: dict[Trouble, _Row] = {}
        column = self.column()
        middle = QHBoxLayout()
        middle.setSpacing(theme.px(20))
        rows = scroll_area(self._make_rows(), name="practice_rows")
        rows.setFixedHeight(min(theme.px(_ROWS), host.height() - theme.px(_AROUND)))
        middle.addWidget(rows, 1)
        middle.addWidget(self._make_slips())
        column.addLayout(middle)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        lesson = Button(tr("Перший продаж"), icon="graduation-cap", size=64, name="practice_lesson")
        lesson.clicked.connect(self._teach)
        anew = Button(tr("Почати спочатку"), icon="trash-2", size=64, name="practice_anew")
        anew.clicked.connect(training.ask_anew)
        leave = Button(tr("Вийти з навчання"), icon="undo-2", size=64, name="practice_leave")
        leave.clicked.connect(training.ask)
        for button in (lesson, anew, leave):
            button.setMinimumWidth(0)
            foot.addWidget(button, 1)
        column.addLayout(foot)
        presenter.changed.connect(self._show)
        presenter.drawn.connect(self._show_slip)
        self._show()
        self._show_slip()

    def _make_rows(self) -> QWidget:
        room = QWidget()
        rows = QVBoxLayout(room)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.px(10))
        for trouble in Trouble:
            row = self._rows[trouble] = _Row(trouble, low=self._low)
            row.switch.toggled.connect(partial(self._presenter.turn, trouble))
            rows.addWidget(row)
        rows.addStretch(1)
        said = tr("Усе це діє лише тут і до кінця навчання: після перезапуску все знову працює.")
        rows.addWidget(label(said, "small", "ink3", wrap=True, align=_TOP, name="practice_note"))
        return room

    def _make_slips(self) -> QWidget:
        room = QWidget()
        room.setFixedWidth(theme.px(_NARROW if self._low else _SLIP))
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        self._count = label("", "body_medium", name="practice_slips")
        self._older = Button(icon="chevron-left", role="ghost", size=48, name="practice_older")
        self._older.setAccessibleName(tr("Попередній чек"))
        self._older.clicked.connect(lambda: self._presenter.step(-1))
        self._newer = Button(icon="chevron-right", role="ghost", size=48, name="practice_newer")
        self._newer.setAccessibleName(tr("Наступний чек"))
        self._newer.clicked.connect(lambda: self._presenter.step(1))
        head.addWidget(self._count, 1)
        head.addWidget(self._older)
        head.addWidget(self._newer)
        column.addLayout(head)
        self._slip = SlipView(name="practice_slip")
        column.addWidget(self._slip, 1)
        return room

    def _teach(self) -> None:
        self.dismiss()
        self._presenter.lesson_wanted.emit()

    def _show(self) -> None:
        for trouble, row in self._rows.items():
            row.show_state(on=self._presenter.on(trouble), busy=self._presenter.busy(trouble))

    def _show_slip(self) -> None:
        shown, count = self._presenter.shown, len(self._presenter.printed)
        number = self._presenter.printed[shown - 1].number if shown else 0
        said = tr("Надруковано: чек {n}", n=number) if shown else tr("Друку ще не було")
        self._count.set_text(said)
        self._older.setEnabled(shown > 1)
        self._newer.setEnabled(0 < shown < count)
        self._slip.set_png(self._presenter.picture)


class _Row(Card):
    """One trouble: its switch, how it stands, what to do."""

    def __init__(self, trouble: Trouble, *, low: bool) -> None:
        around = (12, 4, 12, 8) if low else (16, 8, 16, 12)
        super().__init__(margins=around, spacing=2, name=f"practice_{trouble}_card")
        self._words = exercise(trouble)
        name = f"practice_{trouble}"
        self._icon = Icon(self._words.icon, "ink2")
        self._state = Tag("", "n", name=f"{name}_state")
        self.switch = Switch(name=name, accessible=self._words.title)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self._icon)
        head.addWidget(label(self._words.title, "body_medium"), 1)
        head.addWidget(self._state)
        head.addWidget(self.switch)
        self.body.addLayout(head)
        self.body.addWidget(label(self._words.now, "small", wrap=True, align=_TOP, name=f"{name}_now"))
        self.body.addWidget(label(self._words.really, "small", "ink3", wrap=True, align=_TOP, name=f"{name}_really"))

    def show_state(self, *, on: bool, busy: bool) -> None:
        self._state.set(*((self._words.out, "w", "triangle-alert") if on else (self._words.well, "g", "check")))
        self._icon.set(self._words.icon, "warn" if on else "ink2")
        self.switch.setEnabled(not busy)
        with QSignalBlocker(self.switch):
            self.switch.setChecked(on)
