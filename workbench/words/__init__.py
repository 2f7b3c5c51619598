"""Every word for people, in Chinese and in English, by key."""
