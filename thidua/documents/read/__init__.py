"""Readers: a file of unknown origin in, a :class:`~thidua.documents.logic.source.Source` out."""

from thidua.documents.read.errors import Trouble, UnreadableDocument
from thidua.documents.read.opening import open_source

__all__ = ["Trouble", "UnreadableDocument", "open_source"]
