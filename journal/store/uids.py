"""Identities: UUIDv7 text (RFC 9562), ordered by time, unique on every machine."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta

_A_MILLISECOND = 1 << 12


def new_uids(now: datetime, count: int) -> list[str]:
    """Return `count` identities in ascending order: 48 bits of milliseconds, 12 of order, 62 random ones."""
    milliseconds = int(now.timestamp() * 1000)
    uids = []
    for index in range(count):
        later, order = divmod(index, 1 << 12)
        head = (milliseconds + later) & ((1 << 48) - 1)
        tail = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
        value = f"{head << 80 | 0x7 << 76 | order << 64 | 0b10 << 62 | tail:032x}"
        uids.append(f"{value[:8]}-{value[8:12]}-{value[12:16]}-{value[16:20]}-{value[20:]}")
    return uids


def uids_from(now: datetime) -> Iterator[str]:
    """Yield identities in ascending order without an end: 4096 to each millisecond from `now` on."""
    while True:
        yield from new_uids(now, _A_MILLISECOND)
        now += timedelta(milliseconds=1)
