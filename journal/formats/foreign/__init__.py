"""The trackers whose files are read, each a module of its own.

A module has NAME (what `--source` takes), TITLE (what it is called in words), `is_it(parcel)` and
`items(parcel, options)`. A file is told by its content, never by its name.
"""

from journal.formats.foreign import any_csv, apple_health, bearable, crisiscore, daily, daylio, loop, track_and_graph

SOURCES = (daily, bearable, daylio, track_and_graph, loop, apple_health, crisiscore, any_csv)
