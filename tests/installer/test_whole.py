"""A module that is shipped and asks for one that is left out must stop the build, not a sale."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture(scope="module")
def whole() -> ModuleType:
    """packaging/whole.py; the folder is no package."""
    spec = importlib.util.spec_from_file_location("kasa_whole", PACKAGING / "whole.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def contents(*in_vain: str, by_name: tuple[str, ...] = ()) -> dict[str, dict[str, list[str]]]:
    return {"modules": {"ours": ["app"], "by_name": [*by_name], "in_vain": [*in_vain]}}


ASKED = {
    "app": [],
    "app.sale": ["json", "json.loads", "wide.deep"],
    "json": [],
    "wide": ["wide.tools"],
    "wide.deep": ["csv"],
}
LEFT_OUT = {"csv", "wide.tools", "turtle"}


def test_what_is_asked_for_however_far_from_the_till_is_missed(whole: ModuleType) -> None:
    assert whole.missing(ASKED, LEFT_OUT, contents()) == [
        "wide.deep asks for csv, which is left out",
        "wide asks for wide.tools, which is left out",
    ]


def test_what_is_asked_for_in_vain_is_listed_by_name_or_pattern(whole: ModuleType) -> None:
    assert whole.missing(ASKED, LEFT_OUT, contents("csv", "wide.t*")) == []


def test_a_line_of_the_list_that_nobody_needs_any_more_is_told(whole: ModuleType) -> None:
    assert whole.missing(ASKED, LEFT_OUT, contents("csv", "wide.t*", "turtle")) == [
        "nobody asks for turtle in vain any more"
    ]


def test_what_no_module_of_the_till_reaches_may_be_left_out(whole: ModuleType) -> None:
    asked = {**ASKED, "lonely": ["turtle"]}
    assert whole.missing(asked, LEFT_OUT, contents("csv", "wide.t*")) == []


def test_what_is_loaded_by_its_name_must_be_there_and_whole(whole: ModuleType) -> None:
    said = whole.missing(
        {**ASKED, "lonely": ["turtle"]}, LEFT_OUT, contents("csv", "wide.t*", by_name=("gone", "lonely"))
    )
    assert said == ["gone is loaded by name and is not there", "lonely asks for turtle, which is left out"]


def test_a_package_the_till_itself_asks_for_must_be_among_the_parts(whole: ModuleType) -> None:
    asked = {**ASKED, "app.new": ["zeep.client"]}
    assert whole.missing(asked, LEFT_OUT, contents("csv", "wide.t*")) == [
        "app.new asks for zeep, which is left out",
        "app.new asks for zeep.client, which is left out",
    ]


@pytest.mark.parametrize(
    ("file", "module"),
    [
        ("PIL/Image.py", "PIL.Image"),
        ("apsw/__init__.cp313-win_amd64.pyd", "apsw"),
        ("email/__init__.pyc", "email"),
        ("_ssl.pyd", "_ssl"),
        ("PySide6/Qt6Core.dll", ""),
        ("idna-3.20.dist-info/METADATA", ""),
        ("certifi/cacert.pem", ""),
    ],
)
def test_files_are_told_as_modules(whole: ModuleType, file: str, module: str) -> None:
    assert whole.module_of(file) == module
