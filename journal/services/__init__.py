"""Use cases shared by both front ends: functions, with the store and the clock passed in."""
