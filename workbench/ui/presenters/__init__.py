"""Turn domain objects into the rows and properties that pages and components draw; no Streamlit here."""
