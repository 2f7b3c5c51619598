"""Text components of our own: plain JavaScript and CSS, a Python function each."""
