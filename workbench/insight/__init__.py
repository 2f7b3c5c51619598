"""What many reports tell together: indicators, set phrases, overview figures."""
