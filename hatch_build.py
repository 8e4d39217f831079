"""Build hook: pack the knowledge into the wheel, compiled and as YAML for overlays, the workbench
when it is built (``make workbench``), and the stages of the coder as machine code.

mypyc makes the modules of the stages half again as fast, from the same sources and with the same
records; they stay in the wheel as Python too, for tracebacks and readers. ``MARSAD_COMPILE=0``
leaves that out, and so does a machine without a C compiler. An editable install needs nothing: in a
checkout the knowledge is compiled on demand, and the sources run as they stand.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKED = "marsad/knowledge"
WORKBENCH = "marsad/server/assets"
STAGES = ("text", "syntax", "mentions", "events", "knowledge/kinds.py", "limits.py")
"""What is compiled, within the package: packages, and modules whose constants they ask for."""
INTERPRETED = "(msgspec.Struct"
"""What a module holds that stays as it is: mypyc knows no keywords of classes."""


class KnowledgeHook(BuildHookInterface[Any]):
    """Compiles the knowledge, and the stages of the coder, before a wheel is packed."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and name what goes where in the wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from marsad.knowledge.compiler import compile_knowledge

        self._work = tempfile.TemporaryDirectory()
        compiled = Path(self._work.name, "compiled.msgpack")
        compiled.write_bytes(compile_knowledge([root / "knowledge"]))
        packed: dict[str, str] = build_data["force_include"]
        packed[str(compiled)] = f"{PACKED}/compiled.msgpack"
        packed[str(root / "knowledge")] = f"{PACKED}/sources"
        assets = root / "src" / WORKBENCH
        if (assets / "index.html").exists():
            packed[str(assets)] = WORKBENCH
        if wants_machine_code():
            self._compile_stages(root, build_data)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the compiled files, which are in the wheel now."""
        if version != "editable":
            self._work.cleanup()

    def _compile_stages(self, root: Path, build_data: dict[str, Any]) -> None:
        from setuptools.errors import CCompilerError

        work = Path(self._work.name, "stages")
        try:
            libraries = list(compile_stages(root, work))
        except (CCompilerError, OSError) as error:  # no compiler, or no headers of Python
            self.app.display_warning(f"the stages of the coder are not compiled: {error}")
            return
        build_data["pure_python"], build_data["infer_tag"] = False, True
        for library in libraries:
            build_data["force_include"][str(library)] = library.relative_to(work).as_posix()


def wants_machine_code() -> bool:
    """Whether the stages are to be compiled: by CPython, unless the environment says no."""
    return sys.implementation.name == "cpython" and os.environ.get("MARSAD_COMPILE") != "0"


def compile_stages(root: Path, work: Path) -> Iterator[Path]:
    """Compiles the stages of the coder below ``work``; the libraries, laid out as in the wheel.

    Raises `setuptools.errors.CCompilerError` or `OSError` when the machine can't.
    """
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    temporary = work.with_name("stages.c")
    os.environ["MYPYPATH"] = str(root / "src")
    modules = map(str, modules_to_compile(root / "src" / "marsad"))
    # the same whatever is installed and set where it is built: the types are checked elsewhere
    flags = (
        "--config-file=", "--no-site-packages", "--ignore-missing-imports",
        "--follow-imports=silent", f"--cache-dir={temporary / 'types'}",
    )  # fmt: skip
    # the lowest level of optimisation is as fast as the highest, in less than half the time
    extensions = mypycify(
        [*flags, *modules], opt_level="1", debug_level="0", group_name="marsad", multi_file=True,
        target_dir=str(temporary),
    )  # fmt: skip
    command = build_ext(Distribution({"name": "marsad", "ext_modules": extensions}))
    command.build_lib, command.build_temp = str(work), str(temporary)
    command.ensure_finalized()
    command.run()
    yield from map(Path, command.get_outputs())


def modules_to_compile(package: Path) -> Iterator[Path]:
    """The modules of the stages that mypyc can compile."""
    for stage in STAGES:
        path = package / stage
        for module in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            if module.name != "__init__.py" and INTERPRETED not in module.read_text("utf-8"):
                yield module
