"""Where a quotation stands: anchors, and carrying them to a corrected text; pure functions."""
