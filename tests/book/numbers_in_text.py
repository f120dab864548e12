"""Numbers in sentences, and whether a source's own words hold them: 0.8 for 0.78, nine in ten for 90 %, two
years for 24 months."""

import html
import re

SMALL = dict(
    zip(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        range(1, 20),
    )
)
TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10))
)
WORDS = {
    **SMALL,
    **TENS,
    **{f"{ten}-{one}": TENS[ten] + SMALL[one] for ten in TENS for one in list(SMALL)[:9]},
    "a hundred": 100,
    "a thousand": 1000,
}
TIMES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9}
COUNTED = (
    r"of|in|out|per|million|billion|thousand|hundred|percent|hours?|days?|weeks?|months?|years?|people|persons?|women|men|children|adults|patients|times|"
    r"volunteers|studies|trials|infusions|doses|births|pregnancies"
)
CITED = re.compile(r"\{cite:[a-z]+\}`([^`]*)`")
LOOSE = re.compile(
    r"\b(about|nearly|almost|over|more than|fewer than|less than|under|around|up to|some|roughly|close to|at "
    r"least|at most)\b[^.;]{0,14}$",
    re.I,
)
LESS = re.compile(r"^[^.;\d]{0,16}\b(lower|fewer|less)\b")  # “2 in 100 fewer” for −2
NAME = re.compile(r"\b[A-Za-z]+[-‐]?\d[\w.]*(?:-\d*[A-Za-z]+\d*)*|\b\d+-\d*[A-Z][\w-]*")  # CD19, IL-6, 4-1BB
POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
DIGITS = re.compile(
    r"(?P<number>(?:(?<!\d)−)?\d+(?:\.\d+)?)(?P<power>\s*[×x]\s*10(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+))?(?:\s*(?P<times>thousand|million|billion|M)\b)?(?:\s*(?P<unit>years?|y|months?|mo|weeks?|wk|days?|d)\b)?"
)
SPELLED = re.compile(
    rf"\b(?P<number>{'|'.join(sorted(WORDS, key=len, reverse=True))})(?=[ "
    rf"-](?:{COUNTED})\b)(?:\s*(?P<times>thousand|million|billion)\b)?(?:\s*(?P<unit>years?|months?|weeks?|days?)\b)?",
    re.I,
)
SHARE = re.compile(
    rf"(?<![\d.])\b(?P<part>\d+(?:\.\d+)?|{'|'.join(WORDS)}) (?:in|of|out of)(?: every)? "
    rf"(?P<whole>\d+|{'|'.join(WORDS)})\b",
    re.I,
)
PASSED_OVER = re.compile(
    r"\b(?:chapters?|steps?|part|box) \d+(?:(?:,| and| to|–) ?\d+)*|\b\d+(?:st|nd|rd|th)\b|^\s*\d+\.\s",
    re.I | re.M,
)


def plain(text):
    """Without tags, citations, code, addresses and spaces inside numbers."""
    text = CITED.sub("", html.unescape(re.sub(r"<[^>]+>|`[^`]*`", "", CITED.sub("", text))))
    text = re.sub(r"\]\([^)]*\)|[*_\[]", "", text)
    return re.sub(
        r"(?<=\d)(?:[,\u00a0\u2009\u202f](?=\d{3}(?!\d))| (?=000(?!\d)))", "", text
    )  # but “week 48 103 of 208” are two numbers


def held(text):
    """All numbers that a source's words hold, as far as they may be meant: both 3.04 and 3,040,000 of '3.04
    M'."""
    found = set()
    for match in DIGITS.finditer(plain(text)):
        number, factor = _value(match["number"]), _factor(match)
        found |= {number, number * factor}
    return found | {
        float(value) for word, value in WORDS.items() if re.search(rf"\b{word}\b", plain(text), re.I)
    }


def _value(figures):
    """The number that figures say; a minus sign is one only where no number stands before it."""
    return float(figures.replace("−", "-"))


def _factor(match):
    groups = match.groupdict()
    power = 10 ** int(groups["raised"].translate(POWERS)) if groups.get("raised") else 1
    return power * TIMES.get((groups["times"] or "").lower(), 1)


def missing(sentence, pool):
    """The numbers of a sentence that the pool does not hold, as they stand there."""
    text = PASSED_OVER.sub(" ", NAME.sub(" ", plain(sentence)))
    gone = []

    def share(match):
        part, whole = (float(WORDS.get(match[name].lower(), 0) or match[name]) for name in ("part", "whole"))
        step = 10 if LOOSE.search(text[: match.start()]) else 1 if part == int(part) else 0.01
        return (
            " "
            if part < whole
            and any(holds(sign * 100 * part / whole, step, pool) for sign in _signs(text, match))
            else match[0]
        )

    text = SHARE.sub(share, text)
    for match in [*DIGITS.finditer(text), *SPELLED.finditer(text)]:
        spelled = match["number"].lower() in WORDS
        if match["number"].lower() == "one":
            continue
        number, factor = (
            float(WORDS[match["number"].lower()]) if spelled else _value(match["number"]),
            _factor(match),
        )
        decimals = len(match["number"].partition(".")[2]) if not spelled else 0
        step = factor * 10**-decimals
        value = number * factor
        if LOOSE.search(text[: match.start()]):
            while value and not decimals and value % (10 * step) == 0:
                step *= 10
        if not any(
            holds(sign * one, step * one / value if value else step, pool)
            for one in _meant(value, match["unit"])
            for sign in _signs(text, match)
        ):
            gone.append(match[0].strip())
    return gone


def _signs(text, match):
    """1, and −1 where the words after a number say that it is a loss."""
    return [1, -1] if LESS.search(text[match.end() :]) else [1]


def _meant(value, unit):
    """The value, and the same time in the neighbouring units."""
    factors = {"y": [12, 365], "m": [1 / 12, 30.4], "w": [7], "d": [1 / 7]}
    return [value, *(value * factor for factor in factors.get((unit or " ")[0].lower(), []))]


def holds(value, step, pool):
    """True if one of the pool's numbers is this value, or is it when rounded to the step."""
    return any(abs(one - value) <= abs(step) / 2 + 1e-9 * max(1, abs(value)) for one in pool)


def sentences(markdown):
    """(sentence, keys it cites) of every sentence that cites, paragraph by paragraph."""
    for block in re.split(r"\n\s*\n|\n\s*(?:[-*]|\d+\.) |</?(?:summary|details)[^>]*>|\|", markdown):
        for sentence in re.split(r"(?<=[.?!:])[\"”)]*\s+(?=[A-Z“\"(*\[<])", " ".join(block.split())):
            keys = [key.strip() for group in CITED.findall(sentence) for key in group.split(",")]
            if keys:
                yield sentence, keys
