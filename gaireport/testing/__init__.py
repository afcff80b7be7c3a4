"""An adapter -> its tests: whole reports made by Hypothesis, and the suite that every adapter passes.

``AdapterConformance`` is the suite, ``reports()`` the strategy; ``LIMITS`` explains each name of what a layout may be
unable to carry, for ``Adapter.limits`` and ``reports()`` alike. It serves our layouts and those of other packages. It
needs the extra ``gaireport[testing]``, and no other room imports it.
"""

import pytest

# Before they are imported: a bare assert in them says what it compared.
pytest.register_assert_rewrite("gaireport.testing.conformance", "gaireport.testing.accounts")

from gaireport.testing.accounts import uncovered  # noqa: E402
from gaireport.testing.conformance import (  # noqa: E402
    AdapterConformance,
    check_reading,
    check_round_trip,
    share,
)
from gaireport.testing.limits import LIMITS  # noqa: E402
from gaireport.testing.strategies import reports  # noqa: E402

__all__ = [
    "LIMITS",
    "AdapterConformance",
    "check_reading",
    "check_round_trip",
    "reports",
    "share",
    "uncovered",
]
