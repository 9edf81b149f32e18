"""What became of incidents: how many are new, grew, merged or split, and where ids that vanished point now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.link.shelf import Tally
from variorum.model.incident import Alias, Incident


@dataclass(frozen=True, slots=True)
class History:
    """Incidents before and after a step, by id, and which of either share accounts."""

    old: Mapping[str, Incident]
    new: Mapping[str, Incident]
    onto: Mapping[str, Sequence[str]]
    out_of: Mapping[str, Sequence[str]]

    @property
    def tally(self) -> Tally:
        """What changed, in numbers."""
        old_members = {link.account_id for incident in self.old.values() for link in incident.links}
        grown = (self.new[name] for name in self.out_of)
        return Tally(
            new=len(self.new) - len(self.out_of),
            joined=sum(link.account_id not in old_members for i in grown for link in i.links),
            merged=sum(len(sources) - 1 for sources in self.out_of.values()),
            split=sum(len(homes) - 1 for homes in self.onto.values()),
            gone=len(self.old) - len(self.onto),
        )

    def aliases(self) -> Iterator[Alias]:
        """The ids that no incident has any more, with where they went."""
        for name in sorted(self.old.keys() - self.new.keys()):
            members = tuple(link.account_id for link in self.old[name].links)
            yield Alias(name, self._why(name), members)

    def _why(self, name: str) -> str:
        homes = self.onto.get(name, ())
        if not homes:
            return "its accounts are gone: their reports were read anew"
        if len(homes) > 1:
            return "it was split"
        others = [other for other in self.out_of[homes[0]] if other != name]
        if others:
            return f"it was joined with {', '.join(others)}"
        seed = self.new[homes[0]].links[0].account_id
        before = {link.account_id for link in self.old[name].links}
        return "its first account is another one" if seed in before else "an earlier account of it came in"


def history(old: Iterable[Incident], new: Iterable[Incident]) -> History:
    """Set the incidents before a step beside those after it."""
    before, after = {i.id: i for i in old}, {i.id: i for i in new}
    home = {link.account_id: i.id for i in after.values() for link in i.links}
    onto: dict[str, list[str]] = defaultdict(list)
    out_of: dict[str, list[str]] = defaultdict(list)
    for incident in sorted(before.values(), key=lambda i: i.id):
        for name in dict.fromkeys(home[k.account_id] for k in incident.links if k.account_id in home):
            onto[incident.id].append(name)
            out_of[name].append(incident.id)
    return History(before, after, dict(onto), dict(out_of))
