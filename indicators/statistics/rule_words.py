"""The rules of a control chart in the words of a page."""

from indicators.statistics.control_chart import COMMON_CAUSE


def rule_in_words(special_cause: str) -> str:
    """The rule of a chart as a committee member reads it; empty for common cause."""
    if special_cause == COMMON_CAUSE:
        return ""
    length = special_cause.split()[0]
    words = {
        "Above UCL": "above the upper limit",
        "Below LCL": "below the lower limit",
        f"{length} Point Trend (Increasing)": f"{length} periods rising one after another",
        f"{length} Point Trend (Decreasing)": f"{length} periods falling one after another",
        "2 in 3 Above CL": "two of three periods running close to the upper limit",
        "2 in 3 Below CL": "two of three periods running close to the lower limit",
        f"{length} Points Above CL": f"{length} periods running above the average",
        f"{length} Points Below CL": f"{length} periods running below the average",
    }
    return words[special_cause]
