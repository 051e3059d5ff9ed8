"""What agencies are called here: the release's titles, and the names that the partnership gives its own agencies."""

from collections.abc import Mapping

from pipelines.partnership import Partnership, SettingsFault
from schemas.catalogue import agencies
from schemas.codes import code_list


def agency_names(partnership: Partnership) -> dict[str, str]:
    """Agency code to its name. Raises SettingsFault."""
    return {code: _named(partnership).get(code, title) for code, title in code_list("agency").codes.items()}


def folder_names(partnership: Partnership) -> dict[str, str]:
    """Folder of the inbox to the name of who sends: its own, else that of its only sender. Raises SettingsFault."""
    given = _named(partnership)
    only = {one.id: given[one.codes[0]] for one in agencies() if len(one.codes) == 1 and one.codes[0] in given}
    return {one.id: given.get(one.id, only.get(one.id, one.name)) for one in agencies()}


def _named(partnership: Partnership) -> Mapping[str, str]:
    given = partnership.settings_file.agencies
    unknown = sorted(set(given) - set(code_list("agency").codes) - {one.id for one in agencies()})
    if unknown:
        raise SettingsFault(
            f"partnership.toml names the agency {unknown[0]!r}, which is neither an agency's code nor a folder of the "
            "inbox. Correct it; schemas/codes/agency.toml lists the codes."
        )
    return given
