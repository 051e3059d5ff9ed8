"""Exports: the figures of an edition as files that other programs read."""
