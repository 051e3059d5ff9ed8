"""The probation delivery unit."""

NAME = "Probation"
DATA_OWNER = "Head of the Probation Delivery Unit"
SHARING_AGREEMENT = "Partnership information sharing agreement, schedule for probation"
AGENCY_CODES = ("probation",)
