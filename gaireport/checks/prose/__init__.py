"""The prose of a Report -> findings where its counts contradict the tables."""
