from tests.monitoring.reporting_fixtures import founded, here

__all__ = ["founded", "here"]
