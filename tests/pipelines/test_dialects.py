"""A dialect is declared in the partnership's settings, or the file is refused: it is never guessed."""

from datetime import date

import pytest

from pipelines.partnership import Partnership, SettingsFault

HEADER = "notification_id;child_id;sex;occurred_at;notification_type\r\n"
ROWS = "".join(f"N{n};Zoë{n};F;2025-08-{n + 1:02d} 20:00;domestic_abuse\r\n" for n in range(3))


@pytest.fixture
def sent(tmp_path):
    path = tmp_path / "vulnerability_notifications_2025-26-q2.csv"
    path.write_bytes((HEADER + ROWS).encode("cp1252"))
    return path


def _declare(partnership, text):
    path = partnership.folder / "partnership.toml"
    path.write_text(path.read_text() + text)
    return Partnership(partnership.folder)


def test_a_file_in_a_declared_dialect_goes_in(new_partnership, deliver, sent):
    partnership = _declare(new_partnership(), '\n[dialects.police]\ndelimiter = ";"\nencoding = "cp1252"\n')
    (taken,) = deliver(partnership, "police", [sent], date(2025, 10, 3))
    assert taken.verdict.startswith("accepted")


def test_the_same_file_is_refused_where_nothing_is_declared(new_partnership, deliver, sent):
    (taken,) = deliver(new_partnership(), "police", [sent], date(2025, 10, 3))
    assert taken.verdict == "refused"


def test_a_dialect_belongs_to_its_agency_alone(new_partnership, deliver, sent):
    partnership = _declare(new_partnership(), '\n[dialects.health]\ndelimiter = ";"\nencoding = "cp1252"\n')
    (taken,) = deliver(partnership, "police", [sent], date(2025, 10, 3))
    assert taken.verdict == "refused"


def test_declaring_it_afterwards_checks_the_landed_file_again(new_partnership, deliver, sent):
    partnership = new_partnership()
    deliver(partnership, "police", [sent], date(2025, 10, 3))
    declared = _declare(partnership, '\n[dialects.police]\ndelimiter = ";"\nencoding = "cp1252"\n')
    (taken,) = deliver(declared, "police", [], date(2025, 10, 4))
    assert taken.verdict.startswith("accepted")


def test_an_encoding_that_nobody_knows_is_told(new_partnership):
    partnership = _declare(new_partnership(), '\n[dialects.police]\nencoding = "martian"\n')
    with pytest.raises(SettingsFault, match=r"dialects\.police\.encoding"):
        _ = partnership.settings
