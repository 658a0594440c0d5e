"""What people read of a card charge: what is being done, what is not known, and what the ways out are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.clock import local
from app.domain.charge import Charge, ChargeKind, TerminalStatus
from app.domain.charge_recovery import Outcome
from app.services.doubt import Look
from ui.formats import sum_text, time_text
from ui.i18n import tr

#: Which step of four a status belongs to: request, card, bank, paper.
_STEPS = {
    TerminalStatus.AUTHORISING: 2,
    TerminalStatus.IN_PROGRESS: 2,
    TerminalStatus.CARD_REMOVED: 2,
    TerminalStatus.PRINTING: 3,
}


@dataclass(frozen=True, slots=True)
class DoubtWords:
    """The page of a doubt, by what was asked of the terminal."""

    title: str
    yes: str
    no: str
    sure_no: str
    risk: str


def step_of(status: TerminalStatus | None, *, sent: bool) -> int:
    """Which step is going on: 0 request, 1 card, 2 bank, 3 paper."""
    return 0 if not sent else _STEPS.get(status, 1) if status is not None else 1


def sum_title(kind: ChargeKind) -> str:
    """What the big sum is."""
    return {
        ChargeKind.PURCHASE: tr("Сума на терміналі"),
        ChargeKind.REFUND: tr("Повернути на картку"),
        ChargeKind.CANCEL: tr("Скасувати на терміналі"),
    }[kind]


def doubt_words(kind: ChargeKind) -> DoubtWords:
    """Titles and ways out."""
    if kind is ChargeKind.PURCHASE:
        return DoubtWords(
            tr("Невідомо, чи пройшла оплата"),
            tr("Оплата пройшла"),
            tr("Оплати не було"),
            tr("Так, оплати не було"),
            tr("Якщо гроші все ж списано, покупець заплатить двічі. Подивіться на чек термінала ще раз."),
        )
    if kind is ChargeKind.REFUND:
        return DoubtWords(
            tr("Невідомо, чи повернено гроші"),
            tr("Гроші повернено"),
            tr("Гроші не повернено"),
            tr("Так, гроші не повернено"),
            tr("Якщо гроші все ж повернено, їх повернуть двічі. Подивіться на чек термінала ще раз."),
        )
    return DoubtWords(
        tr("Невідомо, чи скасовано оплату"),
        tr("Оплату скасовано"),
        tr("Оплату не скасовано"),
        tr("Так, оплату не скасовано"),
        tr("Якщо її все ж скасовано, за чек ніхто не заплатив. Подивіться на чек термінала ще раз."),
    )


def doubt_story(charge: Charge, look: Look | None) -> str:
    """What happened, whether the sale is safe, what to do."""
    slip = look.slip if look is not None and look.outcome is Outcome.UNCLEAR else None
    if slip is not None:
        told = tr("Остання операція термінала: {sum}", sum=sum_text(slip.amount))
        if slip.at is not None:
            told += f", {time_text(slip.at)}"
        if slip.rrn:
            told += f", RRN {slip.rrn}"
        compare = tr("Каса не певна, що це вона. Порівняйте з чеком термінала й виберіть самі. Чек збережено.")
        return f"{told}. {compare}"
    return tr(
        "Гроші могли списатися, а могли й ні. Каса сама питає термінал. Якщо він мовчить, подивіться на його чек або"
        " спитайте покупця про повідомлення з банку. Чек збережено, нічого не загублено."
    )


def look_text(look: Look | None, *, asking: bool) -> str:
    """What became of the last question."""
    if asking:
        return tr("Питаємо термінал…")
    if look is None:
        return tr("Термінал ще не питали")
    at = clock_text(look.at)
    if look.outcome is None:
        return tr("Спроба о {at}: немає відповіді", at=at)
    return tr("Спроба о {at}: відповідь незрозуміла", at=at)


def clock_text(moment: datetime) -> str:
    """«14:38:40», by the shop's clock."""
    return local(moment).strftime("%H:%M:%S")


def span_text(seconds: int) -> str:
    """«0:12»."""
    return f"{max(seconds, 0) // 60}:{max(seconds, 0) % 60:02}"
