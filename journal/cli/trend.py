"""`trend`: the chart against the three-month line, with its sentences."""

from journal.charts import DARK, Markers, draw_trend, to_ansi, to_plain, trend_table
from journal.cli.arguments import Arguments
from journal.cli.shell import BOLD, NOTHING_YET, PLAIN, Shell, is_json, terminal_size
from journal.domain.days import DayState, each_day
from journal.domain.trends import Trend
from journal.errors import EXIT_DONE
from journal.services.trends import trend, trend_words

_SHORTEST, _TALLEST, _WIDEST = 12, 30, 160


def run(shell: Shell, arguments: Arguments) -> int:
    """Draw the chart, or print its days as a table or as JSON."""
    store = shell.found_store()
    if store is None:
        if is_json(arguments):
            shell.show_records([])
        else:
            shell.say(NOTHING_YET)
        return EXIT_DONE
    window = arguments.options.get("--window", "spell")
    measure = arguments.options.get("--measure", "worst")
    view = trend(store, shell.clock, shell.settings, window, measure)
    if is_json(arguments):
        shell.show_records(_days(view))
        return EXIT_DONE
    if arguments.has("--table"):
        _show_table(shell, view)
    else:
        _show_chart(shell, view)
    shell.show()
    for sentence in trend_words(view):
        for row in _rows(shell, sentence):
            shell.show(row)
    return EXIT_DONE


def _rows(shell: Shell, sentence: str) -> list[str]:
    from journal.cli.text import wrapped

    return wrapped(sentence, max(shell.width, 40))


def _show_chart(shell: Shell, view: Trend) -> None:
    columns, lines = terminal_size()
    # The sentences, a blank line and the next prompt stay on the screen with it.
    height = max(min(lines - len(trend_words(view)) - 2, _TALLEST), _SHORTEST)
    drawn = shell.drawn()
    markers: Markers = "braille" if shell.settings.markers == "braille" else "block"
    plain = not drawn or shell.settings.markers == "ascii"
    drawing = draw_trend(view, min(columns, _WIDEST), height, plain=plain, markers=markers)
    # Drawn by the charts alone, so it holds no text of anybody's.
    text = to_ansi(drawing, DARK) if drawn and shell.true_colour else to_plain(drawing)
    shell.out.write(text.rstrip("\n") + "\n")


def _show_table(shell: Shell, view: Trend) -> None:
    rows = trend_table(view)
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for number, row in enumerate(rows):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        shell.show([("  ".join(cells).rstrip(), PLAIN if number else BOLD)])


def _days(view: Trend) -> list[dict[str, object]]:
    """Return every day up to today, the ones not logged included."""
    logged = {level.day: level for level in view.days}
    medians = dict(view.medians)
    records: list[dict[str, object]] = []
    for day in each_day(view.first, min(view.last, view.today)):
        level = logged.get(day)
        records.append(
            {
                "kind": "day",
                "day": day.isoformat(),
                "state": str(level.state if level else DayState.UNKNOWN),
                "worst": level.worst if level else None,
                "mean": round(level.mean, 1) if level else None,
                "low": level.low if level else None,
                "readings": level.readings if level else 0,
                "late": int(level.late) if level else 0,
                "median": medians.get(day),
            }
        )
    return records
