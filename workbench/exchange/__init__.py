"""Decisions to and from files: JSON, W3C, CSV, XLSX, Label Studio, doccano."""
