"""The closed lists of the journal, each slug lower case with hyphens (domain.md, sections 1, 5 and 6)."""

from typing import NamedTuple

# From the head down, in lists as on the body map.
SITES = ("neck", "back", "sacroiliac", "hip", "buttock", "groin", "thigh", "knee", "calf", "shin", "foot")
SIDES = ("left", "right", "both", "middle")
# Only these make a back-pain day; leg pain is shown beside it.
BACK_SITES = ("back", "sacroiliac")
LEG_SITES = ("buttock", "thigh", "knee", "calf", "shin", "foot")
# How far leg pain travels: a higher rank is further down.
SPREAD_RANK = {"back": 0, "buttock": 1, "thigh": 2, "knee": 3, "calf": 4, "shin": 4, "foot": 5}

QUALITIES = ("burning", "dull", "electric", "sharp", "shooting", "stabbing", "stiff", "throbbing")
SPASM_TIMES = ("night", "rest", "moving")
MODALITIES = ("heat", "ice")
FELT = ("easier", "same", "worse")
TREATMENTS = ("massage", "manipulation", "physio", "support", "rest", "bed-rest")
ROLES = ("trigger", "activity", "flare", "sign")
MEDICINE_CLASSES = ("nsaid", "muscle-relaxant", "other")
ROUTES = ("oral", "injected", "topical")
PRECISIONS = ("exact", "about", "month")
# What a period without entries was, in the user's words (E8).
ANSWERS = ("free", "some", "unknown", "pause")

# Other words that an entry line understands; none of them is the name of something else.
SITE_ALIASES = {
    "lb": "back",
    "low-back": "back",
    "lower-back": "back",
    "lowback": "back",
    "lowerback": "back",
    "lumbar": "back",
    "si": "sacroiliac",
    "sij": "sacroiliac",
    "si-joint": "sacroiliac",
    "buttocks": "buttock",
    "glute": "buttock",
    "hips": "hip",
    "thighs": "thigh",
    "knees": "knee",
    "calves": "calf",
    "shins": "shin",
    "feet": "foot",
}
SIDE_ALIASES = {"l": "left", "r": "right", "centre": "middle", "center": "middle"}
QUALITY_ALIASES = {"shoots": "shooting", "burns": "burning", "stiffness": "stiff", "throbs": "throbbing"}
TRIGGER_ALIASES = {"sitting": "long-sitting", "lifting": "heavy-lifting", "bad-sleep": "poor-sleep"}
ACTIVITY_ALIASES = {"bed": "made-the-bed", "work": "went-to-work", "dog": "walked-the-dog"}
MEDICINE_ALIASES = {"metamizol": "metamizole", "dipyrone": "metamizole"}

CAUSES = (
    "lifting",
    "twisting-lift",
    "sudden-movement",
    "fall",
    "repeated-movement",
    "long-posture",
    "sport-twisting",
    "sport-impact",
    "overuse",
    "gradual",
    "other",
)
TOLD = (
    "strain-sprain",
    "herniated-disc",
    "degenerative-disc",
    "stenosis",
    "radiculopathy",
    "sacroiliac-joint",
    "joint-condition",
    "other",
)

# Signs and the tier of "when to get help" that each opens; numbness and tingling alone open none.
SIGNS = {
    "numb-saddle": "emergency",
    "bladder": "emergency",
    "bowel": "emergency",
    "both-legs": "emergency",
    "legs-weaker": "emergency",
    "sexual-function": "emergency",
    "accident": "emergency",
    "chest-pain": "emergency",
    "fever": "today",
    "weight-loss": "today",
    "cancer-history": "today",
    "lump": "today",
    "night-pain": "today",
    "leg-weakness": "today",
    "fragile-bones": "today",
    "weak-immunity": "today",
    "age-under-20-or-over-50": "today",
    "hot-swollen-leg": "today",
    "not-improving": "appointment",
    "stops-activities": "appointment",
    "severe-or-worsening": "appointment",
    "hard-to-cope": "appointment",
    "numbness": "",
    "tingling": "",
}

TRIGGERS = ("overdid-it", "long-sitting", "heavy-lifting", "twisting", "poor-sleep", "stress")
ACTIVITIES = ("made-the-bed", "went-to-work", "walked-the-dog")
MEDICINES = (
    "acetaminophen",
    "aspirin",
    "baclofen",
    "celecoxib",
    "codeine",
    "cyclobenzaprine",
    "diazepam",
    "diclofenac",
    "etoricoxib",
    "gabapentin",
    "ibuprofen",
    "ketoprofen",
    "magnesium",
    "metamizole",
    "methocarbamol",
    "naproxen",
    "paracetamol",
    "pregabalin",
    "tizanidine",
    "tramadol",
)


class Exercise(NamedTuple):
    """What the journal must know of an exercise to log it.

    Attributes:
        slug: never changes.
        name: the standard name.
        group: mobility, stretch, core, hips, extensors or aerobic.
        measure: sets-reps, reps-hold, duration, minutes or minutes-distance.
        dose: the default dose in the words of the entry line; empty where no source gives one.
        sided: done one side at a time; logged on both sides it makes two entries, right first.
        aliases: other words for it.
        advised_against: the article advises against it; shown, never blocked.
        hidden: the user does not want it offered; it can still be logged.
    """

    slug: str
    name: str
    group: str
    measure: str
    dose: str = ""
    sided: bool = False
    aliases: tuple[str, ...] = ()
    advised_against: bool = False
    hidden: bool = False


EXERCISES = {
    exercise.slug: exercise
    for exercise in (
        Exercise("abdominal-brace", "Abdominal brace", "core", "reps-hold", "10x5s", aliases=("brace",)),
        Exercise("abdominal-vacuum", "Abdominal vacuum", "core", "reps-hold", "3x10s", aliases=("vacuum",)),
        Exercise("bird-dog", "Bird dog", "core", "reps-hold", "10x5s", sided=True),
        Exercise("calf-stretch", "Calf stretch", "stretch", "reps-hold", "3x30s", sided=True),
        Exercise("cat-cow", "Cat–cow", "mobility", "sets-reps", "1x6", aliases=("cat-camel",)),
        Exercise("childs-pose", "Child's pose", "stretch", "reps-hold", "3x30s", aliases=("child's-pose",)),
        Exercise("clamshell", "Clamshell", "hips", "sets-reps", "2x12", sided=True, aliases=("clam",)),
        Exercise("crunch", "Crunch", "core", "sets-reps", aliases=("crunches", "sit-up"), advised_against=True),
        Exercise("curl-up", "McGill curl-up", "core", "reps-hold", "5x8s", aliases=("mcgill-curl-up",)),
        Exercise("cycling", "Cycling", "aerobic", "minutes-distance", "20min", aliases=("cycle", "bike")),
        Exercise("dead-bug", "Dead bug", "core", "sets-reps", "2x8"),
        Exercise("donkey-kick", "Donkey kick", "hips", "duration", "90s", sided=True),
        Exercise("front-plank", "Front plank", "core", "reps-hold", "3x20s", aliases=("plank",)),
        Exercise("glute-bridge", "Glute bridge", "hips", "sets-reps", aliases=("bridge",)),
        Exercise("hamstring-stretch", "Hamstring stretch", "stretch", "reps-hold", "3x30s", sided=True),
        Exercise("hip-flexor-stretch", "Hip-flexor stretch", "stretch", "reps-hold", "3x30s", sided=True),
        Exercise("knee-to-chest", "Knee to chest", "stretch", "reps-hold", "3x20s", sided=True),
        Exercise("kneeling-back-extension", "Kneeling back extension", "extensors", "sets-reps", "1x10"),
        Exercise("pelvic-tilt", "Pelvic tilt", "mobility", "reps-hold", "10x5s", aliases=("tilt",)),
        Exercise("piriformis-stretch", "Piriformis stretch", "stretch", "reps-hold", "3x30s", sided=True),
        Exercise("prone-back-extension", "Prone back extension", "extensors", "sets-reps", "2x10"),
        Exercise("prone-press-up", "Prone press-up", "mobility", "sets-reps", "1x10", aliases=("press-up",)),
        Exercise("seated-rotation", "Seated rotation", "mobility", "reps-hold", "5x10s", sided=True),
        Exercise("side-plank-knees", "Side plank from knees", "core", "reps-hold", "3x10s", sided=True),
        Exercise("sit-to-stand", "Sit to stand", "hips", "sets-reps", "2x10"),
        Exercise("standing-back-bend", "Standing back-bend", "mobility", "reps-hold", "5x5s", aliases=("back-bend",)),
        Exercise("swimming", "Swimming", "aerobic", "minutes-distance", "20min", aliases=("swim",)),
        Exercise("trunk-rotation", "Lower-trunk rotation", "mobility", "sets-reps", "1x5"),
        Exercise("walking", "Walking", "aerobic", "minutes-distance", "20min", aliases=("walk",)),
        Exercise("yoga", "Yoga", "aerobic", "minutes", "20min"),
    )
}
