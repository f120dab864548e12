"""What a server needs for a learner: peak memory and CPU seconds of the kernel in Run All of each chapter.

Of the peak, what is the kernel's own: the rest are files of libraries, which a machine holds once for all who
read the same installation. Linux only: it reads /proc. Notebooks can be named:
`python bench/hosts.py notebooks/07_reset.ipynb`.
"""

import os
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
TICKS = os.sysconf("SC_CLK_TCK")


def used(process):
    """(peak megabytes, megabytes of it that are files, CPU seconds) of a process and of those that it has
    started and waited for."""
    status = Path(f"/proc/{process}/status").read_text()
    peak, files = (int(status.partition(f"{key}:")[2].split()[0]) / 1024 for key in ("VmHWM", "RssFile"))
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return peak, files, sum(map(int, fields[11:15])) / TICKS


def cost(notebook):
    """(megabytes when a kernel waits, megabytes at the peak, those of its own, CPU seconds, seconds by the
    clock) of running a notebook; nothing of it is saved."""
    content = nbformat.read(notebook, as_version=4)
    config = Config({"KernelManager": {"transport_encryption": "auto"}})
    where = {"metadata": {"path": str(notebook.parent)}}
    client = NotebookClient(content, timeout=600, kernel_name="python3", config=config, resources=where)
    with client.setup_kernel():
        process = client.km.provisioner.process.pid
        client.execute_cell(nbformat.v4.new_code_cell("0"), 0, store_history=False)
        empty, began = used(process)[0], time.monotonic()
        for index, cell in enumerate(content.cells):
            client.execute_cell(cell, index)
        peak, files, cpu = used(process)
        return empty, peak, peak - files, cpu, time.monotonic() - began


if __name__ == "__main__":
    print(f"{'notebook':<24}{'empty kernel':>14}{'peak':>10}{'its own':>10}{'CPU':>10}{'clock':>10}")
    for name in sys.argv[1:] or sorted(NOTEBOOKS.glob("*.ipynb")):
        empty, peak, own, cpu, clock = cost(Path(name))
        row = f"{empty:>11.0f} MB{peak:>7.0f} MB{own:>7.0f} MB{cpu:>8.1f} s{clock:>8.1f} s"
        print(f"{Path(name).stem:<24}{row}", flush=True)
