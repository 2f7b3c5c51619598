"""Ask a language model on one's own machine, believe nothing it says, and measure it."""
