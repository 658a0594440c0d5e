"""What keeps the look in one place: tokens, icons and plain text are asked for by name, nothing native slips in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import resources

PLAIN_TEXT = {"ui/widgets/label.py", "ui/widgets/figure.py"}
NATIVE = re.compile(r"\bQ(MessageBox|FileDialog|InputDialog|ColorDialog|FontDialog|ProgressDialog|ErrorMessage)\b")
#: What renders markup, guesses at it, or makes keys of ampersands.
RICH = re.compile(
    r"\bQ(TextEdit|TextBrowser|TextDocument|ToolTip|WhatsThis|Menu|MenuBar|TabBar|GroupBox|SplashScreen|SystemTrayIcon)\b"
    r"|\b(RichText|AutoText|MarkdownText|setHtml|setMarkdown|setToolTip|setWhatsThis|setStatusTip|setBuddy|setMnemonic)\b"
)
COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}\b|\brgba?\(\d|GlobalColor\.(?!transparent)")


def trees(repo: Path) -> Iterator[tuple[str, str, ast.AST]]:
    for path in sorted((repo / "ui").rglob("*.py")):
        source = path.read_text("utf-8")
        yield path.relative_to(repo).as_posix(), source, ast.parse(source)


def texts(node: ast.AST) -> Iterator[str]:
    """Literal texts a value may come to: itself, both arms of an `if`, the parts of a tuple."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from texts(node.body)
        yield from texts(node.orelse)


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def icons_named(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        for keyword in node.keywords:
            if keyword.arg == "icon":
                yield from texts(keyword.value)
        of_icons = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "icons"
        if of_icons and node.func.attr == "paint":
            yield from texts(node.args[1])
        if (of_icons and node.func.attr == "pixmap") or called(node) in ("set_icon", "Icon"):
            yield from (text for arg in node.args[:1] for text in texts(arg))


def test_every_icon_the_code_names_is_shipped(repo: Path) -> None:
    named = {(file, icon) for file, _, tree in trees(repo) for icon in icons_named(tree) if icon}
    assert {"lock", "check"} <= {icon for _, icon in named}, "the scan sees the code"
    assert not [(file, icon) for file, icon in sorted(named) if not resources.path("icons", f"{icon}.svg").is_file()]


def test_every_icon_shipped_is_named_somewhere(repo: Path) -> None:
    said = {node.value for _, _, tree in trees(repo) for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert not [path.name for path in resources.path("icons").glob("*.svg") if not {path.name, path.stem} & said]


def test_every_icon_shipped_can_be_recoloured() -> None:
    """All but the product's own sign are Lucide's."""
    for path in resources.path("icons").glob("*.svg"):
        if path.name != "kasa.svg":
            assert 'stroke="currentColor"' in path.read_text("utf-8"), path.name


def test_icons_and_fonts_bring_their_licences() -> None:
    assert "ISC License" in resources.text("icons", "LICENSE")
    for name in ("Inter-OFL.txt", "JetBrainsMono-OFL.txt", "NotoEmoji-OFL.txt"):
        assert "SIL Open Font License, Version 1.1" in resources.text("fonts", name)


def test_no_colour_is_written_in_code(repo: Path) -> None:
    found = [f"{file}: {match[0]}" for file, source, _ in trees(repo) for match in COLOUR.finditer(source)]
    assert not found, "colours are tokens of resources/theme/tokens.json, asked for through ui.theme"


def test_nothing_wears_a_style_sheet(repo: Path) -> None:
    """Where there is one, Qt works it out for every widget anew whenever one of those around it gets its place: pages
    took twice as long to make, and another theme four times (tests/README.md)."""
    found = [f"{file}: {node.lineno}" for file, _, tree in trees(repo) for node in ast.walk(tree)
             if isinstance(node, ast.Call) and called(node) == "setStyleSheet"]  # fmt: skip
    assert not found


def test_all_themes_have_the_same_tokens() -> None:
    tokens = resources.data("theme", "tokens.json")
    assert tokens["light"].keys() == tokens["dark"].keys() == tokens["contrast"].keys()
    for theme in ("light", "dark", "contrast"):
        assert len(tokens[theme]["category"]) == len(tokens[theme]["category_tint"]) == 10


def test_every_token_the_code_names_exists(repo: Path) -> None:
    known = set(resources.data("theme", "tokens.json")["light"]) | {"clear", "scroll"}
    wrong = []
    for file, _, tree in trees(repo):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and called(node) in ("color", "set_color") and node.args:
                wrong += [f"{file}:{node.lineno}: {text}" for text in texts(node.args[0]) if text not in known]
    assert not wrong


def test_text_becomes_a_label_in_one_place(repo: Path) -> None:
    """A QLabel guesses whether its text is HTML: a product called «<b>…» or a receipt's name would be obeyed."""
    for file, source, tree in trees(repo):
        names = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "QLabel"]
        if file in PLAIN_TEXT:
            assert "self.setTextFormat(Qt.TextFormat.PlainText)" in source, file
        else:
            assert not names, f"{file}:{names[0].lineno}: use ui.widgets.label"


def test_nothing_renders_markup_or_makes_keys_of_ampersands(repo: Path) -> None:
    """A product called «<img src=file:…>» in a tool tip would be a picture; in a menu «A&B» would be a key."""
    found = [f"{file}: {match[0]}" for file, source, _ in trees(repo) for match in RICH.finditer(source)]
    assert not found, "text for people goes through ui.widgets.label or is painted"


def test_buttons_keep_their_words_from_qt(repo: Path) -> None:
    """`QAbstractButton.setText` makes a key of an ampersand: our buttons paint their words themselves."""
    for file, _, tree in trees(repo):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and called(node) == "setText" and file not in PLAIN_TEXT:
                assert isinstance(node.func, ast.Attribute)
                owner = ast.unparse(node.func.value)
                assert owner.endswith(("line", "clipboard()")), f"{file}:{node.lineno}: {owner}.setText"


def test_nothing_of_the_system_pops_up(repo: Path) -> None:
    assert not [f"{file}: {match[0]}" for file, source, _ in trees(repo) for match in NATIVE.finditer(source)]


@pytest.mark.parametrize("name", ["Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold"])
def test_inter_is_the_cut_the_design_was_drawn_with(name: str) -> None:
    """4.x draws tabular figures with a foot on the 1 and widens hyphens («штрих-код»)."""
    assert "Version 3.019".encode("utf-16-be") in resources.path("fonts", f"{name}.ttf").read_bytes()


def test_what_moves_asks_whether_it_may(repo: Path) -> None:
    """«Менше руху»: nothing fades, slides, flashes or turns without asking the theme first."""
    moves = re.compile(
        r"\bQ(Variant|Property|Sequential|Parallel)\w*Animation\w*\(|\bQTimeLine\(|\bQGraphicsOpacityEffect\("
    )
    wrong = [name for name, source, _ in trees(repo) if moves.search(source) and "reduced_motion" not in source]
    assert not wrong
