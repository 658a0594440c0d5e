"""What is said when money cannot be taken as it was asked for: part of `ui.messages`."""

from __future__ import annotations

from collections.abc import Callable

from ui.i18n import tr


def payment_sentences() -> dict[str, Callable[[dict[str, str]], tuple[str, str]]]:
    """Rule → title and what to do."""
    return {
        "parts_taken": lambda f: (
            tr("За цей чек уже отримано {sum} грн", **f),
            tr("Завершіть оплату або поверніть отримане покупцеві на сторінці оплати"),
        ),
        "part_bad": lambda _: (tr("Такої суми не може бути"), tr("Введіть суму, більшу за нуль, до копійки")),
        "part_over": lambda f: (
            tr("Сума більша, ніж лишилося сплатити"),
            tr("Лишилося {left} грн. Здача буває лише з готівки", **f),
        ),
        "pay_nothing": lambda _: (tr("За цей чек нічого платити"), tr("Завершіть продаж, грошей не потрібно")),
        "part_none_left": lambda _: (tr("Чек уже сплачено повністю"), tr("Завершіть продаж")),
        "part_lacking": lambda f: (tr("Чек сплачено не повністю"), tr("Лишилося сплатити {left} грн", **f)),
        "part_coins": lambda f: (
            tr("Такої суми немає в готівці"),
            tr("Готівкова частина має ділитися на {step} грн: решту візьміть іншим засобом", **f),
        ),
        "part_unknown": lambda _: (tr("Цієї частини оплати вже немає"), tr("Перевірте список частин")),
        "part_charged": lambda _: (
            tr("Цю частину списано з картки"),
            tr("Прибрати її можна тільки скасуванням на терміналі"),
        ),
        "part_not_charged": lambda _: (tr("Термінал нічого не списав"), tr("Оплату не додано, чек збережено")),
        "part_elsewhere": lambda _: (
            tr("Цю картку списано за інший чек"),
            tr("Поточний чек не змінено. Перевірте оплату того чека"),
        ),
        "means_off": lambda _: (tr("Цей засіб оплати вимкнено"), tr("Його вмикають у налаштуваннях каси")),
        "card_typed": lambda _: (
            tr("Це номер картки, його не зберігають"),
            tr("Введіть RRN і код авторизації з чека термінала"),
        ),
        "rrn_bad": lambda _: (tr("RRN має 12 цифр"), tr("Перепишіть його з чека термінала")),
        "rrn_missing": lambda _: (tr("Потрібен RRN"), tr("Це 12 цифр на чеку термінала")),
        "rrn_twice": lambda _: (tr("Оплату з цим RRN уже додано"), tr("Перевірте чек термінала")),
        "approval_bad": lambda _: (
            tr("Код авторизації має 6 цифр або латинських літер"),
            tr("Перепишіть його з чека термінала"),
        ),
        "approval_missing": lambda _: (tr("Потрібен код авторизації"), tr("Це 6 знаків на чеку термінала")),
        "reference_bad": lambda _: (tr("Задовгий текст"), tr("Номер платежу й платник мають до 60 знаків")),
        "reference_missing": lambda _: (tr("Потрібен номер платіжної інструкції"), tr("Він є на квитанції покупця")),
    }
