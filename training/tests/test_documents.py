"""What counts as prose in each format."""
from __future__ import annotations

import pytest

from training.text.documents import html, markdown, plain, records, rst
from training.text.documents.prose import is_long_enough, shortened

PAGE = """<body><nav>Home of all these many links, and more of them.</nav><article><h1>Title of it.</h1>
<p>One <a href=x>link</a> and <code>x</code> here.<br><br>Two three four.<ul><li>Short one.
<li>This entry is a long full sentence with words.</ul><blockquote>Not my own words at all.</blockquote></article>"""

MARKDOWN = """# Title

Hello *there*, this is “prose” — [yes](http://x.y).

> Words of others, quoted.

* item
* A longer list entry with at least eight words.

```
code here, and more.
```
{% include x %}
"""

WRAPPED = """TITLE

   This document is a paragraph that goes on over
   several lines. Good.

   +---+
   | a |

> Quoted words of another.

Mr. Smith said so to all of us.
"""

RST = """Title
=====

This *is* ``code`` with `a link <http://x>`_. Good::

    literal text, not prose at all

.. note::

   Inside a directive.

- short
- item one is a long entry with many words here
"""


@pytest.mark.parametrize(("found", "wanted"), [
    (html.paragraphs(PAGE), ["One link and x here.", "Two three four.", "This entry is a long full sentence with words."]),
    (markdown.paragraphs(MARKDOWN), ["Hello there, this is “prose” — yes.", "A longer list entry with at least eight words."]),
    (plain.paragraphs(WRAPPED), ["This document is a paragraph that goes on over several lines. Good.",
                                 "Mr. Smith said so to all of us."]),
    (rst.paragraphs(RST), ["This is code with a link. Good:", "item one is a long entry with many words here"]),
])
def test_paragraphs(found: list[str], wanted: list[str]) -> None:
    assert found == wanted


@pytest.mark.parametrize(("content", "form", "field", "texts"), [
    ('{"a": [{"text": "x"}, {"text": "y"}]}', "json", "a.*.text", ["x", "y"]),
    ('{"a": [{"text": "x"}, {"text": "y"}]}', "json", "a.+.text", ["x\n\ny"]),
    ('{"s": ["x", "y"]}\n{"s": ["z"]}\n', "jsonl", "s.&", ["x y", "z"]),
    ('name,text\na,"x\n1"\nb,y\n', "csv", "text", ["x\n1", "y"]),
    ('name,text\na,x\nb,y\n', "csv", "+.text", ["x\n\ny"]),
])
def test_records(content: str, form: str, field: str, texts: list[str]) -> None:
    assert [text for text, _ in records.read(content, form, field)] == texts


def test_front_matter() -> None:
    assert markdown.front_matter("---\ntitle: 'A'\ndate: 2020-01-01\n---\nText\n") == (
        "Text\n", {"title": "A", "date": "2020-01-01"})


def test_length() -> None:
    assert len(shortened("One two three. " * 2000, "en").split()) == 3000
    assert not is_long_enough("word " * 49, "en")
    assert is_long_enough("日本" * 60, "ja")
