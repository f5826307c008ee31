"""Finding rows by the beginnings of their keys (:mod:`thidua.core.logic.name_keys`), through an index.

A table of keys has the columns ``key`` and ``owner``, the foreign key to what it names.
"""

from __future__ import annotations

from django.db import connection
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from thidua.core.logic.name_keys import LONGEST, name_words

AFTER_ALL = "\U0010ffff"
LOOKED_AT = 1_000
"""Keys that begin with one word and are looked at for the others."""
SAME = 5
"""Keys of one owner that may begin alike; more are read in place of those."""
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

    Names with the words in a row stand first, then those that hold each of them somewhere: for these at most
    :data:`LOOKED_AT` names are looked at by each word, so that common words in an odd order may miss some.
    """
    words = list(dict.fromkeys(word[:LONGEST] for word in name_words(text)))
    if not words:
        return []
    rows = keys._default_manager.filter(among)  # noqa: SLF001 - public API of Django's models
    found = _owners(rows.filter(beginning(" ".join(words)[:LONGEST])), most)
    if len(words) > 1 and len(found) < most:
        found |= _apart(keys, rows, words, most)
    return list(found)[:most]


def _owners(rows: QuerySet[Model], most: int) -> dict[int, None]:
    """The owners in the order of the index, each once."""
    return dict.fromkeys(rows.order_by("key").values_list("owner_id", flat=True)[: most + SAME])


def _apart(keys: type[Model], rows: QuerySet[Model], words: list[str], most: int) -> dict[int, None]:
    """Owners that have keys beginning with each of the words, looked for by the rarest word first.

    Of words alike the last comes first: a given name ends its key, so that its rows are in no order and soon hold the
    others too.
    """
    every = keys._default_manager.all()  # noqa: SLF001 - public API of Django's models
    counts = {word: every.filter(beginning(word)).order_by()[:LOOKED_AT].count() for word in words}
    found: dict[int, None] = {}
    last_first = words[::-1]
    for word in sorted(last_first, key=counts.__getitem__):
        looked_at = every.filter(beginning(word)).order_by("key").values("pk")[:LOOKED_AT]
        fitting = rows.filter(pk__in=looked_at)
        for other in words:
            if other != word:
                fitting = fitting.filter(Exists(every.filter(beginning(other), owner=OuterRef("owner"))))
        found |= _owners(fitting, most)
        if len(found) >= most or counts[word] < LOOKED_AT:
            break
    return found
