"""Training and the shop lie in one folder and never touch each other: rows, bytes, secrets, logs, servers."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from helpers.morning import enter_pin, served
from helpers.trainee import begin_training, prints, to_sale
from helpers.window import CredentialStore, TillWindow
from helpers.witness import WitnessedSandbox

from app import log as till_log
from app import training_data
from app.errors import BadSettings, StoreFault
from app.sandbox.server import SandboxThread
from app.settings import Settings
from ui.presenters.settings import Section


def kept(till: TillWindow) -> dict[str, str]:
    assert isinstance(till.store, CredentialStore)
    return dict(till.store._values)


def into_training(till: TillWindow) -> None:
    till.open(training=True, printer="")


def out_of_training(till: TillWindow) -> None:
    till.open(training=False, printer=f"file:{till.settings.data_dir.parent / 'paper.bin'}")


def test_a_day_of_both_leaves_each_as_it_was(till: TillWindow, shop: WitnessedSandbox) -> None:
    """The shop sells, training sells, the shop sells: what is not in front does not change by one byte."""
    home = till.settings.data_dir
    till.sell(till.pieces()[0])
    till.quiet()
    till.until(lambda: len(shop.receipts()) == 2, "the sale at the server")
    till.close()
    shop_files, secrets, there = prints(home, "training"), kept(till), len(shop.receipts())
    logs = till_log.setup(home / "training", debug=True)
    into_training(till)
    assert till.page == "first_start", "nothing of the shop's sign-in is known here"
    begin_training(till)
    for _ in range(2):
        till.sell(till.pieces()[0])
        till.enter()
        till.until_page("sale")
    till.put_in(till.pieces()[0])
    trained = [one.document.number for one in till.sales()]
    assert len(trained) == 2
    assert all(one.document.training for one in till.sales())
    till.close()
    logs.close()
    assert prints(home, "training") == shop_files, "not one byte of the shop's"
    assert kept(till) == secrets, "not one entry of its credential store"
    assert len(shop.receipts()) == there, "nothing reached its server"
    assert (home / "training" / till_log.LOG_FOLDER / till_log.LOG_NAME).stat().st_size
    training_files = prints(home / "training")
    assert "journal.db" in training_files
    out_of_training(till)
    enter_pin(till)
    till.until_page("sale")
    assert not till.lines(), "the training receipt is not on the shop's counter"
    assert len(till.sales()) == 1
    assert not till.sales()[0].document.training
    till.sell(till.pieces()[1])
    till.quiet()
    till.close()
    assert prints(home / "training") == training_files, "not one byte of the training's"
    into_training(till)
    to_sale(till)
    assert [one.document.number for one in till.sales()] == trained
    assert len(till.lines()) == 1, "what was on the training counter is there again"


def test_the_way_there_and_back_is_a_new_start(till: TillWindow) -> None:
    """Asked once, with what stays behind; then this run ends, and the next mode is named."""
    till.put_in(till.pieces()[0])
    till.loop.act(lambda: till.front.show("settings"))
    till.tap("section_training")
    assert till.front.settings.section is Section.TRAINING
    till.tap("open_training")
    till.until(lambda: till.sees("training_yes"), "the question")
    said = " ".join(till.texts())
    assert "У чеку 1 позиція" in said
    assert "Зміна лишиться відкритою" in said
    till.tap("training_no")
    till.until(lambda: till.window.sheet() is None, "the page again")
    assert till._session is not None
    session = till._session
    assert session.again is None
    till.tap("open_training")
    till.tap("training_yes")
    till.until(lambda: till.ended, "its end")
    assert session.again is True
    assert till.close() == 0
    into_training(till)
    session = till._session
    till.tap("training")
    till.until(lambda: till.sees("training_yes"), "the question")
    till.enter()
    till.until(lambda: till.ended, "its end")
    assert session.again is False
    till.close()
    out_of_training(till)
    enter_pin(till)
    till.until_page("sale")
    assert len(till.lines()) == 1, "the receipt waited"


def test_training_speaks_to_no_other_server(
    fresh: TillWindow, demo_data: Path, tmp_path: Path, servers: ExitStack
) -> None:
    """Whoever types the shop's address and key into training sells nothing there."""
    shop = served(Path(shutil.copy(demo_data, tmp_path / "shop.db")))
    servers.enter_context(shop)
    fresh.open(training=True, printer="")
    fresh.tap("fill-training")
    first = fresh.front.first_start
    first.set("server", shop.url)
    fresh.loop.act(first.submit)
    fresh.until(lambda: first.trouble is not None, "a refusal")
    assert first.trouble is not None
    assert isinstance(first.trouble.error, BadSettings)
    assert first.trouble.fields == {"server"}
    assert any("Навчання знає лише свій сервер" in one for one in fresh.texts()), fresh.texts()
    assert shop.app_state.traffic.requests == 0


def test_in_training_no_real_bank_terminal_is_ever_asked(fresh: TillWindow) -> None:
    """The settings of the command line hold in both modes: a card of the shop's terminal would be charged."""
    fresh.open(training=True, printer="", bank_terminal="privat_json", bank_terminal_address="tcp://127.0.0.1:9")
    fresh.until(lambda: fresh.inside.bank.identity == "PAX s800", "the training terminal")


def test_begun_anew_training_is_empty_and_the_shop_is_as_it_was(till: TillWindow) -> None:
    home = till.settings.data_dir
    till.close()
    shop_files = prints(home, "training")
    into_training(till)
    begin_training(till)
    till.sell(till.pieces()[0])
    till.loop.act(lambda: till.front.settings.set("theme", "dark"))
    till.quiet()
    till.tap("guide_skip")
    till.tap("top_training")
    till.tap("practice_anew")
    till.until(lambda: till.sees("confirm_yes"), "the question")
    till.tap("confirm_no")
    till.tap("top_training")
    till.tap("practice_anew")
    assert till._session is not None
    session = till._session
    till.tap("confirm_yes")
    till.until(lambda: till.ended, "its end")
    assert session.again is True
    till.close()
    into_training(till)
    assert till.page == "first_start", "nothing is known of a place"
    assert "dark" in (home / "training" / "settings.json").read_text(), "the look stays"
    begin_training(till)
    assert not till.sales()
    till.close()
    assert prints(home, "training") == shop_files


def test_a_wipe_cut_off_in_the_middle_goes_on_at_the_next_start(tmp_path: Path) -> None:
    training = Settings(tmp_path, training=True)
    for name in ("journal.db", "journal.db-wal", "sandbox.db", "settings.json"):
        path = training.home / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    (training.home / "backups").mkdir()
    (training.home / "backups" / "copy.db").write_text("copy")
    (tmp_path / "journal.db").write_text("the shop's")
    assert not training_data.wipe_if_wanted(training), "nobody asked"
    training_data.wipe_wanted(training)
    (training.home / "journal.db").unlink()  # so far it came
    assert training_data.wipe_if_wanted(training)
    assert [one.name for one in training.home.iterdir()] == ["settings.json"]
    assert (tmp_path / "journal.db").read_text() == "the shop's"
    assert not training_data.wipe_if_wanted(training), "once"


def test_outside_of_training_nothing_is_ever_wiped(tmp_path: Path) -> None:
    shop = Settings(tmp_path)
    (tmp_path / "journal.db").write_text("the shop's")
    with pytest.raises(ValueError, match="training"):
        training_data.wipe_wanted(shop)
    (tmp_path / training_data.MARK).touch()
    assert not training_data.wipe_if_wanted(shop)
    assert (tmp_path / "journal.db").exists()


def test_a_training_folder_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "photos"
    elsewhere.mkdir()
    (elsewhere / "one.jpg").write_text("1")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "training").symlink_to(elsewhere, target_is_directory=True)
    training = Settings(tmp_path / "data", training=True)
    (elsewhere / training_data.MARK).touch()
    with pytest.raises(StoreFault):
        training_data.wipe_if_wanted(training)
    assert (elsewhere / "one.jpg").exists()


def test_a_link_inside_goes_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    elsewhere = tmp_path / "photos"
    elsewhere.mkdir()
    (elsewhere / "one.jpg").write_text("1")
    training = Settings(tmp_path / "data", training=True)
    training.home.mkdir(parents=True)
    (training.home / "pictures").symlink_to(elsewhere, target_is_directory=True)
    training_data.wipe_wanted(training)
    assert training_data.wipe_if_wanted(training)
    assert not (training.home / "pictures").is_symlink()
    assert (elsewhere / "one.jpg").exists()


def test_the_look_goes_along_once_and_never_comes_back(tmp_path: Path) -> None:
    shop = Settings(tmp_path, lang="en", theme="dark", hand="left", payee_name="ФОП Коваль")
    training_data.carry_look(shop, ("lang", "theme", "hand", "keys"))
    text = (tmp_path / "training" / "settings.json").read_text()
    assert '"dark"' in text
    assert '"left"' in text
    assert "Коваль" not in text
    training_data.carry_look(Settings(tmp_path, theme="contrast"), ("theme",))
    assert (tmp_path / "training" / "settings.json").read_text() == text
    assert not (tmp_path / "settings.json").exists()


def test_a_cable_pulled_refuses_at_once_and_put_in_again_answers_at_the_same_address() -> None:
    with SandboxThread() as sandbox:
        head = {"X-Api-Key": "sandbox"}
        assert httpx.get(f"{sandbox.url}/_sandbox/state", headers=head, timeout=5).status_code == 200
        sandbox.unplug()
        sandbox.unplug()
        assert sandbox.unplugged
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{sandbox.url}/_sandbox/state", headers=head, timeout=5)
        sandbox.plug_in()
        assert httpx.get(f"{sandbox.url}/_sandbox/state", headers=head, timeout=5).status_code == 200
        sandbox.unplug()
