"""Records, texts and the log: written in one transaction, read back, undone, backed up, migrated."""
