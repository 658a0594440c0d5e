"""What each setting is called where the audit tells of it: the part of the settings it is in, and its name there."""

from __future__ import annotations

from ui.i18n import tr


def setting_text(name: str) -> str:
    """«Каса: Заокруглення»; one this till does not know by its word in settings.json."""
    for section, titles in _sections().items():
        if name in titles:
            return f"{section}: {titles[name]}"
    return name


def _sections() -> dict[str, dict[str, str]]:
    return {
        tr("Вигляд і мова"): {
            "lang": tr("Мова екрана"),
            "theme": tr("Тема"),
            "scale": tr("Розмір"),
            "screen_inches": tr("Діагональ екрана"),
            "hand": tr("Працюю"),
            "tile_strips": tr("Плитки товарів"),
            "tile_pictures": tr("Картинки товарів"),
            "screen_keyboard": tr("Екранна клавіатура"),
            "sounds": tr("Звуки"),
            "sound_volume": tr("Гучність"),
            "key_hints": tr("Підказки клавіш"),
            "reduced_motion": tr("Менше руху"),
            "fullscreen": tr("На весь екран"),
            "size": tr("Розмір вікна"),
        },
        tr("Клавіші"): {"keys": tr("Клавіші")},
        tr("Принтер"): {
            "printer": tr("Адреса"),
            "printer_profile": tr("Модель"),
            "printer_code_page": tr("Кодова сторінка"),
            "printer_code_table": tr("Номер кодової сторінки"),
            "printer_spare": tr("Запасний"),
            "printer_spare_profile": tr("Модель запасного"),
            "printer_orders": tr("Замовлення"),
            "printer_orders_profile": tr("Модель для замовлень"),
            "order_categories": tr("Категорії замовлень"),
            "print_slips": tr("Друкувати чеки"),
            "open_drawer": tr("Відкривати скриньку"),
            "old_slips_minutes": tr("Питати про старі"),
        },
        tr("Чек"): {"slip_header": tr("Над товарами"), "slip_footer": tr("Під товарами"), "logo": tr("Малюнок")},
        tr("Обладнання"): {
            "weigher": tr("Порт ваг"),
            "weigher_protocol": tr("Протокол"),
            "weigher_most": tr("Найбільша вага"),
            "buyer_display": tr("Дисплей покупця"),
            "buyer_lang": tr("Мова покупця"),
            "bank_terminal": tr("Банківський термінал"),
            "bank_terminal_address": tr("Адреса термінала"),
            "bank_terminal_wait": tr("Пауза вітання"),
            "bank_terminal_slip": tr("Чек термінала"),
        },
        tr("Сканер"): {"scanner": tr("Порт сканера"), "labels": tr("Етикетки з вагою або ціною")},
        tr("Каса"): {
            "till_code": tr("Код каси"),
            "comments": tr("Готові коментарі"),
            "finish": tr("Завершення продажу"),
            "rounding_step": tr("Заокруглення"),
            "below_zero": tr("Продавати в мінус"),
            "blind_count": tr("Рахувати касу наосліп"),
            "keep_held": tr("Відкладені чеки"),
            "held_on_server": tr("Відкладені на сервері"),
            "lock_after_minutes": tr("Блокувати касу"),
            "kiosk": tr("Кіоск"),
            "sync_minutes": tr("Оновлювати товари"),
            "stale_hours": tr("Ціни застаріли"),
        },
        tr("Люди і права"): {
            "roles": tr("Ролі із сервера"),
            "rights": tr("Що можна кожній ролі"),
            "discount_limit": tr("Знижка без дозволу"),
        },
        tr("Оплата"): {
            "means": tr("Види оплати"),
            "typed_card": tr("Картка вручну"),
            "card_details": tr("Реквізити картки"),
            "iban_details": tr("Реквізити переказу за IBAN"),
            "transfer_details": tr("Реквізити переказу на картку"),
            "card_acquirer": tr("Банк-еквайр"),
            "card_terminal_id": tr("Номер термінала"),
            "payee_name": tr("Отримувач"),
            "payee_iban": tr("IBAN"),
            "payee_code": tr("Код платника"),
            "payee_purpose": tr("Призначення"),
        },
        tr("Акциз і вік"): {
            "excise_stamps": tr("Зчитувати акцизні марки"),
            "ask_age": tr("Питати про вік"),
            "hours_alcohol": tr("Години без алкоголю"),
            "hours_beer": tr("Години без пива"),
            "hours_tobacco": tr("Години без тютюну"),
            "no_discount_tobacco": tr("Тютюн без знижок"),
            "no_discount_alcohol": tr("Алкоголь і пиво без знижок"),
            "no_discount_categories": tr("Категорії без знижок"),
        },
        tr("Дані"): {"backup_folder": tr("Друга тека копій")},
        tr("Сервер"): {"server": tr("Адреса"), "bearer": tr("Вхід за стандартом Bearer")},
        tr("Про програму"): {"updates": tr("Оновлювати самостійно")},
    }
