"""Cases: one request, from its draft to the signed result.

Words     A draft is what an applicant is still writing. A case is a draft that was submitted; it
          answers one service, under the release in which it was begun. The receipt number is
          given at submission, the dossier code (Circular 03/2025/TT-VPCP art. 13) at reception.
States    submitted -> received -> proposed -> issued; a proposal may go back to received
Moves     A draft stays under its release. Where that is safe, a move takes it to a newer one with
          its answers as they are, and back.
Says      DraftsExpired, DraftsMoved, DraftsMovedBack, CaseSubmitted, CaseReceived, CaseProposed,
          ProposalReturned, ResultIssued
Hears     CaseSubmitted (writes the receipt); it, CaseReceived and ResultIssued (tell the applicant)
Promise   What was given is stored before anything else. Nothing is submitted twice. A result is
          numbered, written and signed in one act, or not at all. A draft that nobody goes on with
          is deleted after the days of the profile.
"""
