"""The life of a promise: which passages of a place's reports over the years speak of one thing."""
