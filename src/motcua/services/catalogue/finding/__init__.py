"""Finding by words, without Django: how a question is read, and which names answer it best.

``wording`` prepares what is searched; ``spelling`` mends what was mistyped; ``everyday`` puts
official words in the place of everyday ones; ``bits`` and ``index`` hold all names in memory;
``ranking`` says how well a name answers.
"""
