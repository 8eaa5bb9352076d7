"""Tests of the package: `python -m pytest training/tests`."""
