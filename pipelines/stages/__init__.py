"""Ordinary functions, one module per step."""
