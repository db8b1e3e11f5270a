"""Two plans side by side: what of the left stands in the right, what changed, what is new and what is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.answers import ActivityName, Plan
from corpus.compare.answer import ActivityMatch, Change, Comparison, Match
from corpus.compare.changes import change, changes
from corpus.compare.likeness import Likeness, Profile, profiles_of
from corpus.compare.match import Group, match
from corpus.compare.measures import FieldText, Measure, measures_of
from corpus.language.words import _, counted, words
from models.errors import StoreError
from models.record import Activity, Record
from models.text.fold import fold
from models.values import Party
from rules.pack import Rules, near_names

FIELDS = tuple(
    key for key in (*Activity.model_fields, *Party.model_fields) if key not in ("parties", "party")
)
"""Keys of fields that may be asked for."""


_ALMOST = 0.99


@dataclass(frozen=True, slots=True)
class Asked:
    """What of two plans is asked for; empty: everything."""

    fields: frozenset[str] = frozenset()
    """Keys of fields: `goal`, `commitment`, `area`."""
    parties: frozenset[str] = frozenset()
    """Codes of parties, whose fields are looked at."""
    topics: frozenset[str] = frozenset()
    """Codes of topics: measures of areas that have one of them on either side."""

    def check(self) -> None:
        """Raises StoreError where a field is none of the record's; a party or topic may be a user's own."""
        for field in self.fields:
            if field.partition("[")[0] not in FIELDS:
                near = near_names(field, FIELDS, most=3)
                raise StoreError(
                    f"no field is called {field!r}; "
                    + (f"is it {', '.join(near)}?" if near else f"there are {', '.join(FIELDS)}")
                )

    @property
    def of_fields(self) -> bool:
        """Whether only some fields are asked for."""
        return bool(self.fields or self.parties)

    def takes(self, field: str, party: str | None) -> bool:
        """Whether this field is asked for."""
        base = field.partition("[")[0]
        return (not self.fields or base in self.fields or fold(field) in self.fields) and (
            not self.parties or party in self.parties
        )

    def takes_topics(self, measures: Sequence[Measure]) -> bool:
        """Whether one of `measures` is of a topic that is asked for."""
        return not self.topics or any(self.topics & measure.topics for measure in measures)


EVERYTHING = Asked()
_WORTH_TELLING = 0.25
"""Below this the nearest activity is not near."""


def compare_plans(
    left: Record, right: Record, rules: Rules, asked: Asked = EVERYTHING, *, between: bool = False
) -> Comparison:
    """What became of every activity of `left` in `right`.

    `between` plans of two districts activities answer to each other by the kind of measure that they are, and
    only those of the topics that are asked for are looked at; of one district's plans the topic of either will do.
    """
    one, two = measures_of(left), measures_of(right)
    if between:
        one, two = ([measure for measure in side if asked.takes_topics([measure])] for side in (one, two))
    profiles = profiles_of([*one, *two], rules)
    lefts, rights = profiles[: len(one)], profiles[len(one) :]
    found = []
    for group in match(lefts, rights, between=between):
        answer = _answer(group, lefts, rights, asked, between=between)
        if answer is not None:
            found.append(answer)
    return Comparison(left=Plan.of(left), right=Plan.of(right), activities=tuple(found))


def _answer(
    group: Group, lefts: Sequence[Profile], rights: Sequence[Profile], asked: Asked, *, between: bool
) -> ActivityMatch | None:
    """What is said of `group`; None where nothing of what is asked for stands in it."""
    one, two = [lefts[number] for number in group.left], [rights[number] for number in group.right]
    measures = [profile.measure for profile in (*one, *two)]
    if not asked.takes_topics(measures) or not any(_says(measure, asked) for measure in measures):
        return None
    kind = _kind_of(group)
    found = _changes(one, two, asked)
    if kind == "changed" and not found:
        kind = "same"
    others = lefts if not group.left else rights
    near = others[group.nearest].measure if group.nearest is not None else None
    return ActivityMatch(
        match=kind,
        score=_score(group.likeness, kind),
        reason=_reason(kind, group.likeness, one, two, near, between=between),
        left=tuple(_named(profile.measure) for profile in one),
        right=tuple(_named(profile.measure) for profile in two),
        changes=found,
    )


def _score(alike: Likeness | None, kind: Match) -> float:
    """As it is told: only what is the same is wholly alike."""
    if alike is None:
        return 0.0
    return round(alike.score if kind == "same" else min(alike.score, _ALMOST), 2)


def _kind_of(group: Group) -> Match:
    if not group.left or not group.right:
        return "dropped" if group.left else "added"
    if len(group.right) > 1:
        return "split"
    return "merged" if len(group.left) > 1 else "changed"


def _says(measure: Measure, asked: Asked) -> bool:
    if not asked.of_fields:
        return True
    in_area = measure.area is not None and asked.takes("area", None)
    return in_area or any(asked.takes(text.field, text.party) for text in measure.texts)


def _changes(one: Sequence[Profile], two: Sequence[Profile], asked: Asked) -> tuple[Change, ...]:
    """The changes that are asked for; of an activity without an answer what it says in the fields that are."""
    if len(one) == 1 and len(two) == 1:
        found = changes(one[0].measure, two[0].measure, derived=asked.of_fields)
        return tuple(each for each in found if asked.takes(each.field, each.party))
    if not asked.of_fields or (one and two):
        return ()
    is_left = bool(one)
    texts = (*one, *two)[0].measure.texts
    return tuple(_alone(text, is_left=is_left) for text in texts if asked.takes(text.field, text.party))


def _alone(text: FieldText, *, is_left: bool) -> Change:
    return change(text, None) if is_left else change(None, text)


def _named(measure: Measure) -> ActivityName:
    return ActivityName(index=measure.index, name=measure.name)


# -- reasons ----------------------------------------------------------------------------------------


def _reason(
    kind: Match,
    alike: Likeness | None,
    one: Sequence[Profile],
    two: Sequence[Profile],
    near: Measure | None,
    *,
    between: bool,
) -> str:
    """Why `one` answers to `two`, or why nothing does, in the language that is spoken."""
    if alike is None:
        return _("the other plan has no activities")
    if kind in ("added", "dropped"):
        if near is None or alike.score < _WORTH_TELLING:
            return _("nothing in the other plan is like it")
        return _(
            "nothing in the other plan is like it; the nearest is “{name}” ({share})",
            name=_short(near),
            share=words().share(alike.score),
        )
    if kind == "split":
        among = counted(
            len(two), "its text is in {count} activity", "its text is divided between {count} activities"
        )
        return f"{among} ({words().share(alike.score)})"
    if kind == "merged":
        of = counted(
            len(one), "one activity holds the text of {count}", "one activity holds the text of {count}"
        )
        return f"{of} ({words().share(alike.score)})"
    said = [_of_kind(alike)] if between and alike.shared_kinds else []
    said += [_of_names(alike, one[0], two[0]), _of_texts(alike)]
    said += [_("same area")] if alike.same_area else []
    return "; ".join(part for part in said if part)


def _of_kind(alike: Likeness) -> str:
    kinds = ", ".join(words().code(kind) for kind in sorted(alike.shared_kinds))
    return _("the same kind of measure: {kinds}", kinds=kinds)


def _of_names(alike: Likeness, one: Profile, two: Profile) -> str:
    if alike.name is None:
        return _("one has no name") if one.name or two.name else _("neither has a name")
    if one.squeezed_name == two.squeezed_name:
        return _("same name")
    share = words().share(alike.name)
    return (
        _("like name ({share})", share=share) if alike.name >= 0.4 else _("other name ({share})", share=share)
    )


def _of_texts(alike: Likeness) -> str:
    if alike.content is None:
        return _("words alike ({share})", share=words().share(alike.whole)) if alike.name is None else ""
    if alike.content >= 0.995:
        return _("same text")
    share = words().share(alike.content)
    if alike.content >= 0.7:
        return _("text much alike ({share})", share=share)
    return (
        _("text alike ({share})", share=share)
        if alike.content >= 0.4
        else _("text little alike ({share})", share=share)
    )


def _short(measure: Measure) -> str:
    text = measure.name or next((text.compared for text in measure.texts), "")
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:59].rsplit(" ", 1)[0] + " …"
