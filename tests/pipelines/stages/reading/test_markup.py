"""National returns in XML: read as a stream, whole or not at all, and never expanded."""

import resource
import subprocess
import sys
import time

import pytest

from pipelines.stages.reading import read_extract
from schemas.faults import UnreadableExtract

CENSUS = """<?xml version="1.0" encoding="utf-8"?>
<Message>
  <Header><CollectionDetails><Collection>CIN</Collection><ReferenceDate>2025-03-31</ReferenceDate></CollectionDetails></Header>
  <Children>
    <Child>
      <ChildIdentifiers><LAchildID>a1</LAchildID><Sex>F</Sex></ChildIdentifiers>
      <ChildCharacteristics>
        <Disabilities>
          <Disability>AUT</Disability>
          <Disability>LD</Disability>
        </Disabilities>
      </ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2024-05-01</CINreferralDate>
        <Assessments>
          <AssessmentActualStartDate>2024-05-02</AssessmentActualStartDate>
          <FactorsIdentifiedAtAssessment>
            <AssessmentFactors>2A</AssessmentFactors>
            <AssessmentFactors>3B</AssessmentFactors>
          </FactorsIdentifiedAtAssessment>
        </Assessments>
      </CINdetails>
      <CINdetails>
        <CINreferralDate>2025-01-01</CINreferralDate>
      </CINdetails>
    </Child>
  </Children>
</Message>
"""


def read(tmp_path, content, name="census.xml"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return {table.sheet: table for table in read_extract(path, file_name=name)}


def rows(table):
    names = dict(zip((f"c{at}" for at in range(len(table.headers))), table.headers, strict=True))
    return [{names.get(key, key): value for key, value in row.items()} for row in table.rows.to_dicts()]


def refusal(tmp_path, content, name="census.xml"):
    with pytest.raises(UnreadableExtract) as refused:
        read(tmp_path, content, name)
    return refused.value.fault


def test_each_kind_of_record_is_a_table_numbered_by_its_line(tmp_path):
    tables = read(tmp_path, CENSUS)
    assert rows(tables["CINdetails"]) == [
        {"row_number": 13, "CINdetailsID": "1", "CINreferralDate": "2024-05-01", "LAchildID": "a1"},
        {"row_number": 23, "CINdetailsID": "2", "CINreferralDate": "2025-01-01", "LAchildID": "a1"},
    ]
    assert rows(tables["Header"]) == [{"row_number": 3, "Collection": "CIN", "ReferenceDate": "2025-03-31"}]


def test_a_value_that_repeats_is_a_row_that_knows_whose_it_is(tmp_path):
    tables = read(tmp_path, CENSUS)
    assert [(one["LAchildID"], one["Disability"]) for one in rows(tables["Disabilities"])] == [
        ("a1", "AUT"),
        ("a1", "LD"),
    ]
    factors = rows(tables["AssessmentFactorsList"])
    assert [(one["CINdetailsID"], one["AssessmentID"], one["AssessmentFactors"]) for one in factors] == [
        ("1", "1", "2A"),
        ("1", "1", "3B"),
    ]


def test_a_message_on_one_line_is_numbered_by_record_and_says_so(tmp_path):
    tables = read(tmp_path, "".join(line.strip() for line in CENSUS.splitlines()))
    assert [one["row_number"] for one in rows(tables["CINdetails, by record"])] == [1, 2]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_the_encoding_that_is_declared_is_read(tmp_path, encoding):
    declared = CENSUS.replace('"utf-8"', f'"{encoding.removesuffix("-sig")}"').replace("a1", "Zo\u00eb1")
    tables = read(tmp_path, declared.encode(encoding))
    assert rows(tables["ChildIdentifiers"])[0]["LAchildID"] == "Zo\u00eb1"


def laughs(levels=9):
    """The billion laughs: a kilobyte that asks for three gigabytes."""
    entities = ['<!ENTITY lol "lol">']
    for at in range(1, levels + 1):
        inner = f"&lol{at - 1};" if at > 1 else "&lol;"
        entities.append(f'<!ENTITY lol{at} "{inner * 10}">')
    doctype = f"<!DOCTYPE Message [{''.join(entities)}]>"
    return f'<?xml version="1.0"?>{doctype}<Message><Child><LAchildID>&lol{levels};</LAchildID></Child></Message>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_billion_laughs_are_refused_before_any_is_expanded(tmp_path, encoding):
    bomb = laughs().replace('version="1.0"', f'version="1.0" encoding="{encoding}"').encode(encoding)
    assert len(bomb) < 3_000
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    assert refusal(tmp_path, bomb).rule == "declared_entities"
    assert time.monotonic() - started < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # kilobytes


def test_the_bomb_of_that_test_is_one():
    """The control: a parser that lets it through does not come to an end within a gigabyte and five seconds."""
    script = (
        "import resource, sys; from xml.parsers import expat; "
        "resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9)); resource.setrlimit(resource.RLIMIT_CPU, (5, 5)); "
        "expat.ParserCreate().Parse(sys.stdin.read(), True)"
    )
    done = subprocess.run([sys.executable, "-c", script], input=laughs(), text=True, capture_output=True, check=False)
    assert done.returncode != 0


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE Message SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE Message [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        "<!DOCTYPE Message>",
    ],
)
def test_any_declared_document_type_or_entity_is_refused(tmp_path, declaration):
    assert refusal(tmp_path, CENSUS.replace("<Message>", f"{declaration}<Message>")).rule == "declared_entities"


@pytest.mark.parametrize(
    ("content", "rule", "row"),
    [
        (CENSUS.replace("</Children>", ""), "broken_markup", 28),
        (CENSUS[: len(CENSUS) // 2], "broken_markup", 14),
        (CENSUS.replace("Message>", "Greeting>"), "unknown_markup", None),
        ("<Message></Message>", "no_table", None),
        ("<Message>" + "<a>" * 40 + "</a>" * 40 + "</Message>", "broken_markup", 1),
        (CENSUS.replace("<Sex>F</Sex>", "<Sex>F</Sex><Sex>M</Sex>"), "repeated_element", 6),
        (CENSUS.replace("2A", "x" * 200_000), "cell_too_long", 18),
        (CENSUS.replace("2A", "&unknown;"), "broken_markup", 18),
        (CENSUS.replace("2A", "\x07"), "broken_markup", 18),
        ("", "empty_file", None),
        ("no markup at all", "wrong_type", None),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_message_is_told_by_line_and_never_quoted(tmp_path, content, rule, row):
    fault = refusal(tmp_path, content)
    assert (fault.rule, fault.row) == (rule, row)
    assert not any(cell in f"{fault}" for cell in ("2024-05-01", "a1", "unknown;"))


def test_markup_under_another_name_is_still_refused(tmp_path):
    assert refusal(tmp_path, CENSUS, "census.csv").rule == "wrong_type"


def test_a_large_message_is_read_in_little_more_memory_than_it_holds(tmp_path):
    """A census of 20,000 children, several times the largest authority's."""
    child = CENSUS[CENSUS.index("<Child>") : CENSUS.index("</Children>")]
    content = CENSUS.replace(child, "".join(child.replace("a1", f"a{at}") for at in range(20_000)))
    path = tmp_path / "census.xml"
    path.write_text(content)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    tables = {table.sheet: table for table in read_extract(path, file_name=path.name)}
    assert tables["CINdetails"].height == 40_000
    assert tables["AssessmentFactorsList"].rows["row_number"].is_unique().all()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000  # kilobytes
