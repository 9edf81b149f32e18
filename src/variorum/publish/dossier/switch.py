"""The switch between policies, as style: what belongs to others than the one that is looked at is hidden.

A browser without :has() shows all of it, each finding under the names of its policies.
"""

from __future__ import annotations

#: what is true of all that a policy chooses
_CHOSEN = (
    (".w{0}>a.v", "font-weight:600;text-decoration-style:solid"),
    (".w{0}.place use", "fill:var(--v)"),
    (".circle.w{0}", "fill:var(--v);fill-opacity:.14;stroke-dasharray:none"),
    (".toll .w{0}", "--w:5;--dash:none;--fill:var(--c)"),
)


def rules(policies: int) -> str:
    """The style for so many policies, of which the page has a choice each."""
    others = _under(policies, ".pol:not(.p{0})", "display:none")
    chosen = "".join(_under(policies, what, how) for what, how in _CHOSEN)
    return f"@supports selector(:has(*)){{{others}{chosen}}}"


def _under(policies: int, what: str, how: str) -> str:
    """A rule for what stands under the policy that is looked at."""
    found = ",".join(f"body:has(#p{i}:checked) {what.format(i)}" for i in range(policies))
    return f"{found}{{{how}}}" if found else ""
