"""Health: trusts, the integrated care board and the sexual assault referral centre."""

NAME = "Health"
DATA_OWNER = "Designated Doctor for Safeguarding Children"
SHARING_AGREEMENT = "Partnership information sharing agreement, schedule for health"
AGENCY_CODES = ("acute_trust", "community_trust", "mental_health_trust", "icb", "ambulance", "primary_care")
