"""Adult social care of the local authority."""

NAME = "Adult social care"
DATA_OWNER = "Director of Adult Social Services"
SHARING_AGREEMENT = "Partnership information sharing agreement, schedule for adult social care"
AGENCY_CODES = ("la_adult_social_care",)
