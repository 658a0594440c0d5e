"""What is said of each trouble one can practise: what to do now, and what a real till would have one do."""

from __future__ import annotations

from dataclasses import dataclass

from ui.i18n import tr
from ui.presenters.practice import Trouble


@dataclass(frozen=True, slots=True)
class Exercise:
    """A trouble in words; `out` and `well` are its state."""

    title: str
    icon: str
    out: str
    well: str
    now: str
    really: str


def exercise(trouble: Trouble) -> Exercise:
    """The words of one trouble."""
    match trouble:
        case Trouble.NETWORK:
            return Exercise(
                tr("Вимкнути інтернет"),
                "cloud-off",
                tr("вимкнено"),
                tr("є зв’язок"),
                tr("Продавайте далі: чек лишиться на касі й піде на сервер сам, щойно інтернет увімкнете."),
                tr("Насправді: торгуйте, перевірте кабель або Wi-Fi. Чеки чекатимуть скільки треба."),
            )
        case Trouble.PAPER:
            return Exercise(
                tr("Папір закінчився"),
                "printer",
                tr("немає паперу"),
                tr("папір є"),
                tr("Проведіть продаж: він збережеться, а чек почекає. Поверніть папір: чек надрукується сам."),
                tr("Насправді: відкрийте кришку, вставте рулон, закрийте. Торгувати можна весь час."),
            )
        case Trouble.BANK:
            return Exercise(
                tr("Банк не відповів"),
                "credit-card",
                tr("наступна картка"),
                tr("відповідає"),
                tr("Оплатіть чек карткою: зв’язок обірветься після списання. Дайте касі спитати термінал самій."),
                tr("Насправді: не проводьте картку вдруге, доки каса або чек термінала не скаже, чи списано гроші."),
            )
        case Trouble.SHIFT:
            return Exercise(
                tr("Зміну закрив сервер"),
                "clock",
                tr("закрито"),
                tr("зміна йде"),
                tr("Продавайте далі: прочитайте повідомлення каси й відкрийте «Зміна», там видно зміну сервера."),
                tr("Насправді: торгуйте. Старший відкриє зміну на фіскальній касі, а свою закриєте звично."),
            )
