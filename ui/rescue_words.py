"""What a person reads before a damaged journal is restored: what happened, from when the copy is, what to check."""

from __future__ import annotations

from collections.abc import Sequence

from app.store.rescue import Plan
from ui.formats import date_time_text
from ui.i18n import joined, plural, tr

#: Numbers named one by one; of more the first and the last are.
_MOST = 8


def title_of(kind: str, plan: Plan) -> str:
    """What happened."""
    if plan.gone or kind == "missing":
        return tr("Файл продажів зник")
    return tr("Файл продажів пошкоджено")


def lines_of(plan: Plan) -> list[str]:
    """Sentence by sentence, the most important first."""
    lines = [_copy(plan)]
    if plan.read and plan.copy is not None:
        count = _documents(len(plan.read))
        lines.append(tr("З пошкодженого файлу прочитано ще {count}: {numbers}.", count=count, numbers=named(plan.read)))
    if plan.lost:
        count = _documents(len(plan.lost))
        lines.append(
            tr("Не вдалося прочитати {count}: {numbers}.", count=count, numbers=named(plan.lost))
            + " "
            + tr("Звірте їх із чеками на сервері SmartKasa та з паперовими чеками.")
        )
    if plan.blind:
        lines.append(
            tr(
                "Скільки чеків було після цього, дізнатися не вдалося."
                " Звірте чеки з тими, що на сервері SmartKasa, та з паперовими."
            )
        )
    lines.append(
        tr("Документи, про які невідомо, чи отримав їх сервер, каса спершу пошукає там і лише потім надішле.")
        if not plan.empty
        else tr("Людей, товари й місце каси прочитаємо із сервера після входу за паролем.")
    )
    lines.append(tr("Номери підуть з {number}, щоб жоден не повторився.", number=plan.next_number))
    if plan.aside is not None:
        lines.append(tr("Пошкоджений файл лишиться на диску, не видаляйте його: {path}", path=str(plan.aside)))
    return lines


def asked_again(plan: Plan) -> list[str]:
    """Before a till begins with nothing."""
    lines = [tr("У журналі не буде жодного чека й жодної зміни. Зверніться до підтримки, якщо можете зачекати.")]
    if plan.aside is not None:
        lines.append(tr("Пошкоджений файл лишиться на диску, не видаляйте його: {path}", path=str(plan.aside)))
    return lines


def named(numbers: Sequence[int]) -> str:
    """«№41, №42», or «№41–№97» when there are many."""
    if len(numbers) <= _MOST:
        return joined(", ", *(tr("№{number}", number=number) for number in numbers))
    return tr("№{first}–№{last}", first=numbers[0], last=numbers[-1])


def _copy(plan: Plan) -> str:
    if plan.copy is not None and plan.copied_at is not None:
        return tr("Є добра копія від {at}.", at=date_time_text(plan.copied_at))
    if not plan.empty:
        count = _documents(plan.documents)
        return tr("Копії немає. Із самого пошкодженого файлу прочитано {count}.", count=count)
    return tr("Копії немає, і прочитати не вдалося нічого.")


def _documents(count: int) -> str:
    return plural(count, "%n документ")
