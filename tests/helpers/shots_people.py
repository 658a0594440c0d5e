"""Pictures of people and their rights: the settings of them, a cashier who may only look, a senior called."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.domain.cashier import Role
from app.domain.deeds import Deed
from app.settings import save

if TYPE_CHECKING:
    from helpers.shots import Photographer


def people(camera: Photographer) -> None:
    """The page of the settings, in front already."""
    window = camera.window
    front, till = window.front, window.inside
    cashier, boss = till.station.cashier, next(one for one in till.station.people if one.role is Role.ADMIN)
    window.tap("section_people")
    till.station.cashier = boss
    camera.each("13-settings-people")
    front.settings.rights.shown = Role.ADMIN
    wrong = save(till.settings, {"rights": "cashier: sell, fly"})
    window.loop.act(lambda: till.change(wrong))
    camera.each("13-settings-people-wrong")
    window.loop.act(lambda: till.change(save(till.settings, {"rights": None})))
    front.settings.rights.shown = Role.CASHIER
    till.station.cashier = cashier
    camera.each("13-settings-people-looked-at")
    window.loop.act(front.settings.call_senior)
    camera.each("13-settings-people-called")


def audit(camera: Photographer) -> None:
    """«Журнал дій» after a day with a little of everything."""
    window = camera.window
    front, till = window.front, window.inside
    boss = next(one for one in till.station.people if one.role is Role.ADMIN)
    for number, (deed, facts) in enumerate(DEEDS):
        who = "Олена Коваль" if number % 3 else boss.name
        at = till.clock.now() - timedelta(minutes=7 * (len(DEEDS) - number))
        window.loop.run(till.stores.audit.write(at, who, deed, facts))
    till.station.cashier = boss
    window.loop.act(front.audit.request)
    window.until_page("audit")
    window.until(lambda: front.audit.state.entries, "the entries")
    overridden = next(one.seq for one in front.audit.state.entries if one.what == Deed.PRICE_CHANGED)
    window.loop.act(lambda: front.audit.select(overridden))
    camera.each("audit")
    head = front.audit.state.entries[2].hash[:16]
    window.loop.act(lambda: front.audit.search(head))
    window.until(lambda: front.audit.state.head and not front.audit.state.checking, "the head")
    camera.each("audit-head")
    window.loop.act(front.audit.clear_filters)
    window.loop.act(lambda: front.audit.search("404404"))
    window.until(lambda: not front.audit.state.entries, "nothing")
    camera.each("audit-nothing")
    window.loop.act(lambda: front.show("sale"))


DEEDS: tuple[tuple[Deed, dict[str, object]], ...] = (
    (Deed.DRAWER, {"reason": "Розмін"}),
    (Deed.LINE_REMOVED, {"goods": "Кава Jacobs Monarch 100 г", "quantity": "1", "price": "189.90", "sum": "189.90"}),
    (Deed.OVERRIDE, {"right": "refund", "allowed_by": "Юлія Савченко", "allowed_because": "Товар із браком"}),
    (Deed.SETTINGS, {"setting": "rights", "was": "", "is": "cashier: sell, discount 5; senior: all; admin: all"}),
    (Deed.HELD_DROP, {"name": "Пані в синьому", "lines": "3", "total": "214.50", "reason": "Покупець не повернувся"}),
    (Deed.CHARGE_APPROVED, {"kind": "purchase", "amount": "54.90", "taken": "54.90", "code": "123456"}),
    (
        Deed.PRICE_CHANGED,
        {
            "goods": "Молоко Яготинське 2,6 % 900 г",
            "was": "54.90",
            "is": "49.90",
            "allowed_by": "Юлія Савченко",
            "allowed_because": "Помилка в ціні",
            "right": "free_price",
        },
    ),
)
