"""The big frame a sum is typed into with the keypad: it always looks focused, because it always is."""

from __future__ import annotations

from ui.theme import theme
from ui.widgets.card import Card
from ui.widgets.figure import Figure
from ui.widgets.label import label


class AmountBox(Card):
    """`title` stands inside at the top when given (dialogs), otherwise the page names the box above it."""

    def __init__(
        self, *, title: str = "", unit: str = "", height: int = 92, size: float = 50, name: str = "amount"
    ) -> None:
        super().__init__(margins=(18, 9, 18, 7) if title else (20, 0, 20, 0), spacing=0, border="focus")
        self.set_look("surface", "focus", 2)
        self.setFixedHeight(theme.px(height))
        self._title = label(title, "note", "ink2") if title else None
        if self._title is not None:
            self.body.addWidget(self._title)
        self._figure = Figure("", "value", name=name, unit=unit, unit_size=22, size=size)
        self.body.addWidget(self._figure, 1)

    def set(self, said: str, *, offered: bool = False, failed: bool = False) -> None:
        """The sum as typed; an offered one is paler, because the next digit replaces it."""
        self._figure.set_text(said or "0", "ink3" if offered or not said else "ink")
        self.set_look("surface", "danger" if failed else "focus", 2)

    def set_title(self, said: str) -> None:
        """Another name of what is typed."""
        if self._title is not None:
            self._title.set_text(said)

    def text(self) -> str:
        return self._figure.text()
