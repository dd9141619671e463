"""Forms: questions described as data, one thing on a page; an engine without tables.

Words     A form has pages, a page has questions; a group of pages is asked once for each row. An
          answer is the cleaned value of a question, as JSON; a problem is what keeps a question
          from having an answer. A walk is the way through a form with the answers so far.
Doors     around, clean, model, origin, proposing, read, rows, schema, show, typed, walk: there
          are no tables here to act on or to ask.
Promise   The same description asks citizens, officers and statisticians. An answer that is kept
          was checked; a question whose condition is not met has no answer.
"""
