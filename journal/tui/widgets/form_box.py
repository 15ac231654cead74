"""The frame of every form."""

from textual.containers import VerticalScroll


class FormBox(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The frame of a form: it follows the focus, and leaves the arrow keys to the form."""
