"""Writing the settings: other values into the file, its comments and its order as they were, whole or not at all."""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from journal.config import Settings, read_settings, slug_of
from journal.errors import FileRefused, ValueRefused

if TYPE_CHECKING:
    from tomlkit.toml_document import TOMLDocument

_KEPT = "Nothing was changed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A change to the file.

    Attributes:
        settings: all of them, as they are by it.
        names: of the settings that were changed.
        before, after: the text of the file.
    """

    settings: Settings
    names: tuple[str, ...]
    before: str
    after: str


def stamp_of(path: Path) -> tuple[int, int, int] | None:
    """Return what changes with every change to the settings, None without a file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def save_settings(path: Path, changes: Mapping[str, Any]) -> Written:
    """Set some settings in the file, which is read anew for it.

    Args:
        path: the file; a link is followed, and stays one.
        changes: values by their settings' names, each as `value_of` returns it; None takes a setting out, which is then
            as it comes.

    Raises:
        ValueRefused: the file holds something that is not understood; it was left as it is.
        FileRefused: it cannot be read or written.
    """
    target = _target(path)
    text = _read(target)
    document = _document(text, path)
    for name, value in changes.items():
        _put(document, name, value)
    return _written(path, target, text, document.as_string(), tuple(changes))


def put_back(path: Path, done: Written) -> Written:
    """Put back what the file said before a change: its text, or the settings alone where the rest was edited since.

    Returns:
        The change that this is, to be put back in its turn.

    Raises:
        ValueRefused: the file holds something that is not understood; it was left as it is.
        FileRefused: it cannot be read or written.
    """
    target = _target(path)
    text = _read(target)
    if text == done.after:
        return _written(path, target, text, done.before, done.names)
    document, before = _document(text, path), _document(done.before, path)
    for name in done.names:
        if name in before:
            document[name] = before[name]
        elif name in document:
            document.remove(name)
    return _written(path, target, text, document.as_string(), done.names)


def _written(path: Path, target: Path, before: str, after: str, names: tuple[str, ...]) -> Written:
    settings = read_settings(after, path)
    if after != before:
        _replace(target, after)
    return Written(settings=settings, names=names, before=before, after=after)


def _target(path: Path) -> Path:
    """Return the file itself: to put another in the place of a link would cut it off from what it stands for."""
    try:
        target = path.resolve(strict=True) if path.is_symlink() else path
    except (OSError, RuntimeError) as error:
        raise FileRefused(f"{path} is a link to nothing", f"Make its file or remove the link. {_KEPT}") from error
    if target.exists() and not target.is_file():
        raise FileRefused(f"{target} is not a file", f"Move it out of the way. {_KEPT}")
    return target


def _read(target: Path) -> str:
    try:
        return target.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise ValueRefused(f"the settings cannot be read: {error}", f"Correct it in {target}. {_KEPT}") from error
    except OSError as error:
        raise FileRefused(f"{target}: {error.strerror}", f"Check that it is yours. {_KEPT}") from error


def _document(text: str, path: Path) -> "TOMLDocument":
    import tomlkit  # only for writing: reading has its own in the standard library
    from tomlkit.exceptions import TOMLKitError

    try:
        return tomlkit.parse(text)
    except TOMLKitError as error:
        raise ValueRefused(
            f"the settings cannot be read: {error}", f"Correct it in {path}, then save again. {_KEPT}"
        ) from error


def _put(document: "TOMLDocument", name: str, value: Any) -> None:
    from tomlkit import items

    there = document.get(name)
    if value is None:
        document.pop(name, None)
    elif isinstance(value, Mapping):
        _put_keys(document, name, value)
    elif isinstance(value, tuple):
        if isinstance(there, items.Array):
            _put_names(there, value)
        else:
            document[name] = list(value)
    elif isinstance(value, time):
        document[name] = f"{value:%H:%M}"
    else:
        document[name] = value


def _put_keys(document: "TOMLDocument", name: str, wanted: Mapping[str, tuple[str, ...]]) -> None:
    """Make a table hold `wanted`; what stays keeps its comment."""
    from tomlkit import table

    if name not in document:
        document[name] = table()
    there: Any = document[name]
    for gone in [each for each in there if each not in wanted]:
        del there[gone]
    for each, keys in wanted.items():
        said = keys[0] if len(keys) == 1 else list(keys)
        if there.get(each) not in (said, list(keys)):
            there[each] = said
    if not wanted and not there.as_string().strip() and not there.trivia.comment:
        document.remove(name)  # nothing of the user's is left in it, no comment either


def _put_names(names: Any, wanted: tuple[str, ...]) -> None:
    """Make a list hold `wanted`; what stays keeps its spelling and its comment."""
    for index in reversed(range(len(names))):
        if not isinstance(names[index], str) or slug_of(names[index]) not in wanted:
            del names[index]
    there = [slug_of(name) for name in names]
    for name in wanted:
        if name not in there:
            names.append(name)
            there.append(name)
    if tuple(there) != wanted:  # in another order
        names.clear()
        names.extend(wanted)


def _replace(target: Path, text: str) -> None:
    """Put a new file in the place of the settings: 0600 from its first moment, on the disk before it is there."""
    temporary = target.with_name(f".{target.name}.{token_hex(6)}.tmp")
    try:
        _make_folder(target.parent)
        handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(target)
        finally:
            with suppress(OSError):
                temporary.unlink()
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise FileRefused(
            f"the settings cannot be written to {target}: {error.strerror}",
            f"Check its folder, or choose another file with JOURNAL_CONFIG. {_KEPT}",
        ) from error


def _make_folder(folder: Path) -> None:
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        with suppress(FileExistsError):
            each.mkdir(mode=0o700)
