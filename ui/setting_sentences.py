"""What is wrong with a setting, or with what was typed to sign in: a sentence for each code of `BadSettings`."""

from __future__ import annotations

from app.errors import BadSettings
from ui.i18n import tr


def setting_sentence(error: BadSettings) -> tuple[str, str]:
    """What happened and what to do. An error without a code brings its own words, in the right language already."""
    if error.code:
        return known_sentences()[error.name, error.code]
    return tr("Хибне налаштування: {name}", name=error.name), error.detail


def known_sentences() -> dict[tuple[str, str], tuple[str, str]]:
    """By the setting and the code of what is wrong with it."""
    return {
        ("server", "malformed"): (
            tr("Адресу сервера записано з помилкою"),
            tr("Потрібна адреса на зразок https://server.example"),
        ),
        ("server", "scheme"): (
            tr("Адреса сервера починається не з https://"),
            tr("Потрібна адреса на зразок https://server.example"),
        ),
        ("server", "plain"): (
            tr("Адреса з http:// можлива лише у власній мережі"),
            tr("Потрібна захищена адреса, що починається з https://"),
        ),
        ("server", "credentials"): (
            tr("В адресі сервера не має бути імені й пароля"),
            tr("Залиште тільки адресу на зразок https://server.example"),
        ),
        ("server", "training"): (
            tr("Навчання знає лише свій сервер"),
            tr("Натисніть «Заповнити». Щоб увійти до магазину, вийдіть із навчання"),
        ),
        ("api_key", "empty"): (tr("Не введено ключ API"), tr("Його видають у кабінеті SmartKasa")),
        ("api_key", "malformed"): (
            tr("Ключ API записано з помилкою"),
            tr("У ньому лише латинські літери, цифри та знаки, без пропусків"),
        ),
        ("printer", "address"): (
            tr("Адресу принтера задано неправильно"),
            tr("Наприклад: tcp://192.168.0.50, serial:COM3, windows:POS-80, file:slips.bin"),
        ),
        ("printer_profile", "unknown"): (tr("Такого принтера каса не знає"), tr("Виберіть модель зі списку")),
        ("printer_code_page", "unknown"): (tr("Такої кодової сторінки каса не знає"), tr("Виберіть її зі списку")),
        ("printer_code_table", "range"): (
            tr("Такого номера кодової таблиці немає"),
            tr("Потрібне число від 0 до 255"),
        ),
        ("weigher", "address"): (
            tr("Порт ваг задано неправильно"),
            tr("Наприклад: serial:COM3, serial:COM3@9600,7E1, tcp://192.168.0.60:4001"),
        ),
        ("bank_terminal_address", "address"): (
            tr("Адресу термінала задано неправильно"),
            tr("Наприклад: tcp://192.168.0.70:2000 або serial:COM5"),
        ),
        ("scanner", "address"): (
            tr("Порт сканера задано неправильно"),
            tr("Наприклад: serial:COM4, serial:/dev/ttyACM0, tcp://192.168.0.61:4001"),
        ),
        ("hours", "row"): (
            tr("Години записано з помилкою"),
            tr("Наприклад: 22:00-08:00 або пн-пт 22:00-08:00, сб,нд 23:00-10:00"),
        ),
        ("payee_iban", "iban"): (
            tr("IBAN записано з помилкою"),
            tr("У ньому UA і 27 цифр, контрольні цифри мають збігатися"),
        ),
        ("card", "number"): (tr("Це номер картки, його не зберігають"), tr("Приберіть номер картки з цього поля")),
        ("payee_code", "code"): (tr("Код записано з помилкою"), tr("ЄДРПОУ має 8 цифр, РНОКПП — 10")),
        ("labels", "row"): (
            tr("Рядок таблиці етикеток записано з помилкою"),
            tr("Наприклад: 20-29 IIIIIWWWWWC, де I — код товару, W — вага (P — ціна, N — штуки), C — контрольна цифра"),
        ),
        ("labels", "length"): (
            tr("У рядку таблиці етикеток не 13 цифр"),
            tr("Префікс і малюнок разом мають 13 знаків, як сам штрих-код"),
        ),
        ("labels", "many"): (tr("Забагато рядків у таблиці етикеток"), tr("Залиште не більше двадцяти")),
        ("rights", "table"): (
            tr("Таблицю прав записано з помилкою"),
            tr("Зміну не збережено. Поверніть звичайні права й виставте їх знову"),
        ),
        ("rights", "nobody"): (
            tr("Так ніхто не зміг би змінювати параметри"),
            tr("Зміну не збережено. Залиште це право хоча б одній ролі, яку має хтось із людей"),
        ),
        ("slip_lines", "many"): (tr("Забагато рядків на чеку"), tr("Залиште не більше чотирьох")),
        ("slip_lines", "long"): (tr("Рядок чека задовгий"), tr("На папері вміщається до 64 знаків")),
        ("slip_lines", "fiscal"): (
            tr("Так може зватися лише фіскальний документ"),
            tr("Приберіть ці слова: чек каси не фіскальний"),
        ),
        ("slip_logo", "path"): (tr("Потрібен повний шлях до файлу"), tr("Наприклад: C:\\Малюнки\\logo.png")),
        ("slip_logo", "absent"): (tr("Такого файлу немає"), tr("Перевірте шлях")),
        ("slip_logo", "rights"): (tr("Цей файл не читається"), tr("Перевірте доступ до нього")),
        ("slip_logo", "size"): (tr("Файл завеликий"), tr("Потрібен файл до 20 МБ")),
        ("slip_logo", "kind"): (tr("Це не малюнок"), tr("Потрібен файл PNG, JPEG, WebP, GIF або BMP")),
        ("slip_logo", "animated"): (tr("Це рухомий малюнок"), tr("На папері нічого не рухається: виберіть нерухомий")),
        ("slip_logo", "pixels"): (tr("Малюнок завеликий"), tr("Потрібно до 40 мільйонів пікселів")),
        ("slip_logo", "broken"): (tr("Файл пошкоджено"), tr("Малюнок з нього не відкривається")),
        ("slip_logo", "blank"): (tr("Малюнок одного кольору"), tr("На папері його не було б видно")),
        ("till_code", "empty"): (tr("Код каси порожній"), tr("Заповніть поле")),
        ("backup_folder", "path"): (
            tr("Потрібен повний шлях до теки"),
            tr("Наприклад: D:\\Копії або /media/usb/copies"),
        ),
        ("settings_copy", "path"): (
            tr("До файла параметрів потрібен повний шлях"),
            tr("Наприклад: E:\\kasa-settings.json"),
        ),
        ("settings_copy", "absent"): (tr("Такого файла параметрів немає"), tr("Перевірте шлях")),
        ("settings_copy", "rights"): (tr("Файл параметрів не читається"), tr("Перевірте доступ до нього")),
        ("settings_copy", "size"): (tr("Файл параметрів завеликий"), tr("Параметри каси займають кілька кілобайтів")),
        ("settings_copy", "unreadable"): (
            tr("Файл параметрів пошкоджено"),
            tr("Нічого не змінено. Збережіть його на тій касі ще раз"),
        ),
        ("settings_copy", "foreign"): (tr("Це не параметри каси"), tr("Нічого не змінено. Виберіть інший файл")),
        ("settings_copy", "newer"): (
            tr("Файл із новішої каси"),
            tr("Нічого не змінено. Спершу оновіть цю касу"),
        ),
        ("settings_copy", "secret"): (
            tr("У файлі є ключ API"),
            tr("Нічого не змінено. Ключ не переносять файлом: приберіть api_key"),
        ),
        ("settings_copy", "value"): (
            tr("Одне зі значень у файлі хибне"),
            tr("Нічого не змінено. Збережіть файл на тій касі ще раз"),
        ),
        ("settings.json", "unreadable"): (
            tr("Файл налаштувань не читається"),
            tr("Зміну не збережено. Виправте або видаліть settings.json у теці каси"),
        ),
    }
