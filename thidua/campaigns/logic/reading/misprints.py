"""Misprints and misreadings of a scan put right before anything else is read."""

from __future__ import annotations

from thidua.documents.logic.passage import Passage


def repair(passage: Passage) -> Passage:
    """The passage with its probable misprints put right; every character still knows its place in the source."""
    return passage
