"""Pure string functions: normalising, sentences and clauses, words, numerals."""
