"""Which printer it is: built-in profiles and the user's own files, copied, edited and read anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from printing.profiles import BUILT_IN, DEFAULT
from ui.i18n import tr
from ui.presenters.till_parts import TillParts
from ui.profile_sentences import unread_sentence
from ui.tasks import Tasks

#: Bits of a byte on a COM port: start, eight, stop. Bytes of a usual slip that is drawn from top to bottom.
_BITS, _DRAWN_SLIP = 10, 80_000
_USUAL_BAUD = 9600
#: So many mistakes are told at once.
_MOST_TOLD = 3
#: So many seconds for a slip nobody has to be warned of.
_SHORT = 2


class PrinterProfiles(QObject):
    """Signals: `changed` when files were written or read, `failed` an error. `keep` writes settings; `note` is what was
    done last, "" before."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, till: TillParts, tasks: Tasks, keep: Callable[[Mapping[str, object]], None]) -> None:
        super().__init__()
        self._till = till
        self._tasks = tasks
        self._keep = keep
        self.note = ""

    @property
    def options(self) -> list[tuple[str, str]]:
        """Names and titles, the user's own last; those of no maker have a title in the language of the screen."""
        plain = {
            "generic-80": tr("80 мм, будь-який"),
            "generic-58": tr("58 мм, будь-який"),
            "raster-80": tr("80 мм, малюнком"),
            "raster-58": tr("58 мм, малюнком"),
            "star-escpos": tr("Star, режим ESC/POS"),
        }
        own = [(known.name, known.title) for known in self._till.printers.own.profiles]
        return [*((known.name, plain.get(known.name, known.title)) for known in BUILT_IN), *own]

    @property
    def troubles(self) -> tuple[str, ...]:
        """What is wrong: a profile that is gone, files that could not be read, a port too slow for pictures."""
        printers = self._till.printers
        found: list[str] = []
        if printers.profile_lost:
            name = self._till.settings.printer_profile
            found.append(tr("Профілю «{name}» немає. Поки не виберете модель, чеки йдуть малюнком на 58 мм", name=name))
        unread = printers.own.unread
        found += [unread_sentence(one) for one in unread[:_MOST_TOLD]]
        if len(unread) > _MOST_TOLD:
            found.append(tr("Ще файлів із помилками: {count}", count=len(unread) - _MOST_TOLD))
        if self._seconds > _SHORT:
            found.append(
                tr(
                    "Малюнком через COM-порт чек друкується близько {count} с. Виберіть кодову сторінку",
                    count=self._seconds,
                )
            )
        return tuple(found)

    def forget(self) -> None:
        """The page is shown anew."""
        self.note = ""

    def choose(self, name: str) -> None:
        """Another model: what the wizard found for the one before is not its own."""
        changes: dict[str, object] = {"printer_profile": name}
        if self._till.settings.printer_code_table:
            changes |= {"printer_code_page": "", "printer_code_table": ""}
        self._keep(changes)

    def choose_page(self, page: str) -> None:
        """Another page, by the number its maker gave it."""
        self._keep({"printer_code_page": page, "printer_code_table": ""})

    def copy(self) -> None:
        """Writes the profile in force as a file of the user's own, and takes it."""
        now = self._till.settings.printer_profile or DEFAULT.name
        title = tr("{title} (копія)", title=dict(self.options).get(now, now))

        async def work() -> None:
            name = await self._till.printers.copy_profile(title)
            self._keep({"printer_profile": name, "printer_code_page": "", "printer_code_table": ""})
            file = self._till.printers.folder / f"{name}.toml"
            self.note = tr(
                "Копію записано: {file}. Змініть її в редакторі тексту й натисніть «Оновити»", file=str(file)
            )
            self.changed.emit()

        self._tasks.start("settings.copy", work, self.failed.emit)

    def read(self) -> None:
        """«Оновити»: the files may have been edited meanwhile."""

        async def work() -> None:
            await self._till.printers.read_profiles()
            self.note = tr("Профілі прочитано: {count}", count=len(self._till.printers.own.profiles))
            self.changed.emit()

        self._tasks.queue("settings.profiles", work, self.failed.emit)

    @property
    def _seconds(self) -> int:
        """How long a slip drawn from top to bottom takes on this till's COM port; 0 where there is none."""
        address = self._till.settings.printer
        if not address.startswith("serial:") or self._till.printers.profile().page is not None:
            return 0
        baud = address.rpartition("@")[2]
        return _DRAWN_SLIP * _BITS // int(baud if baud.isdecimal() and int(baud) else _USUAL_BAUD)
