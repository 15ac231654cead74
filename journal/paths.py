"""Where things are: the journal, its backups, the settings, and the shipped schema."""

import os
from dataclasses import dataclass
from pathlib import Path

from journal.errors import FileRefused

APP = "pain-journal"


@dataclass(frozen=True, slots=True)
class Paths:
    """Files of one journal.

    Attributes:
        database: the SQLite file.
        explicit: whether --db or JOURNAL_DB named it.
    """

    database: Path
    explicit: bool = False

    @property
    def backups(self) -> Path:
        """The folder of backups, beside the journal."""
        return self.database.with_name(f"{self.database.stem}-backups")

    def is_begun(self) -> bool:
        """Return whether there is something at the journal's place; looks, and opens nothing.

        Raises:
            FileRefused: nothing is there, and beginning anew would hide a mistake or a loss.
        """
        folder = self.database.parent
        try:
            self.database.lstat()
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError as error:
            raise FileRefused(
                f"{self.database}: {error.strerror}", "Check that the file and its folder are yours."
            ) from error
        else:
            return True
        if self.explicit and not os.path.isdir(folder):  # noqa: PTH112 - never raises
            raise FileRefused(f"there is no folder {folder}", "Check the path, or make the folder first.")
        if not self.explicit and any(self.backups.glob("*.db")):
            raise FileRefused(
                f"{self.database} is missing, but its backups are in {self.backups}",
                "Put a backup in its place, or begin a new journal on purpose with --db PATH.",
            )
        return False


def find_paths(named: str | None = None) -> Paths:
    """Return the paths for `--db` (`named`), else JOURNAL_DB, else the platform's user data folder."""
    named = named or os.environ.get("JOURNAL_DB")
    if named:
        return Paths(Path(os.path.abspath(os.path.expanduser(named))), explicit=True)
    import platformdirs  # costs start-up, and a named file does not need it

    return Paths(Path(platformdirs.user_data_dir(APP, appauthor=False)) / "journal.db")


def settings_file() -> Path:
    """Return the path of the settings: JOURNAL_CONFIG, else config.toml in the platform's user config folder."""
    named = os.environ.get("JOURNAL_CONFIG")
    if named:
        return Path(os.path.abspath(os.path.expanduser(named)))
    import platformdirs

    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "config.toml"


def schema_folder() -> Path:
    """Return the folder with migrations and export contracts, from a wheel or from a checkout.

    Raises:
        FileRefused: the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "_schema", package.parent / "schema"):
        if (folder / "migrations" / "env.py").is_file():
            return folder
    raise FileRefused("the installation has no schema folder", "Install pain-journal again.")
