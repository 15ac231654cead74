"""`exercise add`, `edit`, `hide`, `unhide` and `reset`: the user's word for exercises."""

from collections.abc import Callable
from dataclasses import replace

from journal.cli.arguments import Arguments, UsageError
from journal.cli.commands import COMMANDS
from journal.cli.practice import TAKEN_BACK, only_options
from journal.cli.practice_commands import NONE
from journal.cli.shell import DIM, PLAIN, Shell, is_json
from journal.cli.unbegun import readable, written
from journal.domain.exercises import NO_DOSE, ExerciseSaid, name_of
from journal.domain.names import name_slug
from journal.domain.practice_words import exercise_said_words
from journal.domain.slugs import EXERCISES
from journal.errors import EXIT_DONE
from journal.services.exercises import (
    add_exercise,
    exercise_named,
    hide_exercise,
    reset_exercise,
    said_of,
    save_exercise,
    slug_of,
)

_ADD = (
    "exercise add NAME --group G --measure M [--dose D] [--sided] [--alias A,B] [--phase P] [--muscles] [--how] "
    "[--caution] [--note]"
)
_EDIT = "exercise edit NAME [--name NEW] [--dose D|none] [--alias A,B|none] [--phase P] [--how] [--caution] [--note]"
_TEXTS = ("--dose", "--alias", "--phase", "--muscles", "--how", "--caution", "--note")
_OF_ADD = ("--group", "--measure", "--sided", *_TEXTS)
_OF_EDIT = ("--name", "--group", "--measure", "--sided", "--unsided", *_TEXTS)


def change(shell: Shell, arguments: Arguments) -> int:
    """Save what is said of an exercise; say what holds now."""
    does: dict[str, Callable[[Shell, Arguments], ExerciseSaid]] = {
        "add": _add,
        "edit": _edit,
        "hide": _hide,
        "unhide": _hide,
        "reset": _reset,
    }
    word, *name = arguments.words
    if not name:
        raise UsageError(f"exercise {word} needs a name", f"Write: journal exercise {COMMANDS['exercise'].words}")
    saved = does[word](shell, arguments)
    if is_json(arguments):
        from journal.services.records import exercise_record

        shell.show_records([exercise_record(saved)])
    return EXIT_DONE


def _add(shell: Shell, arguments: Arguments) -> ExerciseSaid:
    only_options(arguments, _OF_ADD, "exercise add", _ADD)
    name = " ".join(arguments.text().removeprefix("add ").split())
    missing = [option for option in ("--group", "--measure") if not arguments.has(option)]
    if missing:
        option = {one.name: one for one in COMMANDS["exercise"].options}[missing[0]]
        raise UsageError(f"exercise add needs {missing[0]}", f"It is one of: {', '.join(option.choices)}.")
    said = ExerciseSaid(
        slug=slug_of(name),
        name=name,
        group=arguments.options["--group"],
        measure=arguments.options["--measure"],
        sided=arguments.has("--sided"),
    )
    said = _with_texts(said, arguments)
    saved = written(shell, lambda store: add_exercise(store, shell.clock, said))
    return _told(shell, saved, None)


def _edit(shell: Shell, arguments: Arguments) -> ExerciseSaid:
    only_options(arguments, _OF_EDIT, "exercise edit", _EDIT)
    if not any(arguments.has(option) for option in _OF_EDIT):
        raise UsageError("nothing to change is given", f"Write: journal {_EDIT}")
    if arguments.has("--sided") and arguments.has("--unsided"):
        raise UsageError("--sided and --unsided do not go together", "Give one of them.")
    slug = _slug(shell, arguments)
    before = said_of(readable(shell), slug)
    said = _with_texts(before or ExerciseSaid(slug=slug), arguments)
    options = arguments.options
    if "--name" in options:
        name = " ".join(options["--name"].split())
        built_in = EXERCISES.get(slug)
        unnamed = built_in is not None and (name.lower() == NONE or name == built_in.name)
        said = replace(said, name=None if unnamed else name)
    said = replace(said, group=options.get("--group", said.group), measure=options.get("--measure", said.measure))
    if arguments.has("--sided") or arguments.has("--unsided"):
        said = replace(said, sided=arguments.has("--sided"))
    if said == (before or ExerciseSaid(slug=slug)):
        shell.say(f"Unchanged: {exercise_said_words(said)}.")
        return said
    return _told(shell, written(shell, lambda store: save_exercise(store, shell.clock, said)), before)


def _with_texts(said: ExerciseSaid, arguments: Arguments) -> ExerciseSaid:
    """Return it with what the options say of any exercise; none takes a text away."""
    options = {name: value.strip() for name, value in arguments.options.items()}
    texts = {name: None if value.lower() == NONE else value for name, value in options.items()}
    if "--dose" in options:
        takes_away = said.is_own or not EXERCISES[said.slug].dose
        none = None if takes_away else NO_DOSE
        said = replace(said, dose=texts["--dose"] or none)
    if "--alias" in options:
        words = (name_slug(word) for word in (texts["--alias"] or "").split(","))
        said = replace(said, aliases=tuple(dict.fromkeys(word for word in words if word)))
    if "--muscles" in options:
        said = replace(said, muscles=_parts(texts["--muscles"], ";"))
    if "--how" in options:
        said = replace(said, how_to=_parts(texts["--how"], "/"))
    return replace(
        said,
        phase=texts.get("--phase", said.phase),
        caution=texts.get("--caution", said.caution),
        note=texts.get("--note", said.note),
    )


def _parts(text: str | None, between: str) -> tuple[str, ...]:
    # "left/right" is one word: a slash between steps has a space beside it.
    padded = f" {text or ''} ".replace("/ ", " / ").replace(" /", " / ") if between == "/" else text or ""
    parts = padded.split(" / " if between == "/" else between)
    return tuple(" ".join(part.split()) for part in parts if part.strip(" /"))


def _hide(shell: Shell, arguments: Arguments) -> ExerciseSaid:
    word = arguments.words[0]
    only_options(arguments, (), f"exercise {word}", f"exercise {word} NAME")
    slug, hidden = _slug(shell, arguments), word == "hide"
    before = said_of(readable(shell), slug)
    name = name_of(slug, shell.named().exercises)
    if (before is not None and before.hidden) is hidden:
        shell.say(f"Unchanged: {name} is {'hidden' if hidden else 'not hidden'}.")
        return before or ExerciseSaid(slug=slug)
    saved = hide_exercise(shell.store, shell.clock, slug, hidden=hidden)
    told = "hidden; it can still be logged, and what was done stays" if hidden else "offered again"
    shell.say([(f"Saved: {name} is {told}. ", PLAIN), (TAKEN_BACK, DIM)])
    return saved


def _reset(shell: Shell, arguments: Arguments) -> ExerciseSaid:
    only_options(arguments, (), "exercise reset", "exercise reset NAME")
    slug = _slug(shell, arguments)
    before = said_of(readable(shell), slug)
    reset_exercise(readable(shell), shell.clock, slug)
    shell.say([(f"Saved: {EXERCISES[slug].name} is as it came with the journal. ", PLAIN), (TAKEN_BACK, DIM)])
    if before is not None:
        shell.say([(f"It was: {exercise_said_words(before)}", DIM)])
    return ExerciseSaid(slug=slug)


def _slug(shell: Shell, arguments: Arguments) -> str:
    return exercise_named(readable(shell), " ".join(arguments.words[1:])).slug


def _told(shell: Shell, saved: ExerciseSaid, before: ExerciseSaid | None) -> ExerciseSaid:
    shell.say([(f"Saved: {exercise_said_words(saved).rstrip('.')}. ", PLAIN), (TAKEN_BACK, DIM)])
    if before is not None:
        shell.say([(f"It was: {exercise_said_words(before)}", DIM)])
    return saved
