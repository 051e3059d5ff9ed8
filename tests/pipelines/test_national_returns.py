"""National returns dropped as they are: each goes in or is refused, and every fault is counted again in plain SQL."""

import csv
import json
from collections import defaultdict
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.stages.checking.check import Context, check_file
from pipelines.stages.counting import refresh_warehouse
from pipelines.stages.joining.finding import Companion
from pipelines.stages.receipts.cross_checks import FILE_NAME, ask_across_datasets
from pipelines.stages.submissions import read_submissions
from schemas.faults import Severity
from schemas.settings import default_settings

SOCIAL_CARE = "childrens_social_care"
RECEIVED = date(2018, 4, 16)
TABLES_903 = ("header", "episodes", "reviews", "uasc", "missing")

# Written from the rules' words and the raw files alone. One row for each fault: the rule, the file and its row.
OF_THE_903 = """
with
numbered_episodes as (
    select
        CHILD as child, RNE as rne, LS as ls, REC as rec, row,
        strptime(DECOM, '%d/%m/%Y')::date as decom,
        strptime(DEC, '%d/%m/%Y')::date as dec
    from episodes
),
after_ends as (
    select *,
        lag(dec is not null and rec is distinct from 'X1') over (partition by child order by decom) as follows_an_end
    from numbered_episodes
),
in_periods as (
    select *,
        sum(case when rne = 'S' or follows_an_end is not false then 1 else 0 end)
            over (partition by child order by decom) as period
    from after_ends
),
-- One row per period of care: from its first episode to its last.
periods as (
    select
        child, period, min(decom) as start_date,
        arg_min(row, decom) as first_row, arg_min(rne, decom) as first_rne,
        arg_max(row, decom) as last_row, arg_max(ls, decom) as last_ls,
        arg_max(coalesce(dec, date '9999-12-31'), decom) as last_dec, arg_max(coalesce(rec, ''), decom) as last_rec
    from in_periods
    group by child, period
),
spans as (
    select *,
        last_dec < date '9999-12-31' as has_dec,
        case when last_rec = 'X1' then date '9999-12-31' else last_dec end as until
    from periods
),
dated_reviews as (
    select CHILD as child, row, REVIEW_CODE as code, strptime(REVIEW, '%d/%m/%Y')::date as review from reviews
),
-- One row per period: its latest review, with the age that the child then had.
latest_reviews as (
    select spans.child, period, arg_max(r.row, (review, r.row)) as row, arg_max(code, (review, r.row)) as code,
        max(review) as review
    from spans
    inner join dated_reviews as r
        on r.child = spans.child
        and review between start_date and least(until, date '2018-03-31')
    group by spans.child, period
),
reviewed as (
    select latest_reviews.*, review >= strptime(DOB, '%d/%m/%Y') + interval 4 year as is_4
    from latest_reviews inner join header on header.CHILD = latest_reviews.child
),
absences as (
    select CHILD as child, row, strptime(MIS_START, '%d/%m/%Y')::date as went,
        coalesce(strptime(MIS_END, '%d/%m/%Y')::date, date '9999-12-31') as came, strptime(DOB, '%d/%m/%Y') as born
    from missing
)

select 'first_episode_is_no_start' as rule, 'episodes' as file, first_row as row
from spans where first_rne <> 'S' and start_date > date '2017-04-01'
union all
select '(noted)', 'episodes', first_row from spans where first_rne <> 'S' and start_date <= date '2017-04-01'
union all
select 'episode_ends_after_extract_date', 'episodes', row from numbered_episodes where dec > date '2018-03-31'
union all
select 'reason_without_end', 'episodes', last_row from spans where not has_dec and last_rec <> ''
union all
select 'end_without_reason', 'episodes', last_row from spans where has_dec and last_rec = ''
union all
select 'change_of_episode_given_as_an_end', 'episodes', last_row from spans where not has_dec and last_rec = 'X1'
union all
select 'no_episode_after_change', 'episodes', last_row
from spans
where has_dec and last_rec = 'X1' and last_dec <= date '2018-03-31'
    and not exists (select 1 from spans as later where later.child = spans.child and later.period > spans.period)
union all
select 'overlaps_another_period', 'episodes', first_row
from spans
where exists (
    select 1 from spans as earlier
    where earlier.child = spans.child and earlier.start_date < spans.start_date and earlier.until > spans.start_date
)
union all
select 'ended_before_it_started', 'episodes', last_row from spans where until < start_date
union all
select 'after_extract_date', 'episodes', first_row from spans where start_date > date '2018-03-31'
union all
select 'outside_coverage', 'episodes', first_row from spans where until < date '2017-04-01'
union all
select 'legal_status_not_stated', 'episodes', last_row from spans where last_ls is null
union all
select 'child_without_episode', 'header', row from header where CHILD not in (select CHILD from episodes)
union all
select 'child_not_in_header', 'episodes', row from episodes where CHILD not in (select CHILD from header)
union all
select 'reviewed_after_extract_date', 'reviews', row from dated_reviews where review > date '2018-03-31'
union all
select 'called_under_4_and_is_not', 'reviews', row from reviewed where code = 'PN0' and is_4
union all
select 'is_under_4_and_not_called_so', 'reviews', row from reviewed where code <> 'PN0' and not is_4
union all
select 'overlaps_another_episode', 'missing', row
from absences
where exists (
    select 1 from absences as earlier
    where earlier.child = absences.child and earlier.went < absences.went and earlier.came > absences.went
)
union all
select 'ended_before_it_started', 'missing', row from absences where came < went
union all
select 'started_before_birth', 'missing', row from absences where went < born
union all
select 'open_for_more_than_30_days', 'missing', row
from absences where came = date '9999-12-31' and went < date '2018-03-01'
union all
select 'outside_coverage', 'missing', row from absences where came < date '2017-04-01'
union all
select 'looked_after_without_a_period', 'missing', row
from absences
where not exists (
    select 1 from spans where spans.child = absences.child and went between start_date and until
)
"""


def files_of(shared: Path, folder: str) -> list[Path]:
    return sorted(one for one in (shared / "data" / folder).iterdir() if one.suffix == ".csv")


def told(partnership, agency=SOCIAL_CARE):
    """Every fault on the receipts of an agency and among the questions across datasets: rule to (file, row)."""
    found = defaultdict(set)
    for page in sorted((partnership.outbox / agency).glob("*.csv")):
        with page.open(encoding="utf-8-sig", newline="") as lines:
            for one in csv.DictReader(lines):
                own = one["file"] if page.name == FILE_NAME else page.name.rsplit("_", 2)[0]
                file = one["sheet"] or own
                found[one["rule"]].add((file.removesuffix(".csv"), int(one["row"]) if one["row"] else None))
    return dict(found)


def counted_in_sql(folder: Path):
    connection = duckdb.connect()
    for name in TABLES_903:
        connection.execute(
            f"create table {name} as select *, row_number() over () + 1 as row "
            f"from read_csv('{folder / name}.csv', header = true, all_varchar = true, parallel = false)"
        )
    found = defaultdict(set)
    for rule, file, row in connection.execute(OF_THE_903).fetchall():
        found[rule].add((file, row))
    return dict(found)


def kept(partnership, dataset):
    """The accepted rows of a dataset, without what says where they came from."""
    frames = [
        pl.read_parquet(rows).drop("row_number", "source_sheet").with_columns(part=pl.lit(one.part))
        for one, rows in read_submissions(partnership.validated, f"{SOCIAL_CARE}/{dataset}")
        if one.is_accepted
    ]
    return pl.concat(frames).sort(pl.all()) if frames else pl.DataFrame()


def test_every_fault_on_the_looked_after_children_return_is_the_one_that_sql_finds(new_partnership, deliver, shared):
    partnership = new_partnership()
    deliver(partnership, SOCIAL_CARE, files_of(shared, "ssda903"), RECEIVED)
    refresh_warehouse(partnership, (), RECEIVED)
    ask_across_datasets(partnership)
    expected = counted_in_sql(shared / "data" / "ssda903")
    noted = expected.pop("(noted)")
    found = told(partnership)
    assert {rule: len(rows) for rule, rows in found.items()} == {rule: len(rows) for rule, rows in expected.items()}
    assert found == expected
    # What the return cannot hold is said, and asked of nobody.
    words = '<td class="number" data-label="Cells">{:,}</td><td class="rows" data-label="First rows">{}</td>'
    first = ", ".join(str(row) for _, row in sorted(noted)[:8])
    (page,) = partnership.outbox.glob("*/episodes_*_receipt.html")
    assert words.format(len(noted), first) in page.read_text(encoding="utf-8")
    # So that the comparison cannot pass on nothing.
    assert {"child_without_episode": 552, "overlaps_another_episode": 1}.items() <= {
        rule: len(rows) for rule, rows in found.items()
    }.items()


def test_every_file_of_the_return_has_a_receipt_and_one_of_them_tells_of_all(new_partnership, deliver, shared):
    partnership = new_partnership()
    deliver(partnership, SOCIAL_CARE, files_of(shared, "ssda903"), RECEIVED)
    pages = {page.name.rsplit("_", 2)[0]: page.read_text() for page in partnership.outbox.glob("*/*_receipt.html")}
    assert len(pages) == 10
    assert "<strong>Accepted with queries</strong><p>2,242 rows went in" in pages["episodes"]
    assert "its rows go in with the table “episodes” of the same return" in pages["header"]
    assert 'data-label="File">header.csv</td>' in pages["episodes"]
    rows = {one.dataset.split("/")[1]: one.rows_accepted for one, _ in read_submissions(partnership.validated)}
    assert rows == {"children_looked_after": 2242, "missing_episodes": 43}


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2)])
def test_the_tables_may_come_in_any_order_and_on_different_days(new_partnership, deliver, shared, order):
    files = [shared / "data" / "ssda903" / f"{TABLES_903[at]}.csv" for at in order]
    together, apart = new_partnership("together"), new_partnership("apart")
    deliver(together, SOCIAL_CARE, [shared / "data" / "ssda903" / f"{name}.csv" for name in TABLES_903[:4]], RECEIVED)
    for at, path in enumerate(files):
        deliver(apart, SOCIAL_CARE, [path], date(2018, 4, 16 + at))
    assert kept(apart, "children_looked_after").equals(kept(together, "children_looked_after"))
    assert len(list(read_submissions(apart.validated))) == 1


def test_a_return_without_its_header_waits_and_asks_for_it(new_partnership, deliver, shared):
    partnership = new_partnership()
    folder = shared / "data" / "ssda903"
    (waiting,) = deliver(partnership, SOCIAL_CARE, [folder / "episodes.csv"], RECEIVED)
    assert waiting.verdict == "accepted_with_queries"
    assert waiting.submissions == ()
    assert told(partnership)["table_awaited"] == {("header", None)}
    assert told(partnership)["table_not_sent"] == {("reviews", None), ("uasc", None)}
    taken = deliver(partnership, SOCIAL_CARE, [folder / "header.csv"], date(2018, 4, 20))
    # The header's own receipt, and the episodes again, which it completes.
    assert [len(one.submissions) for one in taken] == [0, 1]
    assert kept(partnership, "children_looked_after").height == 2242
    assert "table_awaited" not in told(partnership)
    # What has settled is not checked again.
    assert deliver(partnership, SOCIAL_CARE, [], date(2018, 4, 21)) == ()


def test_a_corrected_table_takes_the_place_of_the_first_and_doubles_nothing(new_partnership, deliver, shared, tmp_path):
    partnership = new_partnership()
    folder = shared / "data" / "ssda903"
    deliver(partnership, SOCIAL_CARE, [folder / "episodes.csv", folder / "header.csv"], RECEIVED)
    before = kept(partnership, "children_looked_after")
    corrected = tmp_path / "header_v2.csv"
    lines = (folder / "header.csv").read_text().splitlines(keepends=True)
    # Every child a boy: a change that shows in each row.
    corrected.write_text(lines[0] + "".join(line.replace(",2,", ",1,", 1) for line in lines[1:]))
    deliver(partnership, SOCIAL_CARE, [corrected], date(2018, 4, 20))
    after = kept(partnership, "children_looked_after")
    assert set(before["sex"]) == {"F", "M"}
    assert set(after["sex"]) == {"M"}
    assert after.height == before.height
    assert len(list(read_submissions(partnership.validated))) == 1


def test_the_next_years_return_is_read_with_its_own_header(new_partnership, deliver, tmp_path):
    """Two years of files with the same names: neither borrows the other's tables."""
    partnership = new_partnership()
    header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
    episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
    for year, child in ((2024, "a1"), (2025, "b2")):
        folder = tmp_path / str(year)
        folder.mkdir()
        (folder / "header.csv").write_text(header + f"{child},1,01/02/2015,WBRI,,,\n")
        (folder / "episodes.csv").write_text(episodes + f"{child},05/06/{year - 1},S,C2,N1,U1,PR1,,,,,,\n")
        deliver(partnership, SOCIAL_CARE, sorted(folder.iterdir()), date(year, 4, 20))
    held = [one for one, _ in read_submissions(partnership.validated)]
    assert sorted((one.as_at, one.covers_from, one.rows_accepted) for one in held) == [
        (date(2024, 3, 31), date(2023, 4, 1), 1),
        (date(2025, 3, 31), date(2024, 4, 1), 1),
    ]
    assert set(kept(partnership, "children_looked_after")["sex"]) == {"M"}
    assert "child_not_in_header" not in told(partnership)


OF_THE_CENSUS = """
with details as (
    select *, row_number() over () + 1 as row
    from read_csv('{folder}/CINdetails.csv', header = true, all_varchar = true, parallel = false)
),
conferences as (select row, strptime(DateOfInitialCPC, '%Y-%m-%d')::date as day from details)
select 'after_extract_date' as rule, row from details where CINreferralDate > '2022-07-21'
union all
select 'conference_after_extract_date', row from conferences where day > date '2022-07-21'
union all
select 'closed_after_extract_date', row from details where CINclosureDate > '2022-07-21'
union all
select 'closed_before_referral', row from details where CINclosureDate < CINreferralDate
union all
select 'outside_coverage', row from details where CINclosureDate < '2021-04-01'
union all
select 'reason_without_closure', row from details where CINclosureDate is null and ReasonForClosure is not null
union all
select 'closed_without_reason', row from details where CINclosureDate is not null and ReasonForClosure is null
"""


def test_a_census_is_refused_for_what_is_after_its_reference_date(new_partnership, deliver, shared):
    partnership = new_partnership()
    taken = deliver(partnership, SOCIAL_CARE, files_of(shared, "cin_census/flattened"), date(2022, 7, 31))
    assert [one.verdict for one in taken if one.submissions][-1] == "refused"
    expected = defaultdict(set)
    folder = shared / "data" / "cin_census" / "flattened"
    for rule, row in duckdb.connect().execute(OF_THE_CENSUS.format(folder=folder)).fetchall():
        expected[rule].add(("CINdetails", row))
    found = told(partnership)
    assert {rule for rule, rows in expected.items() if rows} <= found.keys()
    assert {rule: found[rule] for rule in expected} == expected
    # 0 and 9 are no known sex: 176 of 332 children. The reference date is 21 July. Two tables hold no row.
    of_the_file = {rule for rule, rows in found.items() if {row for _, row in rows} == {None}}
    assert of_the_file == {"sex_often_unknown", "far_from_quarter_end", "nil_return"}
    assert found["reference_date_is_not_31_march"] == {("Header", 2)}
    rest = found.keys() - expected.keys() - of_the_file - {"reference_date_is_not_31_march"}
    assert rest == {"conference_not_on_a_working_day"}


def checked(path, shared_key=b"k" * 32, **companions):
    context = Context(default_settings(), date(2026, 4, 20), shared_key)
    return check_file(path, path.name, context, **companions)


def test_the_xml_of_a_census_gives_the_rows_of_its_flattened_tables(shared):
    folder = shared / "data" / "cin_census"
    details = folder / "flattened" / "CINdetails.csv"
    beside = [one for one in sorted(details.parent.iterdir()) if one != details]
    flat = checked(details, beside=lambda *_: [Companion(one.name, one) for one in beside])
    message = checked(folder / "xml" / "fake_CIN_data.xml")
    by_dataset = {part.dataset.id: part for part in flat.parts}
    assert len(message.parts) == 2
    for part in message.parts:
        rows, same = (
            one.rows.drop("row_number", "source_sheet").sort(pl.all()) for one in (part, by_dataset[part.dataset.id])
        )
        assert rows.equals(same)
        assert rows.height in (394, 344)


def test_the_faults_of_a_message_are_told_by_the_line_of_their_record(shared):
    path = shared / "data" / "cin_census" / "xml" / "CIN_Census_2024.xml"
    lines = path.read_text().splitlines()
    rejects = [one for one in checked(path).every_fault if one.severity is Severity.REJECT]
    assert {(one.rule, one.sheet, one.header) for one in rejects} == {
        ("after_extract_date", "CINdetails", "CINreferralDate"),
        ("after_extract_date", "Assessments", "AssessmentActualStartDate"),
        ("completed_before_it_started", "Assessments", "AssessmentAuthorisationDate"),
    }
    assert all(lines[one.row - 1].strip() == f"<{one.sheet}>" for one in rejects)


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("CIN2rows.xml", "accepted_with_queries"),
        ("CIN_Census_2021.xml", "refused"),  # dates of 1970
        ("CIN_Census_2021_copy.xml", "accepted_with_queries"),
        ("CIN_Census_2021_no_assessment_factors.xml", "accepted_with_queries"),
        ("CIN_Census_2024.xml", "refused"),  # an assessment of 2028
        ("CIN_Census_2026.xml", "refused"),  # the same
        ("CIN_header_issues_100.xml", "refused"),  # dates of 1970
        ("CIN_la_issues_2887Q.xml", "refused"),  # dates of 1970
        ("fake_CIN_data.xml", "refused"),  # referrals of 2025 in a census of 2022
    ],
)
def test_every_message_of_a_census_has_its_verdict(shared, name, verdict):
    assert checked(shared / "data" / "cin_census" / "xml" / name).verdict == verdict


def test_the_message_of_the_looked_after_children_return_goes_in(shared):
    found = checked(shared / "data" / "ssda903" / "fake_903.xml")
    assert found.verdict == "accepted_with_queries"
    assert {part.dataset.name: part.rows.height for part in found.parts} == {
        "children_looked_after": 208,
        "missing_episodes": 6,
    }
    unaccompanied = next(part.rows for part in found.parts if part.dataset.name == "children_looked_after")
    assert unaccompanied.filter("is_unaccompanied")["child_id"].n_unique() <= 12


OF_THE_PUPILS = """
with pupils as (select *, row_number() over () + 1 as row from read_csv('{folder}/2025_spring_pupilonroll.csv',
    header = true, all_varchar = true, parallel = false)),
missed as (
    select pupilonrolltableid, sum(sessions::double) as sessions
    from read_csv('{folder}/2025_spring_termlysessiondetailsonroll.csv', header = true, all_varchar = true)
    where attendancereason in ('C', 'E', 'H', 'I', 'M', 'R', 'S', 'T', 'G', 'N', 'O', 'U')
    group by 1
)
select row from pupils inner join missed using (pupilonrolltableid) where sessions > termlysessionspossible::double
"""


def test_a_school_census_is_refused_where_pupils_were_absent_for_more_than_possible(new_partnership, deliver, shared):
    partnership = new_partnership()
    taken = deliver(partnership, "education", files_of(shared, "school_census"), date(2025, 5, 12))
    assert [one.verdict for one in taken][-1] == "refused"
    found = told(partnership, "education")
    query = OF_THE_PUPILS.format(folder=shared / "data" / "school_census")
    expected = {("2025_spring_pupilonroll", row) for (row,) in duckdb.connect().execute(query).fetchall()}
    assert found["absent_for_more_than_possible"] == expected
    assert len(expected) == 8674
    assert found.keys() == {"absent_for_more_than_possible", "permanently_excluded_twice", "table_not_sent"}


def test_no_plain_identifier_and_no_date_of_birth_is_kept(new_partnership, deliver, shared):
    partnership = new_partnership()
    deliver(partnership, SOCIAL_CARE, files_of(shared, "ssda903"), RECEIVED)
    header = pl.read_csv(shared / "data" / "ssda903" / "header.csv", infer_schema=False)
    secrets = {*header["CHILD"], *header["UPN"].drop_nulls()}
    frames = [pl.read_parquet(path) for path in partnership.validated.rglob("*.parquet")]
    assert len(frames) == 2
    for frame in frames:
        texts = frame.select(pl.col(pl.String))
        assert not any(set(texts[name].drop_nulls()) & secrets for name in texts.columns)
        assert "date_of_birth" not in frame.columns
        assert set(frame["birth_month"].dt.day().drop_nulls()) == {1}
    written = [path for folder in (partnership.outbox, partnership.validated) for path in folder.rglob("*.*")]
    plain = "".join(
        path.read_text(encoding="utf-8-sig") for path in written if path.suffix in (".csv", ".html", ".json")
    )
    assert not any(upn in plain for upn in header["UPN"].drop_nulls())
    assert not any(f"{born}" in plain for born in set(header["DOB"]))
    notes = [json.loads(path.read_text()) for path in (partnership.validated / "checked").glob("*.json")]
    assert {name for note in notes for name in note["tables"]} == {f"ssda903/{name}" for name in TABLES_903}
