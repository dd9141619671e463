"""Trials: the examples of a package, played from the first answer to the last letter.

    >>> package = read_package(read_letterheads(profile / "documents") | read_folder(folder))
    >>> country = Country(profile)
    >>> run = play(package, package.examples[0], country)
    >>> tell_apart(package, run, country)

``asking`` takes the answers as the portal would, ``acting`` plays the process in simulated time,
``scene`` is what it plays in,
``timing`` counts the legal clock, ``writing`` makes the letters and reads them back, ``playing``
puts it all together, ``comparing`` says what differs from what the example expects. Nothing is
kept and no database is asked: the package and the profile's folder are enough.
"""

from motcua.services.catalogue.trial.comparing import tell_apart
from motcua.services.catalogue.trial.country import Country
from motcua.services.catalogue.trial.playing import Run, play
from motcua.services.catalogue.trial.writing import Written

__all__ = ["Country", "Run", "Written", "play", "tell_apart"]
