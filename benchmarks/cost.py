"""What a process costs: its processor time and its peak of memory, which a busy machine changes less than the clock."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """Seconds of processor time, and MB at the peak."""

    seconds: float
    mb: float


def compiled(folder: str) -> dict[str, str]:
    """An environment in which every module is compiled once, into the folder, as after an installation."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": folder}


def cost(command: Sequence[str | Path], env: Mapping[str, str] | None = None, *, sound: bool = True) -> Cost:
    """The cost of one run of a command, which ends with 0 unless it need not be `sound`."""
    null = subprocess.DEVNULL
    with subprocess.Popen(list(map(str, command)), stdout=null, stderr=null, env=env) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0 or not sound, (command, process.returncode)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2))
