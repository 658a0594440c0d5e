"""How far something is that is mostly over at once: said only when it takes longer than people wait without asking."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

#: Milliseconds after which it is said.
PATIENCE = 300


class LateProgress(QObject):
    """`value` is (done, of) while it is to be shown, else None; `changed` when it is another one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.value: tuple[int, int] | None = None
        self._counted = (0, 0)
        self._turn = 0
        self._late = QTimer(self, singleShot=True, interval=PATIENCE)
        self._late.timeout.connect(self.show)

    def begin(self) -> Callable[[int, int], None]:
        """A new piece of work, in place of any before; give what this returns its progress."""
        self._turn += 1
        turn = self._turn
        self._counted, self.value = (0, 0), None
        self._late.start()

        def told(done: int, of: int) -> None:
            if turn == self._turn:
                self._counted = (done, of)
                if self.value is not None:
                    self.show()

        return told

    def end(self) -> None:
        """It is over; whoever began it says the rest."""
        self._late.stop()
        self.value = None

    def show(self) -> None:
        self.value = self._counted
        self.changed.emit()
