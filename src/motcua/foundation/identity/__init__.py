"""Identity: people, the accounts they enter by, and the roles they hold in a unit.

Words     A person is somebody the State knows; an account is a way in; a role is held in one unit,
          from a day to a last day. An actor is an account with its roles at a moment.
Says      PersonCreated, AccountCreated, RoleGranted, SignedIn
Promise   A personal number is never a key, never in the journal, and shown masked. Wrong tries to
          sign in are limited for each account and address, so nobody is locked out by another.
"""
