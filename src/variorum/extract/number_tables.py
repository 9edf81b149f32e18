"""Word tables of the number grammar: people, and what stands beside numbers that count no people."""

from __future__ import annotations

from variorum.extract.number_words import listed

#: one person, for "a man": the article counts one where such a noun follows within four words
PEOPLE_ONE = frozenset(
    listed(
        """
    man woman child boy girl baby infant toddler teenager teen youth student pupil schoolboy
    schoolgirl teacher person civilian resident villager bystander passer-by passerby worker
    employee driver passenger pedestrian soldier trooper policeman policewoman officer constable
    sergeant corporal captain colonel lieutenant guard bodyguard official guardsman conscript
    recruit cadet marine peacekeeper paramilitary reservist attacker assailant bomber gunman
    militant insurgent fighter rebel terrorist suspect perpetrator commander leader elder member
    operative jihadist extremist hijacker kidnapper sniper accomplice journalist reporter
    cameraman photographer editor broadcaster activist lawyer judge prosecutor politician lawmaker
    senator deputy minister mayor governor councillor councilor councilman candidate diplomat
    ambassador priest pastor imam cleric nun monk bishop rabbi missionary worshipper worshiper
    pilgrim mourner preacher doctor nurse medic paramedic surgeon patient volunteer farmer
    fisherman shepherd trader vendor shopkeeper shopper businessman businesswoman engineer
    technician contractor labourer laborer miner fireman firefighter tourist traveller traveler
    visitor foreigner refugee migrant national citizen american briton frenchman mother father
    brother sister son daughter wife husband grandmother grandfather uncle aunt cousin nephew
    niece scholar chairman chief chieftain headman mullah muezzin sheikh tribesman herdsman herder
    executive secretary president director manager aide adviser advisor economist academic
    professor lecturer scientist blogger columnist conservationist environmentalist defender
    campaigner organiser organizer banker barber mechanic cook relative victim hostage captive
    prisoner detainee inmate survivor protester demonstrator supporter commuter churchgoer shooter
    """
    )
)
_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "wife": "wives",
    "baby": "babies",
    "passer-by": "passers-by",
}


def plural(noun: str) -> str:
    """The plural of a noun of PEOPLE_ONE: people for person, policemen for policeman."""
    for ending, several in _IRREGULAR.items():
        if noun == ending or (ending in ("man", "woman") and noun.endswith(ending)):
            return noun[: -len(ending)] + several
    if noun.endswith("y"):
        return f"{noun[:-1]}ies"
    return f"{noun}s"


#: nouns for several people: what follows a number of people and never a year
PEOPLE_MANY = frozenset(plural(noun) for noun in PEOPLE_ONE) | frozenset(
    listed(
        """
        persons police troops staff crew personnel forces deaths casualties fatalities injuries lives
        bodies corpses others victims families
        """
    )
)
#: what is said of people right after their number: "84 killed", "15 were"
PEOPLE_STATES = frozenset(listed("killed wounded injured missing dead homeless displaced were have are"))

#: what a number measures when it counts no people: the unit or thing right after it
UNITS_AFTER = {
    "share": listed(
        """
        % percent per percentage percentile pc
        """
    ),
    "duration": listed(
        """
        second seconds minute minutes min mins hour hours hr hrs day days night nights week weeks
        weekend weekends fortnight month months year years decade decades century centuries
        anniversary season seasons am pm
        """
    ),
    "distance": listed(
        """
        kilometre kilometres kilometer kilometers km kms mile miles metre metres meter meters foot
        feet inch inches yard yards millimetre
        millimetres millimeter millimeters centimetre centimetres centimeter centimeters cm mm nautical
        """
    ),
    "amount": listed(
        """
        kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes gram grams pound pounds lb lbs
        ton tons tonne tonnes litre litres liter liters gallon gallons barrel barrels acre acres
        hectare hectares square cubic degree degrees mph kph volts watts megawatts calibre caliber
        magnitude
        """
    ),
    "money": listed(
        """
        dollar dollars cent cents euro euros sterling rupee rupees rial rials riyal riyals toman
        tomans peso pesos colones quetzales lira yen yuan rubles roubles shekel shekels dinar
        dinars naira afghanis usd eur gbp
        """
    ),
    "times": listed(
        """
        time times fold point points
        """
    ),
    "fraction": listed(
        """
        thousandth hundredth third thirds quarter quarters fifth fifths tenth tenths half halves
        """
    ),
}
ALL_UNITS = tuple(word for words in UNITS_AFTER.values() for word in words)
#: things that reports of attacks count beside people, in the singular
THINGS = frozenset(
    listed(
        """
    bomb bombing blast explosion explosive attack assault strike airstrike raid shelling incident
    clash battle ambush device mine landmine missile rocket grenade shell mortar drone rifle gun
    pistol weapon bullet round shot belt vest car vehicle truck bus motorcycle motorbike train plane
    helicopter jet boat ship tank house home building shop school church mosque temple village town
    city district province state country nation site area side place point location checkpoint base
    camp station store hospital hotel office reason way step thing report source statement party
    charge count operation block wound gunshot page item vote occasion
    """
    )
)
#: nouns for many that follow a noun of PEOPLE_ONE and take its article: "a rebel group"
GROUPS = frozenset(
    listed(
        """
    group organisation organization force team faction movement network cell unit post outpost
    centre center college council union law leadership rally election holiday holidays package
    behaviour strategy ideology propaganda interpretation view agenda
    """
    )
)


def plural_thing(noun: str) -> str:
    """The plural of a noun of THINGS."""
    if noun.endswith("y") and noun[-2] not in "aeo":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch")) else f"{noun}s"


#: words before a number that make it a name: "Highway 1", "No. 2", "Boeing 737"
LABELS_BEFORE = frozenset(
    listed(
        """
    no nos number article articles section sections chapter page pages paragraph highway route
    interstate flight boeing airbus antonov tupolev ilyushin room gate platform terminal apartment
    block zone sector ward precinct resolution phase stage level grade channel psalm version volume
    vol figure floor kilometre kilometer km exit formula category magnitude appendix decree clause
    battalion brigade division kalashnikov falcon cessna apollo caliber calibre age aged ages top
    """
    )
)
#: currency signs and codes before a number
MONEY_BEFORE = r"(?:[$£€¥₹₨₪₦]|\b(?:rs\.?|usd|eur|gbp|pkr|inr|ngn|a\$|us\$|rp|nt\$))[ ]?"
#: what "one" is in when it counts nobody
ONE_AFTER = (
    "another|day|night|morning|evening|time|point|hand|thing|way|side|example|reason|such|off"
    "|more thing|of the (?:most|"
    "[a-z]+est|first|last|few|many|reasons?|main|biggest|world's|country's)|of (?:several|many"
    "|a (?:series|number))|that"
)
ONE_BEFORE = "no|any|every|each|some|this|the|another|day|number"
