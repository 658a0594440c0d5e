"""How the queue says why a document is still on the till, and what will happen next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.document import DeliveryState, JournalEntry
from app.domain.reconciliation import Stranger
from app.outbox.policy import Trouble
from app.store.ids import Ids
from ui.formats import money_text, time_text
from ui.i18n import tr
from ui.lines import kind_text
from ui.presenters.queue import QueueState
from ui.presenters.status import Network
from ui.screens.journal_texts import number_sign, state_tag, sum_cell
from ui.widgets.table import Cell, Row

#: A UUID.
_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Banner:
    """The strip above the list; `tone` is the token of its ink, its fill is the soft one of the same name."""

    icon: str
    tone: str
    title: str
    text: str


def banner(state: QueueState) -> Banner | None:
    """How the till and the server stand, when that is worth a word."""
    status = state.status
    if status.network is Network.OFFLINE:
        title = tr("Немає зв’язку")
        if status.offline_since is not None:
            title = tr("Немає зв’язку з {time}", time=time_text(status.offline_since))
        text = tr("Каса працює. Документи збережено на диску й надсилаються по черзі, щойно зв’язок з’явиться.")
        return Banner("cloud-off", "warn", title, text)
    if status.network is Network.SIGNED_OUT:
        text = tr("Каса працює, документи чекають на диску. Введіть телефон і пароль, і вони підуть самі.")
        return Banner("key-round", "warn", tr("Потрібен вхід на сервер"), text)
    return None


def queue_row(entry: JournalEntry) -> Row:
    """A row of the queue."""
    document = entry.document
    return Row(
        document.id,
        (
            time_text(document.created_at),
            kind_text(document.kind),
            number_sign(document),
            Cell(tag=_tag(entry)),
            sum_cell(document),
        ),
    )


def stranger_row(found: Stranger) -> Row:
    """A row for a receipt the journal does not know."""
    cells = (
        time_text(found.made_at) if found.made_at is not None else "",
        tr("Сервер"),
        "—",
        Cell(tag=(tr("зайвий"), "d", "circle-alert")),
        Cell("" if found.total is None else money_text(found.total)),
    )
    return Row(found.server_id, cells)


def trouble_word(entry: JournalEntry) -> str:
    """What is wrong with it on the server, in a word."""
    return _tag(entry)[0]


def _tag(entry: JournalEntry) -> tuple[str, str, str]:
    if entry.delivery.state is DeliveryState.WAITING and trouble(entry)[0] is Trouble.OFFLINE:
        return tr("чекає зв’язку"), "w", "clock"
    match entry.delivery.state, trouble(entry)[0]:
        case DeliveryState.DUPLICATE, Trouble.DIFFERENT:
            return tr("інакший"), "d", "circle-alert"
        case DeliveryState.DUPLICATE, _:
            return tr("двічі"), "d", "copy"
        case DeliveryState.VERIFY, Trouble.MISSING:
            return tr("зник"), "w", "refresh-cw"
    return state_tag(entry)


def trouble(entry: JournalEntry) -> tuple[Trouble, str]:
    """The code the pump left and the server's own words after it."""
    code, _, detail = entry.delivery.error.partition(":")
    try:
        return Trouble(code), detail.strip()
    except ValueError:
        return Trouble.UNKNOWN, entry.delivery.error


def reason(entry: JournalEntry) -> tuple[str, str]:
    """What happened and what the till, or a person, does about it."""
    safe = tr("Гроші прийнято, чек покупцеві видано.")
    match entry.delivery.state, trouble(entry)[0]:
        case DeliveryState.REFUSED, _:
            text = tr("Документ лишається в черзі, доки причину не усунуть. Потім надішліть його ще раз.")
            return tr("Сервер відхилив документ"), f"{safe} {text}"
        case DeliveryState.DUPLICATE, Trouble.DIFFERENT:
            text = tr("Сума або рядки там інші. Виправте їх у кабінеті SmartKasa, далі каса звірить сама.")
            return tr("На сервері цей документ інакший"), f"{safe} {text}"
        case DeliveryState.DUPLICATE, _:
            text = tr("Приберіть зайвий у кабінеті SmartKasa, далі каса звірить сама.")
            return tr("На сервері цей документ двічі"), f"{safe} {text}"
        case DeliveryState.SENDING, _:
            return tr("Документ надсилається"), tr("Відповідь сервера буде за кілька секунд.")
        case DeliveryState.VERIFY, Trouble.MISSING:
            text = tr("Сервер його прийняв, а тепер не має. Каса перевірить ще раз і надішле знову, двічі він не піде.")
            return tr("Документа більше немає на сервері"), f"{safe} {text}"
        case DeliveryState.VERIFY, _:
            text = tr("Каса спершу перевірить, чи він уже там, і тільки потім надішле. Двічі він не піде.")
            return tr("Невідомо, чи дійшов документ"), text
        case _, Trouble.OFFLINE:
            return tr("Чекає зв’язку"), tr("Документ піде на сервер сам, щойно зв’язок з’явиться.")
        case _, Trouble.AUTH:
            return tr("Чекає входу на сервер"), tr("Введіть телефон і пароль, і документ піде сам.")
    return tr("Чекає своєї черги"), tr("Документи йдуть на сервер по одному, у тому порядку, у якому їх створено.")


def stranger_reason() -> tuple[str, str]:
    """The same for a receipt the journal does not know."""
    text = tr(
        "На ньому мітка цієї каси, але її журнал про нього не знає: його створила інша каса з тим самим кодом"
        " або журнал було відновлено з копії. Знайдіть його за міткою в кабінеті SmartKasa. Каса його не змінює."
    )
    return tr("На сервері є чек, якого немає в журналі"), text


def ids_text(ids: Ids) -> str:
    """Whether the server keeps our ids: on it depends how soon an unanswered document may go again."""
    return {
        Ids.KEPT: tr("сервер зберігає"),
        Ids.OWN: tr("сервер дає свої"),
        Ids.UNKNOWN: tr("ще невідомо"),
    }[ids]


def answer_text(detail: str) -> str:
    """What the server said; of its long keys the ends are enough."""
    return _KEY.sub(lambda key: f"{key[0][:4]}…{key[0][-4:]}", detail)
