"""The trial page of the settings: every Ukrainian letter, the profile in use, and what the printer must manage."""

from __future__ import annotations

from datetime import datetime

from app.domain.cashier import Place
from printing.profiles import Profile
from printing.slip import Barcode, Blank, Pair, Part, Qr, Rule, Slip, Text, centered
from printing.words import foot, markings, stamp

LETTERS = ("АБВГҐДЕЄЖЗИІЇЙКЛ", "МНОПРСТУФХЦЧШЩЬЮЯ")
SIGNS = "№ % ₴ ’ ʼ « » — … € + − × @ #"
_KNIFE = {True: "так", False: "ні"}


def trial_slip(profile: Profile, place: Place, at: datetime, *, training: bool = False) -> Slip:
    """A page that shows at a glance whether the code page, the width and the knife are set right."""
    parts: list[Part] = [
        centered("ПРОБНИЙ ДРУК", bold=True, tall=True, wide=True),
        *markings(training=training),
        Rule(),
        Pair(place.shop_title, stamp(at)),
        Pair("Принтер", profile.title),
        Pair("Знаків у рядку", str(profile.columns)),
        Pair("Кодова сторінка", _page(profile)),
        Pair("Ніж", _KNIFE[profile.cutter]),
        Rule(),
        *(Text(letters) for letters in LETTERS),
        *(Text(letters.lower()) for letters in LETTERS),
        Text(SIGNS),
        Text("Щедрий ґазда їв сливові кнедлі, а єнот фиркав"),
        Rule(),
        Text("Звичайні літери"),
        Text("Жирні літери", bold=True),
        Text("Високі літери", tall=True),
        Text("Великі", bold=True, tall=True, wide=True),
        Pair("Сума", "1 234 567,89"),
        Pair("Висока сума", "1 234 567,89", bold=True, tall=True),
        Rule(),
        Qr(f"KASA-TEST {at:%Y-%m-%d}"),
        Blank(),
        Barcode("KASA-12345"),
        Blank(),
        *foot(training=training),
    ]
    return Slip(tuple(parts))


def _page(profile: Profile) -> str:
    return "малюнком" if profile.page is None else f"{profile.code_page.upper()} (№{profile.table})"
