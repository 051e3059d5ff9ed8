"""Disclosure control: the only door from exact counts to figures that may be shown."""
