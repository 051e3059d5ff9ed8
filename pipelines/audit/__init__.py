"""The attacker: works hidden cells out of a printed edition, written apart from what hid them."""
