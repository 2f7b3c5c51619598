"""Chain the stages, one module per user activity; what the command line and the interface call."""
