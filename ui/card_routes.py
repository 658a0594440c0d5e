"""What a card charge leads to: its own page and back, the page of a doubt, and reminders while something is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.charge import Charge, ChargeKind
from app.domain.document import Document
from ui.formats import sum_text
from ui.i18n import plural, tr
from ui.terminal_words import refusal

if TYPE_CHECKING:
    from ui.front import Front

#: Pages that say themselves what is going on with a card.
_OWN = ("charge", "doubt", "login", "first_start")


class CardRoutes(QObject):
    """Made once, with the front."""

    def __init__(self, front: Front) -> None:
        super().__init__(front)
        self._front = front
        self._from = "sale"
        self._reminded = False
        cards = front.cards
        cards.begun.connect(self._begun)
        cards.over.connect(self._over)
        cards.doubted.connect(self._doubted)
        cards.nothing.connect(self._nothing)
        cards.found.connect(self._found)
        cards.paid.connect(self._paid)
        cards.resumed.connect(self._resumed)
        cards.aside.connect(front.home)
        cards.aside.connect(front.held.load)
        cards.left.connect(front.home)
        cards.failed.connect(front.payment.failed)
        cards.changed.connect(self._remind)
        front.page_changed.connect(lambda _: self._remind())
        front.login.signed_in.connect(self._signed_in)
        front.shift.doubt_requested.connect(lambda: front.show("doubt"))
        front.shift.loose_requested.connect(lambda: front.show("loose"))
        front.loose.left.connect(front.home)
        front.loose.failed.connect(front.announcer.error)
        front.loose.refund_wanted.connect(front.returns.begin)
        front.loose.told.connect(self._loose)

    def _begun(self) -> None:
        self._from = self._front.page
        self._front.payment.refresh()
        self._front.show("charge")

    def _over(self) -> None:
        if self._front.page == "charge":
            self._front.show(self._from)

    def _doubted(self) -> None:
        self._front.announcer.sound("error")
        self._front.payment.refresh()
        self._front.show("doubt")

    def _resumed(self) -> None:
        """The receipt in doubt is on the counter, and something of it is still to be paid."""
        if self._front.page in ("doubt", "charge"):
            self._front.home()
            self._front.payment.begin()

    def _paid(self, document: Document) -> None:
        self._front.announcer.sound("paid")
        self._front.done.show(document)

    def _nothing(self, charge: Charge) -> None:
        """Refused, taken back, or found not to have been asked: no money moved, and it is said why."""
        why = refusal(charge.slip.code) if charge.slip is not None else tr("термінал такої операції не знає")
        title = {
            ChargeKind.PURCHASE: tr("Гроші з картки не списано: {why}", why=why),
            ChargeKind.REFUND: tr("Гроші на картку не повернено: {why}", why=why),
            ChargeKind.CANCEL: tr("Оплату не скасовано: {why}", why=why),
        }[charge.kind]
        self._front.announcer.say("card", title, tr("Чек збережено. Можна спробувати ще раз або інакше"), kind="warn")
        self._leave_doubt()

    def _found(self, charge: Charge) -> None:
        """It is known now that money moved, and nobody was waiting for it."""
        said = {
            ChargeKind.PURCHASE: tr("З’ясовано: оплата карткою на {sum} пройшла", sum=sum_text(charge.taken)),
            ChargeKind.REFUND: tr("З’ясовано: {sum} повернено на картку", sum=sum_text(charge.taken)),
            ChargeKind.CANCEL: tr("З’ясовано: оплату скасовано"),
        }[charge.kind]
        about = {
            ChargeKind.PURCHASE: tr("Вона чекає у своєму чеку або в списку «Картки без чека»"),
            ChargeKind.REFUND: tr("Оформіть повернення ще раз: удруге гроші не повернуться"),
            ChargeKind.CANCEL: "",
        }[charge.kind]
        self._front.announcer.say("card", said, about, kind="ok")
        self._front.loose.load()
        self._leave_doubt()

    def _leave_doubt(self) -> None:
        if self._front.page == "doubt" and not self._front.cards.in_doubt:
            self._front.home()

    def _signed_in(self) -> None:
        self._front.cards.come()
        self._front.loose.load()
        if self._front.cards.in_doubt:
            self._front.payment.refresh()
            self._front.show("doubt")

    def _remind(self) -> None:
        """While it is not known how a charge ended, every other page says so, and leads there."""
        front = self._front
        wanted = front.cards.in_doubt and front.page not in _OWN
        if wanted and not self._reminded:
            front.toasts.show(
                "card_doubt",
                tr("Невідомо, чи пройшла оплата карткою"),
                tr("Нової оплати карткою не буде, доки не з’ясуєте. Готівкою можна"),
                kind="warn",
                icon="credit-card",
                action=tr("З’ясувати"),
                on_action=lambda: front.show("doubt"),
                stays=True,
                holds=True,
            )
        elif self._reminded and not wanted:
            front.toasts.dismiss("card_doubt")
        self._reminded = wanted

    def _loose(self, count: int) -> None:
        front = self._front
        front.toasts.dismiss("card_loose")
        if count and front.page != "loose":
            front.toasts.show(
                "card_loose",
                plural(count, "%n картка без чека"),
                tr("Гроші списано або повернено, а документа немає"),
                kind="warn",
                icon="credit-card",
                action=tr("Показати"),
                on_action=lambda: front.show("loose"),
                stays=True,
            )
