"""Reading scans and photographs: pictures of pages to lines of text, in a process of its own."""
