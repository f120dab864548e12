"""The models' words in other languages than English: `es.json` holds, for each stem, {English: Spanish};
`any` is for all.

English itself stays where it is written: on the classes, and in js/strings/en.js for the element. A text
whose English changes has no translation until somebody writes one, and a test says so.
"""

import json
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


def languages() -> list[str]:
    """Codes of the languages that have a catalogue: ['es']."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


@cache
def catalogue(language: str) -> dict[str, dict[str, str]]:
    """{stem: {English: translation}}, with the words shared by all models under 'any'."""
    return json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))


def translated(text: str, stem: str, language: str) -> str:
    """A text of a model in a language; the text itself where there is no translation."""
    if language == "en":
        return text
    words = catalogue(language)
    return words.get(stem, {}).get(text) or words["any"].get(text, text)
