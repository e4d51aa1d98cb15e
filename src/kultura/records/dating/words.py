"""Words of dates in Polish, English and Czech, as patterns the rules are made of.

All are written for text in small letters. A pattern in a rule stands in braces: ``{about} {time}``.
"""

from functools import cache

import re


NUMERALS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi"
ROMAN = {numeral: number for number, numeral in enumerate(NUMERALS.split(), 1)}
ROMAN_MONTHS = {numeral: number for numeral, number in ROMAN.items() if number <= 12}
MONTHS = {
    1: "styczeń stycznia styczniu january jan leden ledna lednu",
    2: "luty lutego lutym february feb únor února únoru",
    3: "marzec marca marcu march mar březen března březnu",
    4: "kwiecień kwietnia kwietniu april apr duben dubna dubnu",
    5: "maj maja maju may květen května květnu",
    6: "czerwiec czerwca czerwcu june jun červen června červnu",
    7: "lipiec lipca lipcu july jul červenec července červenci",
    8: "sierpień sierpnia sierpniu august aug srpen srpna srpnu",
    9: "wrzesień września wrześniu september sept sep září",
    10: "październik października październiku october oct říjen října říjnu",
    11: "listopad listopada listopadzie november nov listopadu",
    12: "grudzień grudnia grudniu december dec prosinec prosince prosinci",
}
MONTH_OF = {word: number for number, words in MONTHS.items() for word in words.split()}
SEASONS = {
    21: "wiosna wiosną spring jaro",
    22: "lato latem summer léto",
    23: "jesień jesienią autumn fall podzim",
    24: "zima zimą winter",
}
SEASON_OF = {word: number for number, words in SEASONS.items() for word in words.split()}
DECADES = {
    10: "dziesiąt desát",
    20: "dwudziest dvacát twenties",
    30: "trzydziest třicát thirties",
    40: "czterdziest čtyřicát forties",
    50: "pięćdziesiąt padesát fifties",
    60: "sześćdziesiąt šedesát sixties",
    70: "siedemdziesiąt sedmdesát seventies",
    80: "osiemdziesiąt osmdesát eighties",
    90: "dziewięćdziesiąt devadesát nineties",
}
DECADE_OF = {stem: number for number, stems in DECADES.items() for stem in stems.split()}
PERIODS = {
    r"i wojna światowa|world war i|first world war|první světová válka": (1914, 1918),
    r"ii wojna światowa|world war ii|second world war|druhá světová válka": (1939, 1945),
    r"(okres |dwudziestolecie )?międzywojenn[ey]|interwar period|meziválečné období": (1918, 1939),
}
ORDINALS = {
    1: r"1\.?|1st|i|pierwsz[aey]j?|first|první",
    2: r"2\.?|2nd|ii|drug(?:a|iej|ą)|second|druh[áé]",
    3: r"3\.?|3rd|iii|trzeci(?:a|ej)|third|třetí",
    4: r"4\.?|4th|iv|czwart[aey]j?|fourth|čtvrt[áé]",
    -1: r"ostatni(?:a|ej)|last|poslední",
}
PARTS = {
    2: r"poł\.?|połow(?:a|y|ie|ę)|pol\.?|polovin[ay]|half",
    3: r"tercj[aei]|trzeci[aey]|třetin[ay]|third",
    4: r"ćw\.?|ćwier[ćc]i?|čtvrtin[ay]|čtvrť|quarter",
}


def alternatives(words: object) -> str:
    """Return a pattern that takes any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


PATTERNS = {
    "year": r"\d{3,4}",
    "roman": alternatives(ROMAN),
    "month": alternatives(MONTH_OF),
    "roman_month": alternatives(ROMAN_MONTHS),
    "season": alternatives(SEASON_OF),
    "decade_word": alternatives(DECADE_OF),
    "ordinal": "|".join(ORDINALS.values()),
    "part": "|".join(PARTS.values()),
    "century": r"w\.?|wieku?|stuleci[ae]|st\.?|stol\.?|století|c\.?|cent\.?|century",
    "beginning": r"pocz\.?|począt(?:ek|ku)|poč\.?|zač\.?|začát(?:ek|ku)|počát(?:ek|ku)"
    r"|(?:the )?beginning of(?: the)?",
    "end": r"kon\.?|ko(?:niec|ńca?|ńcu)|schył(?:ek|ku)|kon(?:ec|ce)|(?:the )?end of(?: the)?",
    "early": r"wczesny|early|raného|rané",
    "late": r"późny|późnego|late|pozdního|pozdní",
    "middle": r"poł\.?|połow(?:a|y|ie)|śr\.|środek|pol\.?|polovin[aye]|mid-?|middle of(?: the)?",
    "dash": r" ?[-–] ?",
    "bc": r"p\.? ?n\.? ?e\.?|przed naszą erą|przed chr\.?|b\.?c\.?e?\.?|před n\.? ?l\.?"
    r"|př\.? ?n\.? ?l\.?|př\.? ?kr\.?",
    "ad": r"n\.? ?e\.?|naszej ery|a\.?d\.?|c\.e\.|n\.? ?l\.?",
    "about": r"około|ok\.?|circa|cca\.?|ca\.?|c\.|c(?= ?\d)|about|approximately|kolem|asi"
    r"|(?:w )?przybliżeniu|přibližně",
    "uncertain": r"\?|zapewne|prawdopodobnie|być może|chyba|probably|possibly|perhaps|patrně|snad"
    r"|pravděpodobně|možná",
    "before": r"przed|sprzed|before|prior to|ante|před",
    "after": r"po|after|post",
    "until": r"do|najpóźniej|nie później niż|by|until|up to|not later than|no later than"
    r"|nejpozději|ne později než",
    "since": r"od|nie wcześniej niż|from|since|not before|not earlier than|nejdříve|ne dříve než",
    "or_later": r"(?:lub|albo|i) później|or later|(?:nebo|a) později",
    "or_earlier": r"(?:lub|albo|i) wcześniej|or earlier|(?:nebo|a) dříve",
    "or_": r"lub|albo|bądź|czy|or|nebo|či",
    "and_": r"i|oraz|and|&|a",
    "made": r"dat(?:\.|owan[yaei]|ováno|ed)|powst(?:\.|ał[aoy]?|anie)|wykonan[yaoe]|"
    r"wyd(?:\.|an[yaoe]|ano)|druk(?:owan[yaoe]|owano)?|odbit[yaoe]|vyd(?:\.|áno)|vytištěno"
    r"|(?:first )?published|printed|engraved|exhibited|made|executed|painted|drawn|built|dated",
    "again": r"odbit(?:ka|ki|o)|wersja|replika|printed|enlarged version|version|reproduced|remade"
    r"|otisk|verze",
    "later": r"wyd(?:\.|anie|ano)|druk|przedruk|wznowienie|odlew|odlano|wystawion[yaoe]"
    r"|(?:re)?printed|reissued|published|exhibited|edition|cast|reassembled|restored|reworked"
    r"|vyd(?:\.|áno)|přetisk|odlit[oý]?|vystaveno",
}


@cache
def pattern(words: str) -> re.Pattern:
    """Compile a pattern in which names in braces stand for words (``{about} {time}``)."""
    for name, meant in PATTERNS.items():
        words = words.replace(f"{{{name}}}", meant)
    return re.compile(words)


def number_of(text: str, table: dict[int, str]) -> int:
    """Return the number whose words in a table (ORDINALS, PARTS) a text is one of."""
    return next(number for number, words in table.items() if re.fullmatch(words, text))
