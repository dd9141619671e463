"""Organisations: the units that act, and the days on which they work.

Words     A unit is an agency or a part of one, known by its identifier (Decision 20/2020/QĐ-TTg).
          A profile is a country's data: who runs this node, working hours, holidays, units.
Says      ProfileLoaded
Promise   A profile loads whole or not at all, and a second time without change. Units are never
          deleted: they end.
"""
