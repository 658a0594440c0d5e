"""What is said of a part of the till: its name, its state in a word and a sign, the figure, and what to do now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from app.domain.diagnosis import Health, Part, Result
from app.domain.weighing import ScaleState
from app.errors import DeviceFault, PrinterFault, Untrusted
from ui.formats import NBSP, duration_text, number_text
from ui.i18n import plural, tr
from ui.messages import message
from ui.scale_words import scale_tag
from ui.store_news import size_text
from ui.terminal_words import terminal_fault

#: The sign of each part.
ICONS = {
    Part.NETWORK: "cloud-upload",
    Part.SERVER: "hard-drive",
    Part.API: "key-round",
    Part.CLOCK: "clock",
    Part.QUEUE: "send",
    Part.PRICES: "tag",
    Part.DATABASE: "shield-check",
    Part.DISK: "archive",
    Part.PRINTER: "printer",
    Part.TERMINAL: "credit-card",
    Part.SCALE: "scale",
    Part.SCANNER: "scan-barcode",
    Part.DISPLAY: "monitor",
    Part.VERSIONS: "info",
}


def title(part: Part) -> str:
    """What it is called."""
    return {
        Part.NETWORK: tr("Мережа"),
        Part.SERVER: tr("Сервер"),
        Part.API: tr("Вхід і ключ API"),
        Part.CLOCK: tr("Годинник"),
        Part.QUEUE: tr("Черга документів"),
        Part.PRICES: tr("Товари й ціни"),
        Part.DATABASE: tr("База даних"),
        Part.DISK: tr("Місце на диску"),
        Part.PRINTER: tr("Принтер"),
        Part.TERMINAL: tr("Банківський термінал"),
        Part.SCALE: tr("Ваги"),
        Part.SCANNER: tr("Сканер"),
        Part.DISPLAY: tr("Дисплей покупця"),
        Part.VERSIONS: tr("Версії"),
    }[part]


def tag(health: Health) -> tuple[str, str, str]:
    """The state in a word, the kind of its tag and its icon."""
    return {
        Health.GOOD: (tr("гаразд"), "g", "check"),
        Health.WATCH: (tr("зверніть увагу"), "w", "triangle-alert"),
        Health.BAD: (tr("потрібна дія"), "d", "circle-alert"),
        Health.OFF: (tr("немає"), "n", ""),
        Health.UNKNOWN: (tr("невідомо"), "n", "circle-question-mark"),
    }[health]


def words(result: Result) -> tuple[str, str]:
    """The figure, and what to do now ("" where there is nothing to do)."""
    if result.health is Health.UNKNOWN and result.code in ("timeout", "failed"):
        slow = tr("За відведений час відповіді немає")
        return slow if result.code == "timeout" else tr("Перевірити не вдалося"), tr("Спробуйте ще раз")
    return _WORDS[result.part](result)


def _network(told: Result) -> tuple[str, str]:
    host = str(told.figures.get("host", ""))
    match told.code:
        case "nowhere":
            return tr("Адресу сервера ще не вказано"), ""
        case "name":
            return tr("Адресу {host} не знайдено", host=host), tr("Перевірте кабель або Wi-Fi. Продавати можна")
        case "refused":
            return tr("{host} не приймає з’єднань", host=host), tr("Перевірте адресу сервера або зачекайте")
        case "slow" | "gone":
            return tr("До {host} немає шляху", host=host), tr("Перевірте кабель або Wi-Fi. Продавати можна")
    return tr("{host} · {ms} мс", host=host, ms=told.figures["ms"]), ""


def _server(told: Result) -> tuple[str, str]:
    match told.code:
        case "nobody":
            return tr("Сервер не питали: немає входу"), ""
        case "silent":
            status = told.figures.get("status")
            said = tr("Відповідь {status}", status=status) if status else tr("Не відповідає")
            return said, tr("Продавайте далі. Якщо триває довго, спитайте підтримку")
        case "foreign":
            return tr("Відповідає щось інше, не SmartKasa"), tr("Увійдіть до мережі в браузері або перевірте адресу")
    if told.code.startswith("untrusted_"):
        todo = {
            "date": tr("Звірте дату й час комп’ютера"),
            "name": tr("Перевірте адресу сервера"),
            "protocol": tr("Перевірте адресу сервера"),
        }
        reason = told.code.removeprefix("untrusted_")
        said = message(Untrusted(reason=reason)).title
        return said, todo.get(reason, tr("Перевірте мережу й антивірус або спитайте підтримку"))
    return tr("Відповів за {ms} мс", ms=told.figures["ms"]), ""


def _api(told: Result) -> tuple[str, str]:
    match told.code:
        case "sign_in":
            return tr("Вхід закінчився"), tr("Увійдіть знову: «Параметри → Сервер»")
        case "key":
            return tr("Ключ API не підходить"), tr("Візьміть ключ у кабінеті SmartKasa й увійдіть знову")
        case "forbidden":
            return tr("Обліковому запису відмовлено"), tr("Перевірте права в кабінеті SmartKasa")
        case "server":
            return tr("Невідомо, доки не відповість сервер"), ""
        case "refused":
            return tr("Сервер відхилив запит"), tr("Надішліть файл для підтримки")
    kept = tr("вхід запам’ятовано") if told.figures.get("kept") else tr("вхід лише до закриття каси")
    return f"{told.figures['path']} · {kept}", ""


def _clock(told: Result) -> tuple[str, str]:
    if told.code == "unasked":
        return tr("Сервер ще не сказав свого часу"), ""
    seconds = int(told.figures["seconds"])
    if told.code != "off":
        return tr("Збігається із сервером"), ""
    apart = duration_text(timedelta(seconds=abs(seconds)))
    said = tr("Відстає на {time}", time=apart) if seconds > 0 else tr("Поспішає на {time}", time=apart)
    return said, tr("Звірте дату, час і часовий пояс комп’ютера")


def _queue(told: Result) -> tuple[str, str]:
    waiting = int(told.figures["waiting"]) + int(told.figures["troubled"])
    now, month = _hours(told.figures["minutes"]), _hours(told.figures["month_minutes"])
    limits = tr("без сервера {now} з 36 год, за місяць {month} зі 168", now=now, month=month)
    said = f"{plural(waiting, '%n документ')} · {limits}" if waiting else tr("Порожня · {limits}", limits=limits)
    match told.code:
        case "beyond":
            return said, tr("Межу перевищено: відновіть зв’язок, спитайте бухгалтера")
        case "refused":
            return said, tr("Є документи, які має розібрати людина: відкрийте чергу")
        case "soon":
            return said, tr("Скоро межа: відновіть зв’язок")
        case "waits":
            return said, tr("Відкрийте чергу й натисніть «Надіслати зараз»") if told.wants else ""
    return said, ""


def _prices(told: Result) -> tuple[str, str]:
    if told.code == "never":
        return tr("Товари ще не прочитано"), tr("Дочекайтеся зв’язку із сервером")
    age = duration_text(timedelta(minutes=int(told.figures["minutes"])))
    said = tr("Прочитано {time} тому", time=age)
    return said, tr("Перевірте зв’язок: ціни могли змінитися") if told.wants else ""


def _database(told: Result) -> tuple[str, str]:
    hours = told.figures.get("copy_hours")
    copied = tr("копії {time}", time=duration_text(timedelta(hours=int(hours)))) if hours else tr("копія щойно")
    copied = copied if hours is not None else tr("копії ще немає")
    match told.code:
        case "damaged":
            return tr("Знайдено пошкодження"), tr("Закрийте касу й відкрийте: вона запропонує відновити")
        case "audit":
            return tr("Журнал дій змінено ззовні"), tr("Надішліть файл для підтримки. Продавати можна")
        case "unchecked":
            return tr("Ще не перевірено"), tr("Натисніть «Перевірити все»")
        case "copy":
            return tr("Ціла, {copied}", copied=copied), tr("Копія не вдалася: «Параметри → Дані»")
        case "old":
            return tr("Ціла, {copied}", copied=copied), tr("Зробіть копію: «Параметри → Дані»")
    return tr("Ціла, {copied}", copied=copied), ""


def _disk(told: Result) -> tuple[str, str]:
    if told.code == "unasked":
        return tr("Ще не перевірено"), ""
    said = tr("Вільно {size}", size=size_text(int(told.figures["free"])))
    todo = {
        "full": tr("Звільніть місце зараз: чеки ніде зберігати"),
        "low": tr("Звільніть місце: видаліть непотрібне з диска"),
    }
    return said, todo.get(told.code, "")


def _printer(told: Result) -> tuple[str, str]:
    match told.code:
        case "none":
            return tr("Принтер не вказано"), ""
        case "unknown":
            return tr("Нічого не відповідає: друкувати може"), tr("Надрукуйте пробну сторінку")
        case "ready":
            training = told.figures.get("way") == "training"
            return tr("Навчальний принтер") if training else tr("Відповідає"), ""
    todo = {
        "paper": tr("Вставте рулон і закрийте кришку"),
        "cover": tr("Закрийте кришку"),
        "address": tr("Виправте адресу: «Параметри → Принтер»"),
    }
    return message(PrinterFault(told.code)).title, todo.get(told.code, tr("Перевірте живлення й кабель принтера"))


def _terminal(told: Result) -> tuple[str, str]:
    match told.code:
        case "none":
            return tr("Картки не приймаються"), ""
        case "manual":
            return tr("Окремий: реквізити вводять вручну"), ""
        case "":
            return str(told.figures["model"]), ""
    todo = {
        "busy": tr("Закрийте її. Каса з’єднається сама"),
        "address": tr("Виправте адресу: «Параметри → Обладнання»"),
        "timeout": tr("Зачекайте хвилину або перезапустіть термінал"),
        "protocol": tr("Перевірте адресу термінала і його режим"),
        "engaged": tr("Завершіть почате на ньому"),
    }
    said, _ = terminal_fault(DeviceFault("terminal", told.code))
    return said, todo.get(told.code, tr("Перевірте живлення, кабель і мережу термінала"))


def _scale(told: Result) -> tuple[str, str]:
    if told.code == "none":
        return tr("Не підключено: вагу вводять"), ""
    state = ScaleState(told.code)
    todo = {
        ScaleState.BUSY: tr("Закрийте програму, яка зайняла порт"),
        ScaleState.ADDRESS: tr("Виправте адресу: «Параметри → Обладнання»"),
        ScaleState.NOISE: tr("Перевірте протокол ваг і швидкість порту"),
        ScaleState.TIMEOUT: tr("Перевірте кабель, живлення й протокол ваг"),
        ScaleState.NEGATIVE: tr("Звільніть платформу й обнуліть ваги"),
        ScaleState.UNZEROED: tr("Звільніть платформу й обнуліть ваги"),
        ScaleState.OVERLOAD: tr("Зніміть частину товару"),
        ScaleState.UNIT: tr("Перемкніть ваги на кілограми"),
    }
    return scale_tag(state)[0], todo.get(state, tr("Перевірте кабель і живлення ваг")) if told.wants else ""


def _scanner(told: Result) -> tuple[str, str]:
    match told.code:
        case "keys":
            return tr("Працює як клавіатура: скануйте будь-що"), ""
        case "ready":
            return tr("На порту, слухаємо"), ""
        case "busy":
            return tr("Порт зайняла інша програма"), tr("Закрийте її")
        case "address":
            return tr("Порт задано неправильно"), tr("Виправте: «Параметри → Сканер»")
        case "waiting":
            return tr("Ще не перевірено"), ""
    return tr("Сканера на порту немає"), tr("Вставте кабель")


def _display(told: Result) -> tuple[str, str]:
    return {
        "off": tr("Вимкнено в параметрах"),
        "no_screen": tr("Другого екрана немає"),
        "hidden": tr("Прибрано з екрана. «Дисплей» поверне його"),
        "window": tr("В окремому вікні"),
        "screen": tr("На другому екрані"),
    }[told.code], ""


def _versions(told: Result) -> tuple[str, str]:
    names = {"app": tr("Каса"), "python": "Python", "qt": "Qt", "sqlite": "SQLite", "os": ""}
    said = (f"{name}{NBSP}{told.figures[key]}".strip(NBSP) for key, name in names.items())
    new = told.figures.get("new", "")
    todo = {
        "restart": tr("Версія {version} почне працювати після перезапуску каси", version=new),
        "failed": tr("Версія {version} не встановилася; чому — Параметри, «Про програму»", version=new),
        "refused": tr("Нову версію не прийнято; чому — Параметри, «Про програму»"),
        "new": tr("Є оновлення {version}: Параметри, «Про програму»", version=new),
    }
    return " · ".join(said), todo.get(told.code, "")


def _hours(minutes: str | int) -> str:
    return number_text((Decimal(minutes) / 60).quantize(Decimal("0.1")))


_WORDS: dict[Part, Callable[[Result], tuple[str, str]]] = {
    Part.NETWORK: _network,
    Part.SERVER: _server,
    Part.API: _api,
    Part.CLOCK: _clock,
    Part.QUEUE: _queue,
    Part.PRICES: _prices,
    Part.DATABASE: _database,
    Part.DISK: _disk,
    Part.PRINTER: _printer,
    Part.TERMINAL: _terminal,
    Part.SCALE: _scale,
    Part.SCANNER: _scanner,
    Part.DISPLAY: _display,
    Part.VERSIONS: _versions,
}
