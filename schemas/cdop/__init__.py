"""The Child Death Overview Panel's office, which keeps the record of every child's death and its review."""

NAME = "Child Death Overview Panel"
DATA_OWNER = "Child Death Overview Panel Manager"
SHARING_AGREEMENT = "Partnership information sharing agreement, schedule for child death reviews"
AGENCY_CODES = ("cdop",)
