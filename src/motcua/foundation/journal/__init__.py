"""The journal: what happened, once, in order, in a chain that shows any change.

Words     An entry is one act. A subject is what the act is about (``case:17``); the entries of a
          subject form a chain by their hashes. A position is an entry's place in the order in
          which subscriptions read; one sequencer gives positions without gaps.
States    recorded -> positioned
Says      nothing; it delivers what others say
Promise   An act and its entry are committed together or not at all. A handler sees each entry at
          least once, a subject's entries in their order, and never an act that was undone.
"""
