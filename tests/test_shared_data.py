"""Where the reports come from that this repository does not hold."""

from pathlib import Path

import pytest

from shared_data import shared_cases


def test_the_folder_that_is_named_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GAIPARSE_CORPUS names the folder of the lists, whose paths begin beside them."""
    monkeypatch.setenv("GAIPARSE_CORPUS", str(tmp_path))
    (tmp_path / "some.tsv").write_text("a.txt\ta.json\tword\n", encoding="utf-8")
    (case,) = shared_cases("some.tsv")
    assert case.values == (tmp_path / "a.txt", tmp_path / "a.json", "word")
    assert case.marks == ()


def test_a_list_that_is_missing_is_no_skip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where GAIPARSE_CORPUS is set, a list that is not there is an error."""
    monkeypatch.setenv("GAIPARSE_CORPUS", str(tmp_path))
    with pytest.raises(FileNotFoundError, match=r"seeds\.tsv"):
        shared_cases("seeds.tsv")


def test_without_a_folder_there_is_one_skip(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not set, a list that is not beside the clone is one skipped case."""
    monkeypatch.delenv("GAIPARSE_CORPUS", raising=False)
    (case,) = shared_cases("no-such-list.tsv")
    (mark,) = case.marks
    assert (mark.name, "GAIPARSE_CORPUS" in mark.kwargs["reason"]) == ("skip", True)
