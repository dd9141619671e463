"""Library cards: a card for everybody who asks for one.

Words     A card belongs to one person and has a number of the year in which it was given.
Says      CardGiven
Hears     CardGiven (counts the cards of the day)
Promise   Nobody gets two cards, however often they ask.
"""
