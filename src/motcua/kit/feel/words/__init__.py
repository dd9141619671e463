"""Every sentence that the language says of a text, in Vietnamese and English, with its hint."""

from motcua.kit.feel.words.checking import CHECKING
from motcua.kit.feel.words.evaluating import EVALUATING
from motcua.kit.feel.words.reading import READING

LANGUAGES = ("vi", "en")

_ALL = {**READING, **EVALUATING, **CHECKING}

TEXTS = {
    "vi": {key: each[0] for key, each in _ALL.items()},
    "en": {key: each[2] for key, each in _ALL.items()},
}
HINTS = {
    "vi": {key: each[1] for key, each in _ALL.items()},
    "en": {key: each[3] for key, each in _ALL.items()},
}
