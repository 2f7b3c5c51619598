"""Many report pairs on many processes."""
