"""Reading files of one commit out of a bare git mirror."""
from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path


class MirrorError(Exception):
    """A repository, commit or file that cannot be read."""


class Mirror:
    """One commit of `owner/name` in a folder of mirrors."""

    def __init__(self, mirrors: Path, repo: str, commit: str) -> None:
        """Raises MirrorError when the mirror or the commit is not there."""
        self.git = ["git", f"--git-dir={_git_dir(mirrors, repo)}"]
        self.commit = commit
        probe = subprocess.run([*self.git, "cat-file", "-e", f"{commit}^{{commit}}"], capture_output=True, check=False)
        if probe.returncode:
            raise MirrorError(f"{repo} has no commit {commit}")

    def paths(self, files: Sequence[str], exclude: Sequence[str]) -> list[str]:
        """Sorted paths that match a glob of `files` and none of `exclude`; * stays in a folder, ** crosses folders."""
        listed = self._run("ls-tree", "-r", "-z", "--name-only", self.commit).decode("utf8", "replace").split("\0")
        wanted, unwanted = [_glob(one) for one in files], [_glob(one) for one in exclude]
        return sorted(path for path in listed
                      if any(one.fullmatch(path) for one in wanted) and not any(one.fullmatch(path) for one in unwanted))

    def contents(self, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Each path with its text, decoded as UTF-8 or else as Windows-1252. Binary and missing files are skipped."""
        with subprocess.Popen([*self.git, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as batch:
            assert batch.stdin and batch.stdout
            for path in paths:
                batch.stdin.write(f"{self.commit}:{path}\n".encode())
                batch.stdin.flush()
                header = batch.stdout.readline().split()
                if header[-1] == b"missing" or len(header) != 3:
                    continue
                content = batch.stdout.read(int(header[2]))
                batch.stdout.read(1)
                if header[1] == b"blob" and b"\0" not in content[:8000]:
                    yield path, _decoded(content)
            batch.stdin.close()

    def _run(self, *arguments: str) -> bytes:
        return subprocess.run([*self.git, *arguments], capture_output=True, check=True).stdout


def _git_dir(mirrors: Path, repo: str) -> Path:
    folder = mirrors / repo.replace("/", "+")
    for candidate in (folder / "repo" / ".git", folder / "repo", folder.with_name(folder.name + ".git"), folder / ".git",
                      folder):
        if (candidate / "HEAD").is_file() and (candidate / "objects").is_dir():
            return candidate
    raise MirrorError(f"no mirror of {repo} in {mirrors}")


@lru_cache
def _glob(pattern: str) -> re.Pattern[str]:
    """`**/` any folders or none, `**` anything, `*` and `?` within a name, `{a,b}` either, `[..]` a character."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?|\{[^}]*\}|\[[^\]]*\])", pattern)
    return re.compile("".join(_glob_part(part) for part in parts), re.DOTALL)


def _glob_part(part: str) -> str:
    fixed = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    if part in fixed:
        return fixed[part]
    if part.startswith("{"):
        return "(?:" + "|".join(re.escape(one) for one in part[1:-1].split(",")) + ")"
    return part.replace("[!", "[^") if part.startswith("[") else re.escape(part)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace").replace("\r\n", "\n").replace("\r", "\n")
