"""Finding rows by the beginnings of their keys (:mod:`thidua.core.logic.name_keys`), through an index.

A table of keys has the columns ``key`` and ``owner``, the foreign key to what it names.
"""

from __future__ import annotations

from django.db import connection
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from thidua.core.logic.name_keys import LONGEST, name_words

AFTER_ALL = "\U0010ffff"
COUNTED = 500
"""How far the keys that begin with a word are counted to tell the rare word from the common ones."""
ANYBODY = Q()


def beginning(typed: str) -> Q:
    """Keys that begin with the words as typed.

    PostgreSQL has an index for LIKE beside each indexed text column; SQLite uses its own only for a range.
    """
    if connection.vendor == "postgresql":
        return Q(key__startswith=typed)
    return Q(key__gte=typed, key__lt=typed + AFTER_ALL)


def found_ids(keys: type[Model], text: str, most: int, among: Q = ANYBODY) -> list[int]:
    """Ids of at most so many owners whose name holds what was typed; ``among`` narrows by columns of the owner.

    Names with the words in a row stand first, then those that hold each of them somewhere. Two queries, and one more
    for each word where the first found too few.
    """
    words = list(dict.fromkeys(word[:LONGEST] for word in name_words(text)))
    if not words:
        return []
    rows = keys._default_manager.filter(among)  # noqa: SLF001 - public API of Django's models
    found = _owners(rows.filter(beginning(" ".join(words)[:LONGEST])), most)
    if len(words) > 1 and len(found) < most:
        found |= _owners(_apart(keys, rows, words), most)
    return list(found)[:most]


def _owners(rows: QuerySet[Model], most: int) -> dict[int, None]:
    """The owners in the order of the index, each once; an owner may have two keys with one beginning."""
    return dict.fromkeys(rows.order_by("key").values_list("owner_id", flat=True)[: 2 * most])


def _apart(keys: type[Model], rows: QuerySet[Model], words: list[str]) -> QuerySet[Model]:
    """Keys that begin with the rarest of the words, of owners that have keys beginning with each of the others."""
    every = keys._default_manager.all()  # noqa: SLF001 - public API of Django's models
    counts = {word: every.filter(beginning(word)).order_by()[:COUNTED].count() for word in words}
    rarest = min(words, key=counts.__getitem__)
    found = rows.filter(beginning(rarest))
    for word in words:
        if word != rarest:
            found = found.filter(Exists(every.filter(beginning(word), owner=OuterRef("owner"))))
    return found
