"""For tests of layouts, ours and those of other packages: whole reports made by Hypothesis, and the suite that every
adapter passes. Needs hypothesis; imported by no other module."""

from gaireport.testing.conformance import AdapterConformance, check_round_trip, share, uncovered
from gaireport.testing.limits import LIMITS
from gaireport.testing.strategies import reports

__all__ = ["LIMITS", "AdapterConformance", "check_round_trip", "reports", "share", "uncovered"]
