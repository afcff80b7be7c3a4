"""The figures of a Report -> findings where sums fail, with proposals that would mend them."""
