"""What several pages are drawn from: findings, charts, numbers, a report's text; no Streamlit here."""
