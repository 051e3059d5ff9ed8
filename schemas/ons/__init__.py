"""The Office for National Statistics, whose releases the Business Unit loads."""

NAME = "Office for National Statistics"
DATA_OWNER = "Partnership Business Manager"
SHARING_AGREEMENT = "Published under the Open Government Licence v3.0"
AGENCY_CODES = ("national", "business_unit")
