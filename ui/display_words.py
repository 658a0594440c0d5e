"""How the buyer's display stands, in words."""

from __future__ import annotations

from ui.buyer_window import DisplayNews, DisplayState
from ui.formats import NBSP, TIMES
from ui.i18n import tr


def display_text(news: DisplayNews) -> str:
    """A line on where it is."""
    match news.state:
        case DisplayState.OFF:
            return tr("Вимкнено в параметрах")
        case DisplayState.NO_SCREEN:
            return tr("Другого екрана немає")
        case DisplayState.HIDDEN:
            return tr("Прибрано з екрана. «Дисплей» поверне його")
        case DisplayState.WINDOW:
            return tr("В окремому вікні")
        case DisplayState.SCREEN:
            size = f"{news.size[0]}{NBSP}{TIMES}{NBSP}{news.size[1]}"
            return tr("Другий екран · {size}", size=size)


def display_tag(news: DisplayNews) -> tuple[str, str, str]:
    """The state in a word, the kind of its tag and its icon."""
    if news.state in (DisplayState.SCREEN, DisplayState.WINDOW):
        return tr("працює"), "g", "check"
    if news.state is DisplayState.OFF:
        return tr("вимкнено"), "n", ""
    return (tr("прибрано"), "n", "") if news.state is DisplayState.HIDDEN else (tr("не підключено"), "n", "")
