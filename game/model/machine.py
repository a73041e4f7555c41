"""What this machine offers a model: physical cores and free memory, also inside a container's limits."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from dataclasses import dataclass
from pathlib import Path

_MIB = 1 << 20
_CGROUP = Path("/sys/fs/cgroup")


@dataclass(frozen=True)
class Threads:
    """Threads for reading a prompt (much work in few steps) and for drawing a reply (little work in many steps)."""

    reading: int
    drawing: int


def threads() -> Threads:
    """How many threads a model should compute with on this machine.

    Hyper-threads and cores beyond a container's quota make llama.cpp slower, not faster, because its threads wait for
    each other after every operation. Drawing always leaves a core to the window: on two cores, one thread draws 68
    tokens a second where two draw 85, and is twice as fast as two when something else is busy (both measured).
    """
    cores = min(physical_cores(), _quota_cores())
    return Threads(reading=cores - 1 if cores > 3 else cores, drawing=max(1, cores - 1))


def physical_cores() -> int:
    """Physical cores this process may use (performance cores only, where the system tells them apart)."""
    if sys.platform == "linux":
        return _linux_cores()
    if sys.platform == "darwin":
        return _mac_number("hw.perflevel0.physicalcpu") or _mac_number("hw.physicalcpu") or _half()
    if sys.platform == "win32":
        return _windows_cores() or _half()
    return _half()


def available_memory() -> int | None:
    """Bytes a new process could use now without pushing others out; None where the system does not say."""
    if sys.platform == "linux":
        found = [n for n in (_linux_available(), _cgroup_available()) if n is not None]
        return min(found) if found else None
    if sys.platform == "darwin":
        # macOS gives no plain figure for "available"; compressed and cached pages make most of it usable.
        total = _mac_number("hw.memsize")
        return total * 7 // 10 if total else None
    if sys.platform == "win32":
        return _windows_available()
    return None


def lower_priority() -> None:
    """Put this process below the ones a person is looking at; where that is refused, nothing changes.

    Ten steps down: with five, the window waited for a model that read its prompt on every core, and the dearest
    hundredth of its frames took 15 ms; with ten they take 10.
    """
    if sys.platform == "win32":
        below_normal = 0x00004000
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), below_normal)
    else:
        with contextlib.suppress(OSError):
            os.nice(10)


def _half() -> int:
    return max(1, (os.cpu_count() or 2) // 2)


def _linux_cores() -> int:
    groups = set()
    for cpu in os.sched_getaffinity(0):
        siblings = Path(f"/sys/devices/system/cpu/cpu{cpu}/topology/thread_siblings_list")
        try:
            groups.add(siblings.read_text())
        except OSError:
            groups.add(str(cpu))
    return max(1, len(groups))


def _quota_cores() -> int:
    """Whole cores a container may use at once; a large number where there is no quota."""
    try:
        quota, period = (_CGROUP / "cpu.max").read_text().split()
        return max(1, int(quota) // int(period))
    except (OSError, ValueError):
        return 1 << 16


def _linux_available() -> int | None:
    with contextlib.suppress(OSError, ValueError):
        for line in Path("/proc/meminfo").read_text().splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return None


def _cgroup_available() -> int | None:
    try:
        limit = int((_CGROUP / "memory.max").read_text())
        return max(0, limit - int((_CGROUP / "memory.current").read_text()))
    except (OSError, ValueError):
        return None


def _mac_number(name: str) -> int | None:
    """A whole number from macOS's sysctl (written from its manual page; not tried on a Mac)."""
    value = ctypes.c_int64(0)
    size = ctypes.c_size_t(ctypes.sizeof(value))
    libc = ctypes.CDLL(None)
    if libc.sysctlbyname(name.encode(), ctypes.byref(value), ctypes.byref(size), None, 0) != 0:
        return None
    return value.value or None


class _MemoryStatus(ctypes.Structure):
    """Win32 MEMORYSTATUSEX."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        *((name, ctypes.c_uint64) for name in ("total", "available", "page_total", "page_available")),
        *((name, ctypes.c_uint64) for name in ("virtual_total", "virtual_available", "extended")),
    )


def _windows_available() -> int | None:
    """Free physical memory on Windows (from Microsoft's documentation; not tried on Windows)."""
    if sys.platform != "win32":
        return None
    status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
    if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return None
    return int(status.available)


def _windows_cores() -> int | None:
    """Physical cores on Windows: records of kind RelationProcessorCore (documentation; not tried on Windows)."""
    if sys.platform != "win32":
        return None
    relation_core = 0
    query = ctypes.windll.kernel32.GetLogicalProcessorInformationEx
    size = ctypes.c_uint32(0)
    query(relation_core, None, ctypes.byref(size))
    buffer = ctypes.create_string_buffer(size.value)
    if not query(relation_core, buffer, ctypes.byref(size)):
        return None
    # Every record starts with two 32-bit numbers: its kind and its own length in bytes.
    cores, at = 0, 0
    while at + 8 <= size.value:
        length = int.from_bytes(buffer.raw[at + 4 : at + 8], "little")
        cores, at = cores + 1, at + max(8, length)
    return cores or None
