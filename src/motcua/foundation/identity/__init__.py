"""Identity: people, the accounts they enter by, roles held in a unit, and who acts for whom.

Words     A person is somebody the State knows; an account is a way in; a role is held in one unit,
          from a day to a last day. An actor is an account with its roles at a moment. A substitute
          holds a role of somebody absent. A mandate lets its holder act for its giver: a person,
          or a legal entity known by its business code; some hold by law, others are given.
States    mandate: waiting -> (future ->) in force -> expired | revoked
Says      PersonCreated, NumberReissued, AccountCreated, RoleGranted, RoleEnded, PersonLeft,
          SubstitutionOrdered, PersonInvited, MandateGiven, MandateAccepted, MandateRevoked,
          ContactConfirmed, CorrectionAsked, CorrectionAnswered, DataExported, SignedIn
Doors     permissions: screens ask which unit an administrator tends before they show its people.
Promise   A personal number is never a key, never in the journal, and shown masked; showing it whole
          is written down. Nobody acts for another without a mandate in force at that moment, and
          both sides see it. Wrong tries to sign in are limited for each account and address, so
          nobody is locked out by another.
"""
