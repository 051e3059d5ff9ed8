"""Receipts: what the sender of a file is told."""
