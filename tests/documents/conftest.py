from tests.campaigns.conftest import cast

__all__ = ["cast"]
