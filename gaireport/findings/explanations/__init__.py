"""What every code means, why it matters and an example, in both languages; filled into the code table."""

from gaireport.findings.explanations.content import CONTENT
from gaireport.findings.explanations.entry import Explanation
from gaireport.findings.explanations.structure import STRUCTURE
from gaireport.findings.explanations.sums import SUMS

EXPLANATIONS: dict[str, Explanation] = {**STRUCTURE, **SUMS, **CONTENT}
