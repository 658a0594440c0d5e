"""What both sign-in pages share: the left half with clock and link line, and the white half on the right."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import icons
from ui.i18n import language, tr
from ui.presenters.entrance import LinkLine
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.card import Panel
from ui.widgets.label import label
from ui.widgets.layouts import handed


class EntrancePresenter(Protocol):
    """What the frame needs of either presenter."""

    ticked: SignalInstance
    link_changed: SignalInstance
    language_requested: SignalInstance
    power_requested: SignalInstance
    training_requested: SignalInstance

    @property
    def time(self) -> str: ...

    @property
    def date(self) -> str: ...

    @property
    def link(self) -> LinkLine: ...


class LinkMark(QWidget):
    """A dot when the server answers, a crossed cloud when it does not, and the sentence."""

    def __init__(self, link: LinkLine, *, name: str = "link") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set(link)

    def set(self, link: LinkLine) -> None:
        self._link = link
        self.setAccessibleName(link.text)
        self.update()

    def text(self) -> str:
        return self._link.text

    def sizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        offline, middle = self._link.online is False, self.height() / 2
        if offline:
            size = theme.px(18)
            icons.paint(painter, "cloud-off", "warn", QRectF(0, round(middle - size / 2), size, size))
        else:
            size = theme.px(10)
            token = "accent" if self._link.online else "border_strong"
            paint.box(painter, QRectF(0, round(middle - size / 2), size, size), theme.color(token), None, size / 2)
        left = size + theme.px(8)
        font = theme.font(15, 600 if offline else 400)
        said = paint.elided(self._link.text, font, self.width() - left, Qt.TextElideMode.ElideRight)
        row = QRectF(left, 0, self.width() - left, self.height())
        paint.text(painter, row, said, font, theme.color("warn" if offline else "ink2"))


class Entrance(QWidget):
    """`middle` is the room between head and foot on the left, `right` the white half."""

    def __init__(self, presenter: EntrancePresenter, title: str, subtitle: str, *, narrow: bool, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a tap on the on-screen keyboard leaves the focus in its field
        self._frame = presenter
        self.middle = QVBoxLayout()
        self.middle.setSpacing(0)
        self.right = QVBoxLayout()
        self.right.setSpacing(0)
        left = QVBoxLayout()
        side = theme.px(theme.pick(28, 40, 56))
        left.setContentsMargins(side, theme.px(32), side, theme.px(32))
        left.setSpacing(0)
        left.addLayout(self._head(title, subtitle))
        left.addLayout(self.middle, 1)
        left.addLayout(self._foot())
        pane = Panel("surface", "l", handed=True)
        pane.setFixedWidth(theme.px(theme.pick(404, 476, 600)))
        pad = theme.px(theme.pick(32, 44 if narrow else 56, 92))
        self.right.setContentsMargins(pad + 1, theme.px(24), pad, theme.px(24))
        pane.setLayout(self.right)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(pane)
        handed(whole)
        presenter.ticked.connect(self._tick)
        presenter.link_changed.connect(self._show_link)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.take_focus()

    def take_focus(self) -> None:
        """Puts the keyboard where typing begins: on the page itself."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("bg"))

    def show_training(self, *, on: bool) -> None:
        """Where the button leads: into training, or out of it. A narrow window has room for its sign."""
        said = tr("Вийти з навчання") if on else tr("Навчання")
        self._training.set_text("" if theme.form == "compact" else said)
        self._training.setAccessibleName(said)

    def _head(self, title: str, subtitle: str) -> QHBoxLayout:
        self._clock = label(self._frame.time, "clock", name="clock", align=paint.RIGHT)
        self._date = label(self._frame.date, color="ink2", name="date", align=paint.RIGHT)
        where, when = QVBoxLayout(), QVBoxLayout()
        where.setSpacing(theme.px(2))
        when.setSpacing(0)
        where.addWidget(label(title, "h2", name="shop", elide=Qt.TextElideMode.ElideRight))
        where.addWidget(label(subtitle, color="ink2", name="place", elide=Qt.TextElideMode.ElideRight))
        where.addStretch(1)
        when.addWidget(self._clock)
        when.addWidget(self._date)
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addLayout(where, 1)
        head.addLayout(when)
        return head

    def _foot(self) -> QHBoxLayout:
        self._link = LinkMark(self._frame.link)
        said = "Українська" if language() == "uk" else "English"
        words = Button(said, icon="languages", role="ghost", size=48, name="language")
        words.setAccessibleName(tr("Мова: {name}", name=said))
        words.clicked.connect(self._frame.language_requested)
        self._training = Button("", icon="graduation-cap", role="ghost", size=48, name="training")
        self._training.clicked.connect(self._frame.training_requested)
        self.show_training(on=False)
        power = Button(tr("Вимкнути"), icon="power", role="ghost", size=48, name="power")
        power.clicked.connect(self._frame.power_requested)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(16))
        foot.addWidget(self._link, 1)
        foot.addWidget(self._training)
        foot.addWidget(words)
        foot.addWidget(power)
        return foot

    def _tick(self) -> None:
        self._clock.set_text(self._frame.time)
        self._date.set_text(self._frame.date)

    def _show_link(self) -> None:
        self._link.set(self._frame.link)
