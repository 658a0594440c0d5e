"""The first start: which field a refusal belongs to, what is remembered, how the till gets its place."""

from __future__ import annotations

import pytest
from helpers import demo
from helpers.qloop import Loop
from helpers.shift_fakes import SHOPS, FakeLogin

from app.clock import FakeClock
from app.errors import ApiKeyRefused, BadReply, BadSettings, NotFound, Offline, Rejected, RuleBroken, StoreFault
from app.services.station import Station
from ui.presenters.first_start import FirstStartPresenter, Step
from ui.presenters.sign_in_facts import SignInFacts, phone_digits
from ui.tasks import Tasks

KNOWN = SignInFacts("https://till.example", "key-7F2A")
FACTS = {"server": "https://till.example", "api_key": "key-7F2A", "phone": "067 412 38 05", "password": "secret"}


class Start:
    """A first-start presenter over a fake service, and what it announced."""

    def __init__(self, loop: Loop, known: SignInFacts | None = None, training: SignInFacts | None = None) -> None:
        self.loop = loop
        self.station = Station(demo.RULES)
        self.login = FakeLogin(self.station)
        self.tasks = Tasks()
        self.presenter = FirstStartPresenter(
            self.login,  # type: ignore[arg-type]
            self.station,
            self.tasks,
            FakeClock(demo.NOW),
            known,
            training,
        )
        self.events: list[str] = []
        self.presenter.finished.connect(lambda: self.events.append("finished"))
        self.presenter.cancelled.connect(lambda: self.events.append("cancelled"))
        self.failed: list[object] = []
        self.tasks.failed.connect(lambda name, error: self.failed.append(error))

    def fill(self) -> FirstStartPresenter:
        for name, value in FACTS.items():
            self.presenter.set(name, value)
        return self.presenter

    def submit(self) -> None:
        self.presenter.submit()
        self.loop.run(self.tasks.drain())


@pytest.fixture
def start(loop: Loop) -> Start:
    return Start(loop)


def test_signs_in_chooses_and_finishes(start: Start) -> None:
    presenter = start.fill()
    start.submit()
    assert start.login.signed_in_with == ("https://till.example", "key-7F2A", "380674123805", "secret")
    assert presenter.step is Step.PLACE
    assert presenter.shop == SHOPS[0]
    assert presenter.terminal is None
    start.submit()
    assert start.station.place is None
    presenter.choose_terminal(SHOPS[0].terminals[1])
    start.submit()
    assert start.events == ["finished"]
    assert start.station.place is not None
    assert start.station.place.terminal_name == "Каса №2"


def test_the_password_is_forgotten_at_once(start: Start) -> None:
    presenter = start.fill()
    start.submit()
    assert presenter.facts.password == ""


def test_the_only_terminal_is_chosen_with_its_shop(start: Start) -> None:
    presenter = start.fill()
    start.submit()
    presenter.choose_shop(SHOPS[1])
    assert presenter.terminal == SHOPS[1].terminals[0]
    presenter.choose_shop(SHOPS[0])
    assert presenter.terminal is None


@pytest.mark.parametrize(
    ("error", "fields", "words"),
    [
        (Rejected({"base": ("phone_number_or_password_invalid",)}, status=422), {"phone", "password"}, "не підходять"),
        (ApiKeyRefused(), {"api_key"}, "ключ API"),
        (NotFound({}, status=404), {"server"}, "немає SmartKasa"),
        (BadReply(), {"server"}, "немає SmartKasa"),
        (BadSettings("server", code="scheme"), {"server"}, "https://"),
        (BadSettings("api_key", code="malformed"), {"api_key"}, "Ключ API записано"),
        (RuleBroken("other_account", waiting="3"), set(), "чекає: 3"),
        (Offline(), set(), "потребує інтернету"),
        (RuleBroken("no_shops"), set(), "торгових точок"),
    ],
)
def test_a_refusal_stands_at_its_field(start: Start, error: Exception, fields: set[str], words: str) -> None:
    presenter = start.fill()
    start.login.fail_with = error
    start.submit()
    assert presenter.trouble is not None
    assert presenter.trouble.fields == fields
    assert words in presenter.trouble.text
    assert "родаж" not in presenter.trouble.text, "nothing is sold yet, so nothing is said of sales"
    assert presenter.step is Step.SIGN_IN
    presenter.set("phone", "067 412 38 06")
    assert presenter.trouble is None


def test_offline_turns_the_link_line(start: Start) -> None:
    presenter = start.fill()
    assert presenter.link.online is None
    start.login.fail_with = Offline()
    start.submit()
    assert (presenter.link.online, presenter.link.text) == (False, "Немає зв’язку із сервером till.example")
    start.submit()
    assert presenter.link.online is True


def test_a_failing_disk_goes_to_the_window(start: Start) -> None:
    presenter = start.fill()
    start.login.fail_with = StoreFault("io")
    start.submit()
    assert isinstance(start.failed[0], StoreFault)
    assert presenter.trouble is None


@pytest.mark.parametrize("missing", list(FACTS))
def test_an_empty_field_is_asked_for_without_asking_the_server(start: Start, missing: str) -> None:
    presenter = start.fill()
    presenter.set(missing, "  ")
    start.submit()
    assert presenter.trouble is not None
    assert presenter.trouble.fields == {missing}
    assert start.login.signed_in_with is None


def test_known_server_and_key_are_a_line_until_they_are_in_the_way(loop: Loop) -> None:
    start = Start(loop, KNOWN)
    presenter = start.presenter
    assert not presenter.server_open
    assert presenter.key_hint == "••••\u00a07F2A"
    presenter.set("phone", "0674123805")
    presenter.set("password", "secret")
    start.login.fail_with = ApiKeyRefused()
    start.submit()
    assert presenter.server_open
    presenter.set("api_key", "key-0001")
    assert presenter.server_open


def test_nothing_known_opens_all_fields_and_change_opens_them_too(loop: Loop) -> None:
    assert Start(loop).presenter.server_open
    presenter = Start(loop, KNOWN).presenter
    presenter.open_server()
    assert presenter.server_open


def test_training_facts_fill_the_fields(loop: Loop) -> None:
    training = SignInFacts("http://127.0.0.1:1", "key", "380670000001", "training", ("1111", "2222"))
    start = Start(loop, training=training)
    start.presenter.fill_training()
    start.submit()
    assert start.login.signed_in_with == ("http://127.0.0.1:1", "key", "380670000001", "training")


def test_signing_in_anew_reads_the_people_and_keeps_the_place(loop: Loop) -> None:
    start = Start(loop, KNOWN)
    start.station.place = demo.PLACE
    presenter = start.fill()
    assert presenter.again
    start.submit()
    assert start.login.learned == [demo.PLACE]
    assert start.events == ["finished"]
    assert start.station.place == demo.PLACE


def test_esc_goes_one_step_back(loop: Loop) -> None:
    start = Start(loop)
    presenter = start.fill()
    presenter.back()
    assert start.events == []
    start.submit()
    presenter.back()
    assert presenter.step is Step.SIGN_IN
    start.station.place = demo.PLACE
    presenter.set("password", "secret")
    presenter.back()
    assert start.events == ["cancelled"]
    assert presenter.facts.password == ""


def test_what_was_typed_in_secret_is_in_no_trace() -> None:
    shown = repr(SignInFacts("https://till.example", "key-7F2A", "380674123805", "secret"))
    assert "7F2A" not in shown
    assert "secret" not in shown


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("+380 67 412 38 05", "380674123805"),
        ("067 412-38-05", "380674123805"),
        ("67 412 38 05", "380674123805"),
        ("380674123805", "380674123805"),
        ("48 601 000 000 0", "486010000000"),
    ],
)
def test_phones_as_people_write_them(typed: str, sent: str) -> None:
    assert phone_digits(typed) == sent
