"""The commands of exercises, routines, plans, guided sessions and timers, declared once as all others."""

from journal.cli.declared import JSON, MANY, Command, Option

GROUP = "Exercises"
# The domain's words, which would bring more than a usage error needs; a test compares them.
GROUPS = ("mobility", "stretch", "core", "hips", "extensors", "aerobic")
PHASES = ("any", "when-improving", "after-acute", "advised-against")
MEASURES = ("sets-reps", "reps-hold", "duration", "minutes", "minutes-distance")
NONE = "none"

EXERCISE_WORDS = "NAME | add NAME --group G --measure M | edit NAME … | hide NAME | unhide NAME | reset NAME"
ROUTINE_WORDS = "[NAME | use NAME | stop | add NAME ITEM… | edit NAME ITEM… | rename NAME NEW | delete NAME]"
TIMER_WORDS = "[heat|ice [MINUTES] [SITE] [SIDE] | stop]"

PRACTICE = (
    Command(
        "exercises",
        "the exercise library, and when each was done",
        "exercises",
        "",
        (
            Option("--group", "only this group", "GROUP", GROUPS),
            Option("--phase", "only this phase", "PHASE", PHASES),
            Option("--hidden", "the hidden ones, too"),
            JSON,
        ),
        examples=("journal exercises --group core", "journal exercises --phase any"),
        group=GROUP,
    ),
    Command(
        "exercise",
        "how an exercise is done and when it was; add one, change one",
        "exercise",
        EXERCISE_WORDS,
        (
            Option("--all", "every time it was done, not only the last ten"),
            Option("--group", "its group", "GROUP", GROUPS),
            Option("--measure", "how it is counted", "MEASURE", MEASURES),
            Option("--name", "a new name; the old one still means it", "NAME"),
            Option("--dose", "the usual dose, 3x10 or 10x5s; none for no dose", "DOSE"),
            Option("--sided", "done one side at a time"),
            Option("--unsided", "done on both sides at once"),
            Option("--alias", "other words for it, with commas", "WORDS"),
            Option("--phase", "when it suits", "PHASE", (*PHASES, NONE)),
            Option("--muscles", 'what works, with semicolons: "back; buttocks"', "TEXT"),
            Option("--how", 'its steps, with slashes: "Lie down. / Lift."', "TEXT"),
            Option("--caution", "what to be careful of", "TEXT"),
            Option("--note", "your own words about it; none takes them away", "TEXT"),
            JSON,
        ),
        least=1,
        most=MANY,
        examples=(
            "journal exercise bird-dog",
            "journal exercise add Sun salutation --group mobility --measure sets-reps --dose 1x5",
            'journal exercise edit bird-dog --name "Pointer dog" --dose 8x5s',
            "journal exercise hide crunch",
        ),
        group=GROUP,
    ),
    Command(
        "routine",
        "your routines and the ones to begin with; use one, write one",
        "routine",
        ROUTINE_WORDS,
        (JSON,),
        most=MANY,
        examples=(
            "journal routine getting-going",
            "journal routine use getting-going",
            'journal routine add evening "bird-dog 10x5s" "walking 20min"',
        ),
        group=GROUP,
    ),
    Command(
        "plan",
        "how often a week, beside what was done",
        "plan",
        "[TARGET N | TARGET none]",
        (JSON,),
        most=MANY,
        examples=("journal plan", "journal plan core 3", "journal plan walking none"),
        group=GROUP,
    ),
    Command(
        "skip",
        "leave an exercise out on a day, with a reason or without",
        "plan",
        "NAME [REASON…]",
        (
            Option("--at", "the day (today)", "DAY"),
            Option("--undo", "it was not left out after all"),
            JSON,
        ),
        least=1,
        most=MANY,
        free=True,
        examples=("journal skip bird-dog too sore", "journal skip walking --at yesterday"),
        group=GROUP,
    ),
    Command(
        "session",
        "a guided session of an exercise, a routine or today's",
        "session",
        "[NAME [DOSE] | ROUTINE | today]",
        (JSON,),
        most=MANY,
        examples=("journal session bird-dog 8x5s", "journal session today"),
        group=GROUP,
    ),
    Command(
        "timer",
        "a heat or ice timer, saved at its end",
        "timer",
        TIMER_WORDS,
        (
            Option("--before", "pain before it, 0 to 10", "LEVEL"),
            Option("--after", "pain after it, 0 to 10; with stop", "LEVEL"),
            JSON,
        ),
        most=MANY,
        choices=("heat", "ice", "stop"),
        examples=("journal timer heat", "journal timer ice 15 back --before 6", "journal timer stop --after 4"),
        group=GROUP,
    ),
)
