"""Fuzzing of the public functions: targets, mutations that know tables, seeds, and the program that runs them."""
