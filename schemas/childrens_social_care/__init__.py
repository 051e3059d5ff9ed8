"""Children's social care of the local authority, and early help."""

NAME = "Children's social care"
DATA_OWNER = "Director of Children's Services"
SHARING_AGREEMENT = "Partnership information sharing agreement, schedule for children's social care"
AGENCY_CODES = ("la_childrens_social_care", "la_early_help", "designated_officer")
