"""What aligned text is cut into, sorted by whether the columns are known."""

from cutter import Cutter

from gaireport.adapters.aligned.aligned_text import AlignedText

ALIGNED = Cutter(AlignedText())

HEAD = """\
名目        甲类      乙类      丙类
"""
