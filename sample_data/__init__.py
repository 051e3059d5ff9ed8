"""A whole invented partnership, generated with a fixed seed."""
