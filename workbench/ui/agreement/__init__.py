"""Second coding on screen: samples, agreement, disagreements."""
