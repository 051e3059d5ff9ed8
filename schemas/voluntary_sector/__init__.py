"""Voluntary and community organisations, through their forum."""

NAME = "Voluntary sector"
DATA_OWNER = "Chair of the Voluntary and Community Sector Forum"
SHARING_AGREEMENT = "Partnership information sharing agreement, schedule for voluntary organisations"
AGENCY_CODES = ("voluntary_sector",)
