"""`completion`: scripts for bash, zsh and fish, which ask the program itself what a word may become."""

from journal.cli.arguments import Arguments
from journal.cli.commands import COMMANDS, COMMON, DAYS, TOP
from journal.cli.declared import Command, Option
from journal.cli.practice_commands import GROUP as PRACTICE_GROUP
from journal.cli.shell import Shell
from journal.errors import EXIT_DONE

_BASH = """\
# bash completion of pain-journal, for ~/.bashrc: eval "$(journal completion bash)"
_journal() {
    local current="${COMP_WORDS[COMP_CWORD]}" IFS=$'\\n'
    COMPREPLY=($(journal _complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1))
    if [ "${COMPREPLY[0]}" = ":files" ]; then COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -o filenames -o nosort -F _journal journal 2>/dev/null || complete -o filenames -F _journal journal
"""
_ZSH = """\
#compdef journal
# zsh completion of pain-journal, for ~/.zshrc after compinit: eval "$(journal completion zsh)"
_journal() {
    local -a described
    local line
    for line in "${(@f)$(journal _complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        [[ $line == :files ]] && { _files; return }
        [[ -n $line ]] && described+=("${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}")
    done
    (( $#described )) && _describe -V journal described
}
compdef _journal journal
"""
_FISH = """\
# fish completion of pain-journal, for config.fish: journal completion fish | source
function __journal_complete
    set -l words (commandline -opc)
    set -l found (journal _complete -- $words[2..-1] (commandline -ct) 2>/dev/null)
    if test "$found[1]" = ":files"
        __fish_complete_path (commandline -ct)
    else
        printf '%s\\n' $found
    end
end
complete -c journal -f -a '(__journal_complete)'
"""
_SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
_FILES = (":files", "")

Offer = list[tuple[str, str]]


def run(shell: Shell, arguments: Arguments) -> int:
    """Print a shell's script, or what the last of the words may become, each with a tab and what it is."""
    if arguments.command is not None and arguments.command.name == "completion":
        shell.out.write(_SCRIPTS[arguments.words[0]])
        return EXIT_DONE
    words = arguments.words or [""]
    for word, told in offered(shell, words[:-1], words[-1]):
        shell.out.write(f"{word}\t{told}\n" if told else f"{word}\n")
    return EXIT_DONE


def offered(shell: Shell, before: list[str], word: str) -> Offer:
    """Return what `word` may become after the words `before`; `:files` asks for the shell's own files."""
    command, own, waiting = _read(before)
    if waiting is not None:
        return _values(waiting, word)
    if word.startswith("-"):
        options = (*(command.options if command else TOP), *COMMON)
        return [(option.name, option.help) for option in options if option.name.startswith(word)]
    if command is None:
        public = (each for each in COMMANDS.values() if each.group)
        return [(each.name, each.summary) for each in public if each.name.startswith(word)]
    return _words(shell, command, own, word)


def _read(before: list[str]) -> tuple[Command | None, list[str], Option | None]:
    """Return the command, its words so far, and the option that waits for its value."""
    command: Command | None = None
    own: list[str] = []
    waiting: Option | None = None
    for word in before:
        known = {option.name: option for option in (*(command.options if command else TOP), *COMMON)}
        if waiting is not None:
            waiting = None
        elif word in known:
            waiting = known[word] if known[word].value else None
        elif command is None:
            command = COMMANDS.get(word)
        else:
            own.append(word)
    return command, own, waiting


def _values(option: Option, word: str) -> Offer:
    if option.value == "PATH":
        return [_FILES]
    names = option.choices or (DAYS if option.value in ("DAY", "WHEN") else ())
    # Of several with commas the last one is completed.
    head, comma, tail = word.rpartition(",") if option.many else ("", "", word)
    return [(f"{head}{comma}{name}", "") for name in names if name.startswith(tail)]


def _words(shell: Shell, command: Command, own: list[str], word: str) -> Offer:
    if command.name in ("export", "import"):
        return [_FILES]
    if command.name == "config":
        from journal.cli.config import completed

        return [(name, told) for name, told in completed(own) if name.startswith(word)]
    if command.group == PRACTICE_GROUP:
        from journal.cli.practice_completion import practice_words

        return [(name, "") for name in practice_words(shell, command.name, own, word)]
    if command.free:
        return _entry_words(shell, command, own, word)
    names: tuple[str, ...] = ()
    if not own and command.choices:
        names = command.choices
    elif command.name == "today" or (command.name in ("advice", "spell") and len(own) == 1):
        names = DAYS
    elif command.name == "spell":
        names = ("about", "month")
    return [(name, "") for name in names if name.startswith(word)]


def _entry_words(shell: Shell, command: Command, own: list[str], word: str) -> Offer:
    """Return the words of the entry line; the built-in names, for a key press must not wait for the journal.

    Where an exercise is to be named it does: some are the user's own, and hidden ones are not to be offered.
    """
    from journal.cli.log import line_of
    from journal.domain.line import complete
    from journal.domain.vocabulary import BUILT_IN
    from journal.services.logging import parsing

    if command.name == "edit":
        if not own:
            return []
        own = own[1:]
    text = line_of("log" if command.name == "edit" else command.name, [*own, word])
    names = BUILT_IN.extended()
    if [command.name, *own][-1].lower() == "did":
        from journal.cli.practice_completion import vocabulary

        names = vocabulary(shell)
    return [(name, "") for name in complete(text, len(text), parsing(shell.clock, shell.settings, names))]
