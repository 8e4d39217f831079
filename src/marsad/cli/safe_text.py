"""Text from outside, made safe for a terminal.

An article may hold escape sequences that would drive the terminal and bidirectional controls that
would show its characters in a false order. The first are shown as symbols, the second are dropped.
"""

from __future__ import annotations

_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
_UNPRINTABLE = dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], "\ufffd")
_REORDERING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "")
_BREAKS = {0x0D: "", 0x7F: "\u2421", 0x2028: "\n", 0x2029: "\n"}
_TABLE = str.maketrans(_CONTROLS | _UNPRINTABLE | _REORDERING | _BREAKS)


def neutralise(text: str) -> str:
    """The text without anything that a terminal would obey."""
    return text.translate(_TABLE)


def on_one_line(text: str) -> str:
    """The same, with every run of white space made one space."""
    return " ".join(neutralise(text).split())
