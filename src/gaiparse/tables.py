"""The three statutory tables as typed objects, one class each with the fields of both editions.

A field that the table's edition does not have is None, as is a cell without a settled number.
Counts are int; amounts are Decimal in 万元 (10,000 CNY). The tables are views of ``Report.cells``,
which also knows state, raw text and place of each number.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import TypeVar

import attrs

_T = TypeVar("_T")


@attrs.frozen
class Documents:
    """Rules or normative documents, Art. 20(1): counts of documents."""

    issued: int | None = None
    repealed: int | None = None
    in_force: int | None = None
    newly_made: int | None = None
    newly_disclosed: int | None = None
    total_disclosed: int | None = None


@attrs.frozen
class Decisions:
    """A kind of administrative decision, Art. 20(5) and 20(6): counts; `change` may be negative."""

    decisions: int | None = None
    prior_year_items: int | None = None
    change: int | None = None


@attrs.frozen
class Fees:
    """Administrative fees, Art. 20(8): amount in 万元 (2021), numbers of fee items (2019)."""

    amount: Decimal | None = None
    prior_year_items: int | None = None
    change: int | None = None


@attrs.frozen
class Procurement:
    """Centralised government procurement, Art. 20(9), 2019 form: projects, and amount in 万元."""

    projects: int | None = None
    amount: Decimal | None = None


@attrs.frozen
class ProactiveDisclosure:
    """Table 2: what the agency disclosed of its own accord, Art. 20 and 50(1)."""

    rules: Documents
    normative_documents: Documents
    licensing: Decisions
    other_external_services: Decisions
    penalties: Decisions
    compulsion: Decisions
    fees: Fees
    centralized_procurement: Procurement
    edition: str | None = None


@attrs.frozen
class Applicants:
    """One row of table 3: requests by kind of applicant, as counts."""

    natural_person: int | None = None
    commercial: int | None = None
    research: int | None = None
    public_interest: int | None = None
    legal_service: int | None = None
    other: int | None = None
    total: int | None = None


@attrs.frozen
class Denied:
    """（三）不予公开: requests denied, by ground (Art. 14, 15, 16, 32, 36)."""

    state_secret: Applicants
    prohibited_by_law: Applicants
    security_stability: Applicants
    third_party_rights: Applicants
    internal_affairs: Applicants
    deliberative: Applicants
    enforcement_file: Applicants
    registry_inquiry: Applicants


@attrs.frozen
class Unable:
    """（四）无法提供: information that could not be provided (Art. 30, 36, 38)."""

    not_held: Applicants
    needs_creation: Applicants
    still_unclear: Applicants


@attrs.frozen
class NotProcessed:
    """（五）不予处理: requests not processed (Art. 35, 36, 39)."""

    petition_complaint: Applicants
    repeat: Applicants
    publication: Applicants
    excessive: Applicants
    confirm_or_reissue: Applicants


@attrs.frozen
class OtherProcessing:
    """（六）其他处理: three rows in the 2021 form, one (`unspecified`) in the 2019 form."""

    overdue_correction: Applicants
    overdue_fee: Applicants
    misc: Applicants
    unspecified: Applicants


@attrs.frozen
class Outcomes:
    """三、本年度办理结果: how requests were answered this year."""

    granted: Applicants
    partially_granted: Applicants
    denied: Denied
    unable: Unable
    not_processed: NotProcessed
    other: OtherProcessing
    total: Applicants


@attrs.frozen
class Requests:
    """Table 3: requests received and processed, Art. 50(2)."""

    new_received: Applicants
    carried_over: Applicants
    outcomes: Outcomes
    carried_forward: Applicants
    edition: str | None = None


@attrs.frozen
class Results:
    """One group of table 4: results of disputes, as counts of cases."""

    upheld: int | None = None
    corrected: int | None = None
    other: int | None = None
    pending: int | None = None
    total: int | None = None


@attrs.frozen
class ReviewLitigation:
    """Table 4: reconsideration and litigation, Art. 50(3); the same in both editions."""

    reconsideration: Results
    litigation_direct: Results
    litigation_after_reconsideration: Results
    edition: str | None = None


@cache
def variables() -> frozenset[str]:
    """Return the variable ids of both editions: the paths to the numbers of the three tables."""
    tables = {
        "proactive_disclosure": ProactiveDisclosure,
        "requests": Requests,
        "review_litigation": ReviewLitigation,
    }
    return frozenset(
        f"{table}.{name}" for table, kind in tables.items() for name in _numbers(kind)
    ) - {f"{table}.edition" for table in tables}


def _numbers(kind: type) -> Iterator[str]:
    for field in attrs.fields(kind):
        if attrs.has(field.type):
            yield from (f"{field.name}.{name}" for name in _numbers(field.type))
        else:
            yield field.name


def view(
    kind: type[_T], prefix: str, value: Callable[[str], int | Decimal | None], **given: str | None
) -> _T:
    """Return the table of class `kind`, filled with ``value(variable id)`` under `prefix`."""
    filled: dict[str, object] = dict(given)
    for field in attrs.fields(kind):  # type: ignore[arg-type]  # every kind is an attrs class
        name = f"{prefix}.{field.name}"
        if attrs.has(field.type):
            filled[field.name] = view(field.type, name, value)
        elif field.name not in filled:
            filled[field.name] = value(name)
    return kind(**filled)
