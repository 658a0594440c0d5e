"""What stands in the way of a card charge: sentences of `ui.messages` for the rules of `app.services.charge`."""

from __future__ import annotations

from collections.abc import Callable

from ui.i18n import tr


def charge_sentences() -> dict[str, Callable[[dict[str, str]], tuple[str, str]]]:
    """Rule → what happened and what to do, from its facts."""
    return {
        "charge_open": lambda f: (
            tr("Ще невідомо, чи пройшла оплата карткою"),
            tr("Спершу з’ясуйте її. Інші чеки можна оплачувати готівкою"),
        ),
        "charge_ended": lambda f: (tr("Цю оплату карткою вже з’ясовано"), tr("Удруге її не проведено")),
        "charge_used": lambda f: (
            tr("Ця оплата карткою вже належить іншому чеку або не пройшла"),
            tr("Нічого не записано. Перевірте оплати чека"),
        ),
        "charge_no_terminal": lambda f: (
            tr("Банківський термінал не налаштовано"),
            tr("Гроші з картки не списано. Термінал підключають у налаштуваннях"),
        ),
        "charge_not_back": lambda f: (
            tr("Термінал не скасував оплату, код {code}", **f),
            tr("Гроші лишилися списаними. Поверніть їх за RRN або зверніться до банку"),
        ),
    }
