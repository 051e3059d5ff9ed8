"""Code lists, one TOML file each, and the way from a label as typed to a code: by data, never by a guess.

A list holds its codes and titles, the groups in which they are shown, the labels that agencies really write, and
phrases: words that together can mean one code only (`black carib* -white` is the words "black" and one that begins
with "carib", without the word "white"). Everything is compared without regard to case, spaces and punctuation.
"""

from schemas.codes.lists import CodeList, code_list, code_lists, normalise
from schemas.codes.resolving import Resolution, resolve

__all__ = ["CodeList", "Resolution", "code_list", "code_lists", "normalise", "resolve"]
