"""Which pictures of a role are scored."""
from training.image.cut import cut


def row(source: str, sha256: str, role: str = "test", label: str = "real") -> dict[str, str]:
    return {"source": source, "sha256": sha256, "role": role, "label": label}


def test_takes_the_first_by_hash_of_each_source_and_label() -> None:
    rows = [row("a", "3"), row("a", "1"), row("a", "2"), row("a", "9", label="ai"), row("b", "5"), row("b", "0", "train")]
    assert [one["sha256"] for one in cut(rows, ["test"], 2)] == ["1", "2", "9", "5"]
    assert len(cut(rows, ["test"], None)) == 5


def test_two_roles_are_taken_together() -> None:
    rows = [row("a", "1"), row("b", "2", "validation"), row("c", "3", "train")]
    assert [one["sha256"] for one in cut(rows, ["test", "validation"], None)] == ["1", "2"]
