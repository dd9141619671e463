"""What is said of models is said in Vietnamese and in English, with the same facts."""

from string import Formatter

from motcua.kit.feel.dmn.words import TEXTS


def facts(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name}


def test_every_sentence_stands_in_both_languages_with_the_same_facts():
    vietnamese, english = TEXTS["vi"], TEXTS["en"]

    assert vietnamese.keys() == english.keys()
    assert [key for key in english if facts(vietnamese[key]) != facts(english[key])] == []
