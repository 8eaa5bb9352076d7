"""Which sources share a site, corpus, author or set of prompts, and so are held out together; and the domains."""
from __future__ import annotations

from training.text.corpus import Row

DOMAINS = {"wiki": "encyclopaedia", "howto": "documentation"}
"""Register names of the supplied corpus that differ from those of the manifests."""

_SHARED = {
    "wikipedia-ja": ("h_jsquad", "ja_kyoto_wiki", "ja_jaquad_wiki"),
    "livedoor": ("ja_human", "h_livedoor2"),
    "php-ja": ("ja_php_manual", "ja_php_faq"),
    "react-ja": ("ja_react_docs", "ja_react_news"),
    "vue-ja": ("ja_vue_guide", "ja_vue_news"),
    "reports-ja": ("ja_reports_explain", "ja_reports_essay"),
    # The same questions (Japanese MT-Bench, ELYZA-tasks-100, Vicuna, Rakuda) answered by other models.
    "benchmarks-ja": ("ja_ai", "a_shaberi", "ja_stability_mtbench", "ja_elyza_bench"),
    "jangwook": ("a_jangwook_ja", "a_jangwook_en"),
    "hellobench": ("a_hellobench",),
    "pmlr": ("aistats_2017", "uai_2020"),
    "acl": ("acl_2020", "emnlp_2020_workshops"),
    "ai-scientist": ("ai_scientist_reviews", "ai_scientist_reviews_claude"),
    # The same prompts and model, two watermarks.
    "adversarial-paraphrasing": ("kgw_llama", "unigram_llama"),
}
_SITE = {source: site for site, sources in _SHARED.items() for source in sources}
_NUMBERED = ("ja_furuhashi_essay",)
"""Entries of one seminar, a repository a student."""


def site_of(source: str) -> str:
    """The name under which a source is held out."""
    for prefix in _NUMBERED:
        if source.startswith(prefix):
            return prefix
    return _SITE.get(source, source)


def domain_of(row: Row) -> str:
    """The kind of writing, under one name for both corpora."""
    return DOMAINS.get(row["register"], row["register"])
