"""An adapter -> its tests: whole reports made by Hypothesis, and the suite that every adapter passes.

It serves our layouts and those of other packages. It needs hypothesis, and no other room imports it."""

from gaireport.testing.conformance import AdapterConformance, check_round_trip, share, uncovered
from gaireport.testing.limits import LIMITS
from gaireport.testing.strategies import reports

__all__ = ["LIMITS", "AdapterConformance", "check_round_trip", "reports", "share", "uncovered"]
