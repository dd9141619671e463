"""Feedback: what readers say is wrong with a page.

Words     A problem report is a reader's own words about one page. It is no petition: those are
          answered by law and have a domain of their own.
States    open -> settled
Says      ProblemReported, ProblemSettled, ReportsForgotten
Promise   Anybody may report, signed in or not; the words reach the people who run the node.
"""
