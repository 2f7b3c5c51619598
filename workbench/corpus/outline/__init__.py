"""From the rows of a report's text to its outline: markers, headings, levels, parts, nodes."""
