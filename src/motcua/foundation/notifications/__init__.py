"""Notifications: who was told what, when, over which channel, and with which result.

Words     A message is told to one person, in their language; its kind is a file of the profile.
          A delivery carries it over one channel: the inbox always, e-mail and SMS as chosen.
          A note goes to an address before anybody knows whose it is: a code.
States    queued -> sending -> handed over -> sent; or failed, which is tried again, then gave up;
          or unsure, where the other side fell silent after it was handed over
Says      PersonTold, MessageRead, ChannelsChosen, SendingGaveUp, SendingRetried, NoteWritten,
          MessagesForgotten
Hears     PersonTold, SendingRetried, NoteWritten (its own: they ask for the sending)
Doors     mailbox: the demo's mail server keeps what it takes with it, and the office shows it
Promise   Nobody is told twice for one cause, and no mail goes twice. What could not be sent stands
          before a person; the inbox has it all the same. It is called and never listens to others.
"""
