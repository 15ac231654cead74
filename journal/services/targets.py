"""Where an export is put: whole or not at all, private, never over what must stay."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from journal.errors import ValueRefused
from journal.formats.package import PACKAGE_FILE
from journal.services.contracts import contracts
from journal.store.files import PRIVATE_FOLDER, beside, publish, sync
from journal.store.store import Store


@contextmanager
def placed_file(store: Store, target: Path, *, force: bool) -> Iterator[Path]:
    """Yield the path of a private file beside `target`; it takes its place once the block has ended well.

    Args:
        store: the journal, whose own files are never written over.
        target: the file.
        force: overwrite an existing file.

    Raises:
        ValueRefused: it exists, or cannot be written.
    """
    with _told(target):
        _refuse_precious(store, target)
        if target.exists() and not target.is_file():
            raise ValueRefused(f"{target} is not a plain file", "Choose a file, or write to standard output with -.")
        if not force and os.path.lexists(target):
            raise _exists(target)
        with beside(target) as temporary:
            yield temporary
            sync(temporary)
            if force:
                temporary.replace(target)
            elif not publish(temporary, target):
                raise _exists(target)


@contextmanager
def placed_folder(store: Store, target: Path, *, force: bool) -> Iterator[Path]:
    """Yield the path of a private folder beside `target`; it takes its place once the block has ended well.

    Args:
        store: the journal, whose own files are never written over.
        target: the folder.
        force: put it in the place of an earlier export; of nothing else.

    Raises:
        ValueRefused: it exists, or cannot be written.
    """
    with _told(target):
        _refuse_precious(store, target)
        _refuse_other_folder(target, force=force)
        temporary = target.with_name(f".{target.name}.{token_hex(6)}.tmp")
        old = temporary.with_suffix(".old")
        temporary.mkdir(mode=PRIVATE_FOLDER)
        try:
            yield temporary
            for path in (*temporary.iterdir(), temporary):
                sync(path)
            if target.exists():
                target.rename(old)
            temporary.rename(target)
            sync(target.parent)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
            if not target.exists() and old.exists():
                old.rename(target)
            shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ValueRefused(
            f"cannot write {target}: {error.strerror or error}", "Choose another place; no file was left behind."
        ) from error


def _refuse_precious(store: Store, target: Path) -> None:
    """Refuse, forced or not, what an export must never take the place of: the journal and its backups."""
    paths = store.paths
    if paths.database.exists() and target.exists() and target.samefile(paths.database):
        raise ValueRefused(f"{target} is the journal itself", "Choose another file for the export.")
    if target.resolve().is_relative_to(paths.backups.resolve()):
        raise ValueRefused(f"{target} lies among the backups", "Choose another folder for the export.")


def _refuse_other_folder(target: Path, *, force: bool) -> None:
    if not os.path.lexists(target):
        return
    if target.is_symlink() or not target.is_dir():
        raise ValueRefused(f"{target} is not a folder", "Choose another name, or one that ends in .zip.")
    there = {path.name for path in target.iterdir()}
    if not there:
        return
    own = {PACKAGE_FILE, *(f"{table}.csv" for table in contracts())}
    if PACKAGE_FILE not in there or there - own:
        raise ValueRefused(f"{target} holds other files", "Choose a folder that is empty, or a new one.")
    if not force:
        raise _exists(target)


def _exists(target: Path) -> ValueRefused:
    return ValueRefused(
        f"{target} exists already",
        "Choose another name, or say that it may be overwritten.",
        command="Add --force to overwrite it, or choose another name.",
    )
