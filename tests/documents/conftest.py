"""The same cast as in the campaigns: papers are put in by the people who launch."""

from tests.campaigns.conftest import cast

__all__ = ["cast"]
