"""A draft becomes the areas and activities of a record, and the ledger learns where each word went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from extract.compose.derived import NAME_WHO, SPEAKING_FIELDS, SpokenText, derive_commitments, words_in_span
from extract.compose.derived_times import derive_times
from extract.compose.evidence import words_to_evidence
from extract.compose.ledger import Ledger, Place
from extract.compose.values import (
    SCHEDULES,
    JoinedEntries,
    Setting,
    join_to_value,
    make_value,
    read_time,
    said,
    type_value,
)
from extract.recognise.drafts import Draft, DraftActivity, DraftArea, Entry
from models.pages.document import Document, Paragraph
from models.record import Activity, Area, RecordWarning
from models.target import ACTIVITY_FIELDS, AREA_FIELDS, Target
from models.text.fold import fold
from models.values import Party, Schedule, Status, Value
from models.warnings import WarningCode
from rules.pack import OTHER_TOPIC, ScheduleReading

_TOPICS_IN = ("description", "goal", "purpose", "problem", "situation")
"""Fields of an area that may tell its topic where its name does not, the first of them that does."""
_OTHER = "label.plan-other"
"""The rule of labels of plans that the record has no field for, such as where something is done."""
_LEAST_NAMED = 0.75
"""Of a list of actors so much is their names; the rest are signs and "och"."""
_MONEY = frozenset({"label.cost", "label.money"})
"""Rules of labels that may ask for a sum as well as for who pays it."""
UNSURE = 0.6
"""Below this confidence a value is warned of (a wrong value must never be silent)."""


@dataclass(slots=True)
class Composer:
    """Composes one document's draft; `warnings` fills on the way."""

    setting: Setting
    ledger: Ledger
    warnings: list[RecordWarning] = field(default_factory=list)

    @property
    def document(self) -> Document:
        """The document whose words the draft speaks of."""
        return self.setting.document

    def warn(self, code: WarningCode, path: str | None, message: str, words: Iterable[int] = ()) -> None:
        """Note a warning about the value at `path`."""
        evidence = words_to_evidence(self.document, words)
        self.warnings.append(RecordWarning(code=code, path=path, message=message, evidence=evidence))

    def area(self, draft: DraftArea, index: int) -> Area:
        """The area with its topics."""
        path = f"areas[{index}]"
        keys: dict[str, object] = {}
        others: list[Value] = []
        grouped, rest = _group([entry for entry in draft.entries if entry.target.field in AREA_FIELDS])
        for name, joined in grouped.items():
            keys[name] = self._value(joined, name, f"{path}.{name}")
        rest += [entry for entry in draft.entries if entry.target.field not in AREA_FIELDS | {"area_name"}]
        for entry in rest:
            others.append(self._other(entry, f"{path}.other_fields[{len(others)}]"))
        names = [entry for entry in draft.entries if entry.target.field == "area_name"]
        if names:
            keys["name"] = self._value(JoinedEntries(tuple(names[:1])), "name", f"{path}.name")
        area = Area.model_validate(keys | {"other_fields": others})
        texts = tuple(said(self.document, grouped[field].pieces) for field in _TOPICS_IN if field in grouped)
        return self._with_topics(area, names[0] if names else None, texts)

    def _with_topics(self, area: Area, name: Entry | None, texts: tuple[str, ...]) -> Area:
        hits = self.setting.rules.topics.read(area.name.text if area.name else "", texts)
        if not hits:
            named = {"topic": OTHER_TOPIC, "topics": (OTHER_TOPIC,)} if area.name and area.name.text else {}
            return area.model_copy(update=named)
        evidence: tuple[object, ...] = ()
        if name is not None and hits[0].where is None and hits[0].span is not None:
            evidence = words_to_evidence(
                self.document, words_in_span(self.document, name.pieces, hits[0].span)
            )
        codes = tuple(dict.fromkeys(hit.code for hit in hits))
        return area.model_copy(update={"topic": codes[0], "topics": codes, "topic_evidence": evidence})

    def activity(self, draft: DraftActivity, index: int) -> Activity:
        """The activity with its typed values and parties; times without a year have its own, else the plan's."""
        if draft.year is not None and draft.year != self.setting.year:
            return replace(self, setting=replace(self.setting, year=draft.year)).activity(draft, index)
        path = f"activities[{index}]"
        entries = [self._settled(entry) for entry in draft.entries]
        plain = [entry for entry in entries if entry.target.field in ACTIVITY_FIELDS]
        grouped, rest = _group(plain)
        keys: dict[str, object] = {
            name: self._value(joined, name, f"{path}.{name}") for name, joined in grouped.items()
        }
        parties = [entry for entry in entries if entry.target.field == "party"]
        others: list[Value] = []
        # Also an area's name that a layout has left in a row: under its label it is not lost.
        rest += [entry for entry in entries if entry.target.field not in {*ACTIVITY_FIELDS, "party"}]
        for entry in rest:
            others.append(self._other(entry, f"{path}.other_fields[{len(others)}]"))
        spoken = self._spoken(keys, grouped)
        keys |= derive_times(self.setting, spoken, grouped)
        keys["parties"] = self._with_derived(self._parties(parties, path), spoken, grouped)
        keys["other_fields"] = others
        return Activity.model_validate(keys | {"area": draft.area})

    def _settled(self, entry: Entry) -> Entry:
        """The entry in the field that its value tells, where its label may ask for one of two."""
        settled = self._with_company_settled(self._with_money_settled(entry))
        return self._with_state_settled(self._with_place_settled(settled))

    def _with_company_settled(self, entry: Entry) -> Entry:
        """An entry under Samverkan: who takes part where its value is a list of actors, else under its own label."""
        if entry.target.field != "other":
            return entry
        label = fold(self.document.text(entry.label)).rstrip(" :.")
        if label not in self.setting.rules.words["company_label"]:
            return entry
        text = said(self.document, entry.pieces).strip()
        actors = self.setting.rules.actors.read(text)
        named = sum(len(one.text) for one in actors)
        known = any(one.organisation or one.role for one in actors)
        is_list = bool(actors) and known and named >= _LEAST_NAMED * len(text)
        return replace(entry, target=Target("other_participants")) if is_list else entry

    def _with_state_settled(self, entry: Entry) -> Entry:
        """An entry whose label and value are both states: "Klart? Nej", "Genomfört: Ja, i maj"; else as it is."""
        if entry.target.field not in {"timing", "other"} or not entry.label:
            return entry
        status, text = self.setting.rules.status, said(self.document, entry.pieces)
        if entry.target.field == "timing" and self.setting.rules.schedules.tells_time(text):
            return entry  # "Klart: löpande"
        answers = status.says_state(text) or (entry.unknown_label and status.begins_with_state(text))
        is_status = answers and status.says_state(self.document.text(entry.label))
        return replace(entry, target=Target("status"), unknown_label=False) if is_status else entry

    def _with_money_settled(self, entry: Entry) -> Entry:
        """An entry under Kostnad, Budget or Ekonomi: funding where it says who pays, else under its own label."""
        if entry.target.field not in {"funding", "other"}:
            return entry
        match = self.setting.rules.labels.match(self.document.text(entry.label))
        if match is None or match.rule not in _MONEY:
            return entry
        says_who = self.setting.rules.funding.read(said(self.document, entry.pieces)).rule is not None
        return replace(entry, target=Target("funding" if says_who else "other"))

    def _with_place_settled(self, entry: Entry) -> Entry:
        """An entry under "Var och när": a time where it says one, else under its own label."""
        if entry.target.field != "timing":
            return entry
        match = self.setting.rules.labels.match(self.document.text(entry.label))
        if match is None or _OTHER not in match.rows:
            return entry
        reading = self.setting.rules.schedules.read(said(self.document, entry.pieces), year=self.setting.year)
        is_time = reading.rule is not None or not entry.words
        return entry if is_time else replace(entry, target=Target("other"))

    def _spoken(self, keys: dict[str, object], grouped: dict[str, JoinedEntries]) -> dict[str, object]:
        """The values, those with ticked boxes with what is not ticked blanked: it gives no conclusions."""
        ticked = {
            name: value.model_copy(update={"text": said(self.document, grouped[name].pieces)})
            for name, value in keys.items()
            if isinstance(value, Value) and any(value.boxes)
        }
        return keys | ticked

    def _parties(self, entries: list[Entry], path: str) -> tuple[Party, ...]:
        found: dict[str, dict[str, list[Entry]]] = {}
        for entry in entries:
            party = entry.target.party or ""
            found.setdefault(party, {}).setdefault(entry.target.role or "commitment", []).append(entry)
        parties = []
        for index, (code, roles) in enumerate(found.items()):
            keys: dict[str, object] = {"party": code}
            for role, same in roles.items():
                where = f"{path}.parties[{index}].{role}"
                keys[role] = self._value(JoinedEntries(tuple(same)), role, where)
            parties.append(Party.model_validate(keys))
        return tuple(parties)

    def _with_derived(
        self, parties: tuple[Party, ...], keys: dict[str, object], grouped: dict[str, JoinedEntries]
    ) -> tuple[Party, ...]:
        """The parties, with commitments that stand in running text for those that have no field for theirs."""
        texts = [
            SpokenText(value, grouped[name].pieces, name not in NAME_WHO)
            for name in SPEAKING_FIELDS
            if isinstance(value := keys.get(name), Value)
        ]
        named = tuple(party.party for party in parties)
        derived = derive_commitments(
            self.document,
            texts,
            named,
            promisers=self.setting.promisers,
            municipality_plan=self.setting.municipality_plan,
            promises=self.setting.is_promise,
            rules=self.setting.rules,
        )
        found = [
            party.model_copy(update={"commitment": derived.pop(party.party)})
            if party.commitment is None and party.party in derived
            else party
            for party in parties
        ]
        own = {party.party for party in parties}
        found += [Party(party=code, commitment=value) for code, value in derived.items() if code not in own]
        return tuple(found)

    def _value(self, joined: JoinedEntries, name: str, path: str) -> Value:
        text = said(self.document, joined.pieces)
        value = type_value(join_to_value(self.document, joined), name, self.setting, text)
        if isinstance(value, Status) and value.light is None:
            value = value.model_copy(update={"light": joined.light})
        self.ledger.claim(Place.FIELD, joined.words)
        for entry in joined.entries:
            self.ledger.claim(Place.LABEL, entry.label)
            self._warn_of_rivals(entry, path)
        if isinstance(value, Schedule) and value.text:
            self._warn_of_schedule(
                value, read_time(value, SCHEDULES[name], self.setting, text), path, joined.words
            )
        if value.confidence < UNSURE and not any(warning.path == path for warning in self.warnings):
            self.warn(
                "value-uncertain", path, "It is not certain that this is the whole value.", joined.words
            )
        return value

    def _warn_of_rivals(self, entry: Entry, path: str) -> None:
        if entry.rivals:
            label = self.document.text(entry.label)
            rivals = ", ".join(entry.rivals)
            self.warn("label-ambiguous", path, f"The label “{label}” could also be: {rivals}.", entry.label)

    def _warn_of_schedule(
        self, value: Schedule, reading: ScheduleReading, path: str, words: tuple[int, ...]
    ) -> None:
        if reading.ambiguity:
            self.warn("schedule-ambiguous", path, reading.ambiguity, words)
        elif value.kind == "unspecified" and reading.rule is None:
            self.warn("schedule-unread", path, f"No rule reads a time in “{value.text}”.", words)

    def _other(self, entry: Entry, path: str) -> Value:
        value = self._value(JoinedEntries((entry,)), "other", path)
        if entry.unknown_label:
            label = self.document.text(entry.label)
            self.warn("label-unknown", path, f"No rule knows the label “{label}”.", entry.label)
        return value

    def furniture(self, draft: Draft, announcing: Iterable[tuple[int, ...]] = ()) -> tuple[Value, ...]:
        """What repeats or only guides: the document's own furniture, and what the layouts found to.

        Among that are headings of columns that no value has as its label, and `announcing`: labels of lists of
        people ("Närvarande:"), counted as labels. The record holds every word.
        """
        paragraphs = [furniture.paragraph for furniture in self.document.furniture] + draft.furniture
        paragraphs += [Paragraph(words) for words in draft.labels]
        values = []
        for paragraph in paragraphs:
            words = self.ledger.unclaimed(paragraph.all_words)
            if words:
                self.ledger.claim(Place.FURNITURE, words)
                values.append(make_value(self.document, (Paragraph(words=words),), method="position"))
        values += [
            make_value(self.document, (Paragraph(words),), method="position") for words in announcing if words
        ]
        return tuple(values)


def _group(entries: list[Entry]) -> tuple[dict[str, JoinedEntries], list[Entry]]:
    """The entries of each field together, and those that cannot stand beside an earlier one (a second name)."""
    grouped: dict[str, list[Entry]] = {}
    rest = []
    for entry in entries:
        name = entry.target.field
        if name in {"name", "undertaking"} and name in grouped:
            rest.append(entry)
        else:
            grouped.setdefault(name, []).append(entry)
    return {name: JoinedEntries(tuple(same)) for name, same in grouped.items()}, rest
