"""Housing authorities: the unitary, borough or district councils that house homeless families."""

NAME = "Housing"
DATA_OWNER = "Head of Housing Options"
SHARING_AGREEMENT = "Partnership information sharing agreement, schedule for housing"
AGENCY_CODES = ("la_housing", "district_housing")
