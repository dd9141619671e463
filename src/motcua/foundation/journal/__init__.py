"""The journal: what happened, once, in order, in a chain that shows any change.

Words     An entry is one act. A subject is what the act is about (``case:17``); the entries of a
          subject form a chain by their hashes. A position is an entry's place in the order in
          which subscriptions read; one sequencer gives positions without gaps. A seal is a signed
          root over the entries since the seal before. A dead letter is an entry that a
          subscription failed to hear as often as it is tried.
States    recorded -> positioned -> sealed; heard | held -> heard | discarded
Says      DeliveryRetried, DeliveryDiscarded, SubscriptionRebuilt, JobRetried, JobCancelled
Doors     proof, sealing, follow, keys: the worker follows and seals, commands export what was
          sealed and check a proof without the database; a release of a service is signed with the
          same key.
Promise   An act and its entry are committed together or not at all. A handler sees each entry at
          least once, a subject's entries in their order, and never an act that was undone. Whoever
          holds an exported root can tell whether anything up to it was changed.
"""
