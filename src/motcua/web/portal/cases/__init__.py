"""Following one's cases."""
