"""Nothing that came with the data can run, fetch or break out, wherever in the page it stands."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import fields, replace
from datetime import date

import invented_release as invented
import pytest
from page_tree import Node, parse

from groundview.profile.disclosure.released import MeasureText, Release, ReleasedTable
from groundview.profile.report.charts.drawing import clean
from groundview.profile.report.formats.html import policy, render

ATTACKS = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><svg/onload=alert(1)>",
    "]]></svg><iframe src=https://attacker.example>",
    "{{ 7 * 7 }}{% raw %}",
    'area-1" onload="alert(1)',
    "\x00\x08\x1b\ufffe",
    "=cmd|' /C calc'!A0",
    "javascript:alert(1)",
)
HARMLESS = {"href", "src", "action", "xlink:href", "formaction", "data", "poster", "srcset"}


@pytest.fixture(scope="module")
def hostile() -> Node:
    """The page of a release in which every text that anyone may supply is an attack."""
    return parse(render(hostile_release(), date(2025, 6, 1)))


def hostile_release() -> Release:
    """The invented release with attacks for names, types, sources, notes, ids, tables and the cover."""
    base = invented.release()
    figures = []
    for index, figure in enumerate(base.figures):
        attack = ATTACKS[index % len(ATTACKS)]
        worse = ";".join(f"{part}{attack}" for part in figure.breakdown.split(";") if _is_words(part))
        figures.append(replace(figure, id=figure.id + attack, breakdown=worse, note=figure.note + attack))
    areas = [replace(area, name=ATTACKS[i], parent=ATTACKS[0]) for i, area in enumerate(base.areas)]
    attack_everywhere = "".join(ATTACKS)
    cover = replace(
        base.cover, **{f.name: attack_everywhere for f in fields(base.cover) if "period" not in f.name}
    )
    table = ReleasedTable(
        attack_everywhere, (attack_everywhere, "Rows"), ((attack_everywhere, "1"),), attack_everywhere
    )
    words = {name: MeasureText(*([attack_everywhere] * 3)) for name in base.measures}
    return Release(
        audience=replace(base.audience, title=attack_everywhere, statement=attack_everywhere),
        cover=cover,
        figures=figures,
        areas=areas,
        measures=words,
        tables={"sources": table},
        gaps=[attack_everywhere],
    )


def _is_words(part: str) -> bool:
    """Whether a part of a breakdown holds words that anyone could have supplied, and not our own numbers."""
    return part.partition("=")[0] in {"source", "type", "outcome", "table", "column", "force", "what"}


def test_one_script_and_it_is_ours(hostile: Node, tiny_page: Node) -> None:
    assert [n.text for n in hostile.all("script")] == [n.text for n in tiny_page.all("script")]
    assert len(hostile.all("script")) == 1
    assert len(hostile.all("style")) == 1


def test_no_element_is_added_and_none_listens(hostile: Node) -> None:
    assert not hostile.all(
        "img", "iframe", "object", "embed", "link", "base", "form", "use", "image", "foreignobject"
    )
    for node in hostile.walk():
        assert not [name for name in node.attributes if name.startswith("on")]


def test_no_address_leaves_the_file(hostile: Node, tiny_page: Node) -> None:
    for page in (hostile, tiny_page):
        for node in page.walk():
            for name in HARMLESS & set(node.attributes):
                assert node.attributes[name].startswith("#"), (node.tag, name)
            assert "xmlns" not in node.attributes


def test_styles_fetch_nothing(tiny_page: Node) -> None:
    style = tiny_page.one("style").text
    assert "url(" not in style
    assert "@import" not in style
    assert "http" not in style + tiny_page.one("script").text


def test_the_attacks_are_printed_as_the_words_they_are(hostile: Node) -> None:
    assert "<script>alert(1)</script>" in hostile.one("h1").text
    assert "{{ 7 * 7 }}" in hostile.one("h1").text
    drawn = " ".join(
        node.attributes["aria-label"] for node in hostile.all("svg") if "aria-label" in node.attributes
    )
    assert "<script>alert(1)</script>" in drawn
    assert any("onerror" in node.text for node in hostile.all("text"))


def test_the_marking_cannot_end_the_style(hostile: Node) -> None:
    style = hostile.one("style").text
    assert "alert" not in style
    assert "@bottom-center" in style


def test_the_policy_allows_our_script_alone(tiny_page: Node) -> None:
    (meta,) = [
        n for n in tiny_page.all("meta") if n.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    script = tiny_page.one("script").text
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    content = meta.attributes["content"]
    assert content == policy(script)
    assert content.startswith("default-src 'none'; style-src 'unsafe-inline'; ")
    assert f"script-src 'sha256-{digest}'" in content
    assert "unsafe-eval" not in content
    head = tiny_page.one("head").children
    assert head.index(meta) < min(head.index(n) for n in head if n.tag in {"style", "title"})


def test_a_drawing_is_cleaned_against_lists() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
        '<script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>in a link</text></a>'
        '<image href="https://attacker.example/x.png"/><style>*{fill:red}</style><foreignObject/>'
        '<g onclick="alert(1)" class="x"><path d="M0.123456,9" fill="#FEFEF1" style="x:y" aria-label="area-7"/></g>'
        "</svg>"
    )
    drawn = clean(svg, "k", 'says "<b>"')
    root = parse(drawn)
    assert [n.tag for n in root.walk()][1:] == ["svg", "defs", "pattern", "rect", "line", "g", "path"]
    path = root.one("path")
    assert path.attributes == {"d": "M0.1,9", "fill": "url(#k-hatch)", "data-area": "7"}
    assert root.one("svg").attributes["aria-label"] == 'says "<b>"'
    assert "alert" not in drawn
    assert "http" not in drawn
