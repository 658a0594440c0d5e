"""A field to type into: frame, icon, key hint, the error sentence below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.label import Label


class Field(QWidget):
    """One line of input in a frame 56 high. `changed` as the person types, `submitted` on Enter."""

    changed = Signal(str)
    submitted = Signal(str)

    def __init__(
        self,
        placeholder: str = "",
        *,
        icon: str = "",
        key: str = "",
        name: str = "",
        secret: bool = False,
        said: str = "",
        size: int = 56,
        label: str = "",
        align: Qt.AlignmentFlag = paint.LEFT,
        text_size: float = 18,
        text_weight: int = 400,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._key, self._height = icon, key if theme.key_hints else "", size
        self._text_size, self._text_weight = text_size, text_weight
        self._failed = False
        self._note = ""
        self.line = QLineEdit(said, self)
        self.line.setFrame(False)
        ground = QPalette()
        ground.setColor(QPalette.ColorRole.Base, theme.color("clear"))
        self.line.setPalette(ground)
        self.line.setAlignment(align)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(label or placeholder)
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.line.setObjectName(name)
        self.setObjectName(f"{name}_frame" if name else "")
        self.setFocusProxy(self.line)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.line)
        self._eye: Button | None = None
        if secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
            self._eye = Button(icon="eye", role="ghost", size=48, name=f"{name}_eye", color="ink2")
            self._eye.clicked.connect(self._reveal)
            self._row.addWidget(self._eye)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(lambda: self.submitted.emit(self.line.text()))
        theme.changed.connect(self._restyle)
        self._restyle()

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def set_text(self, said: str) -> None:
        """Put a text in; `changed` tells if it differs."""
        self.line.setText(said)

    def set_failed(self, failed: bool) -> None:
        """The red border and sign of a refused value."""
        if failed != self._failed:
            self._failed = failed
            self._restyle()

    def set_error(self, sentence: str) -> None:
        """Mark as wrong and say why to a screen reader; "" clears it. The sentence below is `LabelledField`'s."""
        self.line.setAccessibleDescription(sentence)
        self.set_failed(bool(sentence))

    def set_key(self, key: str) -> None:
        """Another key hint."""
        self._key = key if theme.key_hints else ""
        self._restyle()

    def set_note(self, said: str) -> None:
        """A quiet word inside, on the right, with a clock before it; "" takes it away."""
        if said != self._note:
            self._note = said
            self.setAccessibleDescription(said)
            self._restyle()

    def clear(self) -> None:
        """Empty it."""
        self.line.clear()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(72), theme.px(self._height))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.EnabledChange):
            self.update()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        fill, border, width = self._tokens()
        area = QRectF(self.rect())
        paint.box(painter, area, theme.color(fill), theme.color(border), theme.radius("control"), width)
        middle, pad, size = self.height() / 2, theme.px(14), theme.px(22)
        if self._icon:
            rect = QRectF(pad, round(middle - size / 2), size, size)
            icons.paint(painter, self._icon, "ink" if self.isEnabled() else "ink3", rect)
        right = self.width() - pad
        if self._failed and self._eye is None:
            icons.paint(painter, "circle-alert", "danger", QRectF(right - size, round(middle - size / 2), size, size))
        elif self._key:
            paint.kbd(painter, right - paint.kbd_width(self._key), middle, self._key)
        if self._note:
            left, size = self.width() - self._row.contentsMargins().right(), theme.px(16)
            rect = QRectF(left, round(middle - size / 2), size, size)
            icons.paint(painter, "clock", "warn", rect)
            row = QRectF(left + size + theme.px(5), 0, self.width(), self.height())
            paint.text(painter, row, self._note, theme.font(14, 600), theme.color("warn"))

    def _note_width(self) -> int:
        return round(paint.width_of(self._note, theme.font(14, 600))) + theme.px(33) if self._note else 0

    def _tokens(self) -> tuple[str, str, float]:
        if not self.isEnabled():
            return "sunken", "sunken", 1
        if self._failed:
            return "surface", "danger", 2
        if self.line.hasFocus():
            return "surface", "focus", 2
        return "surface", "border_strong", 1

    def _reveal(self) -> None:
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        if self._eye is not None:
            self._eye.set_icon("eye-off" if hidden else "eye")

    def _restyle(self) -> None:
        left = theme.px(13) + (theme.px(33) if self._icon else 0)
        right = theme.px(12)
        if self._failed:
            right += theme.px(30)
        elif self._key:
            right += round(paint.kbd_width(self._key)) + theme.px(8)
        if self._eye is not None:
            right = theme.px(4)
        right += self._note_width()
        self._row.setContentsMargins(left, 0, right, theme.px(2))
        self.line.setFont(theme.font(self._text_size, self._text_weight))
        self.updateGeometry()
        self.update()


class LabelledField(QWidget):
    """A field with its name above and the sentence of its error, or a hint, below."""

    changed = Signal(str)
    submitted = Signal(str)

    def __init__(
        self,
        label: str,
        placeholder: str = "",
        *,
        hint: str = "",
        icon: str = "",
        key: str = "",
        name: str = "",
        secret: bool = False,
        said: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hint = hint
        self.field = Field(placeholder, icon=icon, key=key, name=name, secret=secret, said=said, label=label)
        self._label = Label(label, "field_label", "ink2")
        self._note = Label(hint, "small", "ink3", wrap=True, name=f"{name}_error" if name else "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._label)
        column.addWidget(self.field)
        column.addWidget(self._note)
        self.setFocusProxy(self.field)
        self.field.changed.connect(self.changed)
        self.field.submitted.connect(self.submitted)
        self.set_error("")

    def text(self) -> str:
        """What was typed."""
        return self.field.text()

    def set_text(self, said: str) -> None:
        """Put a text in."""
        self.field.set_text(said)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong under the field; "" brings the hint back."""
        self.field.set_error(sentence)
        self._note.set_text(sentence or self._hint)
        self._note.set_color("danger" if sentence else "ink3")
        self._note.set_style("small", weight=600 if sentence else 400)
        self._note.setVisible(bool(sentence or self._hint))
