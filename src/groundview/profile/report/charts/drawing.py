"""From an Altair chart to safe, static SVG: drawn offline, cleaned by a list, repeatable.

The page inlines what comes out, so nothing gets through that is not on the lists here: no script, no link,
no event, no style. Numbers are rounded, clip paths get names that do not depend on what was drawn before,
and the sentinel colour of theme.HATCH becomes a hatched pattern.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from groundview.profile.report.charts import theme
from groundview.profile.report.charts.canvas import plain

if TYPE_CHECKING:
    import altair as alt

_TAGS = {"svg", "g", "path", "text", "tspan", "line", "rect", "circle", "defs", "clipPath"}
_ATTRIBUTES = {
    *(
        "d",
        "transform",
        "fill",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "stroke-opacity",
    ),
    *(
        "stroke-linejoin",
        "stroke-linecap",
        "opacity",
        "x",
        "y",
        "x1",
        "x2",
        "y1",
        "y2",
        "dx",
        "dy",
        "r",
        "cx",
        "cy",
    ),
    *("width", "height", "text-anchor", "font-size", "font-weight", "clip-path", "id", "display"),
}
_NUMBER = re.compile(r"-?\d+\.\d{2,}")
_CLIP = re.compile(r"clip\d+")
_AREA = re.compile(r"area-(\d+)")
_SVG = "{http://www.w3.org/2000/svg}"


def draw(chart: alt.TopLevelMixin, key: str, alt_text: str) -> str:
    """The chart as one inline `<svg role="img">` with its message as the accessible name.

    `key` is unique in the page: it names the patterns and clip paths that the drawing needs.
    """
    import vl_convert

    specification: dict[str, Any] = chart.to_dict(validate=False)
    # No address may be fetched, whatever a specification says.
    svg = vl_convert.vegalite_to_svg(specification, allowed_base_urls=[])
    return clean(svg, key, alt_text)


def clean(svg: str, key: str, alt_text: str) -> str:
    """An SVG document made safe to stand inside HTML; everything not on the lists is left out."""
    root = ElementTree.fromstring(svg)
    width, height = root.get("width", "0"), root.get("height", "0")
    for element in list(root):
        if _is_backdrop(element):
            root.remove(element)
    _clean_children(root, key, {})
    root.tag, root.attrib = (
        "svg",
        {"viewBox": f"0 0 {width} {height}", "role": "img", "aria-label": plain(alt_text)},
    )
    root.set("width", width)
    root.insert(0, _hatch(key))
    return ElementTree.tostring(root, encoding="unicode")


def _is_backdrop(element: ElementTree.Element) -> bool:
    return element.tag == f"{_SVG}rect" and element.get("fill") == "white"


def _clean_children(parent: ElementTree.Element, key: str, clips: dict[str, str]) -> None:
    for child in list(parent):
        child.tag = child.tag.removeprefix(_SVG)
        if child.tag not in _TAGS or _is_invisible(child):
            parent.remove(child)
            continue
        _clean_attributes(child, key, clips)
        _clean_children(child, key, clips)
        if child.tag == "g" and not len(child):
            parent.remove(child)


def _is_invisible(element: ElementTree.Element) -> bool:
    backdrop = element.tag == "path" and element.get("class") in {"background", "foreground"}
    return (
        backdrop and element.get("stroke") in {None, "transparent"} and element.get("fill") in {None, "none"}
    )


def _clean_attributes(element: ElementTree.Element, key: str, clips: dict[str, str]) -> None:
    area = _AREA.fullmatch(element.get("aria-label", ""))
    kept = {name: value for name, value in element.attrib.items() if name in _ATTRIBUTES}
    element.attrib = {name: _tidy(value, key, clips) for name, value in kept.items() if value != ""}
    if element.get("opacity") == "1":
        del element.attrib["opacity"]
    if area:
        element.set("data-area", area.group(1))


def _tidy(value: str, key: str, clips: dict[str, str]) -> str:
    if value.upper() == theme.HATCH:
        return f"url(#{key}-hatch)"
    # The library counts clip paths over its whole life; a name must not depend on what was drawn before.
    value = _CLIP.sub(lambda found: clips.setdefault(found.group(), f"{key}-clip{len(clips)}"), value)
    return _NUMBER.sub(lambda found: f"{float(found.group()):.1f}".removesuffix(".0"), value)


def _hatch(key: str) -> ElementTree.Element:
    """The fill that says "no figure here": diagonal grey lines, so that colour is not the only sign."""
    defs = ElementTree.Element("defs")
    pattern = ElementTree.SubElement(
        defs,
        "pattern",
        {"id": f"{key}-hatch", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse"},
        patternTransform="rotate(45)",
    )
    ElementTree.SubElement(pattern, "rect", {"width": "6", "height": "6", "fill": "#F3F4F5"})
    line = {"x1": "1", "y1": "0", "x2": "1", "y2": "6", "stroke": theme.RULE, "stroke-width": "1.5"}
    ElementTree.SubElement(pattern, "line", line)
    return defs
