"""The trackers whose files are read, each a module of its own.

A module has NAME (what `--source` takes), TITLE (what it is called in words), `is_it(parcel)` and
`items(parcel, options)`. A file is told by its content, never by its name.
"""

from journal.formats.foreign import daily

SOURCES = (daily,)
