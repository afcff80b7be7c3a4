"""English names of the rows and columns of the official forms; the forms themselves are printed in Chinese alone."""

from functools import cache

_ENGLISH_ROWS = {
    "proactive.regulations": "regulations",
    "proactive.normative_documents": "normative documents",
    "proactive.licensing": "administrative licensing",
    "proactive.other_services": "other external management and services",
    "proactive.penalties": "administrative penalties",
    "proactive.coercion": "administrative coercion",
    "proactive.fees": "administrative fees",
    "proactive.procurement": "central government procurement",
    "applications.received": "requests received this year",
    "applications.carried_in": "requests carried in from last year",
    "applications.granted": "granted",
    "applications.partially_granted": "granted in part",
    "applications.denied.state_secret": "denied: state secret",
    "applications.denied.prohibited_by_law": "denied: prohibited by another law or regulation",
    "applications.denied.security_and_stability": "denied: endangers security or stability",
    "applications.denied.third_party_rights": "denied: protects the rights of a third party",
    "applications.denied.internal_affairs": "denied: internal affairs",
    "applications.denied.deliberative_process": "denied: deliberative process",
    "applications.denied.enforcement_files": "denied: files of law enforcement",
    "applications.denied.administrative_query": "denied: matter of an administrative query",
    "applications.unavailable.not_held": "cannot be provided: not held by this organ",
    "applications.unavailable.requires_creation": "cannot be provided: would have to be created",
    "applications.unavailable.still_unclear": "cannot be provided: still unclear after correction",
    "applications.not_processed.petition_or_complaint": "not processed: petition, report or complaint",
    "applications.not_processed.duplicate": "not processed: duplicate request",
    "applications.not_processed.published_material": "not processed: asks for published material",
    "applications.not_processed.excessive": "not processed: many repeated requests without good reason",
    "applications.not_processed.reconfirmation": "not processed: asks to confirm or reissue what was obtained",
    "applications.other.not_corrected_in_time": "otherwise closed: not corrected in time",
    "applications.other.fee_unpaid": "otherwise closed: fee not paid in time",
    "applications.other.other": "otherwise closed: other",
    "applications.other.all": "otherwise closed",
    "applications.total": "total of outcomes",
    "applications.carried_out": "requests carried out into next year",
    "review": "administrative review",
    "litigation.direct": "litigation without review",
    "litigation.after_review": "litigation after review",
}
_ENGLISH_COLUMNS = {
    "issued": "issued this year",
    "repealed": "repealed this year",
    "in_force": "in force",
    "created": "newly made this year",
    "disclosed": "newly disclosed this year",
    "total_disclosed": "disclosed in all",
    "previous_items": "items last year",
    "change": "change this year",
    "decisions": "decisions",
    "projects": "projects",
    "natural_person": "natural persons",
    "business": "businesses",
    "research": "research institutions",
    "public_interest": "public-interest organisations",
    "legal_service": "legal service organisations",
    "other": "others",
    "total": "all applicants",
}
_AMOUNTS = {"proactive.fees": "charged this year", "proactive.procurement": "amount"}
_RESULTS = {
    "upheld": "upheld",
    "corrected": "corrected",
    "other": "other result",
    "pending": "pending",
    "total": "total",
}


@cache
def english_name(path: str) -> str:
    """The English name of a cell: its row and its column."""
    row, _, column = path.rpartition(".")
    if column == "amount":
        return f"{_ENGLISH_ROWS[row]} · {_AMOUNTS[row]}"
    columns = _RESULTS if row.startswith(("review", "litigation")) else _ENGLISH_COLUMNS
    # A row of table 3 has a colon where it stands in a group.
    return f"{_ENGLISH_ROWS[row]} · {columns[column]}"
