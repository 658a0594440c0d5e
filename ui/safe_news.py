"""A safe start says that it is one, and what to do, for as long as it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.i18n import tr

if TYPE_CHECKING:
    from ui.front import Front

_TOAST = "safe"


class SafeNews(QObject):
    """Made once, with the front. It is told again to everybody who signs in: whoever took it away may have gone."""

    def __init__(self, front: Front) -> None:
        super().__init__(front)
        self._front = front
        if front.till.settings.safe:
            front.login.signed_in.connect(self.tell)
            front.settings.forgotten.connect(self._done)

    def tell(self) -> None:
        """What a safe start leaves be, and how it ends."""
        if not self._front.till.settings.safe:
            return
        self._front.toasts.show(
            _TOAST,
            tr("Безпечний запуск: вигляд і пристрої — як у нової каси"),
            tr("Чеки цілі. Скиньте ці параметри назавжди або закрийте касу й запустіть звичайно"),
            action=tr("Скинути"),
            on_action=self._front.settings.forget_risky,
            kind="warn",
            icon="shield-check",
            stays=True,
        )

    def _done(self) -> None:
        self._front.login.signed_in.disconnect(self.tell)
        self._front.announcer.say(
            _TOAST, tr("Вигляд і пристрої скинуто"), tr("Закрийте касу й запустіть звичайно"), kind="ok"
        )
