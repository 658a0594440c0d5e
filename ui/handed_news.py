"""What is told of receipts handed to the fiscal till, and of those somebody else took, whatever page is in front."""

from __future__ import annotations

from app.domain.document import Document
from app.domain.handed import Fate, Handed
from app.services.deferral import Deferral, Gone
from ui.announcer import Announcer
from ui.formats import sum_text
from ui.i18n import tr
from ui.presenters.handed import HandedPresenter


class HandedNews:
    """Listens for as long as the till runs."""

    def __init__(self, presenter: HandedPresenter, deferral: Deferral, announcer: Announcer) -> None:
        self._announcer = announcer
        presenter.handed.connect(self._went)
        presenter.settled.connect(self._settled)
        presenter.came_after_all.connect(self._came_after_all)
        presenter.put_aside.connect(self._put_aside)
        presenter.cancelled.connect(self._cancelled)
        deferral.gone.connect(self._gone)
        presenter.printed.connect(lambda: announcer.say("handed_copy", tr("Копію передано на друк"), kind="ok"))

    def _went(self, document: Document) -> None:
        self._announcer.sound("paid")
        said = tr("Чек №{number} на {total} передано на касу", **_facts(document))
        self._announcer.say(f"handed_{document.id}", said, tr("Копію буде надруковано після оплати"), kind="ok")

    def _settled(self, handed: Handed) -> None:
        facts, key = _facts(handed.document), f"handed_{handed.document.id}"
        if handed.fate is Fate.PAID:
            text = tr("Фіскальний номер {number}", number=handed.delivery.fiscal_number or "")
            self._announcer.say(key, tr("Чек №{number} на {total} оплачено на касі", **facts), text, kind="ok")
        elif handed.fate is Fate.CANCELLED:
            text = tr("Його прибрано на фіскальній касі. Товар не продано")
            self._announcer.say(key, tr("Чек №{number} на {total} скасовано", **facts), text, kind="warn")

    def _came_after_all(self, handed: Handed) -> None:
        """The server has one it had refused; its goods went back here meanwhile, and may be sold by now."""
        title = tr("Чек №{number} на {total} все ж на фіскальній касі", **_facts(handed.document))
        text = tr("Його вже забрано назад: не продайте двічі")
        self._announcer.say(f"after_all_{handed.document.id}", title, text, kind="warn")

    def _put_aside(self, document: Document) -> None:
        """Its goods came back when the cashier was at something else."""
        title = tr("Товар чека №{number} на {total} відкладено", **_facts(document))
        text = tr("Поверніть його в касу зі сторінки «Відкладені чеки»")
        self._announcer.say(f"handed_{document.id}", title, text, kind="ok")

    def _cancelled(self, document: Document) -> None:
        title = tr("Чек №{number} на {total} видалено", **_facts(document))
        self._announcer.say(f"handed_{document.id}", title, tr("Товар лишається в магазині"), kind="ok")

    def _gone(self, gone: Gone) -> None:
        """A receipt put aside here is somebody else's now: told, whether it went from the list or is on the counter."""
        name = f" «{gone.name}»" if gone.name else ""
        where = tr("касі {code}", code=gone.till) if gone.till else tr("іншій касі")
        title = tr("Відкладений чек{name} взято на {where}", name=name, where=where)
        text = tr("Його прибрано зі списку") if gone.aside else tr("Його вже повернуто й тут: не продайте двічі")
        self._announcer.say(f"gone_{gone.receipt_id}", title, text, kind="warn")


def _facts(document: Document) -> dict[str, object]:
    return {"number": document.number, "total": sum_text(document.total)}
