"""The figures of the modern papers on MUC-4: five string roles, entities, and which reports are relevant.

Roles: perpetrating individual, perpetrating organisation, physical target, victim, weapon. An entity of the
key is the set of its strings; an answer is right if its words are those of one of them, case and punctuation
aside. Optional templates and fills of the key count only where they are answered.

`template`: after Du, Rush and Cardie, "Template Filling with Generative Transformers" (NAACL 2021): templates
of equal incident type are paired one to one so that most is right (CEAF-TF); the type counts as one more
fill. All entities of templates without a counterpart are missing or spurious.
`ceaf_ree`: after Du, Rush and Cardie, "GRIT: Generative Role-filler Transformers for Document-level Event
Role Filler Extraction" (EACL 2021): the entities of all templates of a report together, each once, paired one
to one by role.
`relevance`: whether a report has a template at all; reports with optional templates only are left out.

Recall, precision and F are over all reports together. The papers read a preprocessed key without optional
marks and train on 1,300 reports, so their figures and ours compare roughly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.evaluate.muc4.assign import best_pairs
from variorum.evaluate.muc4.strings import words
from variorum.evaluate.muc4.templates import Template
from variorum.evaluate.outcome import Tally

#: role -> the slots whose strings fill it
ROLES = {
    "perp_individual": ("perp-ind-id",),
    "perp_organisation": ("perp-org-id",),
    "target": ("phys-tgt-id",),
    "victim": ("hum-tgt-name", "hum-tgt-desc"),
    "weapon": ("inc-instr-id",),
}
Strings = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entity:
    """The strings that name one person or thing."""

    strings: Strings
    optional: bool = False


def entities(template: Template, role: str) -> list[Entity]:
    """Who or what fills a role: a description with a cross-reference is the one that it refers to."""
    found: list[Entity] = []
    for slot in ROLES[role]:
        for fill in template.fills(slot):
            strings = frozenset(words(o.value) for o in fill.options)
            tags = frozenset(words(o.tag) for o in fill.options if o.tag)
            same = next((n for n, one in enumerate(found) if tags & one.strings), None)
            if same is None:
                found.append(Entity(strings | tags, fill.optional))
            else:
                found[same] = Entity(found[same].strings | strings, found[same].optional)
    return found


def modern(keys: Iterable[Template], responses: Iterable[Template]) -> dict[str, object]:
    """Template F1 by role and over all with the type, CEAF-REE by role and over all; shares."""
    wanted, given = _by_message(keys), _by_message(responses)
    template: dict[str, Tally] = defaultdict(Tally)
    entity: dict[str, Tally] = defaultdict(Tally)
    for message, templates in wanted.items():
        answers = given.get(message, [])
        for role, tally in _of_templates(templates, answers):
            template[role] += tally
        for role in ROLES:
            entity[role] += _pooled(templates, answers, role)
    return {
        "template": _figures(template),
        "ceaf_ree": _figures(entity),
        "relevance": relevance(wanted, given),
    }


def _by_message(templates: Iterable[Template]) -> dict[str, list[Template]]:
    found: dict[str, list[Template]] = defaultdict(list)
    for one in templates:
        found[one.message] += [one] if one.number is not None else []
    return found


def _figures(tallies: Mapping[str, Tally]) -> dict[str, object]:
    return {**{r: t.figures() for r, t in tallies.items()}, "all": sum(tallies.values(), Tally()).figures()}


def relevance(
    wanted: Mapping[str, Sequence[Template]], given: Mapping[str, Sequence[Template]]
) -> dict[str, float]:
    """Whether a report has a template at all; reports whose templates are all optional are left out."""
    clear = {m: bool(ts) for m, ts in wanted.items() if not ts or not all(t.optional for t in ts)}
    answered = {m for m in clear if given.get(m)}
    relevant = {m for m, is_relevant in clear.items() if is_relevant}
    return Tally(len(answered & relevant), len(answered), len(relevant)).figures()


def _of_templates(keys: Sequence[Template], answers: Sequence[Template]) -> Iterator[tuple[str, Tally]]:
    pairs = best_pairs([[_gain(key, answer) for answer in answers] for key in keys])
    taken = dict(pairs)
    for number, key in enumerate(keys):
        answer = answers[taken[number]] if number in taken else None
        if answer or not key.optional:
            yield from _of_pair(key, answer)
    for number, answer in enumerate(answers):
        if number not in taken.values():
            yield from _of_pair(None, answer)


def _gain(key: Template, answer: Template) -> float:
    """0 for templates of different types, so that they do not pair."""
    types = {option.value for fill in key.fills("inc-type") for option in fill.options}
    if answer.first("inc-type") not in types:
        return 0.0
    return 1.0 + sum(tally.right for _, tally in _of_pair(key, answer))


def _of_pair(key: Template | None, answer: Template | None) -> Iterator[tuple[str, Tally]]:
    yield "type", Tally(float(bool(key and answer)), float(bool(answer)), float(bool(key)))
    for role in ROLES:
        wanted = entities(key, role) if key else []
        yield role, _matched(wanted, entities(answer, role) if answer else [])


def _matched(wanted: Sequence[Entity], given: Sequence[Entity]) -> Tally:
    pairs = best_pairs([[float(bool(w.strings & g.strings)) for g in given] for w in wanted])
    hit = {w for w, _ in pairs}
    expected = sum(not one.optional or n in hit for n, one in enumerate(wanted))
    return Tally(len(pairs), len(given), expected)


def _pooled(keys: Sequence[Template], answers: Sequence[Template], role: str) -> Tally:
    """CEAF-REE: the entities of all templates of a report together, each once."""
    return _matched(_merged(keys, role), _merged(answers, role))


def _merged(templates: Sequence[Template], role: str) -> list[Entity]:
    found: list[Entity] = []
    for template in templates:
        for one in entities(template, role):
            optional = one.optional or template.optional
            same = next((n for n, other in enumerate(found) if other.strings & one.strings), None)
            if same is None:
                found.append(Entity(one.strings, optional))
            else:
                found[same] = Entity(found[same].strings | one.strings, found[same].optional and optional)
    return found
