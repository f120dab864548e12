"""What a server needs for a learner: peak memory and CPU seconds of the kernel in Run All of each chapter.

Of the peak, what is the kernel's own: the rest are files of libraries, which a machine holds once for all who
read the same installation. Linux only: it reads /proc. Notebooks can be named:
`python bench/hosts.py notebooks/07_reset.ipynb`. With `--beside 6` each is run in six kernels that stay there
together, and what each of them holds then is told: resident, its share (Pss, in which what several read is
parted between them), its own.
"""

import argparse
import os
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import nbformat
import numpy as np
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


@contextmanager
def kernel(notebook):
    """A function that runs all cells, and the kernel's process; nothing of it is saved."""
    content = nbformat.read(notebook, as_version=4)
    config = Config({"KernelManager": {"transport_encryption": "auto"}})
    where = {"metadata": {"path": str(notebook.parent)}}
    client = NotebookClient(content, timeout=600, kernel_name="python3", config=config, resources=where)

    def run_all():
        for index, cell in enumerate(content.cells):
            client.execute_cell(cell, index)

    with client.setup_kernel():
        client.execute_cell(nbformat.v4.new_code_cell("0"), 0, store_history=False)
        yield run_all, client.km.provisioner.process.pid


def cost(notebook):
    """(megabytes when a kernel waits, megabytes at the peak, those of its own, CPU seconds, seconds by the
    clock) of running a notebook."""
    with kernel(notebook) as (run_all, process):
        empty, began = used(process)[0], time.monotonic()
        run_all()
        peak, files, cpu = used(process)
        return empty, peak, peak - files, cpu, time.monotonic() - began


def held(process):
    """(megabytes resident, its share of them, those that are its own) of a process now."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
    kilobytes = {key: int(rest.split()[0]) for key, _, rest in (line.partition(":") for line in lines)}
    own = kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]
    return np.array([kilobytes["Rss"], kilobytes["Pss"], own]) / 1024


def beside(notebook, kernels):
    """What `held` tells, the mean of some kernels that have run a notebook and stay there together."""
    with ExitStack() as all_of_them:
        processes = []
        for _ in range(kernels):
            run_all, process = all_of_them.enter_context(kernel(notebook))
            run_all()
            processes.append(process)
        return np.mean([held(process) for process in processes], axis=0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("notebooks", nargs="*", type=Path, default=sorted(NOTEBOOKS.glob("*.ipynb")))
    parser.add_argument("--beside", type=int, metavar="KERNELS")
    asked = parser.parse_args()
    if asked.beside:
        print(f"{'notebook':<24}{'resident':>11}{'share':>11}{'its own':>11}")
    else:
        print(f"{'notebook':<24}{'empty kernel':>14}{'peak':>10}{'its own':>10}{'CPU':>10}{'clock':>10}")
    for notebook in asked.notebooks:
        if asked.beside:
            row = "".join(f"{number:>8.0f} MB" for number in beside(notebook, asked.beside))
        else:
            empty, peak, own, cpu, clock = cost(notebook)
            row = f"{empty:>11.0f} MB{peak:>7.0f} MB{own:>7.0f} MB{cpu:>8.1f} s{clock:>8.1f} s"
        print(f"{notebook.stem:<24}{row}", flush=True)
