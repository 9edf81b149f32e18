"""The page: views into templates, style and script inlined under a policy that names their digests."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from variorum import __version__
from variorum.model.finding import Record
from variorum.publish.dossier import guide, switch
from variorum.publish.dossier.edition import edition
from variorum.publish.dossier.incident import incident_view
from variorum.publish.dossier.plots.ground import HEIGHT as HIGH
from variorum.publish.dossier.plots.ground import WIDTH
from variorum.publish.dossier.plots.outlines import world
from variorum.publish.dossier.plots.scale import percent
from variorum.publish.dossier.plots.sheet import Sheet
from variorum.publish.dossier.plots.toll import HEIGHT
from variorum.publish.dossier.safe import shown, turning
from variorum.publish.dossier.settled import OPEN
from variorum.publish.dossier.texts import full_texts

_PACKAGE = "variorum.publish.dossier"


def page(records: Sequence[Record], policy: str) -> str:
    """The dossier of `records` as one HTML text, `policy` first among the policies shown."""
    held = edition(records, policy)
    style, script = _asset("dossier.css") + switch.rules(len(held.policies)), _asset("dossier.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            csp=content_policy(style, script),
            # the two files are the package's own, and hold no text of reports
            style=Markup(style),  # noqa: S704
            script=Markup(script),  # noqa: S704
            policies=held.policies,
            incidents=tuple(incident_view(held, r) for r in held.main),
            background=tuple(incident_view(held, r) for r in held.background),
            reports=full_texts(held),
            rules=guide.rules(held),
            guide=guide,
            csv=as_data,
            pc=percent,
            height=HEIGHT,
            map_size=(WIDTH, HIGH),
            world=world(),
            open_states=OPEN,
            version=__version__,
        )
    )


def as_data(sheet: Sheet) -> str:
    """A table as a link that holds it whole: no other file, no network."""
    return f"data:text/csv;charset=utf-8,{quote(sheet.csv)}"


def content_policy(style: str, script: str) -> str:
    """The content security policy: nothing loads, and only this style and this script apply."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_digest(style)}",
            f"script-src {_digest(script)}",
            # an empty picture keeps browsers from asking for an icon
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return files(_PACKAGE).joinpath("templates", name).read_text(encoding="utf-8").strip()


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader(_PACKAGE, "templates"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.tests["turning"] = turning
    return made


def _shown(thing: object) -> object:
    """Every string that a template puts on the page passes here; what macros made has passed already."""
    return shown(thing) if isinstance(thing, str) and not isinstance(thing, Markup) else thing
