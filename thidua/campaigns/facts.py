"""Typed facts the room tells those above it, inside the same transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CampaignPublished:
    """A campaign was sent out; report rounds and score sheets may be opened for its targets."""

    campaign_id: int
    on: date


@dataclass(frozen=True, slots=True)
class CampaignWithdrawn:
    """A campaign was recalled; what waits for its units is no longer due."""

    campaign_id: int
    on: date


@dataclass(frozen=True, slots=True)
class TargetAdjusted:
    """A published target changes from ``effective_on``; what was judged by it from then on is judged anew."""

    target_id: int
    effective_on: date
