"""Reading files of one commit, or objects by their ids, out of a bare git mirror."""
from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import IO

# A partial mirror lacks large files; git must not ask the network for them.
ENVIRONMENT = {**os.environ, "GIT_NO_LAZY_FETCH": "1"}


class MirrorError(Exception):
    """A repository, commit or file that cannot be read."""


class Mirror:
    """One commit of `owner/name` in a folder of mirrors."""

    def __init__(self, mirrors: Path, repo: str, commit: str) -> None:
        """Raises MirrorError when the mirror or the commit is not there."""
        self.git = ["git", "-c", "core.quotepath=off", f"--git-dir={_git_dir(mirrors, repo)}"]
        self.commit = commit
        probe = subprocess.run([*self.git, "cat-file", "-e", f"{commit}^{{commit}}"], capture_output=True, check=False)
        if probe.returncode:
            raise MirrorError(f"{repo} has no commit {commit}")

    def paths(self, files: Sequence[str], exclude: Sequence[str]) -> list[str]:
        """Sorted paths that match a glob of `files` and none of `exclude`; * stays in a folder, ** crosses folders."""
        return sorted(self.blobs(files, exclude))

    def blobs(self, files: Sequence[str], exclude: Sequence[str]) -> dict[str, str]:
        """Object ids by path, of the paths that match a glob of `files` and none of `exclude`. Submodules are left out."""
        listed = self._run("ls-tree", "-r", "-z", self.commit).decode("utf8", "replace").split("\0")
        found = [line.split("\t", 1) for line in listed if " blob " in line]
        return {path: about.split()[2] for about, path in found if matches(path, files) and not matches(path, exclude)}

    def contents(self, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Each path with its text, decoded as UTF-8 or else as Windows-1252. Binary and missing files are skipped."""
        for name, content in self.objects(f"{self.commit}:{path}" for path in paths):
            if content is not None and b"\0" not in content[:8000]:
                yield name.split(":", 1)[1], _decoded(content)

    def objects(self, names: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """Each name of an object (an id, or COMMIT:PATH) with its bytes; None when it is not there or is no file."""
        with subprocess.Popen([*self.git, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, env=ENVIRONMENT) as batch:
            assert batch.stdin and batch.stdout
            for name in names:
                batch.stdin.write(f"{name}\n".encode())
                batch.stdin.flush()
                yield name, _answer(batch.stdout)
            batch.stdin.close()

    def path_history(self, path: str) -> list[str]:
        """Ids of every object that the path ever was, newest first."""
        lines = self._run("log", "--all", "-m", "--no-renames", "--no-abbrev", "--raw", "--format=", "--", path).decode()
        ids = [one for line in lines.splitlines() for one in line.split()[2:4]]
        return [one for one in dict.fromkeys(ids) if set(one) != {"0"}]

    def _run(self, *arguments: str) -> bytes:
        return subprocess.run([*self.git, *arguments], capture_output=True, check=True, env=ENVIRONMENT).stdout


def _answer(out: IO[bytes]) -> bytes | None:
    header = out.readline().split()
    if len(header) != 3 or header[-1] == b"missing":
        return None
    content = out.read(int(header[2]))
    out.read(1)
    return content if header[1] == b"blob" else None


def _git_dir(mirrors: Path, repo: str) -> Path:
    folder = mirrors / repo.replace("/", "+")
    for candidate in (folder / "repo" / ".git", folder / "repo", folder.with_name(folder.name + ".git"), folder / ".git",
                      folder):
        if (candidate / "HEAD").is_file() and (candidate / "objects").is_dir():
            return candidate
    raise MirrorError(f"no mirror of {repo} in {mirrors}")


def matches(path: str, globs: Sequence[str]) -> bool:
    """Whether a path fits one of the globs."""
    return any(_glob(one).fullmatch(path) for one in globs)


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
