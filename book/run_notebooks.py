"""Run every notebook and save it as the book, GitHub and nbval want it. Called by `nox -s notebooks`."""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
NOTEBOOKS = Path(__file__).parent.parent / "notebooks"


def run(path):
    """Execute one notebook in place."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}).execute()
    widgets = notebook.metadata.pop("widgets", {}).get(STATE, {}).get("state", {})
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if "remove-output" in cell.metadata.get("tags", []):
            cell.outputs = []
        for output in cell.get("outputs", []):
            settle(output, widgets)
    nbformat.write(notebook, path)


def settle(output, widgets):
    """Swap a control that needs a kernel for the picture that it showed; its random id would change with every run."""
    data = output.get("data", {})
    view = data.pop(VIEW, None)
    if view is None or "text/html" in data:
        return
    picture = next(pictures(view["model_id"], widgets), None)
    if picture is None:
        raise SystemExit("A widget shows no PNG picture for the printed page; tag its cell remove-output, or let it show one.")
    data["image/png"] = picture


def pictures(model, widgets):
    """The PNG pictures in a widget and in the widgets it holds."""
    state = widgets.get(model.removeprefix("IPY_MODEL_"), {}).get("state", {})
    for output in state.get("outputs", []):
        if "image/png" in output.get("data", {}):
            yield output["data"]["image/png"]
    for child in state.get("children", []):
        yield from pictures(child, widgets)


if __name__ == "__main__":
    for name in sys.argv[1:] or sorted(NOTEBOOKS.glob("*.ipynb")):
        print(name)
        run(Path(name))
