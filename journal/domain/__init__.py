"""The meaning of the journal: values, the entry line, days, spells. Pure: no I/O, no clock, no globals."""
