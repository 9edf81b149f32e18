"""Origins that we do not hold: agencies, outlets and channels that reports credit for their text.

Their ids derive from their names, so every report that credits one names the same one.
"""

from __future__ import annotations

import re
from functools import cache

from variorum.model.identity import content_id

#: agencies by the id that actors.toml gives them where it has one, with the names they are credited under
AGENCIES: dict[str, tuple[str, ...]] = {
    "reuters": ("Reuters", "Thomson Reuters", "Reuters News Agency"),
    "associated-press": ("Associated Press", "AP"),
    "afp": ("Agence France-Presse", "Agence France Presse", "AFP"),
    "upi": ("United Press International", "UPI"),
    "dpa": ("Deutsche Presse-Agentur", "Deutsche Presse Agentur", "dpa"),
    "press-association": ("Press Association", "PA Media"),
    "efe": ("EFE", "Agencia EFE"),
    "ansa": ("ANSA",),
    "xinhua": ("Xinhua", "Xinhua News Agency"),
    "tass": ("TASS", "ITAR-TASS"),
    "interfax": ("Interfax",),
    "ria-novosti": ("RIA Novosti",),
    "irna": ("IRNA", "Islamic Republic News Agency"),
    "tasnim": ("Tasnim", "Tasnim News Agency"),
    "fars-news": ("Fars News Agency", "Fars News"),
    "mehr-news": ("Mehr News Agency",),
    "isna": ("ISNA",),
    "anadolu": ("Anadolu Agency", "Anadolu"),
    "sana": ("SANA", "Syrian Arab News Agency"),
    "kyodo": ("Kyodo News", "Kyodo"),
    "pti": ("Press Trust of India", "PTI"),
    "ani": ("Asian News International",),
    "ians": ("Indo-Asian News Service", "IANS"),
    "antara": ("Antara",),
    "bernama": ("Bernama",),
    "yonhap": ("Yonhap", "Yonhap News Agency"),
    "canadian-press": ("The Canadian Press", "Canadian Press"),
    "aap": ("Australian Associated Press", "AAP"),
}
#: words that say what kind of medium it is and not which: "a Telegram channel" is no origin that two share
_KINDS = frozenset(
    (
        *("a", "an", "the", "and", "of", "on", "in", "its", "s", "some", "other", "several"),
        *(
            "state",
            "run",
            "owned",
            "semi",
            "official",
            "local",
            "national",
            "private",
            "independent",
            "foreign",
        ),
        *("regional", "pro", "government", "opposition", "monitor", "monitoring", "group", "account", "post"),
        *("news", "press", "wire", "media", "medium", "agency", "agencies", "outlet", "outlets", "service"),
        *("channel", "channels", "telegram", "twitter", "facebook", "social", "website", "site", "online"),
        *("tv", "television", "radio", "station", "broadcaster", "newspaper", "newspapers", "paper", "daily"),
        *("magazine", "report", "reports", "reporter", "reporters", "journalist", "journalists", "services"),
        *("correspondent", "correspondents", "network"),
    )
)
_WORD = re.compile(r"\w+")


def origin_id(name: str) -> str | None:
    """The id of the origin called `name`; None where the name says only what kind of medium it is."""
    key = origin_key(name)
    return content_id("o", key) if key else None


@cache
def origin_key(name: str) -> str | None:
    """What two names of one origin have in common: "The Associated Press" and "AP" are one."""
    words = _WORD.findall(name.lower())
    if words[:1] == ["the"]:
        del words[0]
    plain = " ".join(words)
    if plain in _agencies():
        return _agencies()[plain]
    return plain if set(words) - _KINDS else None


def agency_key(name: str) -> str | None:
    """The key of the agency called `name`; None for any other name."""
    key = origin_key(name)
    return key if key in AGENCIES else None


@cache
def _agencies() -> dict[str, str]:
    return {
        " ".join(w for w in _WORD.findall(name.lower()) if w != "the"): key
        for key, names in AGENCIES.items()
        for name in names
    }
