"""Organisations: the units that act, the places they serve, and the days on which they work.

Words     A unit is an agency or a part of one, known by its identifier (Decision 20/2020/QĐ-TTg),
          or a place, known by its code. A period says what it was called and where it stood.
          A succession says what became of one that ended. A profile is a country's data: who runs
          this node, working hours, holidays, units.
Says      ProfileLoaded, UnitCreated, UnitRenamed, UnitMoved, UnitEnded, UnitsMerged, UnitSplit,
          HoursSet, DaySet
Promise   The tree is known as it was on any day, and a unit that ended leads to those of today.
          A profile loads whole or not at all, and a second time without change. Units are never
          deleted: they end.
"""
