"""Writing the catalogue: lists, one procedure with its versions, drafts, local rules."""
