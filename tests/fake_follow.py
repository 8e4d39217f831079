"""The command `marsad` with the fake coder, for tests that need it as a process."""

from __future__ import annotations

from unittest import mock

from fake_coder import FakeCoder
from marsad.cli import main

if __name__ == "__main__":
    with mock.patch("marsad.cli.coders.load_coder", FakeCoder):
        main()
