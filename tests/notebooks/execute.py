"""Executes the notebook that is named, headless, and prints it with its outputs, less what differs from run to run."""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

CELL_WITHIN_S = 60


def executed(path):
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=CELL_WITHIN_S,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": path.parent}},
    )
    client.execute()
    return notebook


def steady(notebook):
    """Which Python ran it is no part of a notebook, nor is what the front end noted down."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        cell.metadata = {}
    return notebook


if __name__ == "__main__":
    try:
        print(nbformat.writes(steady(executed(Path(sys.argv[1]).resolve())), indent=1, ensure_ascii=False))
    except CellExecutionError as error:
        sys.exit(str(error))
