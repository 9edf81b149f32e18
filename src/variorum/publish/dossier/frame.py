"""What every page of a dossier shares: templates, style and script, and a security policy that lets in no more."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from variorum import __version__
from variorum.publish.dossier import switch
from variorum.publish.dossier.safe import shown, turning

_PACKAGE = "variorum.publish.dossier"
#: what a page may do, apart from its own style and script: nothing
_NOTHING = {
    "default-src": "'none'",
    # an empty picture keeps browsers from asking for an icon
    "img-src": "data:",
    "base-uri": "'none'",
    "form-action": "'none'",
    "require-trusted-types-for": "'script'",
}
#: comments of the style, which a page need not carry along
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def render(template: str, **what: Any) -> str:
    """A page from a template; every string is escaped, and shown as `safe.shown` does."""
    return environment(_PACKAGE).get_template(template).render(version=__version__, **what)


def inline(script: str, policies: int) -> dict[str, Markup | str]:
    """Style, script and security policy of a page that is one file; nothing but these two applies."""
    styled, scripted = style(policies), asset(script)
    return {
        # the two files are the package's own, and hold no text of reports
        "style": Markup(styled),  # noqa: S704
        "script": Markup(scripted),  # noqa: S704
        "csp": content_policy(_digest(styled), _digest(scripted)),
    }


def shared(script: str) -> dict[str, str]:
    """The same for a page of a folder, which has them in files beside it.

    A page that is opened from a disk has no origin of its own for `'self'` in every browser, hence `file:`.
    """
    return {
        "style_file": "style.css",
        "script_file": script,
        "csp": content_policy("'self' file:", "'self' file:"),
    }


def content_policy(style_from: str, script_from: str) -> str:
    """The content security policy of a page whose style and script come from there, and nothing from elsewhere."""
    rules = {"style-src": style_from, "script-src": script_from, **_NOTHING}
    return "; ".join(f"{name} {rules[name]}" for name in sorted(rules))


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def style(policies: int) -> str:
    """The style, with the switch between so many policies."""
    return _COMMENT.sub("", asset("dossier.css")) + switch.rules(policies)


@cache
def asset(name: str) -> str:
    """A file beside the templates."""
    return files(_PACKAGE).joinpath("templates", name).read_text(encoding="utf-8").strip()


@cache
def environment(package: str) -> Environment:
    """The templates of a package, which may use the dossier's.

    Whatever they put on a page is escaped, and shown as `safe.shown` does.
    """
    made = Environment(
        loader=ChoiceLoader([PackageLoader(one, "templates") for one in dict.fromkeys((package, _PACKAGE))]),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["isolated"] = isolated
    return made


def isolated(thing: object) -> object:
    """Words for the page; those that run from right to left are kept from turning what stands around them."""
    if not isinstance(thing, str):
        return thing
    words = escape(shown(thing))
    # what stands between the tags is escaped
    return Markup(f"<bdi>{words}</bdi>") if turning(thing) else words  # noqa: S704


def _shown(thing: object) -> object:
    """Every string that a template puts on the page passes here; what macros made has passed already."""
    return shown(thing) if isinstance(thing, str) and not isinstance(thing, Markup) else thing
