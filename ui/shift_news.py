"""What an open shift does by itself, told over whatever page is in front: its hours, and the server's shift."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from app.domain.server_shift import ServerSide, Standing
from app.domain.shift import LONGEST
from app.services.shift_watch import ShiftWatch
from app.services.station import Station
from ui.formats import duration_text, time_text
from ui.i18n import tr
from ui.widgets.toast import Toasts

_HOURS, _SERVER = "shift_hours", "shift_server"


class ShiftNews:
    """Listens for as long as the till runs. What it says stays until somebody touches it, or the shift is closed."""

    def __init__(self, watch: ShiftWatch, station: Station, toasts: Toasts, show: Callable[[str], None]) -> None:
        self._station = station
        self._toasts = toasts
        self._show = show
        watch.reminded.connect(self._reminded)
        watch.moved.connect(self._moved)
        station.changed.connect(self._on_station)

    def _reminded(self, age: timedelta) -> None:
        shift = self._station.shift
        if shift is None:
            return
        over = age >= LONGEST
        if over:
            title = tr("Зміна триває 24 години: нові продажі зупинено")
            text = tr("Закрийте зміну й відкрийте нову. Повернення й надсилання працюють")
        else:
            title = tr("Зміна триває {time}", time=duration_text(age))
            text = tr(
                "О {time} нові продажі зупиняться. Закрийте зміну до того", time=time_text(shift.opened_at + LONGEST)
            )
        self._toasts.show(
            _HOURS,
            title,
            text,
            kind="error" if over else "warn",
            icon="clock",
            action=tr("До зміни"),
            on_action=lambda: self._show("shift"),
            stays=True,
        )

    def _moved(self, side: ServerSide) -> None:
        title, text = _said(side)
        open_now = side.standing is Standing.OPEN
        self._toasts.show(_SERVER, title, text, kind="info" if open_now else "warn", icon="clock", stays=not open_now)

    def _on_station(self, part: str) -> None:
        if part == "shift" and self._station.shift is None:
            self._toasts.dismiss(_HOURS)
            self._toasts.dismiss(_SERVER)


def _said(side: ServerSide) -> tuple[str, str]:
    number = side.number or "—"
    if side.standing is Standing.OPEN:
        return tr("На сервері відкрито зміну №{number}", number=number), tr("Нові чеки йдуть у неї")
    if not side.ended:
        title = tr("Зміна №{number} на сервері триває понад 24 години", number=number)
        return title, tr("Закрийте її на фіскальній касі: чеки в неї можуть не прийняти")
    goes_on = tr("Продаж іде далі. Нові чеки підуть без зміни сервера, доки там не відкриють іншу")
    if side.standing is Standing.OVERDUE:
        return tr("Сервер припинив зміну №{number}: минуло 24 години", number=number), goes_on
    return tr("Зміну №{number} на сервері закрито", number=number), goes_on
