"""Strict reading: a declared dialect or a workbook becomes a table of text, or is refused with the line."""
