"""Checking: from a table of text to typed rows, or faults by row, column and rule."""
