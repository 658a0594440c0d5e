"""What is said of receipts that wait for somebody, put aside or handed over: part of `ui.messages`."""

from __future__ import annotations

from collections.abc import Callable

from ui.i18n import tr


def aside_sentences() -> dict[str, Callable[[dict[str, str]], tuple[str, str]]]:
    """Rule → title and what to do."""
    return {
        "held_taken": lambda f: (
            tr("Цей чек уже на касі {till}", **f) if f.get("till") else tr("Цей чек уже оплачено або прибрано деінде"),
            tr("Тут його прибрано зі списку, щоб не продати двічі"),
        ),
        "handed_there": lambda _: (
            tr("Цей чек усе ж є на сервері"),
            tr("Його оплатять на фіскальній касі. Товар сюди не повернуто"),
        ),
        "handed_moved": lambda _: (
            tr("Стан чека вже інший"),
            tr("Нічого не зроблено. Подивіться, що з ним тепер"),
        ),
    }
