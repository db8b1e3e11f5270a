"""Which documents belong together: copies, versions, successors; and which copy leads."""

from __future__ import annotations

import itertools
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.store import links as links_module
from corpus.store.answers import Link
from corpus.store.collection import Store
from corpus.store.links import Candidate, Likenesses, find_links
from models.record import District, Record
from models.values import Value
from rules.pack import load_rules
from tests.corpus.store.test_collection import dump, plan

RULES = load_rules()
TEXT = frozenset(map("".join, itertools.product("abcdefghij", "klmnopqrst")))
"""A text of a hundred words."""


def candidate(
    document: str, year: int | None = 2020, district: str | None = "farsta", *, format_: str = "pdf",
    municipality: str | None = "Stockholm", kind: str = "plan", pages: int | None = 3, gone: bool = False,
    in_fields: int = 50, shingles: tuple[int, ...] = (7,),
) -> Candidate:  # fmt: skip
    return Candidate(
        *(document, f"{document}.{format_}", format_, kind, pages, in_fields, gone),
        *(district, municipality, year, shingles),
    )


def links(texts: dict[Candidate, frozenset[str]]) -> list[tuple[str, str, str]]:
    """(document, kind, other) of the links between `texts`, whatever the order they come in."""
    words = {one.document: text for one, text in texts.items()}
    found = [
        find_links(order, Likenesses(words.__getitem__), RULES) for order in (list(texts), list(texts)[::-1])
    ]
    assert found[0] == found[1]
    return [(link.document, link.kind, link.other) for link in found[0]]


def numbered(count: int, mark: str = "nytt") -> frozenset[str]:
    return frozenset(f"{mark}ett{'i' * number}" for number in range(count))


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (TEXT, True),
        (TEXT | numbered(3), True),
        (TEXT | numbered(4), False),
        (TEXT - {"ak", "bl", "cm"}, True),
        (TEXT - {"ak", "bl"} | {"akbl"}, True),  # glued
        (TEXT - {"ak"} | {"lägesbild"}, False),  # another word instead: an edited text
    ],
)
def test_two_formats_of_one_text_are_the_same_but_for_what_formats_do(
    other: frozenset[str], is_same: bool
) -> None:
    found = links({candidate("a"): TEXT, candidate("b", format_="docx"): other})
    assert found == [("b", "same", "a")] if is_same else found == [("a", "version", "b")]


def test_a_hundredth_of_a_long_text_may_differ_between_formats() -> None:
    long = numbered(500, "lång")
    assert links({candidate("a"): long | numbered(5), candidate("b", format_="docx"): long})[0][1] == "same"
    assert (
        links({candidate("a"): long | numbered(6), candidate("b", format_="docx"): long})[0][1] == "version"
    )


def test_more_glued_words_than_a_format_makes_are_another_text() -> None:
    def halves(count: int) -> tuple[frozenset[str], frozenset[str]]:
        cut = [(f"fram{'i' * number}", f"bak{'e' * number}") for number in range(count)]
        return frozenset(itertools.chain(*cut)), frozenset(first + last for first, last in cut)

    for count, kind in ((13, "same"), (14, "version")):  # three words for each pair: 39 and 42
        apart, glued = halves(count)
        found = links({candidate("a"): TEXT | apart, candidate("b", format_="txt"): TEXT | glued})
        assert found[0][1] == kind


def test_in_one_format_only_the_very_same_words_are_a_copy() -> None:
    assert links({candidate("a"): TEXT, candidate("b"): TEXT}) == [("b", "same", "a")]
    assert links({candidate("a"): TEXT, candidate("b"): TEXT | {"ny"}}) == [("a", "version", "b")]


def test_versions_share_most_of_their_words() -> None:
    for shared, found in ((60, [("a", "version", "b")]), (59, [])):
        texts = numbered(shared, "lika"), numbered(100 - shared, "mer")
        assert links({candidate("a"): texts[0], candidate("b"): texts[0] | texts[1]}) == found
    minutes = candidate("b", kind="minutes")
    assert links({candidate("a"): TEXT, minutes: TEXT | {"ny"}}) == []


def test_texts_without_words_are_no_copies() -> None:
    assert links({candidate("a"): frozenset(), candidate("b"): frozenset()}) == []


def test_a_text_for_another_year_or_district_is_no_copy() -> None:
    assert links({candidate("a"): TEXT, candidate("b", 2021): TEXT}) == [("a", "successor", "b")]
    assert links({candidate("a"): TEXT, candidate("b", district="bromma"): TEXT}) == []
    assert links({candidate("a"): TEXT, candidate("b", municipality="Vara"): TEXT}) == []
    assert links({candidate("a"): TEXT, candidate("b", None, None): TEXT}) == [("b", "same", "a")]


def test_texts_of_no_known_district_meet_by_a_run_of_words_that_few_share() -> None:
    apart = candidate("b", None, None, shingles=(8,))
    assert links({candidate("a", None, None): TEXT, apart: TEXT}) == []
    for count, linked in ((60, 59), (61, 0)):
        assert len(links({candidate(f"{n:02}", None, None): TEXT for n in range(count)})) == linked


@pytest.mark.parametrize(
    ("leading", "other"),
    [
        (candidate("b"), candidate("a", gone=True)),
        (candidate("b"), candidate("a", kind="unknown")),
        (candidate("b"), candidate("a", format_="docx", pages=None)),
        (candidate("b", in_fields=51), candidate("a")),
        (candidate("a"), candidate("b")),
        (candidate("b", kind="plan", pages=None), candidate("a", kind="unknown", in_fields=99)),
    ],
)
def test_the_copy_with_the_best_evidence_leads(leading: Candidate, other: Candidate) -> None:
    assert links({leading: TEXT, other: TEXT}) == [(other.document, "same", leading.document)]


def test_copies_of_copies_have_one_that_leads_and_no_other_links() -> None:
    texts = {
        candidate("a", format_="docx", pages=None): TEXT,
        candidate("b"): TEXT | numbered(3),
        candidate("c", format_="txt", pages=None): TEXT - {"ak", "bl", "cm"},
        candidate("d", 2021): TEXT | numbered(30),
    }
    assert links(texts) == [("a", "same", "b"), ("b", "successor", "d"), ("c", "same", "b")]


def test_a_successor_is_of_the_next_year_there_is() -> None:
    texts = {candidate(f"{year}", year): frozenset({f"{year}"}) for year in (2018, 2020, 2021)}
    texts[candidate("undated", None)] = frozenset({"utan"})
    texts[candidate("minutes", 2019, kind="minutes")] = frozenset({"protokoll"})
    assert links(texts) == [("2018", "successor", "2020"), ("2020", "successor", "2021")]


@pytest.mark.parametrize(("later", "linked"), [(12, 12), (13, 1)])
def test_of_many_plans_of_the_next_year_those_follow_that_share_a_run_of_words(
    later: int, linked: int
) -> None:
    texts = {candidate("a", 2020, shingles=(1, 100)): frozenset(("torget",))}
    for number in range(later):
        one = candidate(f"b{number:02}", 2021, shingles=(100 + number,))
        texts[one] = frozenset((f"parken{number}",))
    assert links(texts) == [("a", "successor", f"b{number:02}") for number in range(linked)]


def test_a_run_of_words_that_many_share_tells_not_which_plan_follows() -> None:
    texts = {
        candidate(f"a{number:02}", 2020, shingles=(1,)): frozenset((f"x{number}",)) for number in range(31)
    }
    texts |= {
        candidate(f"b{number:02}", 2021, shingles=(1,)): frozenset((f"y{number}",)) for number in range(30)
    }
    assert links(texts) == []


def test_sixty_plans_a_year_are_linked_in_bounded_memory() -> None:
    """Pairs within a year and runs of words are held once each, and no year is linked whole with the next."""
    texts = {
        candidate(f"{year}-{number:02}", year, shingles=(number,)): frozenset((f"ord{number}", f"år{year}"))
        for year in range(2010, 2020)
        for number in range(60)
    }
    words = {one.document: text for one, text in texts.items()}
    known = Likenesses(words.__getitem__)
    tracemalloc.start()
    try:
        found = find_links(texts, known, RULES)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    pairs = 10 * 60 * 59 // 2 + 60 * 10 * 9 // 2  # of one year, and with one run of words
    assert len(known.asked) == len(known.new) == pairs
    assert [link.kind for link in found] == ["successor"] * 9 * 60
    assert peak < 400 * pairs  # bytes; two keys and what is said of them are shared by all pairs
    again = Likenesses(words.__getitem__, dict(known.asked))
    assert find_links(texts, again, RULES) == found
    assert (again.new, again.unasked, again.asked) == ([], {}, known.asked)


def test_a_merger_succeeds_each_district_that_it_was_made_of() -> None:
    def of(district: str, year: int, municipality: str = "Stockholm") -> Candidate:
        return candidate(f"{district}-{year}", year, district, municipality=municipality)

    texts = {
        one: frozenset({one.document})
        for one in (
            *(of("rinkeby", 2005), of("rinkeby-kista", 2021), of("spanga-tensta", 2015), of("jarva", 2024)),
            *(of("jarva", 2025), of("jarva", 2026, "Vara"), of("farsta", 2024)),
        )
    }
    assert links(texts) == [
        ("jarva-2024", "successor", "jarva-2025"),
        ("rinkeby-2005", "successor", "rinkeby-kista-2021"),
        ("rinkeby-kista-2021", "successor", "jarva-2024"),
        ("spanga-tensta-2015", "successor", "jarva-2024"),
    ]


def test_the_score_is_the_share_of_words_that_both_have() -> None:
    texts = {"a": TEXT, "b": TEXT | numbered(50)}
    (link,) = find_links([candidate("a"), candidate("b")], Likenesses(texts.__getitem__), RULES)
    assert link == Link("a", "b", "version", 0.667)


_WORDINGS = (
    "Polisen deltar vid möten om tryggheten i centrum varje månad hela året",
    "Polisen deltar vid möten om tryggheten i centrum varje vecka hela året",
    "Skolan ordnar föräldramöten om droger och sociala medier på våren",
)


@st.composite
def archives(draw: st.DrawFn) -> list[Record]:
    """Plans whose texts, districts, years and formats meet often."""
    made = []
    for number in range(draw(st.integers(2, 4))):
        district = draw(st.sampled_from(["rinkeby-kista", "jarva", None]))
        format_ = draw(st.sampled_from(["pdf", "docx", "txt"]))
        record = plan(f"{number}", path=f"{draw(st.integers(0, 9))}-{number}.{format_}")
        made.append(
            record.model_copy(
                update={
                    "source": record.source.model_copy(
                        update={"format": format_, "pages": 3 if format_ == "pdf" else None}
                    ),
                    "year": draw(st.sampled_from([2022, 2024, None])),
                    "district": district and District(id=district, name=district, municipality="Stockholm"),
                    "remainder": (Value(text=draw(st.sampled_from(_WORDINGS))),),
                    "kind": draw(st.sampled_from(["plan", "plan", "minutes", "unknown"])),
                }
            )
        )
    return made


@settings(max_examples=15)
@given(archives(), st.data())
def test_links_are_the_same_in_any_order_of_import_and_however_often(
    archive: list[Record], data: st.DataObject
) -> None:
    """Six orders of an archive are all that three documents have; of the 24 of four, six are drawn."""
    orders = list(itertools.permutations(archive))
    if len(orders) > 6:
        chosen = st.lists(
            st.sampled_from(orders[1:]),
            min_size=5,
            max_size=5,
            unique_by=lambda order: tuple(one.id for one in order),
        )
        orders = [orders[0], *data.draw(chosen)]
    with TemporaryDirectory() as folder:
        dumps = []
        for number, order in enumerate(orders):
            database = Path(folder, f"{number}.db")
            with Store.open(database) as store:
                for record in order:
                    store.write(record, path=record.source.path)
                    if number % 2:  # an import of each file by itself
                        store.link(RULES)
                store.link(RULES)
                store.link(RULES)
            dumps.append(dump(database))
        assert all(one == dumps[0] for one in dumps)
        assert [row[0] for row in dumps[0]["links"] if row[2] == "same" and row[0] == row[1]] == []


@settings(max_examples=25)
@given(archives(), archives(), st.data())
def test_what_is_compared_bit_by_bit_is_what_is_compared_anew(
    before: list[Record], after: list[Record], data: st.DataObject
) -> None:
    """Documents are read again by other rules, forgotten and added between the links."""
    after = [one.model_copy(update={"rules_version": "2", "id": one.id[::-1]}) for one in after]
    changed = data.draw(st.lists(st.sampled_from(before), unique_by=lambda one: one.id))
    after += [
        other.model_copy(update={"id": one.id, "source": one.source, "rules_version": "2"})
        for one, other in zip(changed, after, strict=False)
    ]
    gone = data.draw(st.lists(st.sampled_from(before), unique_by=lambda one: one.id, max_size=2))
    with TemporaryDirectory() as folder:
        with Store.open(Path(folder, "bit.db")) as store:
            for record in before:
                store.write(record, path=record.source.path)
            store.link(RULES)
            for record in gone:
                store.forget(record.source.path)
            store.link(RULES)
            for record in after:
                store.write(record, path=record.source.path)
            store.link(RULES)
            kept = [record for record in (store.record(one.document) for one in store.documents()) if record]
        with Store.open(Path(folder, "anew.db")) as store:
            for record in kept:
                store.write(record, path=record.source.path)
            store.link(RULES)
        assert dump(Path(folder, "bit.db"))["links"] == dump(Path(folder, "anew.db"))["links"]
        assert dump(Path(folder, "bit.db"))["compared"] == dump(Path(folder, "anew.db"))["compared"]


def test_only_what_is_new_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    is_same = links_module._is_same
    monkeypatch.setattr(
        links_module,
        "_is_same",
        lambda one, other, words: (
            asked.append(one.document[0] + other.document[0]) or is_same(one, other, words)
        ),
    )
    with Store.open(tmp_path / "plans.db") as store:
        for number in range(4):
            store.write(plan(str(number), path=f"{number}.pdf"), path=f"{number}.pdf")
        store.link(RULES)
        assert len(asked) == 6
        asked.clear()
        store.link(RULES)
        assert asked == []
        store.write(plan("9", path="9.pdf"), path="9.pdf")
        store.link(RULES)
        assert sorted(asked) == ["09", "19", "29", "39"]
