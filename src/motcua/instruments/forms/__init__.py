"""Forms: questions described as data, one thing on a page; an engine without tables.

Words     A form has pages, a page has questions. An answer is the cleaned value of a question, as
          JSON; a problem is what keeps a question from having an answer.
Doors     model, read, clean, show: without tables there is nothing to act on or to ask.
Promise   The same description asks citizens, officers and statisticians. An answer that is kept
          was checked; a question whose condition is not met has no answer.
"""
