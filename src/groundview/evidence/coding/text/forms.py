"""The forms of a word: plural, -ed and -ing, by rule. What the rule does not give (took, men) is listed as a word."""

from __future__ import annotations

import re

ENDED = ("s", "ed", "ing")
"""A word that ends so is taken as it stands."""

LEAST_FOR_PLURAL, LEAST_FOR_VERB = 3, 4
HISSING = ("s", "x", "z", "ch", "sh")
ONE_VOWEL = re.compile(r"[^aeiouy]*[aeiou][bdgklmnprtv]")
"""A word of one short vowel and one consonant after it, which is doubled before -ed and -ing: stab, plan."""


def forms(word: str) -> frozenset[str]:
    """The word itself and what the rule makes of it: `deliver` gives delivers, delivered and delivering. Words with
    digits, words of one or two letters, and words that end in -s, -ed or -ing have no other form; words of three
    letters have a plural only. Some that are made are no words: they do no harm, for nobody writes them."""
    if not word.isalpha() or len(word) < LEAST_FOR_PLURAL or word.endswith(ENDED):
        return frozenset({word})
    found = {word, _plural(word)}
    if len(word) >= LEAST_FOR_VERB:
        found |= {_before_vowel(word, "ed"), _before_vowel(word, "ing")}
    return frozenset(found)


def _plural(word: str) -> str:
    if _y_after_consonant(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(HISSING) else "s")


def _before_vowel(word: str, ending: str) -> str:
    if word.endswith("e"):
        return word[:-1] + ending
    if ending == "ed" and _y_after_consonant(word):
        return word[:-1] + "ied"
    return word + word[-1] * bool(ONE_VOWEL.fullmatch(word)) + ending


def _y_after_consonant(word: str) -> bool:
    return word.endswith("y") and word[-2] not in "aeiou"
