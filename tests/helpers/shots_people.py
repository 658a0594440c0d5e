"""Pictures of people and their rights: the settings of them, a cashier who may only look, a senior called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.cashier import Role
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
