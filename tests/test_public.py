"""The public names, and what reports promise as values."""

import pickle
import subprocess
import sys

import attrs
import pytest

import gaiparse
from gaiparse import TableEditions, forms
from gaiparse.tables import variables
from shared_data import EXAMPLES, SAMPLES, sample


def test_every_public_name_is_there() -> None:
    """Each name of __all__ loads, __all__ is sorted, and an unknown name is an AttributeError."""
    assert gaiparse.__all__ == sorted(gaiparse.__all__)
    for name in gaiparse.__all__:
        assert getattr(gaiparse, name) is not None
    assert set(gaiparse.__all__) <= set(dir(gaiparse))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = gaiparse.nothing


def test_importing_loads_nothing_heavy() -> None:
    """`import gaiparse` loads neither lark nor attrs nor opencc."""
    code = "import sys, gaiparse; print({'lark', 'attr', 'opencc'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("stem", SAMPLES)
def test_reports_are_values(stem: str) -> None:
    """Equal texts give equal reports with equal hashes; reports pickle without loss."""
    report, again = gaiparse.parse(sample(stem)), gaiparse.parse(sample(stem))
    assert report == again
    assert hash(report) == hash(again)
    assert pickle.loads(pickle.dumps(report)) == report
    assert gaiparse.from_dict(gaiparse.to_dict(report, cells=True)).source is None
    with pytest.raises(AttributeError):
        report.year = 1999  # type: ignore[misc]


def test_a_copy_keeps_its_tables() -> None:
    """A pickled report whose tables were looked at is still whole."""
    report = gaiparse.parse(sample("bureau-2024-bookmarks"))
    total = report.requests.new_received.total
    again = pickle.loads(pickle.dumps(report))
    assert again.requests.new_received.total == total == 33
    assert again.review_litigation.reconsideration.total == 3
    assert again.proactive_disclosure.edition == "format_2021"


@pytest.mark.parametrize("stem", SAMPLES)
def test_a_tally_counts_every_cell(stem: str) -> None:
    """The tally of each table has all its cells once, each in its state."""
    cells = gaiparse.parse(sample(stem)).cells
    tally = cells.tally()
    assert tuple(tally) == forms.TABLE_IDS
    for table, counts in tally.items():
        states = [state for name, state in cells.states().items() if name.startswith(f"{table}.")]
        assert counts == {state: states.count(state) for state in states}


def test_cells_are_a_mapping() -> None:
    """Cells are looked up by variable id, in the order of the form."""
    cells = gaiparse.parse(sample("bureau-2024-bookmarks")).cells
    assert next(iter(cells)) == "proactive_disclosure.rules.issued"
    assert len(cells) == 200
    assert "requests.new_received.total" in cells
    assert repr(cells) == "<Cells: 200>"
    assert cells != {}


def test_a_misspelt_id_is_an_error() -> None:
    """An id that no edition has is a KeyError that says where to look; one of another has None."""
    cells = gaiparse.parse(sample("bureau-2024-bookmarks")).cells
    for name in ("fees", "requests.new_received", "requests.edition", "no.such.cell"):
        with pytest.raises(KeyError, match=f"'{name}'.*`gaiparse codebook`"):
            cells[name]
        with pytest.raises(KeyError, match=f"'{name}'.*`gaiparse codebook`"):
            cells.value(name)
        assert cells.get(name) is None
        assert name not in cells
    other = "requests.outcomes.other.unspecified.total"
    assert cells.value(other) is None
    with pytest.raises(KeyError):
        cells[other]


def test_every_variable_of_an_edition_is_known() -> None:
    """The value of a cell of whichever edition can be asked for."""
    cells = gaiparse.parse("").cells
    ids = {name for plan in forms.PLANS.values() for name in plan.ids}
    assert ids == variables()
    assert [cells.value(name) for name in ids] == [None] * len(ids)


def test_each_table_has_its_own_edition() -> None:
    """Editions go by table id; a report of two forms is of neither, and keeps both as a value."""
    report = gaiparse.parse(sample("bureau-2024-bookmarks"))
    assert dict(report.table_editions) == {
        "proactive_disclosure": "format_2021",
        "requests": "format_2021",
    }
    editions = TableEditions({**report.table_editions, "requests": "format_2019"})
    mixed = attrs.evolve(report, table_editions=editions)
    assert (mixed.edition, mixed.requests.edition) == (None, "format_2019")
    assert mixed.proactive_disclosure.edition == "format_2021"
    assert mixed != report
    again = pickle.loads(pickle.dumps(mixed))
    assert (again, hash(again)) == (mixed, hash(mixed))
    assert again.table_editions["requests"] == "format_2019"
    assert editions != dict(editions)
    assert repr(TableEditions({"requests": None})) == "TableEditions({'requests': None})"
    with pytest.raises(TypeError, match="does not support item assignment"):
        report.table_editions["requests"] = "format_2019"  # type: ignore[index]


def test_threads_share_the_parser() -> None:
    """Many threads that parse at once, the first parse included, all get the same reports."""
    code = (
        "import threading, gaiparse, sys\n"
        "text = open(sys.argv[1], encoding='utf-8').read()\n"
        "found = []\n"
        "def read(): found.append(gaiparse.parse(text))\n"
        "threads = [threading.Thread(target=read) for _ in range(8)]\n"
        "[one.start() for one in threads]; [one.join() for one in threads]\n"
        "print(len(found), len(set(found)))\n"
    )
    path = EXAMPLES / "bureau-2024-bookmarks.txt"
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["8", "1"]
