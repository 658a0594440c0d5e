"""A till nobody is signed in at says so on its first page, asks for it, and takes it up where it is."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from helpers.morning import FIRST_TERMINAL, enter_pin, served, sign_in
from helpers.window import KEY, PASSWORD, PHONE, TillWindow
from helpers.witness import WitnessedSandbox

from app import secrets
from ui.presenters.status import Network


def test_without_a_credential_store_the_sign_in_is_asked_again_and_why_is_told(
    fresh: TillWindow, sandbox: WitnessedSandbox
) -> None:
    fresh.store = secrets.MemoryVault()  # type: ignore[assignment]
    fresh.open(server=sandbox.url, api_key=KEY)
    sign_in(fresh)
    assert "немає сховища паролів" in fresh.until_toast("не запам’ятається")
    fresh.close()
    fresh.store = secrets.MemoryVault()  # type: ignore[assignment]
    fresh.open(server="", api_key="")
    fresh.until_page("login")
    fresh.until_toast("Потрібен вхід на сервер")
    assert fresh.front.status.status.network is Network.SIGNED_OUT
    fresh.until(lambda: fresh.front.login.link.text.startswith("Потрібен вхід"), "the line below the people")
    enter_pin(fresh)
    fresh.until_page("open_shift")
    fresh.front.sign_in_again()
    fresh.until_page("first_start")
    assert any("Сховища паролів на цьому комп’ютері немає" in one for one in fresh.texts()), "why it is asked again"
    fresh.write("api-key", KEY)
    fresh.write("phone", PHONE)
    fresh.write("password", PASSWORD)
    fresh.enter()
    fresh.until(lambda: fresh.page != "first_start", "signed in")
    assert fresh.front.status.status.network is Network.ONLINE
    assert not any("Потрібен вхід" in one or "не запам’ятається" in one for one in fresh.toasts()), "told once"
    assert fresh.inside.station.cashier is not None, "whoever stands there stays"


def test_with_one_nothing_is_asked_and_nothing_told(signed_in: TillWindow) -> None:
    signed_in.reopen()
    signed_in.until(lambda: signed_in.synced, "an answer of the server")
    assert signed_in.front.status.status.network is Network.ONLINE
    assert not [one for one in signed_in.toasts() if "вхід" in one.casefold()]
    signed_in.loop.act(signed_in.front.sign_in_again)
    signed_in.until_page("first_start")
    assert not any("Сховища паролів" in one for one in signed_in.texts())


def test_a_training_till_is_online_from_its_second_start_on(fresh: TillWindow) -> None:
    fresh.settings = replace(fresh.settings, training=True)
    fresh.open()
    fresh.front.first_start.fill_training()
    fresh.front.first_start.submit()
    fresh.until(lambda: fresh.sees("take-place"), "shops to choose from")
    fresh.tap("terminal-20001")
    fresh.tap("take-place")
    fresh.until_page("login")
    assert not [one for one in fresh.toasts() if "запам’ят" in one], "training signs in by itself"
    fresh.reopen()
    assert fresh.front.status.status.network is Network.ONLINE
    fresh.until(lambda: fresh.front.login.link.online, "the line below the people")


def test_another_account_with_nothing_waiting_gives_the_till_a_new_place(
    signed_in: TillWindow, demo_data: Path, tmp_path: Path
) -> None:
    enter_pin(signed_in)
    signed_in.until_page("open_shift")
    with served(Path(shutil.copy(demo_data, tmp_path / "other.db"))) as other:
        other.app_state.terminals.drop(FIRST_TERMINAL)
        signed_in.loop.act(signed_in.front.sign_in_again)
        signed_in.until_page("first_start")
        signed_in.loop.act(signed_in.front.first_start.open_server)
        for name, text in (("server", other.url), ("phone", PHONE), ("password", PASSWORD)):
            signed_in.write(name, text)
        signed_in.enter()
        signed_in.until(lambda: signed_in.sees("take-place"), "shops to choose from")
        assert not signed_in.sees(f"terminal-{FIRST_TERMINAL}")
        assert signed_in.inside.station.place is None
        signed_in.tap(f"terminal-{FIRST_TERMINAL + 1}")
        signed_in.tap("take-place")
        signed_in.until_page("login")
        enter_pin(signed_in)
        signed_in.until_page("open_shift")
        signed_in.close()
