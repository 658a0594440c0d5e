"""The built-in profiles against what python-escpos collects of the makers' own tables."""

from __future__ import annotations

from typing import Any

import pytest

from printing.profile_file import compose, parse, profile_of
from printing.profiles import BUILT_IN, COMMON_TABLES, DEFAULT, FALLBACK, Profile, profile

#: Which of its printers is which of ours. Star's ESC/POS mode it does not know: Star's own mode has other commands.
MODELS = {
    "generic-80": ("default", "TM-T20II"),
    "generic-58": ("default",),
    "epson-tm-t20": ("TM-T20II",),
    "epson-tm-t88": ("TM-T88V",),
    "xprinter-80": ("POS-5890", "NT-80-V-UL"),
    "xprinter-58": ("POS-5890", "NT-5890K"),
    "rongta-rp80": ("RP326",),
    "gprinter-80": ("NT-80-V-UL", "P822D"),
    "gprinter-58": ("NT-5890K",),
    "citizen-ct-s": ("CT-S651",),
}


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ESCPOS_CAPABILITIES_PICKLE_DIR", str(tmp_path_factory.mktemp("escpos")))
        from escpos.capabilities import CAPABILITIES  # noqa: PLC0415 - reads its data at import

    profiles: dict[str, Any] = CAPABILITIES["profiles"]
    return profiles


@pytest.mark.parametrize("name", MODELS)
def test_numbers_of_the_pages_are_the_makers(name: str, collected: dict[str, Any]) -> None:
    known = profile(name)
    assert known.tables
    for model in MODELS[name]:
        pages = collected[model]["codePages"]
        assert {page: pages[str(number)] for page, number in known.tables.items()} == {
            page: page.upper() for page in known.tables
        }


@pytest.mark.parametrize("name", MODELS)
def test_no_printer_is_given_a_page_it_lacks_where_it_has_a_ukrainian_one(name: str, collected: dict[str, Any]) -> None:
    has = set(collected[MODELS[name][0]]["codePages"].values())
    assert (profile(name).code_page == "cp1251") is ("CP1251" in has)


@pytest.mark.parametrize("name", MODELS)
def test_paper_of_the_profile_is_the_makers(name: str, collected: dict[str, Any]) -> None:
    known, model = profile(name), collected[MODELS[name][0]]
    pixels, columns = model["media"]["width"]["pixels"], model["fonts"]["0"]["columns"]
    if name == "citizen-ct-s":  # the CT-S651 takes paper of 83 mm too: 640 dots
        assert (known.columns, pixels) == (columns, 640)
    elif isinstance(pixels, int) and name != "xprinter-80":  # whose model there is one of 58 mm
        assert known.dots == pixels
    if name in ("epson-tm-t20", "epson-tm-t88", "xprinter-58", "gprinter-58"):
        assert known.columns == columns


def test_printers_of_the_issue_are_there() -> None:
    titles = " ".join(known.title for known in BUILT_IN)
    for maker in ("TM-T20", "TM-T88", "XP-58", "XP-80", "RP80", "Gprinter", "Citizen CT", "ESC/POS"):
        assert maker in titles
    assert len({known.name for known in BUILT_IN}) == len(BUILT_IN)
    assert DEFAULT.name == "generic-80"
    assert FALLBACK.page is None
    assert COMMON_TABLES == {"cp1251": 46, "cp1125": 44, "cp866": 17, "raster": 0}


@pytest.mark.parametrize("known", BUILT_IN, ids=lambda known: known.name)
def test_letters_fit_the_paper_and_a_copy_is_the_same_printer(known: Profile) -> None:
    assert known.columns * 12 <= known.dots
    assert known.dots % 8 == 0
    copied = parse("own", compose(known, known.title).encode())
    assert copied == profile_of("own", {**_fields(known)})


def _fields(known: Profile) -> dict[str, object]:
    names = ("title", "columns", "dots", "code_page", "cutter", "drawer_pin", "qr", "barcode", "chinese_off")
    return {name: getattr(known, name) for name in names} | {"tables": dict(known.tables)}
