"""What the facts of an audit entry are called, and which of them are for machines alone."""

from __future__ import annotations

from ui.i18n import tr

#: Ids and sums of bytes: they tie entries to documents, and say nothing to a person.
HIDDEN = frozenset(
    {"id", "receipt", "document_id", "body_sha256", "related_id", "shift_id", "charge", "part", "of", "other"}
    | {"server_id", "allowed_by_id", "cashier_id", "by_charge"}
)
#: Hryvnias.
MONEY = frozenset(["total", "payable", "sum", "price", "amount", "taken", "float", "expected", "counted", "left"])


def fact_title(name: str) -> str:
    """What a fact is called; one this till does not know by its own word."""
    return _titles().get(name, name)


def fact_place(name: str) -> int:
    """Where a fact stands among the others of its entry; those nobody knows stand last."""
    order = list(_titles())
    return order.index(name) if name in order else len(order)


def _titles() -> dict[str, str]:
    return {
        "number": tr("Номер"),
        "total": tr("Сума"),
        "payable": tr("До сплати"),
        "cashier": tr("Касир"),
        "goods": tr("Товар"),
        "was": tr("Було"),
        "is": tr("Стало"),
        "quantity": tr("Кількість"),
        "price": tr("Ціна"),
        "sum": tr("Сума"),
        "lines": tr("Позицій"),
        "stamps": tr("Акцизні марки"),
        "answer": tr("Відповідь"),
        "last_day": tr("Вжити до"),
        "change": tr("Що змінилося"),
        "name": tr("Назва"),
        "means": tr("Оплата"),
        "amount": tr("Сума"),
        "rrn": tr("RRN"),
        "code": tr("Код авторизації"),
        "kind": tr("Дія"),
        "decided_by": tr("Хто вирішив"),
        "taken": tr("Схвалено банком"),
        "why": tr("Чому"),
        "float": tr("Розмін"),
        "expected": tr("Мало бути"),
        "counted": tr("Пораховано"),
        "left": tr("Лишилося в касі"),
        "empty": tr("Без операцій"),
        "trouble": tr("Розбіжність"),
        "fate": tr("Стан"),
        "fiscal": tr("Фіскальний номер"),
        "server_shift": tr("Зміна на сервері"),
        "till": tr("Каса"),
        "jobs": tr("Що друкувати"),
        "copy": tr("Копія"),
        "read": tr("Прочитано документів"),
        "lost": tr("Не прочитано номери"),
        "next": tr("Наступний номер"),
        "setting": tr("Параметр"),
        "terminal": tr("Термінал"),
        "seconds": tr("Секунд"),
        "rows": tr("Записів"),
        "file": tr("Файл"),
        "reason": tr("Причина"),
        "allowed_by": tr("Хто дозволив"),
        "allowed_because": tr("Чому дозволено"),
        "right": tr("Що дозволено"),
        "unreadable": tr("Не читається"),
    }
