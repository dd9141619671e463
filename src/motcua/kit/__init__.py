"""Small libraries with no tables and no Django, shared by every domain."""
