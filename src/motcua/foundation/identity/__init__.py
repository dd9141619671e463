"""Identity: people, the accounts they enter by, roles held in a unit, and who acts for whom.

Words     A person is somebody the State knows; an account is a way in; a role is held in one unit,
          from a day to a last day. An actor is an account with its roles at a moment. A substitute
          holds a role of somebody absent. A mandate lets its holder act for its giver: a person,
          or a legal entity known by its business code; some hold by law, others are given. An
          entrance is one sign-in that succeeded; its level says how surely the person is known.
States    mandate: waiting -> (future ->) in force -> expired | revoked
Says      PersonCreated, NumberReissued, AccountCreated, RoleGranted, RoleEnded, PersonLeft,
          SubstitutionOrdered, PersonInvited, MandateGiven, MandateAccepted, MandateRevoked,
          ContactConfirmed, CorrectionAsked, CorrectionAnswered, DataExported, SignedIn, NewDevice,
          ProviderLinked, ClaimsDiffer, SessionsEnded, FactorChanged
Doors     permissions, oidc: screens ask which unit an administrator tends before they show its
          people; a login goes through the browser, so a screen begins and ends it.
Promise   A personal number is never a key, never in the journal, and shown masked; showing it whole
          is written down. Nobody acts for another without a mandate in force at that moment, and
          both sides see it. Citizens have no password here, and a provider's answer lets in only if
          all of it is what was asked. Wrong tries to sign in are limited for each account and
          address, so nobody is locked out by another.
"""
