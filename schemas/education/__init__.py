"""The local authority's education service, for schools."""

NAME = "Education"
DATA_OWNER = "Director of Education"
SHARING_AGREEMENT = "Partnership information sharing agreement, schedule for education"
AGENCY_CODES = ("la_education", "schools")
