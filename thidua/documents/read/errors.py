"""Why a file could not be read, said so that its owner knows what to do next."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """The kinds of refusal; the codes are stable, the sentences are not."""

    MISSING = "missing"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    ENCRYPTED = "encrypted"
    ZIP_BOMB = "zip_bomb"
    EXTERNAL_ENTITY = "external_entity"
    ACTIVE_CONTENT = "active_content"
    DAMAGED = "damaged"
    UNSUPPORTED = "unsupported"
    SCAN = "scan"


class UnreadableDocument(Exception):
    """A file that cannot be read. ``message_vi`` tells the user in Vietnamese what is wrong and what to do."""

    def __init__(self, message_vi: str, code: Trouble) -> None:
        super().__init__(message_vi)
        self.message_vi = message_vi
        self.code = code
