"""Pack the built site into one file that opens from a folder. Called by `nox -s zip`; the same site gives the
same bytes."""

import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
READ_ME = """Control for life, or a reset?
An interactive book about lupus and CAR T cells, for people of 15 and older.

1. Unpack this file into a folder. Do not open pages from inside the zip.
2. Open index.html with a browser.

Nothing has to be installed, and no network is needed. Nothing you do is sent anywhere.
To share it with a class, copy the whole folder to a USB stick or a school drive.

Teaching models. Not medical advice.
Text and figures: CC BY 4.0. Code: BSD 3-Clause. Version {version}.
"""
# Of use to a server or to another build only.
LEFT_OUT = {".buildinfo", "404.html", "objects.inv", "robots.txt", "sitemap.xml"}


def pack(site, target, version):
    """Write the site's files and READ-ME-FIRST.txt into the zip `target`, in the order of their names, with
    one fixed date."""
    target.parent.mkdir(parents=True, exist_ok=True)
    files = {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
    # For Notepad too: lines end as Windows ends them.
    files["READ-ME-FIRST.txt"] = READ_ME.format(version=version).replace("\n", "\r\n").encode()
    with zipfile.ZipFile(target, "w") as packed:
        for name in sorted(files.keys() - LEFT_OUT):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = (
                zipfile.ZIP_DEFLATED,
                3,
                0o644 << 16,
            )
            packed.writestr(entry, files[name], compresslevel=9)
    return target


def version():
    """The project's version."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


if __name__ == "__main__":
    made = pack(ROOT / "_build" / "html", ROOT / "dist" / f"lupusedu-{version()}.zip", version())
    print(f"{made.relative_to(ROOT)}: {made.stat().st_size / 1e6:.1f} MB")
