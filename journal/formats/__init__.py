"""Files of the outside world and domain values, one into the other: pure, standard library only."""
