"""What is said of goods that cannot go into the receipt like that, and of how many: part of `ui.messages`."""

from __future__ import annotations

from collections.abc import Callable

from ui.i18n import tr


def goods_sentences() -> dict[str, Callable[[dict[str, str]], tuple[str, str]]]:
    """Rule → title and what to do."""
    return {
        "no_price": lambda f: (tr("У товару немає ціни"), tr("Товар не додано. Ціну задають у каталозі SmartKasa")),
        "no_stock": lambda f: (tr("Товару немає на залишку"), tr("Товар не додано. Зверніться до старшого касира")),
        "quantity_bad": lambda f: (
            tr("Така кількість неможлива"),
            tr("Введіть число, більше за нуль, до трьох знаків після коми"),
        ),
        "quantity_too_big": lambda f: (tr("Завелика кількість"), tr("Перевірте число: можливо, це штрих-код")),
        "quantity_whole": lambda f: (tr("Цей товар продають лише цілими штуками"), tr("Введіть ціле число")),
        "pieces_bad": lambda f: (
            tr("Скільки штук? Перед «*» стоїть {number}", **f),
            tr("Товар не додано. Введіть ціле число від 1 до {most} і «*»", **f),
        ),
        "price_bad": lambda f: (tr("Така сума неможлива"), tr("Введіть суму в гривнях, до двох знаків після коми")),
        "label_pieces": lambda f: (
            tr("На етикетці {sum} грн, а штука коштує {price} грн: {name}", **f),
            tr("Товар не додано: цілої кількості з цього не виходить. Перевірте етикетку або ціну в каталозі"),
        ),
    }
