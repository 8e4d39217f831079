"""Build hook: pack the knowledge into the wheel, compiled and as YAML for overlays, and the
workbench when it is built (``make workbench``).

An editable install needs nothing: in a checkout the knowledge is compiled on demand.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKED = "marsad/knowledge"
WORKBENCH = "marsad/server/assets"


class KnowledgeHook(BuildHookInterface[Any]):
    """Compiles the knowledge before a wheel is packed."""

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
        build_data["force_include"][str(compiled)] = f"{PACKED}/compiled.msgpack"
        build_data["force_include"][str(root / "knowledge")] = f"{PACKED}/sources"
        assets = root / "src" / WORKBENCH
        if (assets / "index.html").exists():
            build_data["force_include"][str(assets)] = WORKBENCH

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the compiled file, which is in the wheel now."""
        if version != "editable":
            self._work.cleanup()
