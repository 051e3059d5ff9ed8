"""The police force."""

NAME = "Police"
DATA_OWNER = "Head of Public Protection"
SHARING_AGREEMENT = "Partnership information sharing agreement, schedule for police"
AGENCY_CODES = ("police",)
