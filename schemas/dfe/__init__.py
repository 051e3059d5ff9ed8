"""The Department for Education and other publishers, whose releases the Business Unit loads."""

NAME = "Department for Education"
DATA_OWNER = "Partnership Business Manager"
SHARING_AGREEMENT = "Published under the Open Government Licence v3.0"
AGENCY_CODES = ("national", "business_unit")
