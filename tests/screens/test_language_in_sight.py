"""A message in sight speaks the language of the screen: who taps «English» must not read half of it in Ukrainian."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from helpers import demo
from helpers.dress import dressed
from helpers.stored import document
from pytestqt.qtbot import QtBot

from app.devices.scanner import ScannerState
from app.domain.document import DocumentKind
from app.domain.reconciliation import Findings
from app.errors import AnswerLost, PrinterFault, RuleBroken
from app.store.checks import Finding
from app.store.upkeep import Care
from ui import i18n
from ui.announcer import Announcer
from ui.formats import duration_text, sum_text, weekday_text
from ui.i18n import again, joined, plural, sentences, tr
from ui.main_window import MainWindow
from ui.messages import message
from ui.sounds import Sounds
from ui.store_news import audit_words, copy_words, damage_words, far_words, full_words, room_words
from ui.terminal_words import refusal
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.toast import Toast

__all__ = ["dressed"]
CYRILLIC = re.compile("[а-яіїєґ]", re.IGNORECASE)


def nothing(*_: object) -> None:
    pass


#: What each kind of news is told with: names and numbers, no words.
SAID: dict[str, list[Callable[[Announcer], None]]] = {
    "error": [
        lambda a: a.error(AnswerLost("gone")),
        lambda a: a.error(RuleBroken("drawer_too_little", drawer="1979.50")),
    ],
    "mishap": [lambda a: a.mishap(message(RuleBroken("receipt_empty")))],
    "mended": [lambda a: a.mended(None), lambda a: a.mended(document(3))],
    "unknown_code": [
        lambda a: a.unknown_code("4820000000017", nothing),
        lambda a: [a.unknown_code(f"48200000000{n}", nothing) for n in range(10, 18)],  # type: ignore[return-value]
    ],
    "not_taken": [lambda a: a.not_taken("4820000000017")],
    "scans_wait": [lambda a: a.scans_wait(2)],
    "not_printed": [lambda a: a.not_printed("a", tr("Чек №{number}", number=7), PrinterFault("paper"), nothing)],
    "perhaps_printed": [lambda a: a.perhaps_printed("a", tr("Чек №{number}", number=7), nothing)],
    "drawer_shut": [lambda a: a.drawer_shut(PrinterFault("absent"))],
    "scale_lost": [lambda a: a.scale_lost(tr("Перевірте порт у параметрах"))],
    "terminal_lost": [lambda a: a.terminal_lost(tr("Потрібен вхід на сервер"), tr("Перевірте порт у параметрах"))],
    "scanner_lost": [lambda a, state=state: a.scanner_lost(state) for state in ScannerState],
    "scanner_back": [lambda a: a.scanner_back()],
    "offline": [lambda a: a.offline(True)],
    "sign_in_wanted": [lambda a: a.sign_in_wanted(nothing)],
    "not_remembered": [lambda a: a.not_remembered()],
    "clock_wrong": [lambda a: a.clock_wrong(3)],
    "compared": [lambda a: a.compared(Findings(1, 2, 3, 4), nothing)],
    "unseen": [
        lambda a, kind=kind: a.unseen(document(3, kind=kind), nothing)
        for kind in (DocumentKind.SALE, DocumentKind.REFUND, DocumentKind.HANDED)
    ],
    "restored": [lambda a: a.restored(3, Decimal(0)), lambda a: a.restored(3, Decimal("42.50"))],
    "approved_in_part": [lambda a: a.approved_in_part(Decimal(100), Decimal(40))],
    "removed": [lambda a: a.removed("Coca-Cola", nothing)],
    "cleared": [lambda a: a.cleared(3, nothing)],
    "goods_changed": [lambda a: a.goods_changed(2, nothing)],
    "too_late": [lambda a: a.too_late()],
    "keys_wrong": [lambda a: a.keys_wrong(["pay: F99", "hold: 7"])],
    "rights_wrong": [lambda a: a.rights_wrong(["a", "b"])],
    "ready": [lambda a: a.ready("x", tr("Зміну не відкрито"), tr("Чек порожній"), nothing)],
    "say": [lambda a: a.say("x", tr("Зміну не відкрито"), tr("Чек порожній"))],
}
#: What takes a message away, makes a sound, or is told of no news.
QUIET = {
    *("mends", "not_mended", "printed", "scanner_gone", "signed_in", "left_sale", "set_volume", "sound"),
}


#: What is told of the data, each time in two parts.
STORE: list[Callable[[], tuple[str, str]]] = [
    lambda: room_words(Care(free=312_000_000)),
    lambda: room_words(Care(free=1_500_000_000)),
    full_words,
    *(lambda fault=fault: copy_words(Care(copy_fault=fault)) for fault in ("full", "corrupt", "rights", "io")),
    far_words,
    lambda: audit_words([Finding("audit", "x", 7)]),
    lambda: damage_words([Finding("document", "x", n) for n in (3, 4)]),
    lambda: damage_words([Finding("document", "x", n) for n in range(30)]),
]


@pytest.fixture
def window(dressed: Theme, qtbot: QtBot) -> Iterator[MainWindow]:
    opened = MainWindow()
    qtbot.addWidget(opened, before_close_func=lambda _: opened.close_for_good())
    opened.resize(1366, 768)
    opened.show()
    yield opened
    i18n.set_language("uk")


def words(window: MainWindow) -> list[str]:
    """All that can be read or heard of the messages in sight."""
    found = []
    for toast in window.findChildren(Toast):
        if toast.isVisible():
            found.append(toast.accessibleName())
            found += [one.text() for one in toast.findChildren(Label)]
            found += [said for one in toast.findChildren(Button) for said in (one.text(), one.accessibleName()) if said]
    return found


def test_every_kind_of_news_is_tried() -> None:
    known = {name for name, _ in inspect.getmembers(Announcer, inspect.isfunction) if not name.startswith("_")}
    assert known == SAID.keys() | QUIET


@pytest.mark.parametrize(("name", "number"), [(name, n) for name, tells in SAID.items() for n in range(len(tells))])
def test_a_message_in_sight_changes_its_language_whole(window: MainWindow, name: str, number: int) -> None:
    announcer = Announcer(window, Sounds())
    SAID[name][number](announcer)
    ukrainian = words(window)
    assert ukrainian, "it is said"
    i18n.set_language("en")
    english = words(window)
    assert len(english) == len(ukrainian)
    assert not [one for one in english if CYRILLIC.search(one)]
    i18n.set_language("uk")
    assert words(window) == ukrainian


def test_a_longer_message_gets_the_room_it_needs(window: MainWindow) -> None:
    """The same words are two lines in one language and one in the other."""
    announcer = Announcer(window, Sounds())
    announcer.not_remembered()
    announcer.scanner_back()
    for language in ("en", "uk"):
        i18n.set_language(language)
        toasts = [one for one in window.findChildren(Toast) if one.isVisible()]
        for toast in toasts:
            assert toast.height() >= toast.row.totalHeightForWidth(toast.width()), language
        upper, lower = sorted(toasts, key=lambda one: one.y())
        assert upper.geometry().bottom() < lower.geometry().top(), language


@pytest.mark.parametrize(
    "say",
    [
        lambda: tr("Чек №{number} на {total} збережено", number=7, total=sum_text(Decimal("42.50"))),
        lambda: plural(3, "%n позиція"),
        lambda: joined(", ", sum_text(Decimal(1)), plural(5, "%n позиція"), "Coca-Cola"),
        lambda: duration_text(timedelta(hours=6, minutes=5)),
        lambda: weekday_text(demo.SHIFT.opened_at),
        lambda: refusal("0051"),
        *(lambda words=words: joined(". ", *words()) for words in STORE),
    ],
)
def test_what_is_said_again_is_what_would_be_said_at_once(say: Callable[[], str]) -> None:
    ukrainian = say()
    i18n.set_language("en")
    try:
        assert not CYRILLIC.search(again(say()))
        english = say()
    finally:
        i18n.set_language("uk")
    assert again(english) == ukrainian


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("Годинник каси хибний на 1 дн.", "Продаж триває"), "Годинник каси хибний на 1 дн. Продаж триває"),
        (("Скільки штук?", "Введіть"), "Скільки штук? Введіть"),
        (("З’єднання…", "Зачекайте"), "З’єднання… Зачекайте"),
        (("Немає паперу", "Чек збережено"), "Немає паперу. Чек збережено"),
        (("Немає паперу", ""), "Немає паперу"),
        ((), ""),
    ],
)
def test_a_sentence_ends_with_one_full_stop(parts: tuple[str, ...], whole: str) -> None:
    assert sentences(*parts) == whole


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_message_is_read_out_with_two_full_stops(dressed: Theme, qtbot: QtBot, language: str) -> None:
    """«Годинник каси хибний на 1 дн.. Продаж триває»."""
    host = MainWindow()
    qtbot.addWidget(host, before_close_func=lambda _: host.close_for_good())
    i18n.set_language("uk")
    said = message(RuleBroken("clock_wrong", days="1"))
    toast = Toast(host, said.title, said.detail)
    i18n.set_language(language)
    toast.say_again()
    assert ".." not in toast.accessibleName()
    assert toast.accessibleName().endswith(again(said.detail))
