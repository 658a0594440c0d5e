"""The line that says whether journal and server agree."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.document import JournalEntry
from app.domain.reconciliation import Check
from app.services.reconcile import Unchecked
from ui.formats import time_text
from ui.i18n import plural, tr
from ui.presenters.check import CheckPresenter, CheckState
from ui.screens.queue_texts import trouble_word
from ui.theme import theme
from ui.widgets.icon import Icon
from ui.widgets.label import label

#: So many documents are named; of the rest their number is.
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Line:
    """`tone` is the token of its ink."""

    icon: str
    tone: str
    text: str


def check_text(state: CheckState) -> Line:
    """What became of the last comparison, in words; an icon and an ink beside them."""
    last = state.last
    if state.running:
        return Line("refresh-cw", "ink2", tr("Звіряється з сервером…"))
    if state.troubles or state.strangers:
        return Line("circle-alert", "danger", tr("Розбіжності з сервером: {what}", what=_named(state)))
    if state.failed is not None:
        return Line("cloud-off", "warn", _failed(state.failed, last))
    if last is None:
        return Line("clock", "ink2", tr("Із сервером ще не звірено"))
    if last.troubled:
        return Line("circle-alert", "danger", _refused(last))
    if last.pending:
        return Line("clock", "ink2", _pending(last))
    return Line("circle-check", "accent_ink", tr("Звірено з сервером: усе збігається, {time}", time=time_text(last.at)))


def _named(state: CheckState) -> str:
    said = [_one(entry) for entry in state.troubles[:_NAMED]]
    more = len(state.troubles) - len(said)
    if more > 0:
        said.append(tr("ще документів: {n}", n=more))
    if state.strangers:
        said.append(tr("зайвих на сервері: {n}", n=len(state.strangers)))
    return ", ".join(said)


def _one(entry: JournalEntry) -> str:
    return tr("№{number} {word}", number=entry.document.number, word=trouble_word(entry))


def _failed(why: Unchecked, last: Check | None) -> str:
    words = {
        Unchecked.OFFLINE: tr("Не звірено: немає зв’язку"),
        Unchecked.SIGNED_OUT: tr("Не звірено: потрібен вхід на сервер"),
        Unchecked.BAD_REPLY: tr("Не звірено: сервер відповів незрозуміло"),
    }[why]
    return words if last is None else tr("{why}. Востаннє звірено о {time}", why=words, time=time_text(last.at))


def _refused(last: Check) -> str:
    words = plural(last.troubled, "%n документ потребує уваги")
    return tr("Звірено о {time}: {what}", time=time_text(last.at), what=words)


def _pending(last: Check) -> str:
    return tr(
        "Звірено о {time}: збігається {same}, ще не звірено {left}",
        time=time_text(last.at),
        same=last.compared,
        left=last.pending,
    )


class CheckLine(QWidget):
    """Icon and words. Name: `check_line`."""

    def __init__(self, presenter: CheckPresenter, *, wrap: bool = False) -> None:
        super().__init__()
        self._presenter = presenter
        self._icon = Icon("clock", "ink2", 18)
        elide = None if wrap else Qt.TextElideMode.ElideRight
        top = Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter
        align = Qt.AlignmentFlag.AlignLeft | top
        self._said = label("", "note", "ink2", name="check_line", wrap=wrap, elide=elide, align=align)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._icon, 0, top)
        row.addWidget(self._said, 1)
        presenter.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        line = check_text(self._presenter.state)
        self._icon.set(line.icon, line.tone)
        self._said.set_text(line.text)
        self._said.set_color(line.tone)
