"""Whatever is wrong at the sign-in is one clear sentence in the cashier's language, with what to do."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from helpers.listening import stop_listening
from helpers.morning import enter_pin, sign_in
from helpers.paper import free_port
from helpers.window import KEY, PASSWORD, PHONE, TillWindow
from helpers.witness import WitnessedSandbox

from app import secrets
from app.clock import SystemClock
from app.sandbox.places import new_shop
from app.sandbox.server import SandboxThread


class MovedClock(SystemClock):
    """The computer's clock, moved on by hand."""

    def __init__(self) -> None:
        self.by = timedelta(0)

    def now(self) -> datetime:
        return super().now() + self.by

    def monotonic(self) -> float:
        return super().monotonic() + self.by.total_seconds()


def attempt(till: TillWindow, server: str, key: str = KEY, phone: str = PHONE, password: str = PASSWORD) -> str:
    """Fills the form, presses Enter and gives all that is said about it."""
    if not till.is_open:
        till.open()
    for name, text in (("phone", phone), ("password", password), ("server", server), ("api-key", key)):
        till.write(name, text)
    till.enter()
    till.until(lambda: till.front.first_start.trouble is not None, "a word about what is wrong")
    till.until(lambda: not till.front.first_start.busy, "the end of the attempt")
    assert till.page == "first_start"
    assert not till.toasts()
    names = ("phone_error", "password_error", "server_error", "api-key_error", "sign-in-error")
    return " ".join(filter(None, (till.text(name) for name in names)))


def test_a_wrong_password(fresh: TillWindow, sandbox: WitnessedSandbox) -> None:
    said = attempt(fresh, sandbox.url, password="12345")
    assert said == "Номер або пароль не підходять. Перевірте мову клавіатури й спробуйте ще раз"
    fresh.write("password", PASSWORD)
    assert fresh.text("password_error") == "", "the sentence goes when the field is mended"
    fresh.enter()
    fresh.until(lambda: fresh.sees("take-place"), "shops to choose from")


def test_a_wrong_key(fresh: TillWindow, sandbox: WitnessedSandbox) -> None:
    said = attempt(fresh, sandbox.url, key="another")
    assert said == "Сервер не приймає ключ API. Перевірте ключ у кабінеті SmartKasa"
    assert fresh.sees("api-key"), "the field to mend is there"


def test_a_server_that_is_not_there(fresh: TillWindow) -> None:
    said = attempt(fresh, f"http://127.0.0.1:{free_port()}")
    assert said.startswith("Немає зв’язку із сервером. Вхід за паролем потребує інтернету")


def test_a_server_that_is_something_else(fresh: TillWindow, web_page: str) -> None:
    said = attempt(fresh, web_page)
    assert said == "За цією адресою немає SmartKasa. Перевірте адресу сервера"


@pytest.mark.parametrize("address", ["каса", "ftp://till.example", "http://", "https://till.example:99999"])
def test_an_address_that_is_none(fresh: TillWindow, address: str) -> None:
    said = attempt(fresh, address)
    assert said, "something is said"
    assert cyrillic(said), said
    assert "Непередбачена" not in said


def test_fields_left_empty(fresh: TillWindow) -> None:
    fresh.open()
    fresh.tap("phone")
    fresh.enter()
    fresh.until(lambda: "Заповніть поле" in fresh.texts(), "which field is wanted")


def test_an_account_without_shops(fresh: TillWindow) -> None:
    with SandboxThread(seed="empty") as empty:
        said = attempt(fresh, empty.url)
        assert said == (
            "В обліковому записі немає торгових точок. Додайте торгову точку в кабінеті SmartKasa й увійдіть знову"
        )
        fresh.close()


def test_an_account_with_a_shop_and_no_terminal(fresh: TillWindow) -> None:
    with SandboxThread(seed="empty") as empty:
        with empty.app_state.lock:
            places(empty)
        said = attempt(fresh, empty.url)
        assert said.startswith("У торгової точки немає терміналів")
        fresh.close()


def places(sandbox: SandboxThread) -> None:
    """One shop with nothing in it."""
    with sandbox.app_state.db.transaction():
        new_shop(sandbox.app_state, {"title": "Нова крамниця", "address": {"city_name": "Київ", "content": "вул. 1"}})


def test_five_wrong_pins_lock_with_the_seconds_left(signed_in: TillWindow) -> None:
    for left in (4, 3, 2, 1):
        enter_pin(signed_in, "0000")
        signed_in.until_text("pin-prompt", f"Залишилося спроб: {left}")
    enter_pin(signed_in, "0000")
    signed_in.until_text("pin-prompt", "Забагато невірних спроб")
    assert re.search(r"через (30|29|28) с", signed_in.text("pin-detail"))
    signed_in.type("1111")
    signed_in.quiet()
    assert signed_in.page == "login", "the right PIN does not help while it is locked"
    signed_in.tap("cashier-1302")
    signed_in.until_text("pin-prompt", "Введіть PIN-код")
    signed_in.type("2222")
    signed_in.until_page("open_shift")


def test_a_lock_outlives_a_restart_and_ends_by_itself(signed_in: TillWindow) -> None:
    clock = MovedClock()
    signed_in.close()
    signed_in.clock = clock
    signed_in.open()
    for left in ("4", "3", "2", "1", "Забагато"):
        enter_pin(signed_in, "0000")
        signed_in.until_text("pin-prompt", left)
    signed_in.reopen()
    enter_pin(signed_in)
    signed_in.until_text("pin-prompt", "Забагато невірних спроб")
    clock.by += timedelta(seconds=31)
    signed_in.loop.act(signed_in.front.login.tick)
    signed_in.until_text("pin-prompt", "Введіть PIN-код")
    signed_in.type("1111")
    signed_in.until_page("open_shift")


def test_in_english_the_same_is_said_in_english(fresh: TillWindow, sandbox: WitnessedSandbox) -> None:
    fresh.settings = replace(fresh.settings, lang="en")
    said = attempt(fresh, sandbox.url, password="12345")
    assert said
    assert not cyrillic(said)


def test_a_sentence_follows_the_language(fresh: TillWindow, sandbox: WitnessedSandbox) -> None:
    attempt(fresh, sandbox.url, password="12345")
    fresh.tap("language")
    fresh.until(lambda: fresh.text("password_error") and not cyrillic(fresh.text("password_error")), "English")
    fresh.tap("language")
    fresh.until(lambda: cyrillic(fresh.text("password_error")), "Ukrainian again")


def cyrillic(text: str) -> bool:
    return bool(re.search("[а-яіїєґ]", text, re.IGNORECASE))


@pytest.fixture
def web_page() -> Iterator[str]:
    """A web server that knows nothing of tills."""
    page = (
        b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 9\r\nConnection: close\r\n\r\nNot found"
    )
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    link, _ = server.accept()
                except OSError:
                    return
                with link:
                    link.recv(65536)
                    link.sendall(page)

        thread = threading.Thread(target=serve, name="paper-roll-web", daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        stop_listening(server)
        thread.join(2)


def test_without_a_credential_store_the_till_says_that_it_needs_a_sign_in(
    fresh: TillWindow, sandbox: WitnessedSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of the sign-in outlived the restart: sales would wait for ever if nobody was told."""
    fresh.store = secrets.MemoryVault()
    fresh.open(server=sandbox.url, api_key=KEY)
    sign_in(fresh)
    fresh.close()
    fresh.store = secrets.MemoryVault()
    fresh.open()
    fresh.until_toast("Потрібен вхід на сервер")
    enter_pin(fresh)
    fresh.until_page("open_shift")
    fresh.until_text("top_network", "Потрібен вхід на сервер")
    fresh.tap("toast_sign_in_action")
    fresh.until_page("first_start")
    fresh.write("phone", PHONE)
    fresh.write("password", PASSWORD)
    fresh.enter()
    fresh.until(lambda: fresh.page != "first_start", "back at work")
    fresh.until(lambda: not any("Потрібен вхід" in one for one in fresh.toasts()), "the message goes")
