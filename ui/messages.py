"""Error → sentence: the only place with words about failures. What happened, whether the sale is safe, what to do."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from app.errors import (
    AnswerLost,
    ApiKeyRefused,
    BadReply,
    BadSettings,
    DeviceFault,
    FileFault,
    Forbidden,
    NotFound,
    Offline,
    PrinterFault,
    Rejected,
    RuleBroken,
    SessionExpired,
    StoreFault,
    TillError,
    Untrusted,
    UpdateRefused,
)
from ui.aside_sentences import aside_sentences
from ui.charge_sentences import charge_sentences
from ui.formats import number_text
from ui.goods_sentences import goods_sentences
from ui.i18n import sentences, tr
from ui.payment_sentences import payment_sentences
from ui.refund_sentences import refund_sentences
from ui.setting_sentences import setting_sentence
from ui.terminal_words import terminal_fault
from ui.update_words import refusal

#: Facts that are numbers, written with as many decimals as are to be read. Codes and names may look the same and stay.
_NUMBERS = frozenset({"due", "tendered", "drawer", "left", "most", "price", "step", "sum"})
_NUMBER = re.compile(r"-?\d+(?:\.(\d+))?")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Message:
    """What a strip or toast shows. `kind` is "info", "warn" or "danger"; `modal` is for a failing disk alone.

    With `check` nothing goes on before «Перевірити базу».
    """

    title: str
    detail: str = ""
    kind: str = "warn"
    modal: bool = False
    check: bool = False


def _told(facts: dict[str, str]) -> dict[str, str]:
    """The numbers among the facts, sums and quantities, as they stand everywhere on the screen."""
    return {name: _number(fact) if name in _NUMBERS else fact for name, fact in facts.items()}


def _number(fact: str) -> str:
    found = _NUMBER.fullmatch(fact)
    return number_text(Decimal(fact), len(found[1] or "")) if found else fact


def _rules() -> dict[str, Callable[[dict[str, str]], tuple[str, str]]]:
    return {
        **refund_sentences(),
        **payment_sentences(),
        **charge_sentences(),
        **aside_sentences(),
        **goods_sentences(),
        "shift_closed": lambda f: (tr("Зміну не відкрито"), tr("Відкрийте зміну, чек зачекає")),
        "shift_open": lambda f: (tr("Зміну вже відкрито"), tr("Закрийте її, щоб відкрити нову")),
        "shift_too_long": lambda f: (
            tr("Зміна триває понад 24 години"),
            tr("Чек збережено. Закрийте зміну й відкрийте нову"),
        ),
        "receipt_empty": lambda f: (tr("Чек порожній"), tr("Скануйте або виберіть товар")),
        "receipt_too_long": lambda f: (
            tr("У чеку вже найбільша кількість рядків"),
            tr("Оплатіть цей чек, решту товарів проведіть наступним"),
        ),
        "code_unknown": lambda f: (
            tr("Товар не знайдено: {code}", **f),
            tr("Перевірте код або знайдіть товар за назвою"),
        ),
        "code_misread": lambda f: (
            tr("Код прочитано з помилкою: {code}", **f),
            tr("Контрольна цифра не збігається. Скануйте ще раз або введіть код з упаковки"),
        ),
        "stamp_bad": lambda f: (
            tr("Це не акцизна марка: {code}", **f),
            tr("Скануйте марку на пляшці або введіть серію та номер: чотири літери й шість цифр"),
        ),
        "stamp_twice": lambda f: (
            tr("Марка {stamp} уже є в чеку", **f),
            tr("У кожної пляшки своя марка. Скануйте марку іншої пляшки"),
        ),
        "stamp_sold": lambda f: (
            tr("Марку {stamp} уже продано чеком №{number}", **f),
            tr("Її не прийнято. Перевірте пляшку: після повернення чека марку можна продати знову"),
        ),
        "stamps_all": lambda f: (
            tr("Марки всіх пляшок уже зчитано"),
            tr("Щоб додати пляшку, спершу скануйте її штрих-код"),
        ),
        "stamps_lacking": lambda f: (
            tr("Не зчитано акцизні марки: {name}", **f),
            tr("Марок має бути стільки, скільки пляшок. Зчитайте їх одну за одною"),
        ),
        "hours_barred": lambda f: (
            tr("Зараз не продається: {name}", **f),
            tr("Заборонено з {start} до {end}. Решту чека можна оплатити без цього товару", **f),
        ),
        "discount_barred": lambda f: (
            tr("На цей товар знижки не дають: {name}", **f),
            tr("Його продають за ціною каталогу"),
        ),
        "quick_full": lambda f: (
            tr("В обраному вже забагато товарів"),
            tr("Приберіть один: торкніться його плитки й потримайте"),
        ),
        "percent_bad": lambda f: (
            tr("Знижка буває від 0 до 100 %"),
            tr("Введіть відсоток, до двох знаків після коми"),
        ),
        "discount_too_big": lambda f: (
            tr("Найбільша знижка — {most} грн", **f),
            tr("Більше, ніж коштують товари, не знімають"),
        ),
        "weight_too_big": lambda f: (
            tr("Більше, ніж можуть зважити ваги: {most} кг", **f),
            tr("Перевірте кому. Важчий товар проведіть кількома рядками"),
        ),
        "price_barred": lambda f: (
            tr("Дешевше продавати не можна: {name}", **f),
            tr("Найменша ціна цього товару — {price} грн, як у каталозі", **f),
        ),
        "discount_barred_here": lambda f: (
            tr("Знижки тут не дають"),
            tr("Ці товари продають за ціною каталогу"),
        ),
        "sum_too_big": lambda f: (tr("Завелика сума чека"), tr("Останню зміну не внесено. Перевірте кількість і ціну")),
        "tendered_too_little": lambda f: (
            tr("Отримано менше, ніж до сплати"),
            tr("До сплати {due}, отримано {tendered}", **f),
        ),
        "tendered_too_much": lambda f: (tr("Завелика сума готівки"), tr("Перевірте, скільки отримано")),
        "drawer_too_little": lambda f: (tr("У скриньці стільки немає"), tr("За обліком у скриньці {drawer} грн", **f)),
        "reason_missing": lambda f: (tr("Потрібна причина"), tr("Напишіть кількома словами, що сталося")),
        "left_open": lambda f: (tr("Лишилося невирішене"), tr("Вирішіть або скажіть, чому зміна закривається так")),
        "pin_wrong": lambda f: (tr("Невірний PIN. Залишилося спроб: {left}", **f), ""),
        "pin_locked": lambda f: (
            tr("Забагато невірних спроб"),
            tr("Спробуйте через {seconds} с або покличте старшого", **f),
        ),
        "till_locked": lambda f: (
            tr("Забагато невірних PIN-кодів на цій касі"),
            tr("Спробуйте через {seconds} с. Відлік іде, поки комп’ютер увімкнено", **f),
        ),
        "no_pin": lambda f: (
            tr("Для цього працівника PIN на касі ще немає"),
            tr("Увійдіть телефоном і паролем, коли буде зв’язок"),
        ),
        "signed_out": lambda f: (tr("Спершу увійдіть"), tr("Чек збережено на касі")),
        "no_shops": lambda f: (
            tr("В обліковому записі немає торгових точок"),
            tr("Додайте торгову точку в кабінеті SmartKasa й увійдіть знову"),
        ),
        "no_terminals": lambda f: (
            tr("У торгової точки немає терміналів"),
            tr("Додайте термінал у кабінеті SmartKasa й увійдіть знову"),
        ),
        "other_account": lambda f: (
            tr("Цієї каси немає в цьому обліковому записі"),
            tr("Увійдіть з попереднім записом, надішліть документи (чекає: {waiting}) і закрийте зміну", **f),
        ),
        "already_paid": lambda f: (tr("Цей чек уже оплачено"), tr("Він є в списку чеків зміни")),
        "clock_wrong": lambda f: (
            tr("Годинник каси хибний на {days} дн.", **f),
            tr("Продаж можливий, та дати в чеках будуть хибні. Виправте час на комп’ютері"),
        ),
        "second_start": lambda f: (tr("Каса вже працює на цьому комп’ютері"), tr("Перейдіть до відкритого вікна")),
    }


_STORE = {
    "full": lambda: tr("Диск заповнений. Чек лишається на екрані. Звільніть місце на диску й повторіть"),
    "missing": lambda: tr("Файл продажів зник із теки каси. Не встановлюйте касу наново й зверніться до підтримки"),
    "locked": lambda: tr(
        "Файл продажів зайнятий іншою програмою: часто це антивірус або резервне копіювання."
        " Закрийте її й повторіть. Чек на екрані збережено"
    ),
    "corrupt": lambda: tr(
        "Файл продажів пошкоджено. Закрийте касу й запустіть знову: вона відновить його з копії. Нічого не видаляйте"
    ),
    "rights": lambda: tr("Немає прав на теку з даними. Дайте касі право писати в неї"),
    "newer": lambda: tr("Дані записано новішою версією каси. Установіть її"),
    "io": lambda: tr("Диск не записує. Перевірте диск, потім базу: каса з’ясує, чи збережено останній чек"),
}

_PRINTER = {
    "absent": lambda: tr("Принтер не знайдено"),
    "paper": lambda: tr("Немає паперу"),
    "cover": lambda: tr("Кришку принтера відкрито"),
    "offline": lambda: tr("Принтер не готовий до друку"),
    "error": lambda: tr("Принтер зупинився через помилку"),
    "timeout": lambda: tr("Принтер не відповідає"),
    "address": lambda: tr("Адресу принтера задано неправильно"),
    "io": lambda: tr("Принтер не прийняв дані"),
    "slip": lambda: tr("Чек не вдалося скласти"),
}

#: What the printer itself asks for: its slips wait for that and come out by themselves.
_PRINTER_WAITS = {
    "paper": lambda: tr("Вставте рулон: чеки, що чекають, надрукуються самі. Продаж триває"),
    "cover": lambda: tr("Закрийте кришку: чеки, що чекають, надрукуються самі. Продаж триває"),
    "offline": lambda: tr("Натисніть на принтері кнопку Online або ввімкніть його знову. Продаж триває"),
    "error": lambda: tr("Вимкніть принтер, звільніть ніж і папір, увімкніть знову. Продаж триває"),
}

_FILE = {
    "exists": lambda: tr("Такий файл уже є. Дайте іншу назву"),
    "absent": lambda: tr("Такої теки немає або назва неможлива. Перевірте шлях"),
    "rights": lambda: tr("У цю теку писати не можна. Виберіть іншу"),
    "full": lambda: tr("На цьому диску немає місця. Виберіть інший"),
    "io": lambda: tr("Диск не записав файл. Виберіть іншу теку"),
}

_DEVICES = {
    "scale": lambda: tr("Ваги не відповідають"),
    "scanner": lambda: tr("Сканер не відповідає"),
}


_UNTRUSTED: dict[str, Callable[[], str]] = {
    "date": lambda: tr("Термін сертифіката минув або ще не почався. Перевірте дату й час на цьому комп’ютері"),
    "name": lambda: tr("Його сертифікат видано для іншої адреси. Перевірте адресу сервера"),
    "issuer": lambda: tr("За сертифікат ніхто не ручається. Перевірте мережу й антивірус або зверніться до підтримки"),
    "protocol": lambda: tr("За цією адресою немає сучасного захищеного з’єднання. Перевірте адресу сервера"),
}


def _untrusted() -> str:
    return tr("Сервер не підтвердив, що він справжній")


def message(error: BaseException) -> Message:
    """The sentence for an error, in the cashier's language. An unexpected one gets a short code the log repeats."""
    match error:
        case RuleBroken():
            title, detail = _rules()[error.rule](_told(error.facts))
            return Message(title, detail)
        case StoreFault():
            detail = _STORE.get(error.kind, _STORE["io"])()
            title = tr("Каса не може зберегти дані. Продаж зупинено")
            return Message(title, detail, "danger", modal=True, check=error.kind in ("io", "corrupt"))
        case FileFault():
            return Message(tr("Файл не збережено"), _FILE.get(error.kind, _FILE["io"])(), "danger")
        case PrinterFault():
            title = _PRINTER.get(error.kind, _PRINTER["io"])()
            if error.kind in _PRINTER_WAITS and not error.sent:
                return Message(title, _PRINTER_WAITS[error.kind](), "warn")
            return Message(title, tr("Продаж збережено. Усуньте причину й надрукуйте ще раз"), "danger")
        case DeviceFault(device="terminal"):
            title, detail = terminal_fault(error)
            return Message(title, detail, "warn" if error.kind in ("engaged", "cancelled") else "danger")
        case DeviceFault():
            return Message(_DEVICES[error.device](), tr("Чек збережено. Перевірте кабель і живлення"), "danger")
        case AnswerLost():
            return Message(
                tr("Термінал не відповів, чи списано гроші з картки"),
                tr("Чек збережено. Не проводьте картку ще раз, доки каса не з’ясує"),
                "danger",
            )
        case UpdateRefused():
            return Message(*refusal(error.kind, error.detail))
        case Untrusted():
            safe = tr("Нічого не надіслано, чеки зберігаються на касі")
            return Message(_untrusted(), sentences(_UNTRUSTED[error.reason](), safe), "danger")
        case Offline():
            return Message(
                tr("Немає зв’язку із сервером"),
                tr("Працюємо без інтернету. Чеки зберігаються на касі й підуть на сервер самі"),
            )
        case SessionExpired():
            return Message(tr("Потрібен вхід на сервер"), tr("Чек збережено. Введіть телефон і пароль"))
        case ApiKeyRefused():
            return Message(
                tr("Сервер не приймає ключ API"), tr("Перевірте ключ у кабінеті SmartKasa. Продажі збережено"), "danger"
            )
        case Forbidden(declined=True):
            return Message(tr("Дію не виконано"), tr("Старший її не дозволив. Нічого не змінено"), "info")
        case Forbidden():
            return Message(tr("На це немає права"), tr("Покличте старшого касира: досить його PIN-коду"))
        case NotFound():
            return Message(tr("На сервері такого немає"), tr("Оновіть дані й спробуйте ще раз"))
        case Rejected():
            return _rejected(error)
        case BadReply():
            return Message(
                tr("Сервер відповів незрозуміло"),
                tr("Продажі збережено. Якщо це повторюється, перевірте адресу сервера"),
            )
        case BadSettings():
            return Message(*setting_sentence(error), "danger")
        case TillError():
            return Message(tr("Не вдалося виконати дію"), tr("Чек збережено. Спробуйте ще раз"), "danger")
        case _:
            return _unexpected(error)


def _refusals() -> dict[str, tuple[str, str]]:
    """By a code of the server (contract-notes.md 6)."""
    return {
        "phone_number_or_password_invalid": (
            tr("Номер або пароль не підходять"),
            tr("Перевірте мову клавіатури й спробуйте ще раз"),
        ),
        "blank": (
            tr("Сервер відхилив документ: чогось у ньому бракує"),
            tr("Продаж збережено на касі. Зверніться до підтримки"),
        ),
        "invalid": (
            tr("Сервер відхилив документ: щось у ньому не підходить"),
            tr("Продаж збережено на касі. Зверніться до підтримки"),
        ),
        "taken": (
            tr("Сервер відхилив документ: такий там уже є"),
            tr("Продаж збережено на касі. Зверніться до підтримки"),
        ),
    }


def _rejected(error: Rejected) -> Message:
    """The server's own codes and texts are for the log and the details of the queue, not for a cashier."""
    log.warning("the server refused: %s", error.detail)
    codes = [code for found in error.fields.values() for code in found]
    known = _refusals()
    neutral = tr("Сервер відхилив документ"), tr("Продаж збережено на касі. Подробиці — у черзі документів")
    title, detail = next((known[code] for code in codes if code in known), neutral)
    return Message(title, detail, "danger")


def code_of(error: BaseException) -> str:
    """The same six signs for the same bug, here and in the log."""
    return sha256(f"{type(error).__name__}{error}".encode("utf-8", "replace")).hexdigest()[:6].upper()


def mishap(code: str) -> Message:
    """A bug by its code."""
    return Message(
        tr("Непередбачена помилка {code}", code=code), tr("Чек збережено. Повідомте код підтримці"), "danger"
    )


def _unexpected(error: BaseException) -> Message:
    code = code_of(error)
    log.error("unexpected failure %s", code, exc_info=error)
    return mishap(code)


def sign_in_message(error: BaseException) -> Message:
    """The same while a till signs in: nothing is being sold, and the first sign-in does need the network."""
    match error:
        case Untrusted():
            return Message(_untrusted(), _UNTRUSTED[error.reason](), "danger")
        case Offline():
            return Message(
                tr("Немає зв’язку із сервером"), tr("Вхід за паролем потребує інтернету. Перевірте мережу й адресу")
            )
        case NotFound() | BadReply():
            return Message(tr("За цією адресою немає SmartKasa"), tr("Перевірте адресу сервера"), "danger")
        case ApiKeyRefused():
            return Message(tr("Сервер не приймає ключ API"), tr("Перевірте ключ у кабінеті SmartKasa"), "danger")
        case Rejected() | SessionExpired() | Forbidden():
            return Message(
                tr("Номер або пароль не підходять"), tr("Перевірте мову клавіатури й спробуйте ще раз"), "danger"
            )
        case _:
            return message(error)
