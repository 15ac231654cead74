"""`report`: one page for a clinician, as Markdown, HTML or PDF."""

import os
from pathlib import Path

from journal.cli.arguments import Arguments
from journal.cli.days import days_of
from journal.cli.shell import Shell, is_terminal
from journal.errors import EXIT_DONE, NotFound, ValueRefused


def run(shell: Shell, arguments: Arguments) -> int:
    """Write the page to a file or to standard output."""
    from journal.services.report import rendered, report_of, shape_of, write_report

    name = arguments.words[0] if arguments.words else "-"
    shape = arguments.options.get("--as") or ("md" if name == "-" else shape_of(name))
    if shape == "pdf" and name == "-" and is_terminal(shell.out):
        raise ValueRefused("a PDF is a file", "Name one that ends in .pdf.")
    first, last = days_of(shell, arguments)
    store = shell.found_store()
    if store is None:
        raise NotFound("nothing to report: nothing is logged yet", "Begin with: journal pain 4")
    report = report_of(store, shell.clock, shell.settings, first, last)
    page = rendered(report, shape, arguments.options.get("--paper", "a4"))
    if name == "-":
        _print(shell, page)
        return EXIT_DONE
    target = Path(os.path.abspath(os.path.expanduser(name)))
    write_report(store, page, target, force=arguments.has("--force"))
    shell.say(f"Wrote {report.title[0].lower()}{report.title[1:]} to {name}.")
    return EXIT_DONE


def _print(shell: Shell, page: bytes) -> None:
    """Write the page to standard output: its bytes, and to eyes its lines."""
    if not is_terminal(shell.out):
        shell.out.flush()
        shell.out.buffer.write(page)
        shell.out.buffer.flush()
        return
    for line in page.decode().splitlines():
        shell.show(line)
