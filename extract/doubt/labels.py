"""Labels where values should be: a label's words inside a value, a value that is one, two labels in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extract.doubt.signs import NAMES, Looked, Placed, Sign
from extract.recognise.labels import is_bare_party, is_of_follow_up
from models.target import Target

MOST_TAIL = 3
"""Words of a label that ends or begins a value's text: longer ones seldom share its line."""
MOST_WORDS = 4
"""Words of a value that may be a label as a whole: longer labels name parties and their roles."""
MOST_NAME_WORDS = 2
"""Words of a name that is looked up as a label that is composed or misprinted ("Polisens åtagande"): it takes long."""
SURE = 0.95
"""Score of what stands before a colon at the front of a paragraph and is a label, whatever field it names."""
_ACTORS = frozenset({"responsible", "convener", "other_participants", "party"})
_STATES = frozenset({"status", "timing", "duration", "meeting_frequency"})


def label_signs(looked: Looked) -> Iterator[Sign]:
    """Every sign that labels give, entry by entry."""
    for placed in looked.placed:
        inside = _inside(looked, placed)
        if _is_label(looked, placed):
            yield Sign(placed, "page", f"a value is a label (“{looked.text(placed.words)}”)")
        elif inside:
            yield Sign(placed, "page", f"a label stands inside a value (“{looked.text(inside)}”)")
        if _loses_its_end(looked, placed):
            yield Sign(
                placed, "page", f"the end of a label stands in a value (“{looked.text(placed.words[:1])}”)"
            )
        if _holds_two(looked, placed):
            yield Sign(placed, "page", f"two labels stand in one (“{looked.text(placed.entry.label)}”)")
    yield from _twice(looked)


def _is_label(looked: Looked, placed: Placed) -> bool:
    """Whether the whole value is a label, of this document or of a plan, that cannot be a value of its field."""
    words = tuple(word for piece in placed.entry.pieces for word in piece.words)
    if not 0 < len(words) <= MOST_WORDS or "," in looked.text(words):
        return False
    is_name = placed.entry.target.field in NAMES
    if is_name and any(map(str.isdigit, looked.text(placed.entry.label))) and _is_worded(looked, placed):
        return False  # "Åtgärd 1: Gemensam lägesbild" says itself that it is a name
    is_printed = looked.folded(words) in looked.labels or looked.plan_label(words) is not None
    if not is_printed and not (is_name and len(words) <= MOST_NAME_WORDS):
        return False
    match = looked.rules.labels.match(looked.text(words))
    if match is not None and any(_may_say(placed.entry.target, target) for target in match.targets):
        return False
    if is_printed or match is None or match.group != "plan":
        return is_printed
    # "Utbildning" may name a measure though it is a label too; a word that names several does not.
    is_field = any(target.field != "other" and not is_bare_party(target) for target in match.targets)
    return is_field or looked.names[looked.folded(words)] > 1


def _is_worded(looked: Looked, placed: Placed) -> bool:
    """Whether the label has a word beside its number."""
    return any(character.isalpha() for character in looked.text(placed.entry.label))


def _may_say(field: Target, label: Target) -> bool:
    """Whether what is a label for one field may be a value of another: a role names whom, "Klart" a state."""
    return any(field.field in kin and label.field in kin for kin in (_ACTORS, _STATES))


def _inside(looked: Looked, placed: Placed) -> tuple[int, ...]:
    """The words of a label that fills a line of a value of several, or that its last or first words are."""
    pieces = [piece for piece in placed.entry.pieces if piece.words]
    lines = [line for piece in pieces for line in looked.lines(piece.words)]
    if len(lines) > 1:
        for line in lines:
            if looked.is_set_as_label(line):
                return line
    if len(pieces) > 1:
        for piece in pieces:
            if len(piece.words) <= MOST_WORDS and _stands_alone(looked, piece.words):
                return piece.words
    for piece in pieces[1:]:
        front = _front(looked, piece.words)
        if front:
            return front
    for piece in pieces:
        run_in = _run_in(looked, piece.words)
        if run_in:
            return run_in
    return next((end for piece in pieces for end in _ends(piece.words) if _is_capital_label(looked, end)), ())


def _stands_alone(looked: Looked, words: tuple[int, ...]) -> bool:
    """Whether a paragraph of a value is a label of a plan as it stands in a rule."""
    if looked.document.words[words[-1]].text.endswith(".") or _leads_in(looked, words):
        return False
    match = looked.rules.labels.as_printed(looked.text(words))
    return match is not None and match.group == "plan" and not any(map(is_bare_party, match.targets))


def _leads_in(looked: Looked, words: tuple[int, ...]) -> bool:
    """Whether a line leads in what is undertaken: "Polisen ansvarar för:", "Detta ska vi göra:"."""
    text = looked.text(words)
    return text.endswith(":") and looked.rules.commitments.leads_in(text)


def _front(looked: Looked, words: tuple[int, ...]) -> tuple[int, ...]:
    """The words of a label with its colon at the front of a paragraph below the value's first."""
    for index, word in enumerate(words[:MOST_TAIL], start=1):
        if looked.document.words[word].text.endswith(":"):
            match = looked.rules.labels.match(looked.text(words[:index]))
            if match is None or match.leads_in or match.group != "plan" or match.score < SURE:
                return ()
            if len(words) == index and _leads_in(looked, words):
                return ()
            return () if any(map(is_bare_party, match.targets)) else words[:index]
    return ()


def _run_in(looked: Looked, words: tuple[int, ...]) -> tuple[int, ...]:
    """The words of a label with its colon within a paragraph: "Rektor Ekonomi: Var och en …"."""
    for index, word in enumerate(words[1:], start=1):
        if looked.document.words[word].text.endswith(":"):
            for start in range(index, max(0, index - MOST_TAIL), -1):
                found = words[start : index + 1]
                if looked.document.words[found[0]].text[0].isupper() and looked.plan_label(found) is not None:
                    return found
    return ()


def _ends(words: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for count in range(1, min(MOST_TAIL, len(words) - 1) + 1):
        yield words[-count:]


def _is_capital_label(looked: Looked, words: tuple[int, ...]) -> bool:
    """Whether the words are a label of this document, set as one: "… i Lindtorget Mål"."""
    return looked.document.words[words[0]].text[0].isupper() and looked.folded(words) in looked.labels


def _loses_its_end(looked: Looked, placed: Placed) -> bool:
    """Whether the label is one as it stands in a rule only with the first word of its value: "SAMMANKALLAN" "DE"."""
    label, value = placed.entry.label, placed.entry.words
    first = looked.document.words[value[0]].text if value else ""
    if not label or not (first.isupper() or first.islower()):
        return False  # the end of a word is set as its beginning is
    if looked.rules.labels.as_printed(looked.text(label)) is not None:
        return False
    return looked.rules.labels.as_printed(looked.text((*label, value[0]))) is not None


def _holds_two(looked: Looked, placed: Placed) -> bool:
    """Whether what no rule knows as it stands falls into two labels, none of them a party that the other one is of."""
    words = placed.entry.label
    return looked.plan_label(words) is None and any(
        _is_one(looked, words[:cut])
        and _is_one(looked, words[cut:])
        and looked.document.words[words[cut]].text[0].isupper()
        and not _is_of_follow_up(looked, words[:cut], words[cut:])
        for cut in range(1, len(words))
    )


def _is_of_follow_up(looked: Looked, group: tuple[int, ...], own: tuple[int, ...]) -> bool:
    """Whether the second label asks when or how the follow-up is done that the first one is: "Uppföljning | När"."""
    match = looked.rules.labels.match(looked.text(own))
    return match is not None and is_of_follow_up(match, looked.rules.labels.match(looked.text(group)))


def _is_one(looked: Looked, words: tuple[int, ...]) -> bool:
    match = looked.rules.labels.match(looked.text(words))
    return match is not None and match.group == "plan" and not all(map(_needs_another, match.targets))


def _needs_another(target: Target) -> bool:
    """Whether a label may stand above another that says more: a party, or a role of one."""
    return is_bare_party(target) or (target.field == "party" and target.party is None)


def _twice(looked: Looked) -> Iterator[Sign]:
    """Values of one area or activity under the same label, printed at two places: two measures became one."""
    found: dict[tuple[object, str], list[Placed]] = defaultdict(list)
    for placed in looked.placed:
        if placed.entry.label and placed.entry.target.field not in NAMES:
            found[placed.owner, looked.folded(placed.entry.label)].append(placed)
    for (_, label), same in found.items():
        if label and len({one.entry.label for one in same}) > 1 and not _names_measures(looked, same):
            for placed in same:
                yield Sign(
                    placed,
                    "page",
                    f"a label stands twice in one measure (“{looked.text(placed.entry.label)}”)",
                )


def _names_measures(looked: Looked, same: list[Placed]) -> bool:
    """Whether the label is Aktivitet, which a form prints over the name and again over the measure."""
    match = looked.rules.labels.match(looked.text(same[0].entry.label))
    return match is not None and any(target.field in {"activity", "measures"} for target in match.targets)
