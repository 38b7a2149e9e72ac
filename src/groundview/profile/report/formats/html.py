"""The profile as one HTML file that works from anywhere: no network, no script but ours, the same bytes."""

from __future__ import annotations

import base64
import hashlib
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from groundview.profile.disclosure.released import Release
from groundview.profile.narrative.doubt import doubts_in_words
from groundview.profile.narrative.numbers import sentence
from groundview.profile.report.contents import find_sections
from groundview.profile.report.page import Page

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent.parent


def write_html(release: Release, path: Path, *, today: date | None = None) -> None:
    """Writes the profile to `path`, whole or not at all.

    `today` decides only whether the banner that says the profile is out of date shows before a browser has
    run the page's script; it is the day of writing unless given. The same release and the same side of its
    date for review give the same bytes. Raises OSError where the folder cannot be written.
    """
    html = render(release, today or date.today())
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(html.encode("utf-8", errors="replace"))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def render(release: Release, today: date) -> str:
    """The profile as HTML text."""
    from altair.utils.schemapi import debug_mode
    from markupsafe import Markup

    environment = _environment(release)
    script = _asset("report.js")
    # The charts' specifications are checked against the schema by the tests; checking here costs seconds.
    with debug_mode(False):
        sections = _sections(environment, Page(release, today))
    return environment.get_template("base.html").render(
        cover=release.cover,
        audience=release.audience,
        sections=sections,
        policy=policy(script),
        style=Markup(_asset("report.css") + _page_rule(release.cover.marking)),
        script=Markup(script),
    )


def policy(script: str) -> str:
    """The content security policy: nothing is fetched, and no script runs but the one with this hash."""
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _environment(release: Release) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["doubts"] = lambda figure: sentence(doubts_in_words(figure))
    return environment


def _sections(environment: Environment, page: Page) -> list[dict[str, Any]]:
    """Each section filled, in order: a later one may know which figures the earlier ones printed."""
    from markupsafe import Markup

    filled = []
    for section in find_sections():
        context = section.build(page)
        if context is not None:
            body = environment.get_template(f"{section.name}.html").render(page=page, **context)
            filled.append({"anchor": section.anchor, "title": section.title, "body": Markup(body)})
    return filled


def _asset(name: str) -> str:
    return (_FOLDER / "assets" / name).read_text(encoding="utf-8")


def _page_rule(marking: str) -> str:
    """A4, with the marking at the head and the foot of every printed page and the page's number."""
    text = "".join(f"\\{ord(character):06x}" for character in marking)
    style = "font: 700 8pt Arial, sans-serif;"
    return (
        "\n@page { size: A4; margin: 20mm 16mm 20mm; "
        f'@top-center {{ content: "{text}"; {style} }} '
        f'@bottom-center {{ content: "{text}"; {style} }} '
        '@bottom-right { content: counter(page) " / " counter(pages); font: 8pt Arial, sans-serif; } }\n'
    )
