"""Words of the trade that several screens say: one list, so that a means of payment has one name and one colour."""

from __future__ import annotations

from decimal import Decimal

from app.domain.cashier import Right
from app.domain.payment import PaymentMeans
from ui.formats import percent_text
from ui.i18n import tr


def means_text(means: PaymentMeans) -> str:
    """A means of payment as the cashier calls it."""
    match means:
        case PaymentMeans.CASH:
            return tr("Готівка")
        case PaymentMeans.CARD:
            return tr("Картка")
        case PaymentMeans.ACQUIRING:
            return tr("Еквайринг")
        case PaymentMeans.IBAN:
            return tr("Переказ за IBAN")
        case PaymentMeans.CARD_TRANSFER:
            return tr("Переказ на картку")


def means_color(means: PaymentMeans) -> int:
    """The category colour that stands for it in charts (mockup 11a)."""
    return _COLORS[means]


def closing_reasons() -> dict[str, str]:
    """Why a count mostly differs: what goes into the report → what the screen says.

    Reports, slips and the server read Ukrainian in any language of the screen.
    """
    return {"Помилка в решті": tr("Помилка в решті"), "Розмін": tr("Розмін"), "Чек не пробито": tr("Чек не пробито")}


def output_reasons() -> dict[str, str]:
    """Why cash is mostly taken out, recorded → shown."""
    return {"Інкасація": tr("Інкасація"), "Розмін": tr("Розмін"), "Постачальник": tr("Постачальник")}


def input_reasons() -> dict[str, str]:
    """Why cash is mostly brought in, recorded → shown."""
    return {
        "Розмін": tr("Розмін"),
        "Поповнення каси": tr("Поповнення каси"),
        "Помилкова видача": tr("Помилкова видача"),
    }


def refund_reasons() -> dict[str, str]:
    """Why goods mostly come back, recorded → shown."""
    return {
        "Неякісний товар": tr("Неякісний товар"),
        "Помилка касира": tr("Помилка касира"),
        "Не підійшов": tr("Не підійшов"),
    }


def override_reasons(right: Right) -> dict[str, str]:
    """Why a senior mostly allows it, recorded → shown."""
    if right is Right.LEAVE_KIOSK:
        return {
            "Кінець роботи": tr("Кінець роботи"),
            "Обслуговування": tr("Обслуговування"),
        }
    return {
        "Прохання покупця": tr("Прохання покупця"),
        "Помилка касира": tr("Помилка касира"),
        "Помилка в ціні": tr("Помилка в ціні"),
    }


def settle_reasons() -> dict[str, str]:
    """What a person mostly does at the server about a document at odds, recorded → shown."""
    return {
        "Зайвий прибрано": tr("Зайвий прибрано"),
        "Суму виправлено": tr("Суму виправлено"),
        "Так і має бути": tr("Так і має бути"),
    }


def drop_reasons() -> dict[str, str]:
    """Why a receipt put aside is mostly given up, recorded → shown."""
    return {
        "Покупець не повернувся": tr("Покупець не повернувся"),
        "Покупець передумав": tr("Покупець передумав"),
        "Помилка касира": tr("Помилка касира"),
    }


def part_reasons() -> dict[str, str]:
    """Why a part of a payment mostly goes back, recorded → shown."""
    return {
        "Помилка касира": tr("Помилка касира"),
        "Покупець передумав": tr("Покупець передумав"),
        "Інший засіб оплати": tr("Інший засіб оплати"),
    }


def loose_reasons() -> dict[str, str]:
    """How a card without a receipt is mostly put right outside the till, recorded → shown."""
    return {
        "Банк повернув гроші": tr("Банк повернув гроші"),
        "Повернено готівкою": tr("Повернено готівкою"),
        "Скасовано на терміналі вручну": tr("Скасовано на терміналі вручну"),
    }


def right_text(right: Right, discount_limit: Decimal) -> str:
    """What somebody without the right wanted to do."""
    match right:
        case Right.SELL:
            return tr("Продаж")
        case Right.REFUND:
            return tr("Повернення товару")
        case Right.CANCEL:
            return tr("Скасування останнього чека")
        case Right.REFUND_GOODS:
            return tr("Повернення без чека")
        case Right.DISCOUNT:
            return tr("Знижка")
        case Right.BIG_DISCOUNT:
            return tr("Знижка понад {percent}", percent=percent_text(discount_limit))
        case Right.FREE_PRICE:
            return tr("Інша ціна товару")
        case Right.NO_STAMP:
            return tr("Продаж без акцизної марки")
        case Right.DELETE_HELD:
            return tr("Видалення відкладеного чека")
        case Right.DRAWER:
            return tr("Відкриття скриньки")
        case Right.SERVICE_CASH:
            return tr("Внесення або видача готівки")
        case Right.REPORTS:
            return tr("Друк звіту")
        case Right.CLOSE_SHIFT:
            return tr("Закриття зміни")
        case Right.CLOSE_UNSETTLED:
            return tr("Закриття зміни з невирішеним")
        case Right.SETTINGS:
            return tr("Зміна параметрів каси")
        case Right.DOUBT:
            return tr("Картка без чека або без відповіді банку")
        case Right.SETTLE:
            return tr("Розбіжність із сервером вирішено")
        case Right.AUDIT:
            return tr("Перегляд журналу дій")
        case Right.OVERRIDE:
            return tr("Дозвіл старшого")
        case Right.LEAVE_KIOSK:
            return tr("Вихід із каси")


def right_note(right: Right) -> str:
    """What a right is, where its name does not say it."""
    return {
        Right.SELL: tr("чеки, оплата, відкриття зміни"),
        Right.FREE_PRICE: tr("не та, що в каталозі"),
        Right.CANCEL: tr("лише цієї зміни"),
        Right.REPORTS: tr("X-звіт, експорт чеків, звіт термінала"),
        Right.DOUBT: tr("і закриття зміни з такою"),
        Right.SETTLE: tr("те, що виправлено в кабінеті"),
        Right.SETTINGS: tr("і таблиця прав"),
        Right.OVERRIDE: tr("на одну дію, своїм PIN-кодом"),
        Right.AUDIT: tr("хто, що й коли зробив"),
    }.get(right, "")


def drawer_reasons() -> dict[str, str]:
    """Why the drawer is mostly opened without a sale, recorded → shown."""
    return {
        "Розмін": tr("Розмін"),
        "Помилка в решті": tr("Помилка в решті"),
        "Перерахунок готівки": tr("Перерахунок готівки"),
    }


_COLORS = {
    PaymentMeans.CASH: 3,
    PaymentMeans.CARD: 2,
    PaymentMeans.ACQUIRING: 6,
    PaymentMeans.IBAN: 9,
    PaymentMeans.CARD_TRANSFER: 8,
}


def left_open_reasons() -> dict[str, str]:
    """Why a shift mostly ends with something left open, recorded → shown."""
    return {
        "Вирішимо завтра": tr("Вирішимо завтра"),
        "Чекаємо на банк": tr("Чекаємо на банк"),
        "Чекаємо на сервер": tr("Чекаємо на сервер"),
    }
