"""Make the same report in every format an analyst may have in hand."""
