"""Kinds of damage to the text of a report, which keep track of what the damaged text prints for each cell.

A kind takes a Page and a Random and damages the page in place; it leaves it as it is where it finds nothing to damage.
"""

import damaged_cells  # noqa: F401  Each registers its kinds.
import damaged_rows  # noqa: F401
from damaged_page import DAMAGES as DAMAGES
from damaged_page import Page as Page
from damaged_page import row_name as row_name
