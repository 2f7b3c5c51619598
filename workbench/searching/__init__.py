"""Words in reports: a language of queries, and dictionaries of terms counted over places and years."""
