"""One table says which key does what; what a button, the sheet or the settings show comes from it."""

from __future__ import annotations

import re
from pathlib import Path

from ui.keymap import COMMANDS, DIALOG, PAGES, RESERVED, possible
from ui.keys_text import FIXED
from ui.pages import WORK


def test_no_page_reads_a_function_key_by_itself(repo: Path) -> None:
    """A key outside the table could not be changed, and no sheet would tell of it."""
    pattern = re.compile(r"Key\.Key_F\d|key=\"F\d|\"F\d+\"")
    allowed = {"ui/keymap.py", "ui/scanner.py"}  # the scanner knows what may be a command at all
    wrong = [
        f"{path.relative_to(repo)}: {found[0]}"
        for path in sorted((repo / "ui").rglob("*.py"))
        if str(path.relative_to(repo)) not in allowed
        for found in pattern.finditer(path.read_text("utf-8"))
    ]
    assert not wrong, "put the key into ui/keymap.py; keymap.key(name) is its hint"


def test_no_key_does_two_things_on_a_page() -> None:
    for page in (*PAGES, DIALOG):
        keys = [command.key for command in COMMANDS if page in command.pages and command.key]
        assert len(keys) == len(set(keys)), page
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)


def test_every_key_of_the_table_can_be_set_by_hand_too() -> None:
    assert not [command.key for command in COMMANDS if command.key and not possible(command.key)]
    assert not RESERVED & {command.key for command in COMMANDS}


def test_every_button_of_the_table_is_on_a_screen(repo: Path) -> None:
    source = "\n".join(path.read_text("utf-8") for path in (repo / "ui").rglob("*.py"))
    made = {
        "quick_": 'f"quick_{name}"',
        "means_": 'f"means_{means_name(',
        "category_": 'f"category_{',
        "service-": '"service-',
    }
    for command in COMMANDS:
        if command.button:
            written = next((text for head, text in made.items() if command.button.startswith(head)), "")
            assert (written or f'"{command.button}"') in source, command.name


def test_every_page_has_its_sheet() -> None:
    assert {"first_start", "login", *WORK} == set(PAGES)
    assert set(FIXED) == {*PAGES, DIALOG}
    for page in PAGES:
        helps = [command for command in COMMANDS if page in command.pages and command.name.endswith("help")]
        assert helps, page
