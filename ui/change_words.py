"""What the catalogue says otherwise of goods in the receipt, in words: on the line, in the dialog, in the message."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.domain.changed_goods import Change, ChangeKind
from app.domain.tax import TaxRules
from ui.formats import money_text, percent_text, sum_text
from ui.i18n import tr


@dataclass(frozen=True, slots=True)
class Ask:
    """A question on a line: what is the matter, and the two answers, "" where the line may not stay as it was."""

    said: str
    keep: str
    take: str


def ask_of(change: Change, rules: TaxRules) -> Ask:
    """The question in the few words a line has room for."""
    if change.kind is ChangeKind.GONE:
        return Ask(tr("немає в каталозі"), tr("Лишити"), tr("Прибрати"))
    if change.kind is ChangeKind.PRICE:
        now = money_text(change.now or Decimal(0))
        keep = tr("Лишити {price}", price=money_text(change.was or Decimal(0))) if change.keeps else ""
        return Ask(tr("нова ціна {price}", price=now), keep, tr("Взяти {price}", price=now))
    was, now = _letters(change.was, rules), _letters(change.now, rules)
    return Ask(tr("інший податок"), tr("Лишити {tax}", tax=was), tr("Взяти {tax}", tax=now))


def title_of(change: Change) -> str:
    """The head of the question before the money."""
    return {
        ChangeKind.PRICE: tr("Ціна змінилася"),
        ChangeKind.TAX: tr("Податок змінився"),
        ChangeKind.GONE: tr("Товару вже немає в каталозі"),
    }[change.kind]


def text_of(change: Change, rules: TaxRules) -> str:
    """What happened, and between what to choose."""
    if change.kind is ChangeKind.GONE:
        return tr("Його прибрали, коли він уже був у чеку. Продати його можна, на сервер піде назва й ціна з чека.")
    if change.kind is ChangeKind.TAX:
        was, now = tax_text(change.was, rules), tax_text(change.now, rules)
        return tr("У чеку: {was}. У каталозі тепер: {now}. Сума для покупця та сама.", was=was, now=now)
    was, now = sum_text(change.was or Decimal(0)), sum_text(change.now or Decimal(0))
    said = tr("У чеку {was}, у каталозі вже {now}.", was=was, now=now)
    return said if change.keeps else f"{said} {tr('Цей товар продають лише за ціною каталогу.')}"


def tax_text(group_id: Decimal | None, rules: TaxRules) -> str:
    """A tax group by its taxes: «ПДВ 20 % (А), акциз 5 % (З)»."""
    group = rules.group(int(group_id or 0))
    parts = []
    if group.vat_letter:
        parts.append(tr("ПДВ {rate} ({letter})", rate=percent_text(group.vat_rate), letter=group.vat_letter))
    if group.excise_letter:
        parts.append(tr("акциз {rate} ({letter})", rate=percent_text(group.excise_rate), letter=group.excise_letter))
    return ", ".join(parts) or tr("без податку")


def _letters(group_id: Decimal | None, rules: TaxRules) -> str:
    """The group's letters, «—» for none."""
    group = rules.group(int(group_id or 0))
    return "+".join(filter(None, (group.vat_letter, group.excise_letter))) or "—"
