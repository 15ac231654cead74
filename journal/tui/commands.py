"""Every command of the screens, declared once; bindings, key line, palette, help and `journal keys` come from here.

It imports no Textual: the shell prints it.
"""

from dataclasses import dataclass

EVERYWHERE = "everywhere"
TODAY = "today"
LISTS = "lists"
TICKS = "ticks"
TIMELINE = "the day"
TRENDS = "trends"
SPELLS = "spells"
EXERCISES = "exercises"
LIBRARY = "library"
ROUTINES = "routines"
WEEKS = "weeks"
SESSION = "guided session"
FORMS = "forms"
ENTRY_LINE = "entry line"


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can do.

    Attributes:
        id: names it in the settings; with underscores it names the action.
        keys: its default keys in Textual's names; empty for a command of the palette only.
        title: what it is called in the palette and the help.
        help: one sentence more.
        where: the place in which its keys hold.
        hint: its short word for the key line; empty where it is not shown there.
        own: False for keys that a field handles itself: shown in the help, never bound.
        act: the action where it is not the id's.
        over: its keys hold over forms as well.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    where: str = EVERYWHERE
    hint: str = ""
    own: bool = True
    act: str = ""
    over: bool = False

    @property
    def action(self) -> str:
        """The action: a method's name without its `action_`, with arguments where it takes any."""
        return self.act or self.id.replace("-", "_")


COMMANDS = (
    Command("log-pain", ("p",), "Log pain", "A level from 0 to 10, and where.", hint="pain", act="log('pain')"),
    Command("log-heat", ("h",), "Log heat", "Minutes, and pain before and after.", hint="heat", act="log('heat')"),
    Command("log-ice", ("i",), "Log ice", "Minutes, and pain before and after.", hint="ice", act="log('ice')"),
    Command(
        "timer-heat",
        ("H",),
        "Heat timer",
        "Counts down, with a bell; again to save what ran.",
        hint="save heat",
        act="timer('heat')",
    ),
    Command(
        "timer-ice",
        ("I",),
        "Ice timer",
        "Counts down, with a bell; again to save what ran.",
        hint="save ice",
        act="timer('ice')",
    ),
    Command("log-exercise", ("e",), "Log an exercise", "What was done of it.", hint="exercise", act="log('exercise')"),
    Command(
        "bad-day",
        ("b",),
        "Log a bad day",
        "One more key, 0 to 9 or x for ten, and it is saved.",
        hint="bad day",
        act="log('bad-day')",
    ),
    Command("log-spasm", ("s",), "Log a cramp or spasm", "Where, how many, how bad.", act="log('spasm')"),
    Command("log-medicine", ("m",), "Log a medicine", "What was taken; the dose in any words.", act="log('medicine')"),
    Command("log-note", ("n",), "Write a note", "As long as you like.", act="log('note')"),
    Command(
        "entry-line",
        ("colon",),
        "Entry line",
        "Type any entry, as after `journal log`; several with commas.",
        hint="line",
    ),
    Command("undo", ("u",), "Undo", "Take back what was done last, in any session."),
    Command("redo", ("ctrl+r",), "Redo", "Do again what was taken back."),
    Command("help", ("f1", "question_mark"), "Help", "All keys and the entry words.", hint="help"),
    Command("palette", ("ctrl+p",), "Commands", "Find a command by its name.", act="command_palette"),
    Command("show-today", ("1",), "Today", "What was done and what hurt, one day.", hint="today", act="show('today')"),
    Command("show-trends", ("2",), "Trends", "The chart and its sentences.", hint="trends", act="show('trends')"),
    Command(
        "show-exercises",
        ("3",),
        "Exercises",
        "The library, routines, and how often a week.",
        hint="exercises",
        act="show('exercises')",
    ),
    Command("export", ("x",), "Export history as CSV…", "A row a day, into a file that you name.", hint="export"),
    Command(
        "set-onset", ("o",), "Set when a spell started…", "The day that the three months count from.", hint="onset"
    ),
    Command("answer", ("a",), "Answer what is not known…", "Were the unlogged days free of back pain?", hint="answer"),
    Command(
        "say-period", ("y",), "Say what a period was…", "Free of back pain, some pain, not remembered.", hint="period"
    ),
    Command(
        "stretch-reminder", (), "Stretch reminder on or off", "Every 20 minutes or as set, while the journal is open."
    ),
    Command("kept-session", (), "Guided session put aside…", "What ran of it, to save or not."),
    Command(
        "suspend",
        ("ctrl+z",),
        "Suspend",
        "Back to the shell; fg comes back, and the time is right.",
        act="suspend_process",
        over=True,
    ),
    Command("quit", ("q", "ctrl+q"), "Quit", "Everything saved is on the disk already.", hint="quit"),
    Command("previous-day", ("left",), "Day before", "What you log there is for that day.", TODAY),
    Command("next-day", ("right",), "Day after", "Up to today.", TODAY),
    Command("back-to-today", ("t",), "Back to today", "From any other day.", TODAY, hint="today"),
    Command("next-list", ("tab",), "Next list", "Shift+tab goes back.", TODAY, own=False),
    Command("up", ("up",), "Line above", "", LISTS),
    Command("down", ("down",), "Line below", "", LISTS),
    Command("first", ("home",), "First line", "", LISTS),
    Command("last", ("end",), "Last line", "", LISTS),
    Command(
        "tick",
        ("enter", "space"),
        "Tick or untick",
        "Logs it as planned or as it was done last time, or takes today's away.",
        TICKS,
        hint="tick",
    ),
    Command(
        "say-done",
        ("w",),
        "Say what was done",
        "Another dose than planned, effort, how it felt; in place of what is ticked.",
        TICKS,
        hint="what was done",
    ),
    Command("leave-out", ("k",), "Leave it out today", "With a reason, or without; again takes it back.", TICKS),
    Command("guide", ("g",), "Guided session", "Counts the exercise under the cursor.", TICKS, hint="guide"),
    Command("guide-all", ("G",), "Guided session of the routine", "All of today's routine.", TICKS),
    Command("edit", ("enter",), "Edit the entry", "Its words come back into the entry line.", TIMELINE, hint="edit"),
    Command("delete", ("d", "delete"), "Delete the entry", "Undo brings it back.", TIMELINE, hint="delete"),
    Command(
        "next-tab",
        ("tab",),
        "Next tab",
        "Chart, weeks, year, times of day, care, legs, spells.",
        TRENDS,
        hint="views",
    ),
    Command("previous-tab", ("shift+tab",), "Tab before", "", TRENDS),
    Command("next-window", ("w",), "Next window", "This spell, 13 or 26 weeks, a year, all.", TRENDS, hint="window"),
    Command("previous-window", ("W",), "Window before", "", TRENDS),
    Command(
        "next-measure",
        ("v",),
        "Next measure",
        "Worst, mean, leg pain, spasms, heat, ice, exercise.",
        TRENDS,
        hint="measure",
    ),
    Command("previous-measure", ("V",), "Measure before", "", TRENDS),
    Command("day-left", ("left",), "Point at the day before", "What the chart knows of a day is read out.", TRENDS),
    Command("day-right", ("right",), "Point at the day after", "", TRENDS),
    Command("row-up", ("up",), "Up", "A week back on the chart; older weeks and years.", TRENDS),
    Command("row-down", ("down",), "Down", "A week on; newer weeks and years.", TRENDS),
    Command("page-up", ("pageup",), "Page up", "Many weeks or sentences at once.", TRENDS),
    Command("page-down", ("pagedown",), "Page down", "", TRENDS),
    Command("open-day", ("enter",), "Open the day", "The day that is pointed at, as a whole.", TRENDS, hint="open"),
    Command("let-go", ("escape",), "Point at no day", "", TRENDS),
    Command("edit-spell", ("enter",), "Edit the spell", "When it began and ended, its cause.", SPELLS, hint="edit"),
    Command("next-view", ("tab",), "Next tab", "Library, routines, weeks.", EXERCISES, hint="views"),
    Command("previous-view", ("shift+tab",), "Tab before", "", EXERCISES),
    Command("next-group", ("f",), "Next group", "Mobility, stretch, core and so on.", EXERCISES, hint="group"),
    Command("previous-group", ("F",), "Group before", "", EXERCISES),
    Command("next-phase", ("v",), "Next phase", "At any time, when improving and so on.", EXERCISES, hint="phase"),
    Command("previous-phase", ("V",), "Phase before", "", EXERCISES),
    Command("search", ("slash",), "Search", "By a name or another word for it.", EXERCISES, hint="search"),
    Command("clear-search", ("escape",), "Clear the search", "", EXERCISES),
    Command("show-hidden", ("z",), "Show what is not offered", "Or hide it again.", EXERCISES, hint="not offered"),
    Command("text-up", ("pageup",), "Page up", "The text beside the list.", EXERCISES),
    Command("text-down", ("pagedown",), "Page down", "", EXERCISES),
    Command("guide-exercise", ("enter",), "Guided session", "Counts the exercise.", LIBRARY, hint="guide"),
    Command("log-done", ("w",), "Say what was done", "Its dose, effort, how it felt.", LIBRARY, hint="done"),
    Command("change-exercise", ("c",), "Change it…", "Name, dose, phase, a note of your own.", LIBRARY, hint="change"),
    Command("new-exercise", ("plus",), "An exercise of your own…", "", LIBRARY, hint="new"),
    Command(
        "hide-exercise",
        ("d", "delete"),
        "Offer it no more, or again",
        "What was done of it stays.",
        LIBRARY,
        hint="hide",
    ),
    Command("in-routine", ("r",), "Into or out of the routine", "The one in use today.", LIBRARY, hint="routine"),
    Command("plan-week", ("l",), "Plan how often a week…", "", LIBRARY, hint="plan"),
    Command("skip-today", ("k",), "Leave it out today", "With a reason, or without; again takes it back.", LIBRARY),
    Command("guide-routine", ("enter",), "Guided session", "Counts all of the routine.", ROUTINES, hint="guide"),
    Command("use-routine", ("t",), "Use it as today's, or stop", "From today on.", ROUTINES, hint="use"),
    Command("change-routine", ("c",), "Change it…", "Its name, an exercise a line.", ROUTINES, hint="change"),
    Command("new-routine", ("plus",), "A new routine…", "", ROUTINES, hint="new"),
    Command("delete-routine", ("d", "delete"), "Delete it", "Undo brings it back.", ROUTINES, hint="delete"),
    Command("plan-line", ("l",), "Plan how often a week…", "What the line is about.", WEEKS, hint="plan"),
    Command("pause", ("space",), "Pause or go on", "A click on the digits does the same.", SESSION, hint="pause"),
    Command("go-on", ("enter",), "Go on", "To the next step, from a rest or where it waits.", SESSION, hint="go on"),
    Command("skip", ("right", "s"), "Skip", "What ran of it counts.", SESSION, hint="skip"),
    Command("back", ("left", "backspace"), "Back", "To the start, or to the one before.", SESSION, hint="back"),
    Command("add", ("plus", "equals_sign"), "Ten seconds more", "To this step.", SESSION, hint="10 s more"),
    Command("how-to", ("w",), "How it is done", "Shown or not; up and down scroll it.", SESSION, hint="how"),
    Command(
        "end-session",
        ("q", "escape", "ctrl+q"),
        "End",
        "What ran is asked about before it is saved.",
        SESSION,
        hint="end",
        act="end",
    ),
    Command("session-help", ("f1", "question_mark"), "Help", "", SESSION, hint="help", act="help"),
    Command("save", ("enter",), "Save", "A value that is not understood keeps the form open.", FORMS),
    Command("cancel", ("escape",), "Put aside", "The words are kept and offered again.", FORMS),
    Command("next-field", ("down",), "Next field", "Tab does the same.", FORMS),
    Command("previous-field", ("up",), "Field before", "Shift+tab does the same.", FORMS),
    Command("ten", ("x",), "Ten", "In a field for a level; digits give 0 to 9.", FORMS, own=False),
    Command("accept", ("tab",), "Take the offered word", "", ENTRY_LINE, hint="take word", own=False),
    Command("choose", ("up", "down"), "Choose an offered word", "", ENTRY_LINE, hint="choose", own=False),
    Command("enter-line", ("enter",), "Save the line", "All of it or nothing.", ENTRY_LINE, hint="save", own=False),
    Command(
        "close-line",
        ("escape",),
        "Put aside",
        "The words are kept and offered again.",
        ENTRY_LINE,
        hint="put aside",
        own=False,
    ),
)

_KEY_WORDS = {
    "colon": ":",
    "equals_sign": "=",
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "f1": "F1",
    "escape": "esc",
}


def key_words(command: Command) -> str:
    """Return the keys of a command as they are printed: "F1 ?"; empty when it has none."""
    return " ".join(_KEY_WORDS.get(key, key) for key in command.keys)


def first_key(command: Command) -> str:
    """Return the first key of a command as it is printed."""
    return _KEY_WORDS.get(command.keys[0], command.keys[0]) if command.keys else ""


def commands_of(*places: str) -> list[Command]:
    """Return the commands of some places, in their order of declaration."""
    return [command for command in COMMANDS if command.where in places]
