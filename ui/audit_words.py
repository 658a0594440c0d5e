"""An entry of the audit in plain words: what was done, what matters of it in one line, and every fact of it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from app.domain.audit_log import AuditEntry, ChainState
from app.domain.cashier import DISCOUNT_LIMIT, Right
from app.domain.deeds import Deed
from app.domain.payment import PaymentMeans
from ui.audit_facts import HIDDEN, MONEY, fact_place, fact_title
from ui.formats import date_time_text, money_text, number_text
from ui.i18n import tr
from ui.setting_words import setting_text
from ui.words import means_text, right_text

#: Facts that say most, in the order in which they are told in one line.
_TELLING = ("number", "setting", "goods", "name", "total", "amount", "sum", "was", "counted", "left", "reason")
_PRICES = frozenset({Deed.PRICE_CHANGED, Deed.PRICE_TAKEN})


def deed_text(what: str) -> str:
    """What was done. A kind this till does not know is told as it is written."""
    try:
        return _deeds()[Deed(what)]
    except ValueError:
        return what


def deed_groups() -> dict[str, tuple[str, frozenset[Deed]]]:
    """What the list can be narrowed to: key → words and kinds. Every kind stands in one of them."""
    return {
        "receipts": (
            tr("Чеки"),
            frozenset({Deed.SALE, Deed.REFUND, Deed.CANCEL, Deed.HELD, Deed.HANDED, Deed.HANDED_FATE}),
        ),
        "lines": (
            tr("Зміни в чеку"),
            frozenset(
                {Deed.LINE_REMOVED, Deed.QUANTITY_LESS, Deed.PRICE_CHANGED, Deed.PRICE_TAKEN, Deed.TAX_TAKEN}
                | {Deed.LET_STAND, Deed.RECEIPT_CLEARED, Deed.LINE_BACK, Deed.RECEIPT_BACK, Deed.AGE, Deed.EXPIRED}
                | {Deed.NO_STAMP}
            ),
        ),
        "held": (
            tr("Відкладені чеки"),
            frozenset({Deed.HELD_JOIN, Deed.HELD_DROP, Deed.HELD_EXPIRED, Deed.HELD_ELSEWHERE}),
        ),
        "money": (
            tr("Гроші й зміна"),
            frozenset(
                {Deed.SERVICE_INPUT, Deed.SERVICE_OUTPUT, Deed.CASH_ISSUE, Deed.DRAWER, Deed.TAKE_PART}
                | {Deed.GIVE_PART_BACK, Deed.OPEN_SHIFT, Deed.CLOSE_SHIFT, Deed.SERVER_SHIFT}
            ),
        ),
        "cards": (
            tr("Картки"),
            frozenset(
                {Deed.CHARGE_ASKED, Deed.CHARGE_UNKNOWN, Deed.CHARGE_APPROVED, Deed.CHARGE_REFUSED, Deed.CHARGE_NONE}
                | {Deed.CHARGE_CANCELLED, Deed.SHIFT_CLOSED_IN_DOUBT, Deed.TERMINAL_SETTLED}
            ),
        ),
        "people": (
            tr("Люди й дозволи"),
            frozenset({Deed.OVERRIDE, Deed.SIGNED_IN, Deed.LOCKED, Deed.PIN_LOCKED, Deed.KIOSK_LEFT}),
        ),
        "till": (
            tr("Каса й параметри"),
            frozenset(
                {Deed.SETTINGS, Deed.SETTLE, Deed.SLIPS_AGAIN, Deed.SLIPS_DROPPED, Deed.AUDIT_EXPORTED, Deed.RESTORED}
                | {Deed.UPDATE_ASKED}
            ),
        ),
    }


def entry_note(entry: AuditEntry) -> str:
    """What matters of it, in one line: «Хліб · 42,50 · дозволив(ла) Ірина Бойко»."""
    telling = _TELLING if entry.what != Deed.OVERRIDE else ("right", "allowed_because")
    said = [_told(entry, name) for name in telling if entry.facts.get(name) not in (None, "")]
    if by := entry.facts.get("allowed_by"):
        said.append(tr("дозволено: {name}", name=by))
    return " · ".join(said)


def entry_facts(entry: AuditEntry) -> list[tuple[str, str]]:
    """Every fact of it that says something to a person: what it is called, and what it is."""
    return [
        (fact_title(name), _fact(entry, name, value))
        for name, value in sorted(entry.facts.items(), key=lambda fact: fact_place(fact[0]))
        if name not in HIDDEN and value not in (None, "", [])
    ]


def chain_text(state: ChainState | None, *, busy: bool) -> tuple[str, str]:
    """How the check of the chain stands: a sentence, and its kind for a notice; both "" before it was asked for."""
    if state is None:
        return ("", "")
    if state.broken is not None:
        said = {
            "edited": tr("Запис №{n} змінено не касою. Усе до нього ціле.", n=state.broken),
            "moved": tr("Запис №{n} стоїть не на своєму місці. Усе до нього ціле.", n=state.broken),
            "missing": tr("Запису №{n} немає. Усе до нього ціле.", n=state.broken),
            "cut": tr("Кінець журналу відрізано: немає запису №{n} і далі.", n=state.broken),
        }[state.why]
        return said, "danger"
    if busy:
        return tr("Перевірено до запису №{n} із {of}…", n=state.seq, of=state.of), "info"
    return tr("Ланцюжок цілий: перевірено всі записи, {n}.", n=state.seq), "good"


def head_text(entry: AuditEntry | None, state: ChainState | None) -> tuple[str, str]:
    """What the head of a slip says of the journal: a sentence, and its kind for a notice."""
    if entry is None:
        return tr("Такого контрольного запису тут немає: сліп з іншої каси або журнал змінено."), "danger"
    when = date_time_text(entry.at)
    if state is not None and state.broken is not None and state.broken <= entry.seq:
        said = tr("Контрольний запис є, №{n} від {at}, але до нього ланцюжок порушено.", n=entry.seq, at=when)
        return f"{said} {chain_text(state, busy=False)[0]}", "danger"
    return tr("Контрольний запис є в журналі, №{n} від {at}: усе до нього ціле.", n=entry.seq, at=when), "good"


def _told(entry: AuditEntry, name: str) -> str:
    """A fact where nothing says what it is."""
    said = _fact(entry, name, entry.facts[name])
    if name == "number":
        return tr("№{number}", number=said)
    if name == "was":
        return f"{said} → {_fact(entry, 'is', entry.facts.get('is', ''))}"
    return said


def _fact(entry: AuditEntry, name: str, value: Any) -> str:
    """A fact as people read it."""
    said = str(value)
    if name in MONEY or (name in ("was", "is") and entry.what in _PRICES):
        return _number(said, money_text)
    if name == "right":
        return next((right_text(one, DISCOUNT_LIMIT) for one in Right if one.value == said), said)
    if name == "means":
        return next((means_text(one) for one in PaymentMeans if one.name.lower() == said), said)
    if name == "setting":
        return setting_text(said)
    if isinstance(value, bool) or said in ("yes", "no", "True", "False"):
        return tr("так") if said in ("yes", "True") else tr("ні")
    if isinstance(value, list):
        return ", ".join(str(one.get("kind", one)) if isinstance(one, dict) else str(one) for one in value)
    if name == "quantity" or (name in ("was", "is") and entry.what == Deed.QUANTITY_LESS):
        return _number(said, number_text)
    return said


def _number(text: str, written: Callable[[Decimal], str]) -> str:
    """As numbers are written; what is none stays as it is."""
    try:
        return written(Decimal(text))
    except (InvalidOperation, TypeError, ValueError):
        return text


def _deeds() -> dict[Deed, str]:
    return {
        Deed.SALE: tr("Продаж"),
        Deed.SERVICE_INPUT: tr("Службове внесення"),
        Deed.SERVICE_OUTPUT: tr("Службова видача"),
        Deed.REFUND: tr("Повернення"),
        Deed.CANCEL: tr("Скасування чека"),
        Deed.CASH_ISSUE: tr("Видача готівки"),
        Deed.HELD: tr("Відкладений чек надіслано на сервер"),
        Deed.HANDED: tr("Чек передано на фіскальну касу"),
        Deed.LINE_REMOVED: tr("Товар прибрано з чека"),
        Deed.QUANTITY_LESS: tr("Кількість зменшено"),
        Deed.PRICE_CHANGED: tr("Ціну змінено вручну"),
        Deed.PRICE_TAKEN: tr("Узято нову ціну з каталогу"),
        Deed.TAX_TAKEN: tr("Узято новий податок із каталогу"),
        Deed.LET_STAND: tr("Залишено, як було до змін у каталозі"),
        Deed.RECEIPT_CLEARED: tr("Чек очищено"),
        Deed.LINE_BACK: tr("Прибраний товар повернуто в чек"),
        Deed.RECEIPT_BACK: tr("Очищений чек повернуто"),
        Deed.TAKE_PART: tr("Прийнято частину оплати"),
        Deed.GIVE_PART_BACK: tr("Частину оплати повернуто"),
        Deed.AGE: tr("Запитано про вік покупця"),
        Deed.EXPIRED: tr("Запитано про прострочений товар"),
        Deed.NO_STAMP: tr("Продано без акцизної марки"),
        Deed.HELD_JOIN: tr("Відкладені чеки об’єднано"),
        Deed.HELD_DROP: tr("Відкладений чек видалено"),
        Deed.HELD_EXPIRED: tr("Відкладений чек прострочено"),
        Deed.HELD_ELSEWHERE: tr("Відкладений чек узяла інша каса"),
        Deed.HANDED_FATE: tr("Що сталося з переданим чеком"),
        Deed.CHARGE_ASKED: tr("Термінал попрошено про картку"),
        Deed.CHARGE_UNKNOWN: tr("Невідомо, чи пройшла картка"),
        Deed.CHARGE_APPROVED: tr("Картка пройшла"),
        Deed.CHARGE_REFUSED: tr("У картці відмовлено"),
        Deed.CHARGE_NONE: tr("З картки нічого не знято"),
        Deed.CHARGE_CANCELLED: tr("Оплату карткою скасовано"),
        Deed.SHIFT_CLOSED_IN_DOUBT: tr("Зміну закрито з невідомою оплатою"),
        Deed.TERMINAL_SETTLED: tr("Звірка з банком"),
        Deed.OPEN_SHIFT: tr("Зміну відкрито"),
        Deed.CLOSE_SHIFT: tr("Зміну закрито"),
        Deed.SERVER_SHIFT: tr("Зміна на сервері інша"),
        Deed.DRAWER: tr("Скриньку відкрито без продажу"),
        Deed.OVERRIDE: tr("Старший дозволив одну дію"),
        Deed.SETTLE: tr("Розбіжність позначено вирішеною"),
        Deed.SLIPS_AGAIN: tr("Чеки надруковано ще раз на прохання"),
        Deed.SLIPS_DROPPED: tr("Від друку чеків відмовилися"),
        Deed.SIGNED_IN: tr("Вхід за PIN-кодом"),
        Deed.LOCKED: tr("Касу заблоковано"),
        Deed.PIN_LOCKED: tr("Вхід закрито після хибних PIN-кодів"),
        Deed.SETTINGS: tr("Параметр змінено"),
        Deed.KIOSK_LEFT: tr("Із каси в кіоску вийшли"),
        Deed.UPDATE_ASKED: tr("Нову версію дозволено встановити"),
        Deed.AUDIT_EXPORTED: tr("Журнал дій збережено у файл"),
        Deed.RESTORED: tr("Журнал каси відновлено з копії"),
    }
