"""What every code means, why it matters and an example, in both languages; filled into the code table."""

from gaireport.explanations.content import CONTENT
from gaireport.explanations.entry import Explanation
from gaireport.explanations.structure import STRUCTURE
from gaireport.explanations.sums import SUMS

EXPLANATIONS: dict[str, Explanation] = {**STRUCTURE, **SUMS, **CONTENT}
