"""Speed beside peers, in one run; figures are ratios because machines differ."""
