"""`trend`: the chart against the three-month line, with its sentences."""

from journal.charts import DARK, Markers, day_marks, draw_gauges, draw_trend, to_ansi, to_plain, trend_table
from journal.cli.arguments import Arguments
from journal.cli.shell import BOLD, PLAIN, Shell, is_json, terminal_size
from journal.domain.days import DayLevel, DayState, each_day
from journal.domain.trends import DayAmount, Trend
from journal.errors import EXIT_DONE
from journal.services.trends import TrendView, trend

_SHORTEST, _TALLEST, _WIDEST = 12, 30, 160


def run(shell: Shell, arguments: Arguments) -> int:
    """Draw the chart, or print its days as a table or as JSON."""
    store = shell.found_store()
    if store is None:
        shell.nothing_yet(arguments)
        return EXIT_DONE
    window = arguments.options.get("--window", "spell")
    measure = arguments.options.get("--measure", shell.settings.headline)
    view = trend(store, shell.clock, shell.settings, window, measure)
    if is_json(arguments):
        shell.show_records(_days(view.trend))
        return EXIT_DONE
    if arguments.has("--table"):
        _show_table(shell, view.trend)
    else:
        _show_chart(shell, view)
    shell.show()
    for sentence in view.words:
        for row in _rows(shell, sentence):
            shell.show(row)
    return EXIT_DONE


def _rows(shell: Shell, sentence: str) -> list[str]:
    from journal.cli.text import wrapped

    return wrapped(sentence, max(shell.width, 40))


def _show_chart(shell: Shell, view: TrendView) -> None:
    columns, lines = terminal_size()
    columns = min(columns, _WIDEST)
    drawn = shell.drawn()
    markers: Markers = "braille" if shell.settings.markers == "braille" else "block"
    plain = not drawn or shell.settings.drawn_with == "ascii"
    # The gauges, the sentences and the next prompt stay on the screen with the chart.
    said = sum(len(_rows(shell, sentence)) for sentence in view.words)
    height = max(min(lines - said - 4, _TALLEST), _SHORTEST)
    drawing = draw_trend(view.trend, columns, height, plain=plain, markers=markers, marks=day_marks(view.marked))
    gauges = draw_gauges(view.line_gauge, view.share_gauge, columns, plain=plain)
    for picture in (drawing, gauges):
        # Drawn by the charts alone, so it holds no text of anybody's.
        text = to_ansi(picture, DARK) if drawn and shell.true_colour else to_plain(picture)
        shell.out.write(text.rstrip("\n") + "\n")


def _show_table(shell: Shell, view: Trend) -> None:
    rows = trend_table(view)
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for number, row in enumerate(rows):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        shell.show([("  ".join(cells).rstrip(), PLAIN if number else BOLD)])


def _days(view: Trend) -> list[dict[str, object]]:
    """Return every day up to today, the ones not logged included: a level's, or an amount's."""
    logged = {day.day: day for day in view.days}
    medians = dict(view.medians)
    records: list[dict[str, object]] = []
    for day in each_day(view.first, min(view.last, view.today)):
        level = logged.get(day)
        named: dict[str, object] = {"kind": "day", "day": day.isoformat(), "measure": view.measure}
        if not view.levels:
            records.append(named | {"amount": level.amount if isinstance(level, DayAmount) else None})
            continue
        if not isinstance(level, DayLevel):
            level = None
        state = {} if view.measure == "leg" else {"state": str(level.state if level else DayState.UNKNOWN)}
        records.append(
            named
            | state
            | {
                "worst": level.worst if level else None,
                "mean": round(level.mean, 1) if level else None,
                "low": level.low if level else None,
                "readings": level.readings if level else 0,
                "late": int(level.late) if level else 0,
                "median": medians.get(day),
            }
        )
    return records
