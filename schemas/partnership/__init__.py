"""The partnership's Business Unit, for its own audits, learning and actions."""

NAME = "Partnership Business Unit"
DATA_OWNER = "Partnership Business Manager"
SHARING_AGREEMENT = "The partnership's own records; no agreement is needed"
AGENCY_CODES = ("business_unit",)
