"""Run every notebook and save it as the book, GitHub and nbval want it. Called by `nox -s notebooks`."""

import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

LIVE = re.compile(r"</?lupus-live[^>]*>")
VIEW = "application/vnd.jupyter.widget-view+json"
NOTEBOOKS = Path(__file__).parent.parent / "notebooks"


def run(path):
    """Execute one notebook in place; what is stored is the same on every run."""
    notebook = nbformat.read(path, as_version=4)
    # What kernel and client say to each other is encrypted; in the open, each kernel would warn of it.
    config = Config({"KernelManager": {"transport_encryption": "auto"}})
    where = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(
        notebook, timeout=600, kernel_name="python3", store_widget_state=False, config=config, resources=where
    )
    client.execute()
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = joined(cell.outputs)
            for output in cell.outputs:
                settle(output, cell.id)
    nbformat.write(notebook, path)


def joined(outputs):
    """Printed lines as one output each stream: how they are split depends on the moment."""
    kept = []
    for output in outputs:
        if kept and output.output_type == kept[-1].output_type == "stream" and output.name == kept[-1].name:
            kept[-1].text += output.text
        else:
            kept.append(output)
    return kept


def settle(output, cell):
    """Leave out what waits for the kernel, with its random name; what a page shows instead must be there."""
    data = output.get("data", {})
    if VIEW in data:
        raise SystemExit(
            f"Cell '{cell}' shows a control and no figure for the printed page; use lupusedu.figure.interact."
        )
    if "text/html" in data:
        data["text/html"] = LIVE.sub("", data["text/html"])


if __name__ == "__main__":
    for name in sys.argv[1:] or sorted(NOTEBOOKS.rglob("[!.]*.ipynb")):
        print(name)
        run(Path(name))
