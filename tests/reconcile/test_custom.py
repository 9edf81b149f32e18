"""Policies of one's own: what a table does, and what is said of one that does not fit."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.errors import BadInput
from variorum.model.finding import Finding, Status
from variorum.model.value import Actor, ActorKind, Count
from variorum.reconcile.custom import policy_from
from variorum.reconcile.policy import rule_name
from variorum.reconcile.registry import RULES
from variorum.reconcile.settle import reconcile

BANNER = Actor("Red Banner", ActorKind.GROUP, "g:rb")
HEAD = 'name = "desk"\nbase = "ged-23.1"\n'


def findings(newsroom, table: str) -> dict[str, Finding]:
    """The findings by a table that stands below a name and a base."""
    return {f.field: f for f in reconcile(newsroom.record(), policy_from(HEAD + table, "desk.toml"))}


def three_figures(newsroom) -> None:
    """90 on the first day, 84 by two witnesses on the second, 95 on the third."""
    newsroom.report("The Herald", "2024-01-03").says("killed", 90, by="the army")
    newsroom.report("The Post", "2024-01-04").says("killed", 84, by="the police")
    newsroom.report("The Globe", "2024-01-04").says("killed", 84, by="the hospital")
    newsroom.report("The Courier", "2024-01-05").says("killed", 95, by="the mayor")


@pytest.mark.parametrize(
    ("rules", "best"),
    [
        ('tolls = ["highest"]', 95),
        ('tolls = ["prefer.lowest"]', 84),
        ('tolls = ["prefer.most_recent"]', 95),
        ('killed = ["best_witnessed"]', 84),
        ('killed = ["median_of_latest"]', 95),
        ('wounded = ["highest"]', 84),
        ('tolls = ["highest"]\nkilled = ["prefer.lowest"]', 84),
    ],
)
def test_rules_by_field_and_the_rest_by_the_base(newsroom, rules: str, best: int) -> None:
    three_figures(newsroom)
    assert findings(newsroom, f"[rules]\n{rules}\n")["killed"].value.best == best


def test_rules_are_asked_in_their_order(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", 90, by="the army")
    newsroom.report("The Post", "2024-01-03").says("killed", 84, by="the police")
    found = findings(newsroom, '[rules]\nkilled = ["prefer.most_recent", "highest"]\n')["killed"]
    assert (found.value.best, found.rule) == (90, "prefer.highest")
    assert "the highest figure" in found.sentence


def test_a_figure_needs_as_many_witnesses_as_are_asked_for(newsroom) -> None:
    newsroom.report("The Herald", "2024-01-03").says("killed", 90).says("wounded", 3)
    newsroom.report("The Post", "2024-01-03").says("killed", 90)
    found = findings(newsroom, "[options]\nwitnesses = 2\n")
    assert found["killed"].value.best == 90
    assert (found["wounded"].value, found["wounded"].status) == (None, Status.NONE_SUPPORTED)
    assert found["wounded"].rule == "prefer.enough_witnesses"
    assert "and 2 are needed" in found["wounded"].sentence


@pytest.mark.parametrize(("attackers", "best"), [("as told", 37), ("included", 38), ("excluded", 37)])
@pytest.mark.parametrize("base", ["ged-23.1", "gtd-2019"])
def test_attackers_are_counted_as_the_table_says(newsroom, base: str, attackers: str, best: int) -> None:
    desk = newsroom.report("The Herald", "2024-01-03").says("killed", 37, notes={"attackers": "excluded"})
    desk.says("killed", 1, notes={"attackers": "only"})
    table = f'name = "desk"\nbase = "{base}"\n[options]\nattackers = "{attackers}"\n'
    found = {f.field: f for f in reconcile(newsroom.record(), policy_from(table, "desk.toml"))}
    as_the_base = 38 if attackers == "as told" and base == "gtd-2019" else best
    assert found["killed"].value == Count(as_the_base, as_the_base, as_the_base)


@pytest.mark.parametrize(
    ("others", "best", "says"),
    [(None, 37, "less 1 of the attackers"), (37, 37, "the total without the attackers")],
)
def test_attackers_are_taken_off(newsroom, others: int | None, best: int, says: str) -> None:
    desk = newsroom.report("The Herald", "2024-01-03").says("killed", 38, notes={"attackers": "included"})
    desk.says("killed", 1, notes={"attackers": "only"})
    if others:
        newsroom.report("The Post", "2024-01-02").says("killed", others, notes={"attackers": "excluded"})
    table = '[options]\nattackers = "excluded"\n[rules]\nkilled = ["prefer.most_recent"]\n'
    found = findings(newsroom, table)["killed"]
    assert found.value.best == best
    assert says in found.sentence


def test_the_rules_of_a_branch_never_end_in_a_guess(newsroom) -> None:
    north = Actor("Red Banner North", ActorKind.GROUP, "g:rbn", "g:rb")
    newsroom.report("The Herald").says("blame", BANNER, by="the army").says("branch", north, by="a passer-by")
    found = findings(newsroom, '[rules]\nbranch = ["accused_branch"]\ngroup = ["graded"]\n')
    assert found["group"].rule == "airwars.graded"
    assert found["branch"].rule == "groups.accused_branch"


def test_the_name_tells_two_versions_apart_and_not_two_layouts() -> None:
    one = policy_from(HEAD + "[options]\nwitnesses = 2\n", "a.toml")
    layout = policy_from(HEAD + "# two\n\n[options]\nwitnesses   = 2\n", "b.toml")
    three = policy_from(HEAD + "[options]\nwitnesses = 3\n", "a.toml")
    assert one.name.startswith("desk@")
    assert one.name == layout.name != three.name


def test_every_rule_of_the_registry_can_be_named() -> None:
    assert len(RULES) > 25
    assert all(callable(rule) and rule.__doc__ for rule in RULES.values())


@pytest.mark.parametrize(
    ("table", "what", "where", "mend"),
    [
        ("name = ", "no TOML", "desk.toml", "example"),
        ('base = "gtd-2019"', "'name' is missing", "desk.toml", 'add a line name = "..."'),
        ('name = "desk"', "'base' is missing", "desk.toml", "add a line base"),
        ('name = "My Desk"\nbase = "acled"', "name: text should match", "desk.toml, line 1", "example"),
        (
            'name = "d"\nbase = "gtd2019"',
            "no policy 'gtd2019'",
            "desk.toml, line 2",
            "did you mean 'gtd-2019'?",
        ),
        (HEAD + 'lable = "x"', "no key 'lable'", "desk.toml, line 3", "did you mean 'label'?"),
        (HEAD + "[options]\nwitness = 2", "no key 'options.witness'", "line 4", "did you mean 'witnesses'?"),
        (
            HEAD + "[options]\nwitnesses = 0",
            "options.witnesses: input should be greater",
            "line 4",
            "example",
        ),
        (
            HEAD + '[options]\nwitnesses = "2"',
            "options.witnesses: input should be a valid integer",
            "line 4",
            "",
        ),
        (HEAD + '[options]\nattackers = "yes"', "'as told', 'included' or 'excluded'", "line 4", ""),
        (HEAD + '[rules]\nkiled = ["highest"]', "no field 'kiled'", "line 4", "did you mean 'killed'?"),
        (HEAD + '[rules]\nkilled = ["higest"]', "no rule 'higest'", "line 4", "did you mean 'highest'?"),
        (HEAD + '[rules]\nkilled = [\n  "highest",\n  "lower",\n]', "no rule 'lower'", "line 6", "one of "),
        (
            HEAD + '[rules]\nplace = ["highest"]',
            "the rule 'highest' is not for place",
            "line 4",
            "ged.common",
        ),
        (HEAD + '[rules]\nkilled = ["minimum_and_maximum"]', "can be several", "line 4", "ibc.minimum"),
        (HEAD + "[rules]\nkilled = []", "rules.killed: list should have at least 1", "line 4", ""),
    ],
)
def test_what_does_not_fit_is_said_in_one_line(table: str, what: str, where: str, mend: str) -> None:
    with pytest.raises(BadInput) as caught:
        policy_from(table, "desk.toml")
    error = caught.value
    assert what in error.what
    assert where in error.where
    assert mend in error.mend
    assert "\n" not in str(error)


def test_a_wrong_line_is_named_where_two_fields_name_rules(open_newsroom: Callable[..., object]) -> None:
    table = HEAD + '[rules]\nwounded = ["highest"]\nkilled = ["higest"]\n'
    with pytest.raises(BadInput, match="line 5"):
        policy_from(table, "desk.toml")


def test_the_example_of_the_documentation_is_a_policy() -> None:
    page = (Path(__file__).parents[2] / "docs" / "policies.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    made = policy_from(example, "policies.md")
    assert f"`{made.name}`" in page
    assert [rule_name(rule) for rule in made.chain("killed")] == [
        "rules.not_named",
        "rules.none_supported",
        "prefer.enough_witnesses",
        "rules.only_reading",
        "prefer.most_recent",
        "prefer.lowest",
        "rules.best_backed",
    ]
