"""The Streamlit interface; Streamlit is imported nowhere else."""
