"""The youth justice service."""

NAME = "Youth justice"
DATA_OWNER = "Head of the Youth Justice Service"
SHARING_AGREEMENT = "Partnership information sharing agreement, schedule for youth justice"
AGENCY_CODES = ("youth_justice",)
