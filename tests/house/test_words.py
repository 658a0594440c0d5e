"""One word for one thing (house.md, «Words»): the trade's own, on every storey."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

#: What is not said, and what is said instead.
NOT_OURS = {
    "cart": "receipt",
    "basket": "receipt",
    "ticket": "receipt",
    "cheque": "receipt",
    "draft": "deferred receipt",
    "void": "cancel",
    "customer": "buyer",
    "checkout": "payment",
    "manager": "name the thing it does",
    "helper": "name the thing it does",
    "utils": "name the thing it does",
    "util": "name the thing it does",
}


def words(name: str) -> list[str]:
    return re.findall(r"[a-z]+", re.sub(r"([A-Z])", r"_\1", name).casefold())


@pytest.mark.parametrize("folder", ["app", "printing", "ui"])
def test_names_speak_the_trade(repo: Path, folder: str) -> None:
    wrong = []
    for path in sorted((repo / folder).rglob("*.py")):
        nodes = [
            node
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        for name in [path.stem, *(node.name for node in nodes)]:
            wrong += [f"{path.relative_to(repo)}: {name}: say {NOT_OURS[w]}" for w in words(name) if w in NOT_OURS]
    assert not wrong


def test_the_check_sees_every_way_of_writing_a_name() -> None:
    assert words("CartView") == ["cart", "view"]
    assert words("_open_draft2") == ["open", "draft"]
