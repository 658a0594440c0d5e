"""Reads Qt Linguist's files (.ts) as they are edited: no step makes anything of them before the till starts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat


@dataclass(slots=True)
class Translations:
    """What one file says, by the text in the source. A text without a translation yet is not in it."""

    plain: dict[str, str] = field(default_factory=dict)
    #: The forms of what is counted, in Qt's order for the language: for English 1, other; for Ukrainian 1, 2–4, 5.
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read(file: Path) -> Translations:
    """The whole file. Raises FileNotFoundError and, for what is no XML, xml.parsers.expat.ExpatError.

    expat alone: with ElementTree's import the first English word would come 20 ms later.
    """
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.Parse(file.read_bytes(), True)
    return reader.found


class _Reader:
    """Puts the elements of messages together as they come."""

    def __init__(self) -> None:
        self.found = Translations()
        self._text = ""
        self._source = ""
        self._plain = ""
        self._forms: list[str] = []
        self._gone = False

    def start(self, name: str, facts: dict[str, Any]) -> None:
        self._text = ""
        if name == "message":
            self._source, self._plain, self._forms = "", "", []
        elif name == "translation":
            self._gone = facts.get("type") in ("vanished", "obsolete")

    def text(self, text: str) -> None:
        self._text += text

    def end(self, name: str) -> None:
        if name == "source":
            self._source = self._text
        elif name == "numerusform":
            self._forms.append(self._text)
        elif name == "translation":
            self._plain = self._text
        elif name == "message" and not self._gone:
            if self._forms:
                if all(self._forms):
                    self.found.forms[self._source] = tuple(self._forms)
            elif self._plain:
                self.found.plain[self._source] = self._plain
        self._text = ""
