"""Memory that a process gives back.

The allocator of Linux keeps a heap for each thread, and each keeps what its largest answers took:
with a heap that threads share, a process needs what it works on and no more.
"""

from __future__ import annotations

import ctypes
import gc

_TRIM, _MMAP, _HEAPS = -1, -3, -8
"""Numbers of the parameters, from malloc.h."""


def share_one_heap() -> None:
    """Let all threads to come use one heap, and large pieces none; where there is such a choice."""
    try:
        choose = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return  # another system, whose allocator is left alone
    for parameter, value in ((_HEAPS, 1), (_MMAP, 262_144), (_TRIM, 1_048_576)):
        choose(parameter, value)


def keep_what_is_there() -> None:
    """What has been loaded so far stays: it is not gone through in search of garbage any more, for
    which some request would wait a tenth of a second."""
    gc.collect()
    gc.freeze()
