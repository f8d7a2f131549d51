"""What requests in threads must not meet."""

from __future__ import annotations

import subprocess
import sys

PARTS = "case checking files modelling reading report simulation tracing pipeline"


def test_every_package_is_whole_before_the_first_request() -> None:
    """Python gives a thread a package half made where another thread imports a part of it at the same time."""
    code = "import sys, countertrade.web.app\nprint(*(n for n in sys.modules if n.count('.') == 1))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert {f"countertrade.{part}" for part in PARTS.split()} <= set(loaded.split())
