"""Inputs that nobody thought of: ``make fuzz``, or ``python tests/fuzz.py [--seconds 60] [FILE…]``.

Atheris makes them where it is installed, led by which code they reach; elsewhere chance does. An
input that fails is written to a file, and ``python tests/fuzz.py FILE`` runs it again.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from pathlib import Path

try:
    import atheris
except ImportError:  # there is none for this platform
    atheris = None

# Atheris is led by what it has seen being imported
with atheris.instrument_imports(include=["marsad"]) if atheris else contextlib.nullcontext():
    import fuzzing


def with_atheris(seconds: float) -> None:
    """Run inputs that Atheris makes; it ends the process, with an error when one failed."""
    corpus = fuzzing.FAILURES / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(fuzzing.seeds()):
        (corpus / f"seed-{number:03}").write_bytes(data)
    options = [
        f"-max_total_time={seconds:.0f}", f"-max_len={fuzzing.LONGEST_INPUT}", "-timeout=60",
        "-rss_limit_mb=4096", f"-artifact_prefix={fuzzing.FAILURES}/", "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], fuzzing.run_and_tell)
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", type=Path, help="inputs to run again")
    parser.add_argument("--seconds", type=float, default=60)
    asked = parser.parse_args()
    for path in asked.files:
        fuzzing.run(path.read_bytes())
        print(f"{path}: nothing wrong")
    if not asked.files and atheris is not None:
        with_atheris(asked.seconds)
    elif not asked.files:
        print("fuzz: Atheris is not installed; inputs are drawn by chance")
        count = fuzzing.by_chance(asked.seconds, seed=time.time_ns())
        print(f"fuzz: {count:,} inputs, nothing wrong")


if __name__ == "__main__":
    main()
