"""Why money is not given back: sentences of `ui.messages` for the rules of refunds."""

from __future__ import annotations

from collections.abc import Callable

from ui.formats import NBSP
from ui.i18n import joined, tr


def refund_sentences() -> dict[str, Callable[[dict[str, str]], tuple[str, str]]]:
    """Rule → what happened and what to do, from its facts."""
    return {
        "refund_done": lambda f: (
            tr("За цим чеком повертати вже нічого"),
            tr("Усе, що в ньому було, вже повернено. Повернення є в списку чеків"),
        ),
        "refund_empty": lambda f: (tr("Нічого не вибрано"), tr("Позначте товари, які повертають")),
        "refund_too_much": lambda f: (
            tr("Стільки вже не повернути: {name}", **f),
            tr("За цим чеком лишилося {left}. Нічого не записано", left=joined(NBSP, f["left"], f["unit"])),
        ),
        "refund_over_paid": lambda f: (
            tr("Грошей за цим чеком лишилося менше"),
            tr("Частину вже повернено на іншій касі. Лишилося {left} грн", **f),
        ),
        "refund_not_sale": lambda f: (tr("Це не продаж"), tr("Повертають лише за чеком продажу")),
        "refund_other_shop": lambda f: (
            tr("Це чек іншої торгової точки"),
            tr("Повернення за ним роблять там, де його пробито"),
        ),
        "refund_refused": lambda f: (
            tr("Сервер відхилив цей чек"),
            tr("Спершу розберіться з ним у черзі документів, потім повертайте"),
        ),
        "refund_means": lambda f: (
            tr("За цим чеком невідомо, як платили"),
            tr("Сервер не сказав, чим оплачено чек. Поверніть за ним на касі, де його пробито"),
        ),
        "refund_given": lambda f: (
            tr("На цю картку вже повернено {sum} грн", **f),
            tr("Документа про це ще немає. Поверніть товар на цю суму, гроші вдруге не підуть, або запитайте старшого"),
        ),
        "refund_sums": lambda f: (
            tr("Суми цього чека не сходяться"),
            tr("За ним оплачено більше, ніж коштують товари. Поверніть за ним на касі, де його пробито"),
        ),
        "refund_stamp": lambda f: (
            tr("Яку саме пляшку повертають: {name}", **f),
            tr("Скануйте її акцизну марку або повертайте всі"),
        ),
        "refund_not_here": lambda f: (
            tr("Цього товару в чеку немає: {name}", **f),
            tr("Перевірте, чи це той чек"),
        ),
        "refund_unknown": lambda f: (
            tr("Такого чека немає: {code}", **f),
            tr("Перевірте номер. Без зв’язку видно лише чеки цієї каси"),
        ),
        "cancel_not_last": lambda f: (
            tr("Відмінити можна лише останній чек зміни"),
            tr("За давнішим чеком зробіть повернення"),
        ),
    }
