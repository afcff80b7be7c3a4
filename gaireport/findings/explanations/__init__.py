"""What every code means, why it matters and an example, in both languages; filled into the code table."""

from gaireport.findings.explanations.collection import COLLECTION_EXPLANATIONS
from gaireport.findings.explanations.content import CONTENT_EXPLANATIONS
from gaireport.findings.explanations.entry import Explanation
from gaireport.findings.explanations.structure import STRUCTURE_EXPLANATIONS
from gaireport.findings.explanations.sums import SUM_EXPLANATIONS

EXPLANATIONS: dict[str, Explanation] = {
    **STRUCTURE_EXPLANATIONS,
    **SUM_EXPLANATIONS,
    **CONTENT_EXPLANATIONS,
    **COLLECTION_EXPLANATIONS,
}
