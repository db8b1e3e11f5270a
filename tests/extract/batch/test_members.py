"""Files inside files are documents of their own, within limits."""

from __future__ import annotations

import hashlib
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from corpus.store.collection import Store
from extract.batch.archive import Manner, Summary, import_archive
from extract.batch.executors import Workers
from extract.pipeline import Options
from extract.quote.original import read_original
from extract.readers import members
from models.errors import MissingFile
from tests.extract.batch.test_engine import PLAN, Here, accounted


def plan(year: int) -> bytes:
    return PLAN.format(year=year).encode()


def zipped(**files: bytes) -> bytes:
    """A .zip; in the names `__` stands for a slash, `_DOT_` for a dot."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), data)
    return target.getvalue()


def letter(*attached: tuple[str, bytes], text: str = "Planen kommer här.", html: str = "") -> bytes:
    message = EmailMessage()
    message["Subject"] = "Åtgärdsplan för Årsta 2022"
    message["From"] = "Åsa Exempelsson <asa@exempel.se>"
    message["To"] = "Bo Påhittad <bo@exempel.se>"
    message["Date"] = "Fri, 04 Mar 2022 10:00:00 +0100"
    message["Message-ID"] = "<1@exempel.se>"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "arkiv").mkdir()
    return tmp_path / "arkiv"


def imported(executor: object = None, **manner: bool) -> Summary:
    with Store.open("plans.db") as store:
        summary = import_archive(["arkiv"], store, executor or Here(), manner=Manner(**manner))  # type: ignore[arg-type]
    assert accounted(summary) == summary.found
    return summary


def known() -> dict[str, int | None]:
    with Store.open("plans.db") as store:
        return {path: one.year for one in store.documents() for path in one.paths}


@pytest.mark.parametrize("executor", [None, Workers(2)])
def test_members_of_a_zip_are_documents_with_a_path_that_names_both(archive: Path, executor: object) -> None:
    inner = zipped(inre_DOT_txt=plan(2003))
    (archive / "a.zip").write_bytes(
        zipped(
            ett_DOT_txt=plan(2001),
            mapp__två_DOT_txt=plan(2002),
            mer_DOT_zip=inner,
            bild_DOT_png=b"x",
            _DOT_dold_DOT_txt=b"x",
        )
    )
    summary = imported(executor)
    assert (summary.found, summary.documents, summary.containers, summary.failures) == (5, 3, 2, [])
    assert known() == {
        "arkiv/a.zip/ett.txt": 2001,
        "arkiv/a.zip/mapp/två.txt": 2002,
        "arkiv/a.zip/mer.zip/inre.txt": 2003,
    }
    again = imported()
    assert (again.documents, again.skipped, again.gone) == (0, 3, 0)


def test_a_member_that_is_no_longer_there_has_gone(archive: Path) -> None:
    (archive / "a.zip").write_bytes(zipped(ett_DOT_txt=plan(2001), tva_DOT_txt=plan(2002)))
    imported()
    (archive / "a.zip").write_bytes(zipped(ett_DOT_txt=plan(2001)))
    assert imported().gone == 1
    assert imported(prune=True).forgotten == 1
    assert list(known()) == ["arkiv/a.zip/ett.txt"]
    (archive / "a.zip").unlink()
    (archive / "b.txt").write_bytes(plan(2005))
    assert imported(prune=True).forgotten == 1


def test_a_member_that_fails_fails_alone(archive: Path) -> None:
    (archive / "a.zip").write_bytes(zipped(ett_DOT_txt=plan(2001), trasig_DOT_pdf=b"%PDF-1.7\n1 0 obj"))
    summary = imported()
    (failure,) = summary.failures
    assert (summary.documents, failure.name) == (1, "trasig.pdf")
    assert imported().known_failures == 1


def test_a_zip_without_documents_is_said(archive: Path) -> None:
    (archive / "a.zip").write_bytes(zipped(bild_DOT_png=b"x"))
    assert [str(one) for one in imported().failures] == ["a.zip: holds no PDF, Word, Excel or text file"]


def nested(depth: int) -> bytes:
    data = zipped(plan_DOT_txt=plan(2001))
    for _ in range(depth - 1):
        data = zipped(inre_DOT_zip=data)
    return data


@pytest.mark.parametrize(("depth", "documents"), [(members.DEEPEST, 1), (members.DEEPEST + 1, 0)])
def test_files_lie_inside_files_to_a_depth(archive: Path, depth: int, documents: int) -> None:
    (archive / "a.zip").write_bytes(nested(depth))
    summary = imported()
    assert summary.documents == documents
    assert [one.code for one in summary.failures] == ([] if documents else ["limit-exceeded"])


@pytest.mark.parametrize("most", [2, 3])
def test_a_file_holds_so_many_at_most(archive: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(members, "MOST_MEMBERS", most)
    (archive / "a.zip").write_bytes(zipped(a_DOT_txt=plan(1), b_DOT_txt=plan(2), c_DOT_txt=plan(3)))
    summary = imported()
    assert [one.code for one in summary.failures] == ([] if most == 3 else ["limit-exceeded"])


def test_a_bomb_is_not_unpacked(archive: Path) -> None:
    (archive / "a.zip").write_bytes(zipped(bomb_DOT_txt=bytes(20 << 20), ett_DOT_txt=plan(2001)))
    summary = imported()
    assert summary.documents == 1
    assert "as a zip bomb does" in str(summary.failures[0])


def test_names_that_stand_twice_and_lead_out_are_kept_apart() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive, pytest.warns(UserWarning):
        for name in ("../a.txt", "a.txt", "C:/x/a.txt"):
            archive.writestr(name, name)
            archive.writestr(name, name)
    names = [name for name, _ in members.member_files("z.zip", target.getvalue())]
    assert names == ["a.txt", "a-2.txt", "a-3.txt", "a-4.txt", "x/a.txt", "x/a-2.txt"]
    assert members.open_member("z.zip", target.getvalue(), ("x/a-2.txt",)) == b"C:/x/a.txt"


def test_a_message_is_a_document_and_so_is_what_is_attached(archive: Path) -> None:
    (archive / "brev.eml").write_bytes(letter(("plan.txt", plan(2001)), ("vykort.png", b"x")))
    summary = imported()
    assert (summary.found, summary.documents, summary.failures) == (2, 2, [])
    assert known() == {"arkiv/brev.eml": 2022, "arkiv/brev.eml/plan.txt": 2001}
    with Store.open("plans.db") as store:
        (record,) = [one for one in store.records() if one.source.format == "eml"]
    assert record.title is not None and record.title.text == "Åtgärdsplan för Årsta 2022"
    assert [one.code for one in record.warnings].count("attachment") == 2
    assert {"Åsa Exempelsson", "Bo Påhittad"} <= {one.name for one in record.people}


@pytest.mark.parametrize("outer", ["brev.eml", "allt.zip", "i-zip.zip"])
def test_what_failed_inside_a_file_is_read_again_when_that_is_asked(archive: Path, outer: str) -> None:
    """Also where the file around it is a document that was read."""
    mail = letter(("plan.txt", plan(2001)), ("trasig.pdf", b"%PDF-1.7\n1 0 obj"))
    packed = {"ett.txt": plan(2001), "trasig.pdf": b"%PDF-1.7\n1 0 obj"}
    held = {
        "brev.eml": mail,
        "allt.zip": zipped(**{name.replace(".", "_DOT_"): data for name, data in packed.items()}),
        "i-zip.zip": zipped(mapp__brev_DOT_eml=mail),
    }
    (archive / outer).write_bytes(held[outer])
    first = imported()
    assert [one.name for one in first.failures] == ["trasig.pdf"]
    assert imported().failures == []
    again = imported(retry_failed=True)
    assert [one.name for one in again.failures] == ["trasig.pdf"]
    assert again.documents == 0 and imported().failures == []
    with Store.open("plans.db") as store:
        other = import_archive(["arkiv"], store, Here(), Options(password="annat"))  # type: ignore[arg-type]
    assert [one.name for one in other.failures] == ["trasig.pdf"], "other options may read it"


def test_a_message_in_which_nothing_failed_is_not_read_again(archive: Path) -> None:
    (archive / "brev.eml").write_bytes(letter(("plan.txt", plan(2001))))
    (archive / "trasig.pdf").write_bytes(b"%PDF-1.7\n1 0 obj")
    imported()
    again = imported(retry_failed=True)
    assert (again.skipped, len(again.failures)) == (1, 1)


def test_the_plan_may_stand_in_a_message_itself(archive: Path) -> None:
    table = "<table border=1><tr><td>Aktivitet</td><td>Nattvandring</td></tr><tr><td>Mål</td><td>Fler ska vara trygga.</td></tr></table>"
    (archive / "html.eml").write_bytes(letter(html=f"<html><body>{table}</body></html>"))
    (archive / "text.eml").write_bytes(letter(text=PLAN.format(year=2022).partition("\n\n")[2]))
    assert imported().documents == 2
    with Store.open("plans.db") as store:
        records = list(store.records())
    assert [one.activities[0].name.text for one in records if one.activities and one.activities[0].name] == [
        "Nattvandring",
        "Nattvandring",
    ]


def test_the_original_of_a_member_is_found_for_a_quote(archive: Path) -> None:
    inner = zipped(mapp__inre_DOT_txt=plan(2003))
    (archive / "a.zip").write_bytes(zipped(mer__djup_DOT_zip=inner))
    path = "arkiv/a.zip/mer/djup.zip/mapp/inre.txt"
    found = read_original("inre.txt", hashlib.sha256(plan(2003)).hexdigest(), [path])
    assert found == (Path(path), plan(2003))
    with pytest.raises(MissingFile, match="no longer where it was read"):
        read_original("inre.txt", "0" * 64, ["arkiv/a.zip/saknas.txt"])
