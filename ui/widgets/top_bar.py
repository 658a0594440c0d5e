"""The bar on top: where one is, whether all is well, what time it is, who is at the till."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui import i18n
from ui.formats import short_weekday_text, time_text
from ui.i18n import tr
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.avatar import initials, paint_avatar
from ui.widgets.card import Panel, vline
from ui.widgets.chip import StatusChip
from ui.widgets.label import Label


class CashierButton(QAbstractButton):
    """Initials and name of whoever is at the till; the name goes in a compact window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self.setObjectName("top_cashier")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_name(self, name: str) -> None:
        """Another person, "" for nobody."""
        self._said = name
        self.setAccessibleName(name)
        self.setVisible(bool(name))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = theme.px(34) + 2 * self._padding()
        if theme.form != "compact":
            width += theme.px(8) + round(paint.width_of(self._said, self._font()))
        return QSize(width, theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        if self.isDown():
            paint.box(painter, QRectF(self.rect()), theme.color("sunken"), None, theme.radius("control"))
        size = theme.px(34)
        circle = QRectF(self._padding(), round((self.height() - size) / 2), size, size)
        paint_avatar(painter, circle, initials(self._said), None)
        if theme.form != "compact":
            room = QRectF(circle.right() + theme.px(8), 0, self.width(), self.height())
            paint.text(painter, room, self._said, self._font(), theme.color("ink"))

    def _font(self) -> QFont:
        return theme.font(theme.pick(14, 15, 16), 500)

    def _padding(self) -> int:
        return theme.px(theme.pick(8, 12, 12))


class TopBar(Panel):
    """Chips are filled by whoever knows: `network`, `printer`, `shift` (see `StatusChip.set`).
    `training_clicked`: the word that nothing here is real leads to what can be practised."""

    network_clicked = Signal()
    printer_clicked = Signal()
    shift_clicked = Signal()
    cashier_clicked = Signal()
    training_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "b", name="top_bar", parent=parent)
        self._shop = Label("", "strong", size=17, elide=Qt.TextElideMode.ElideRight, name="top_shop")
        self._till = Label("", "note", "ink3", name="top_till")
        self._before_till = vline(20)
        self._training = StatusChip(name="top_training")
        self._training.clicked.connect(self.training_clicked)
        self.network = StatusChip(name="top_network")
        self.printer = StatusChip(name="top_printer")
        self.shift = StatusChip(name="top_shift")
        self.cashier = CashierButton()
        self._clock = Label("", "strong", name="top_clock")
        self._moment: datetime | None = None
        self._lines = [vline(24) for _ in range(3)]
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._shop)
        self._row.addWidget(self._before_till)
        self._row.addWidget(self._till)
        self._row.addWidget(self._training)
        self._row.addStretch(1)
        for chip, line in zip((self.network, self.printer, self.shift), self._lines, strict=True):
            self._row.addWidget(chip)
            self._row.addWidget(line)
        self._row.addWidget(self._clock)
        self._row.addWidget(self.cashier)
        self.network.clicked.connect(self.network_clicked)
        self.printer.clicked.connect(self.printer_clicked)
        self.shift.clicked.connect(self.shift_clicked)
        self.cashier.clicked.connect(self.cashier_clicked)
        theme.changed.connect(self._restyle)
        i18n.changed.connect(self._speak)
        self._speak()
        self._training.hide()
        self._restyle()
        self.set_place("", "")
        self.cashier.set_name("")

    def set_place(self, shop: str, till: str) -> None:
        """The shop's title and the till's."""
        self._shop.set_text(shop)
        self._till.set_text(till)
        self._before_till.setVisible(bool(shop and till))

    def set_cashier(self, name: str) -> None:
        """Who is at the till, "" for nobody."""
        self.cashier.set_name(name)

    def set_clock(self, moment: datetime) -> None:
        """What time it is (aware); a wide window shows the day too."""
        self._moment = moment
        said = time_text(moment)
        self._clock.set_text(f"{short_weekday_text(moment)}  {said}" if theme.form == "wide" else said)

    def set_training(self, training: bool) -> None:
        """Say that nothing here is real."""
        self._training.setVisible(training)

    def _speak(self) -> None:
        self._training.set(tr("НАВЧАННЯ"), icon="graduation-cap", state="warn")
        if self._moment is not None:
            self.set_clock(self._moment)

    def _restyle(self) -> None:
        self.setFixedHeight(theme.px(theme.pick(56, 56, 60)))
        self._row.setContentsMargins(theme.px(16), 0, theme.px(8), 0)
        self._row.setSpacing(theme.px(6))
        self._till.setContentsMargins(theme.px(4), 0, theme.px(4), 0)
        self._shop.setContentsMargins(0, 0, theme.px(8), 0)
        across = theme.px(theme.pick(8, 12, 12))
        self._clock.setContentsMargins(across, 0, across - theme.px(2), 0)
        self._clock.set_style("strong", theme.pick(14, 17, 16))
        if self._moment is not None:
            self.set_clock(self._moment)
