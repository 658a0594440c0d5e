"""How the figures of Z-reports, their differences and what these come from are said."""

from __future__ import annotations

from decimal import Decimal

from app.domain.zcompare import Cause, Compared, Figure, Key
from app.domain.zreport import LETTERS
from ui.formats import MINUS, money_text, number_text
from ui.i18n import plural, tr


def figure_text(key: Key) -> str:
    """A figure by its name."""
    figure, letter = key
    if letter:
        tax = tr("податок {letter}", letter=letter)
        if letter not in LETTERS:
            tax = tr("невідома літера {letter}", letter=letter)
        whose = tr("Продажі") if figure is Figure.SALES_TAX else tr("Повернення")
        return f"{whose}: {tax}"
    return {
        Figure.SALES: tr("Продажі"),
        Figure.SALES_COUNT: tr("Чеків продажу"),
        Figure.SALES_CASH: tr("Продажі готівкою"),
        Figure.SALES_CASHLESS: tr("Продажі безготівкові"),
        Figure.SALES_TAX: tr("Податки з продажів"),
        Figure.REFUNDS: tr("Повернення"),
        Figure.REFUNDS_COUNT: tr("Чеків повернення"),
        Figure.REFUNDS_CASH: tr("Повернення готівкою"),
        Figure.REFUNDS_CASHLESS: tr("Повернення безготівкові"),
        Figure.REFUNDS_TAX: tr("Податки з повернень"),
        Figure.SERVICE_INPUT: tr("Службові внесення, з розміном"),
        Figure.SERVICE_OUTPUT: tr("Службові видачі"),
        Figure.DRAWER: tr("Готівка в касі"),
    }[figure]


def value_text(key: Key, value: Decimal | None) -> str:
    """A sum, a number of receipts, or that it is not known."""
    if value is None:
        return tr("невідомо")
    return number_text(value) if key[0].counts else money_text(value)


def difference_text(row: Compared) -> str:
    """The server's less the till's, with its sign; nothing where they agree."""
    if not row.difference:
        return ""
    sign = "" if row.difference < 0 else "+"
    return f"{sign}{value_text(row.key, row.difference)}"


def cause_texts(row: Compared) -> list[str]:
    """What the difference comes from, each with its sum; what nothing explains is said too."""
    said = [f"{_cause(cause, count)}: {_signed(row.key, amount)}" for cause, count, amount in row.parts]
    if row.unexplained:
        said.append(f"{tr('причина невідома')}: {_signed(row.key, row.unexplained)}")
    return said


def _signed(key: Key, amount: Decimal) -> str:
    text = value_text(key, amount)
    return text if text.startswith(MINUS) else f"+{text}"


def _cause(cause: Cause, count: int) -> str:
    match cause:
        case Cause.WAITING:
            return plural(count, "%n документ ще не доставлено")
        case Cause.REFUSED:
            return plural(count, "%n документ сервер відхилив")
        case Cause.DOUBLED:
            return plural(count, "%n документ на сервері двічі")
        case Cause.LATE:
            return plural(count, "%n документ доставлено після звіту")
        case Cause.UNBOUND:
            return plural(count, "%n документ надіслано без зміни сервера")
        case Cause.ELSEWHERE:
            return plural(count, "%n чек іншої каси цього термінала")
