"""What each event of a component does in the store; no Streamlit here."""
