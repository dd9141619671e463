"""The screens of the library cards: one for citizens, one for the office."""
