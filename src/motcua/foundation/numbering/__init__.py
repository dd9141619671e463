"""Numbering: gap-free numbers, one book at a time.

Words     A book is what is numbered: the dossiers of an agency on a day, the results of a unit in
          a year. Its last number is locked until the act that drew it is committed.
Promise   A number is used or it was never drawn: an act that fails leaves no gap.
"""
