"""The journal's own themes: calm colours, and nothing red; every text stands out by 4.5:1 at least (WCAG AA)."""

from textual.theme import BUILTIN_THEMES, Theme

DARK = "journal-dark"
LIGHT = "journal-light"

THEMES = (
    Theme(
        name=DARK,
        primary="#6cb6f0",
        secondary="#6fc7bb",
        accent="#f0b45a",
        warning="#f0b45a",
        error="#f0a07c",
        success="#8fcfa6",
        foreground="#e6e1d6",
        background="#15191e",
        surface="#1c2229",
        panel="#252d36",
        boost="#29323c",
        variables={
            "text-muted": "auto 66%",
            "text-disabled": "auto 62%",
            "foreground-muted": "#a9aba6",
            "foreground-disabled": "#a9aba6",
            "primary-muted": "#23435f",
            "block-cursor-background": "#6cb6f0",
            "block-cursor-foreground": "#10151a",
            "input-selection-background": "#2f587c",
            "scrollbar": "#71899f",
            "scrollbar-hover": "#8aa3ba",
            "scrollbar-background": "#15191e",
        },
    ),
    Theme(
        name=LIGHT,
        primary="#0a5fb4",
        secondary="#0b6b60",
        accent="#8a5200",
        warning="#8a5200",
        error="#9c3d1c",
        success="#256b45",
        foreground="#23282e",
        background="#f4f2ed",
        surface="#fbfaf7",
        panel="#e9e5dc",
        boost="#ece8df",
        dark=False,
        variables={
            "text-muted": "auto 66%",
            "text-disabled": "auto 64%",
            "foreground-muted": "#5a5f64",
            "foreground-disabled": "#5a5f64",
            "primary-muted": "#cfe0f2",
            "block-cursor-background": "#0a5fb4",
            "block-cursor-foreground": "#ffffff",
            "input-selection-background": "#b9d4ee",
            "scrollbar": "#74828f",
            "scrollbar-hover": "#5a6875",
            "scrollbar-background": "#f4f2ed",
        },
    ),
)


def known_themes() -> tuple[str, ...]:
    """Return the names of all themes, the journal's own first."""
    return (*(theme.name for theme in THEMES), *sorted(BUILTIN_THEMES))
