"""How the queue says why a document is still on the till, and what will happen next."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.document import DeliveryState, JournalEntry
from app.outbox.policy import Trouble
from ui.formats import time_text
from ui.i18n import tr
from ui.lines import kind_text
from ui.presenters.queue import QueueState
from ui.presenters.status import Network
from ui.screens.journal_texts import number_sign, state_tag, sum_cell
from ui.widgets.table import Cell, Row


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


def _tag(entry: JournalEntry) -> tuple[str, str, str]:
    if entry.delivery.state is DeliveryState.WAITING and trouble(entry)[0] is Trouble.OFFLINE:
        return tr("чекає зв’язку"), "w", "clock"
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
            text = tr("Каса більше його не надсилає. Зверніться до підтримки: сума або рядки там інші.")
            return tr("На сервері цей документ інакший"), f"{safe} {text}"
        case DeliveryState.DUPLICATE, _:
            text = tr("Каса більше його не надсилає. Зверніться до підтримки: зайвий треба прибрати на сервері.")
            return tr("На сервері цей документ двічі"), f"{safe} {text}"
        case DeliveryState.SENDING, _:
            return tr("Документ надсилається"), tr("Відповідь сервера буде за кілька секунд.")
        case DeliveryState.VERIFY, _:
            text = tr("Каса спершу перевірить, чи він уже там, і тільки потім надішле. Двічі він не піде.")
            return tr("Невідомо, чи дійшов документ"), text
        case _, Trouble.OFFLINE:
            return tr("Чекає зв’язку"), tr("Документ піде на сервер сам, щойно зв’язок з’явиться.")
        case _, Trouble.AUTH:
            return tr("Чекає входу на сервер"), tr("Введіть телефон і пароль, і документ піде сам.")
    return tr("Чекає своєї черги"), tr("Документи йдуть на сервер по одному, у тому порядку, у якому їх створено.")
