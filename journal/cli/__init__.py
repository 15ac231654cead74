"""The shell front end: one module a command family, imported when it is asked for."""
