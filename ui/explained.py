"""How a receipt came to its sum, in words: the steps of `app.domain.explain` as people read them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from app.domain.discount import Discount, DiscountKind
from app.domain.explain import Explanation, LineSteps, Step, StepKind
from app.domain.money import ZERO
from app.domain.tax import GroupTax
from ui.formats import MINUS, TIMES, money_text, number_text, percent_text, sum_text
from ui.i18n import tr
from ui.lines import how_text
from ui.words import means_text

#: Digits after the comma of a sum that is not whole kopecks yet.
_PLACES = Decimal("0.0001")
DIVIDED = "\u00f7"


@dataclass(frozen=True, slots=True)
class Row:
    """One step: what is done and what it takes away or adds, "" where it only says something."""

    said: str
    amount: str = ""
    color: str = "ink2"


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the receipt, or a sum of it, and the steps that lead to it. `id` is the line's, "" for a sum."""

    title: str
    amount: str
    rows: tuple[Row, ...] = ()
    id: str = ""
    strong: bool = False


def line_blocks(told: Explanation) -> list[Block]:
    """The receipt line by line."""
    return [
        Block(
            line.item.name,
            money_text(line.amount),
            tuple(_step(line, step, told) for step in line.steps),
            id=line.item.id,
        )
        for line in told.lines
    ]


def sum_blocks(told: Explanation) -> list[Block]:
    """From the sum of the lines to what is paid."""
    totals = told.totals
    blocks = [Block(tr("Сума рядків без знижок"), money_text(totals.gross))]
    if totals.line_discounts:
        blocks.append(Block(tr("Знижки на товари"), money_text(-totals.line_discounts)))
    if told.discount is not None:
        blocks.append(_discount(told, told.discount))
    blocks.append(Block(tr("Разом за чеком"), sum_text(totals.total), strong=True))
    blocks += [_tax(one) for one in told.taxed]
    if told.parts:
        for one in told.parts:
            said = tr("Уже сплачено: {means}", means=means_text(one.means))
            blocks.append(Block(said, money_text(-one.amount)))
        blocks.append(Block(tr("Лишилося сплатити"), sum_text(told.due.total), strong=True))
    if told.due.total or not told.parts:
        exact = Block(tr("Карткою"), sum_text(told.due.total), (Row(tr("Без заокруглення")),), strong=True)
        blocks += [_cash(told), exact]
    return blocks


def _step(line: LineSteps, step: Step, told: Explanation) -> Row:
    item, exact = line.item, _exact(step.exact)
    match step.kind:
        case StepKind.WORTH:
            return Row(how_text(item.quantity, item.unit, item.price, item.by_weight) + exact, money_text(step.amount))
        case StepKind.LABEL:
            return Row(tr("Сума з етикетки товару"), money_text(step.amount))
        case StepKind.DISCOUNT:
            said = tr("Знижка на товар")
            if item.discount is not None and item.discount.kind is DiscountKind.PERCENT:
                of = money_text(line.weight - step.amount)
                said = tr("Знижка {percent} від {sum}", percent=percent_text(item.discount.value), sum=of) + exact
            return Row(said, money_text(step.amount), "warn")
        case StepKind.SHARE:
            whole, base = money_text(told.totals.receipt_discount), money_text(told.base)
            how = f"{whole} {TIMES} {money_text(line.weight)} {DIVIDED} {base}"
            return Row(tr("Частка знижки чека: {how}", how=how) + exact, money_text(step.amount), "warn")
        case StepKind.ODD:
            return Row(tr("Копійка, що лишилася від поділу знижки"), money_text(step.amount), "warn")
        case StepKind.BARRED:
            return Row(tr("Знижка чека не діє: товар продають за ціною каталогу"))
        case StepKind.REPRICED:
            assert item.list_price is not None
            return Row(tr("Ціну змінено, у каталозі {price}", price=money_text(item.list_price)))


def _discount(told: Explanation, discount: Discount) -> Block:
    whole, base = told.totals.receipt_discount, told.base
    if discount.kind is DiscountKind.PERCENT:
        first = tr("{percent} від {sum}", percent=percent_text(discount.value), sum=money_text(base))
        rows = [Row(first + _exact(told.exact))]
    elif whole < discount.value:
        rows = [Row(tr("Задано {sum}: більше, ніж коштують товари, не знімають", sum=money_text(discount.value)))]
    else:
        rows = [Row(tr("Сума, задана касиром"))]
    passed = sum((line.amount for line in told.lines if line.item.no_discount), ZERO)
    if passed:
        rows.append(Row(tr("Не стосується товарів на {sum}: їх продають за ціною каталогу", sum=money_text(passed))))
    if whole:
        rows.append(Row(tr("Поділено між рядками за їхніми сумами")))
    if told.odd:
        rows.append(Row(tr("Залишкові копійки ({count}) — рядкам, де відкинуто найбільше", count=told.odd)))
    return Block(tr("Знижка на чек"), money_text(-whole), tuple(rows))


def _tax(one: GroupTax) -> Block:
    group, rows = one.group, []
    base = money_text(one.base)
    if group.excise_letter:
        said = tr("Акциз {rate} ({letter}): {how}", rate=percent_text(group.excise_rate), letter=group.excise_letter,
                  how=_inside(base, group.excise_rate))  # fmt: skip
        rows.append(Row(said, money_text(one.excise)))
    if group.vat_letter:
        taxed = base if not one.excise else f"({base} {MINUS} {money_text(one.excise)})"
        said = tr("ПДВ {rate} ({letter}): {how}", rate=percent_text(group.vat_rate), letter=group.vat_letter,
                  how=_inside(taxed, group.vat_rate))  # fmt: skip
        rows.append(Row(said, money_text(one.vat)))
    return Block(tr("У ціні податків, група {letters}", letters=group.letters), money_text(one.excise + one.vat),
                 tuple(rows))  # fmt: skip


def _inside(base: str, rate: Decimal) -> str:
    """A tax that is in the price already: «614,52 × 20 ÷ 120»."""
    return f"{base} {TIMES} {number_text(rate)} {DIVIDED} {number_text(100 + rate)}"


def _cash(told: Explanation) -> Block:
    due = told.due
    if told.step == 0:
        said = tr("Для цього чека заокруглення вимкнено") if told.rule else tr("Заокруглення вимкнено в параметрах")
        return Block(tr("Готівкою"), sum_text(due.payable), (Row(said),), strong=True)
    fifty = told.step == 50
    rule = tr("Правило НБУ, до 50 коп.: 1–24 — униз, 25–74 — до 50, 75–99 — угору")
    if not fifty:
        rule = tr("Правило НБУ, до 10 коп.: 1–4 — униз, 5–9 — угору")
    rows = (Row(rule, money_text(due.rounding, plus=True)),)
    return Block(tr("Готівкою"), sum_text(due.payable), rows, strong=True)


def _exact(value: Decimal | None) -> str:
    """« = 93,9246»: what it was before kopecks; a long one is cut and says so."""
    if value is None:
        return ""
    shown = value.quantize(_PLACES, ROUND_DOWN)
    return f" = {number_text(shown)}" + ("" if shown == value else "…")
