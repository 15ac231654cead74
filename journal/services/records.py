"""What is stored as flat records: what `--json` prints, keys = `kind` and the table's columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from journal.domain.advice import Advice
from journal.domain.changes import Change
from journal.domain.entries import VALUE_TYPES, Draft, Entry
from journal.domain.exercises import ExerciseSaid
from journal.domain.routines import Plan, Routine, RoutineItem, Skip
from journal.domain.sentences import question_words, status_words
from journal.domain.spells import Spell
from journal.domain.statements import Statement

if TYPE_CHECKING:
    from journal.domain.adherence import PlannedWeeks
    from journal.domain.standing import Standing
    from journal.services.exercises import ExerciseHistory, Page
    from journal.services.spells import Judged

Record = dict[str, Any]
Said = Draft | Spell | Statement | ExerciseSaid | Routine | RoutineItem | Plan | Skip | Advice


def entry_record(entry: Entry) -> Record:
    """Return a saved entry's record."""
    from journal.store.rows import entry_columns

    return row_record(entry.value.kind, entry_columns(entry))


def spell_record(spell: Spell) -> Record:
    """Return a saved spell's record."""
    from journal.store.rows import spell_columns

    return row_record("spell", spell_columns(spell, spell.uid or "", spell.version))


def standing_record(known: "Judged", standing: "Standing", acute_days: int) -> Record:
    """Return a spell's record with what the rules make of it; uid is None for one that the user never touched."""
    spell, question = standing.spell, standing.question
    record = spell_record(spell) | {"uid": spell.uid}
    return record | {
        "state": str(standing.state),
        "line": spell.line.isoformat() if standing.counted else None,
        "day": (standing.counted_to - spell.onset).days + 1 if standing.counted else None,
        "days_to_line": (spell.line - standing.counted_to).days if standing.counted else None,
        "phase": standing.phase(acute_days),
        "status": status_words(standing, known.shares()[0]) or None,
        "pain_days": standing.pain_days,
        "said_days": standing.said_days,
        "logged_days": known.logged_of(standing) if standing.counted else None,
        "last_pain": standing.last_pain.isoformat() if standing.last_pain else None,
        "worst": standing.worst,
        "nth_in_12_months": standing.nth,
        "mild_return": int(standing.mild),
        "same_as_before_unknown": int(standing.unsure is not None),
        "question": None if question is None else question_words(question, known.history.today),
        "question_from": question.first.isoformat() if question else None,
        "question_to": question.last.isoformat() if question else None,
    }


def statement_record(statement: Statement) -> Record:
    """Return a saved statement's record."""
    from journal.store.rows import statement_columns

    return row_record("statement", statement_columns(statement, statement.uid or "", statement.version))


def exercise_record(said: ExerciseSaid) -> Record:
    """Return the record of what the user said of an exercise."""
    from journal.store.practice_rows import exercise_columns

    return row_record("exercise", exercise_columns(said, said.uid or "", said.version)) | {"uid": said.uid}


def page_record(page: "Page", days: int, last: date | None) -> Record:
    """Return the record of an exercise as the user knows it; uid is None where nothing was ever said of it."""
    exercise = page.exercise
    said = ExerciseSaid(
        slug=exercise.slug,
        name=exercise.name,
        hidden=exercise.hidden,
        aliases=exercise.aliases,
        dose=exercise.dose or None,
        phase=page.phase,
        muscles=page.muscles,
        caution=page.cautions[0] if len(page.cautions) > 1 else None,
        how_to=page.how_to,
        note=page.said.note if page.said else None,
        uid=page.said.uid if page.said else None,
        version=page.said.version if page.said else 1,
        group=exercise.group if page.is_own else None,
        measure=exercise.measure if page.is_own else None,
    )
    return exercise_record(said) | {
        "family": exercise.group,
        "measure": exercise.measure,
        "sided": int(exercise.sided),
        "is_own": int(page.is_own),
        "instead": [other.slug for other in page.instead],
        "sources": list(page.sources),
        "days": days,
        "last_day": last.isoformat() if last else None,
    }


def history_record(history: "ExerciseHistory") -> Record:
    """Return what was done of an exercise, session by session, and how often it was left out by reason."""
    return {
        "sessions": [
            {
                "day": session.day.isoformat(),
                "done": [row_record(one.kind, asdict(one)) for one in session.done],
                "level_before": session.before,
                "level_after": session.after,
                "worst": session.worst,
                "next_worst": session.next_worst,
            }
            for session in history.sessions
        ],
        "skipped": dict(history.skipped),
    }


def week_records(rows: "Sequence[PlannedWeeks]", mondays: Sequence[date]) -> list[Record]:
    """Return the weeks of the adherence view, a record for each row and week; the last week is the present one."""
    return [
        {
            "kind": "week",
            "target": row.name,
            "label": row.label,
            "monday": monday.isoformat(),
            "sessions": count,
            "per_week": plan,
            "so_far": int(monday == mondays[-1]),
        }
        for row in rows
        for monday, count, plan in zip(mondays, row.counts, row.plans, strict=True)
    ]


def routine_record(routine: Routine) -> Record:
    """Return a routine's record with its items; uid is None for a starter that nobody changed."""
    from journal.store.practice_rows import routine_columns

    items = [{"exercise": item.exercise, "dose": item.dose} for item in routine.items]
    record = row_record("routine", routine_columns(routine, routine.uid or "", routine.version))
    return record | {"uid": routine.uid, "items": items}


def plan_record(plan: Plan) -> Record:
    """Return a saved plan's record."""
    from journal.store.practice_rows import plan_columns

    return row_record("plan", plan_columns(plan, plan.uid or "", plan.version))


def skip_record(skip: Skip) -> Record:
    """Return the record of what was left out."""
    from journal.store.practice_rows import skip_columns

    return row_record("skip", skip_columns(skip, skip.uid or "", skip.version))


def advice_record(advice: Advice) -> Record:
    """Return the record of the advice that was got about a sign."""
    from journal.store.advice import advice_columns

    return row_record("advice", advice_columns(advice))


def row_record(kind: str, columns: Mapping[str, Any]) -> Record:
    """Return the record of a table's columns; what holds several words or texts becomes an array."""
    record: Record = {"kind": kind, **columns}
    if "qualities" in record:
        record["qualities"] = (record["qualities"] or "").split()
    if kind == "exercise":
        from journal.store.practice_rows import exercise_of

        said = exercise_of(columns)
        record |= {"aliases": list(said.aliases), "muscles": list(said.muscles), "how_to": list(said.how_to)}
    return record


def change_record(change: Change) -> Record:
    """Return a change's record; what the row was before and after are records of their own, or None."""
    from journal.store.rows import utc_text

    return {
        "kind": "change",
        "seq": change.seq,
        "at_utc": utc_text(change.at),
        "action": change.action,
        "table": change.kind,
        "uid": change.uid,
        "before": None if change.before is None else row_record(change.kind, change.before),
        "after": None if change.after is None else row_record(change.kind, change.after),
        "operation": change.operation,
        "name": change.name,
        "reverses": change.reverses,
    }


def sides_of(change: Change) -> tuple[Said | None, Said | None]:
    """Return what the changed row said before and after, as domain values; None of a kind without words of its own."""
    return _said(change.kind, change.before), _said(change.kind, change.after)


def _said(kind: str, columns: Mapping[str, Any] | None) -> Said | None:
    from journal.store import advice, practice_rows, rows

    if columns is None:
        return None
    if kind in VALUE_TYPES:
        return rows.entry_of(kind, columns).draft
    readers: dict[str, Callable[[Mapping[str, Any]], Said]] = {
        "spell": rows.spell_of,
        "statement": rows.statement_of,
        "advice": advice.advice_of,
        "exercise": practice_rows.exercise_of,
        "routine": practice_rows.routine_of,
        "routine_item": practice_rows.item_of,
        "plan": practice_rows.plan_of,
        "skip": practice_rows.skip_of,
    }
    return readers[kind](columns) if kind in readers else None
