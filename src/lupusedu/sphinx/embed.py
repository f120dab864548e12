"""A page for each model and language that holds its explorable and nothing else, to stand in a frame on
another site."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from lupusedu import models, strings

PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>{canonical}
<link rel="icon" href="../_static/lupusedu/icon.svg">
<link rel="stylesheet" href="../_static/lupusedu/embed.css">
<script async src="../_static/lupusedu/models/{name}.js"></script>
<script async src="../_static/lupusedu/explorable.js"></script>
<script defer src="../_static/lupusedu/embed.js"></script>
</head>
<body>
<main>
<h1>{title}</h1>
<lupus-explorable model="{name}" id="{name}-1"></lupus-explorable>
<noscript>{noscript}</noscript>
</main>
</body>
</html>
"""
NOSCRIPT = {"en": "This figure needs JavaScript.", "es": "Esta figura necesita JavaScript."}


def write(folder: Path, names: Iterable[str], address: str = "") -> None:
    """Write embed/<stem>.html, and <stem>.es.html and so on for the other languages, into the site's folder.
    address: the site's own, with its last "/"."""
    (folder / "embed").mkdir(parents=True, exist_ok=True)
    for name in names:
        for language in ["en", *strings.languages()]:
            ending = "" if language == "en" else f".{language}"
            file = f"embed/{name}{ending}.html"
            (folder / file).write_text(page(name, language, address and address + file), encoding="utf-8")


def page(name: str, language: str, address: str = "") -> str:
    """HTML of one embed page. address: where it can be found, if the site has an address."""
    title = strings.translated(models.find(name).title, name, language)
    canonical = f'\n<link rel="canonical" href="{escape(address)}">' if address else ""
    return PAGE.format(
        canonical=canonical, name=name, language=language, title=escape(title), noscript=NOSCRIPT[language]
    )
