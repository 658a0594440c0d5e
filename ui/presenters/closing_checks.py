"""What to settle before a shift closes, line by line: how it stands, what to do about it, and where that is done."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.closing import BeforeClosing, Matter
from app.domain.server_shift import ServerSide, Standing
from ui.formats import sum_text, time_text
from ui.i18n import plural, tr


@dataclass(frozen=True, slots=True)
class Check:
    """A line of the list. `hint` says what to do; `action` leads there: "held", "handed", "queue", "sale", "bank",
    "doubt", "loose", "printer" or "" (nowhere). `wanted`: closing with it is for a senior to decide."""

    name: str
    text: str
    good: bool
    action: str = ""
    hint: str = ""
    wanted: bool = False


def checks(before: BeforeClosing) -> tuple[Check, ...]:
    """The whole list. Cards and paper are told only when there is something to tell: most days have nothing."""
    found = (
        _doubt_check(before),
        _loose_check(before),
        _queue_check(before),
        _held_check(before),
        _receipt_check(before),
        _paper_check(before),
    )
    return tuple(check for check in found if check is not None)


def server_check(side: ServerSide) -> Check:
    """The server's shift, followed while the till sells (domain.md 1)."""
    number = side.number or "—"
    if side.standing is Standing.OPEN:
        since = tr("№{number}. Чеки йдуть у неї", number=number)
        if side.opened_at is not None:
            since = tr("№{number}, з {time}. Чеки йдуть у неї", number=number, time=time_text(side.opened_at))
        return Check("check-server", tr("Зміна на сервері відкрита"), True, hint=since)
    if side.ended:
        hint = tr("№{number}. Нові чеки йдуть без зміни сервера", number=number)
        return Check("check-server", tr("Зміну на сервері закрито"), False, hint=hint)
    if side.standing is Standing.OVERDUE:
        hint = tr("№{number}, понад 24 години. Закрийте її на фіскальній касі", number=number)
        return Check("check-server", tr("Зміна на сервері задовга"), False, hint=hint)
    if side.standing is Standing.NONE:
        hint = tr("Нові чеки йдуть без неї. Відкрийте її на фіскальній касі")
        return Check("check-server", tr("На сервері немає відкритої зміни"), False, hint=hint)
    hint = tr("Каса спитає, щойно буде зв’язок")
    return Check("check-server", tr("Зміна на сервері невідома"), False, hint=hint)


def _doubt_check(before: BeforeClosing) -> Check | None:
    if before.doubt is None:
        return None
    hint = tr("Спитайте термінал або вирішіть за його чеком")
    return Check("check-doubt", tr("Невідомо, чи пройшла оплата карткою"), False, "doubt", hint, wanted=True)


def _loose_check(before: BeforeClosing) -> Check | None:
    if not before.loose:
        return None
    hint = tr("Поверніть гроші, оформіть повернення або вирішіть")
    return Check("check-loose", plural(before.loose, "%n картка без чека"), False, "loose", hint, wanted=True)


def _queue_check(before: BeforeClosing) -> Check:
    if before.refused:
        said = tr("Сервер відхилив: {count}", count=before.refused)
        hint = tr("Відкрийте чергу: виправте або вирішіть кожен")
        return Check("check-queue", said, False, "queue", hint, wanted=True)
    if before.waiting:
        said = tr("Чекають надсилання: {count}", count=before.waiting)
        hint = tr("Надішлються самі, коли буде зв’язок. Закривати можна")
        return Check("check-queue", said, False, "queue", hint)
    return Check("check-queue", tr("Усі документи надіслано"), True)


def _held_check(before: BeforeClosing) -> Check:
    wanted = bool({Matter.HELD, Matter.HANDED} & set(before.matters))
    if before.held and before.handed:
        said = tr("Відкладені чеки: {held}, передані: {handed}", held=before.held, handed=before.handed)
        hint = tr("Продайте їх або видаліть. Передані чекають оплати на касі")
        return Check("check-held", said, False, "held", hint, wanted)
    if before.handed:
        said = tr("Передані чеки: {count}", count=before.handed)
        return Check("check-held", said, False, "handed", tr("Передані чекають оплати на фіскальній касі"), wanted)
    if before.held:
        said = tr("Відкладені чеки: {count}", count=before.held)
        return Check("check-held", said, False, "held", tr("Продайте їх або видаліть із причиною"), wanted)
    return Check("check-held", tr("Відкладених чеків немає"), True)


def _receipt_check(before: BeforeClosing) -> Check:
    if before.taken:
        said = tr("За незавершений чек узято {sum}", sum=sum_text(before.taken))
        return Check("check-receipt", said, False, "sale", tr("Завершіть оплату або поверніть гроші"), wanted=True)
    if before.receipt_open:
        hint = tr("Лишиться на касі до наступної зміни")
        return Check("check-receipt", tr("Є незавершений чек"), False, "sale", hint)
    return Check("check-receipt", tr("Незавершених чеків немає"), True)


def _paper_check(before: BeforeClosing) -> Check | None:
    if not before.unprinted:
        return None
    hint = tr("Подивіться, які це чеки й чого чекає принтер")
    return Check("check-paper", tr("Не надруковано: {count}", count=before.unprinted), False, "printer", hint)
