"""Every shell command, declared once: dispatch, options, help, near misses and completion all come from here."""

from journal.cli.declared import AT, FROM, JSON, MANY, TO, Command, Option
from journal.cli.practice_commands import PRACTICE
from journal.domain import slugs

WINDOWS = ("spell", "13w", "26w", "1y", "all")
MEASURES = ("worst", "mean", "leg", "spasms", "heat", "ice", "exercise")
SPELL_WORDS = (
    "start DATE [about|month] | edit ONSET [DATE] [about|month] | close [ONSET [END]] | reset ONSET | same | new"
)
SHELLS = ("bash", "zsh", "fish")
DAYS = ("today", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

COMMON = (
    Option("--db", "use this journal file", "PATH"),
    Option("--plain", "plain text: no colours, no drawn characters"),
    Option("--debug", "show where an unexpected error came from"),
    Option("--help", "show help"),
)
TOP = (Option("--version", "show the version"), Option("--demo", "open the screens on a made-up history"))

KIND = Option(
    "--kind",
    "only this kind; several with commas",
    "KIND",
    (
        "pain",
        "spasm",
        "heat",
        "ice",
        "exercise",
        "medicine",
        "treatment",
        "trigger",
        "activity",
        "flare",
        "sign",
        "note",
    ),
    many=True,
)

CLAUSES = {
    "pain": ("a pain level", "LEVEL [SITE] [SIDE] [QUALITY…]", "journal pain 7 calf left shooting"),
    "heat": ("a heat session", "MINUTES [SITE] [from LEVEL to LEVEL]", "journal heat 20 from 6 to 4"),
    "ice": ("an ice session", "MINUTES [SITE] [from LEVEL to LEVEL]", "journal ice 15 back"),
    "did": ("an exercise", "EXERCISE [DOSE] [SIDE] [felt easier|same|worse]", "journal did glute-bridge 3x10"),
    "spasm": ("leg spasms", "SITE [SIDE] [xCOUNT] [worst LEVEL] [night]", "journal spasm calf left x3 worst 6 night"),
    "took": ("a medicine", "MEDICINE [DOSE] [helped LEVEL]", "journal took ibuprofen 400mg helped 6"),
    "massage": ("a massage", "[MINUTES]", "journal massage 30m"),
    "manipulation": ("a manipulation", "[MINUTES]", "journal manipulation"),
    "physio": ("physiotherapy", "[MINUTES]", "journal physio 45m"),
    "support": ("a support worn", "[MINUTES]", "journal support 2h"),
    "belt": ("the same as support", "[MINUTES]", "journal belt"),
    "rest": ("a rest", "[MINUTES]", "journal rest 40m"),
    "bed-rest": ("bed rest", "[MINUTES]", "journal bed-rest 3h"),
    "trigger": ("what may have set it off", "NAME", "journal trigger long-sitting"),
    "activity": ("an ordinary activity", "NAME", "journal activity went-to-work"),
    "flare": ("a flare-up", "", "journal flare"),
    "sign": ("a sign that may need a doctor", "NAME", "journal sign numb-saddle"),
    "note": ("a note, to the end of the line", "TEXT", "journal note slept badly, then better"),
}

_LOG = Command(
    "log",
    "save a line of one or more entries, commas between them; - reads lines from standard input",
    "log",
    "LINE… | -",
    (AT, JSON),
    most=MANY,
    free=True,
    examples=(
        'journal log "pain 4, heat 20 from 6 to 4"',
        "journal log yesterday 21:15 pain 6",
        "journal log - < lines",
    ),
    group="Log",
)
_CLAUSES = tuple(
    Command(name, summary, "log", words, (AT, JSON), most=MANY, free=True, examples=(example,), group="Log")
    for name, (summary, words, example) in CLAUSES.items()
)
_OTHERS = (
    Command("today", "what is logged on a day", "looking", "[DAY]", (JSON,), most=3),
    Command(
        "history",
        "what is logged, newest last",
        "looking",
        "",
        (
            FROM,
            TO,
            KIND,
            Option("--grep", "only entries that mention this text", "TEXT"),
            Option("--limit", "only this many, the newest", "N"),
            JSON,
        ),
        examples=("journal history --from mon --kind pain,spasm", "journal history --grep garden --json"),
    ),
    Command(
        "trend",
        "the chart against the three-month line, with its sentences",
        "trend",
        "",
        (
            Option("--window", "which days (spell)", "WINDOW", WINDOWS),
            Option("--measure", "the mark of a day (as the settings have it)", "MEASURE", MEASURES),
            Option("--table", "as a table of days"),
            JSON,
        ),
        examples=("journal trend --window 13w",),
    ),
    Command(
        "red-flags",
        "when to get help: the signs, and what each list of them calls for",
        "red_flags",
        "",
        examples=("journal red-flags",),
    ),
    Command(
        "advice",
        "say that you got advice about an emergency sign; without words, the signs that wait for it",
        "advice",
        "[SIGN [DAY]]",
        (JSON,),
        most=4,
        choices=tuple(name for name, tier in slugs.SIGNS.items() if tier == "emergency"),
        examples=("journal advice", "journal advice bladder", "journal advice bladder yesterday"),
        group="Change",
    ),
    Command("due", "exit 0 when nothing is logged today, 1 otherwise: for a prompt or cron", "looking"),
    Command(
        "edit",
        "change an entry in the words that log it",
        "changing",
        "ID CLAUSE…",
        (AT, JSON),
        least=1,
        most=MANY,
        free=True,
        examples=("journal edit 3f2a pain 6 calf left", "journal edit 3f2a at yesterday 21:15"),
        group="Change",
    ),
    Command("delete", "delete entries; undo brings them back", "changing", "ID…", (JSON,), 1, MANY, group="Change"),
    Command("undo", "take back the latest change that still stands", "changing", "", (JSON,), group="Change"),
    Command("redo", "do again what was undone last", "changing", "", (JSON,), group="Change"),
    Command("changes", "every change, with what it was before", "trail", "[ID]", (JSON,), most=1, group="Change"),
    Command(
        "spells",
        "the spells of back pain, and what is not known of them",
        "spells",
        "",
        (JSON,),
        examples=("journal spells", "journal spells --json"),
    ),
    Command(
        "spell",
        "set when a spell began or ended; spells are named by their onset",
        "spell",
        SPELL_WORDS,
        (
            Option("--cause", "how it began", "CAUSE", (*slugs.CAUSES, "none")),
            Option("--told", "what you were told it is", "WORD", (*slugs.TOLD, "none")),
            Option("--ended", "its last day; none lets the days tell", "DAY"),
            JSON,
        ),
        least=1,
        most=MANY,
        choices=("start", "edit", "close", "reset", "same", "new"),
        examples=(
            "journal spell start 2026-10-09",
            "journal spell start 2026-10 month --cause lifting",
            "journal spell edit 2026-10-09 2026-10-12 about",
            "journal spell close 2026-10-09 2026-12-01",
            "journal spell reset 2026-10-09",
        ),
        group="Change",
    ),
    Command(
        "say",
        "what the days without a level were, from one day to another",
        "say",
        "FROM [TO] free | some N | unknown | pause [note …], week in place of the days, or resume",
        (JSON,),
        least=1,
        most=MANY,
        examples=(
            "journal say 2026-03-03 2026-04-04 free",
            "journal say 2026-03-03 2026-04-04 some 5",
            "journal say 2026-03-03 2026-04-04 unknown",
            "journal say week some 3 note slept badly",
            "journal say today pause",
            "journal say resume",
        ),
        group="Change",
    ),
    Command(
        "export",
        "write the history: a CSV with a row a day, or every entry, in a folder, a zip or a line each",
        "export",
        "[FILE]",
        (
            Option(
                "--as",
                "daily: a row a day; tables: a CSV of each kind, in a folder or a .zip; jsonl: an entry a line",
                "SHAPE",
                ("daily", "tables", "jsonl"),
            ),
            FROM,
            TO,
            KIND,
            Option("--force", "overwrite FILE"),
            Option("--bom", "begin with a byte order mark, for old spreadsheets (daily)"),
        ),
        most=1,
        examples=("journal export history.csv", "journal export everything.zip", "journal export --as jsonl"),
        group="The journal",
    ),
    Command(
        "report",
        "one page for a clinician: since when, how often, the weeks, what was tried",
        "report",
        "[FILE]",
        (
            FROM,
            TO,
            Option("--as", "md: Markdown; html; pdf (as FILE ends, else md)", "SHAPE", ("md", "html", "pdf")),
            Option("--paper", "the sheet that html and pdf fit on (a4)", "PAPER", ("a4", "letter")),
            Option("--force", "overwrite FILE"),
        ),
        most=1,
        examples=("journal report", "journal report page.html", "journal report page.pdf --from 2026-09-01"),
    ),
    Command(
        "import",
        "bring in a history: an export of the journal, or another tracker's file, zip or folder",
        "importing",
        "FILE",
        (
            Option("--dry-run", "show what it holds, and write nothing"),
            Option("--source", "what it is from, where its content does not tell", "NAME"),
            Option("--map", "what the columns of any CSV are: date=Day,level=Pain,site=back!; or a kept name", "MAP"),
            Option("--save-map", "keep that mapping under a name", "NAME"),
            Option("--pain", "names in the file that are pain levels from 0 to 10", "NAME,NAME"),
            Option("--levels", "what values of another scale are from 0 to 10: 0=0,1=3,2=5", "LIST"),
            Option("--order", "how days like 03/04/2026 are written", "ORDER", ("dmy", "mdy")),
            Option("--yes", "do not ask"),
        ),
        least=1,
        most=1,
        examples=("journal import everything.zip", "journal import export.csv --dry-run"),
        group="The journal",
    ),
    Command("where", "where the journal, its backups and the settings are", "about", "", (JSON,), group="The journal"),
    Command(
        "config",
        "the settings; with NAME one of them, with VALUE it is set, with default as it comes",
        "config",
        "[NAME [VALUE]]",
        (JSON,),
        most=MANY,
        examples=(
            "journal config",
            "journal config bell off",
            "journal config activities made the bed, had a swim",
            "journal config keys.undo u f9",
            "journal config theme default",
        ),
        group="The journal",
    ),
    Command("keys", "the keys of the screens, and what they are set by", "about", "", (JSON,), group="The journal"),
    Command(
        "completion",
        "a script that completes these commands; see its help",
        "completion",
        "bash|zsh|fish",
        (),
        1,
        1,
        choices=SHELLS,
        examples=(
            'eval "$(journal completion bash)"',
            'eval "$(journal completion zsh)"',
            "journal completion fish | source",
        ),
        group="The journal",
    ),
    Command("_complete", "", "completion", "", (), 0, MANY, free=True, group=""),
)
COMMANDS = {command.name: command for command in (_LOG, *_CLAUSES, *PRACTICE, *_OTHERS)}
