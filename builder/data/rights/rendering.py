"""What the extension's pages get of extension/rights: data alone, one module each for laws, authorities and letters."""

from __future__ import annotations

from typing import Any

from builder.data.rights import holidays
from builder.data.rights.models import Authorities, Outline, Reference, Regime, Rights, Source, Wording

FOLDER = "desk/data"
AS_THEY_ARE = (
    "laws addressees gaps identity states answers asked told came locales observation numbered draft "
    "quote grounds subjects parts"
).split()
"""What of a wording is rendered without a change."""


def rendered(rights: Rights) -> dict[str, Any]:
    """What each module holds, by its name."""
    return {
        "regimes": [_regime(regime) for regime in rights.regimes],
        "authorities": _authorities(rights.authorities),
        "holidays": holidays.rendered(rights),
        "letters": {"outline": _outline(rights.outline), "wordings": {w.id: _wording(w) for w in rights.wordings}},
    }


def _regime(regime: Regime) -> dict[str, Any]:
    complaint = regime.complaint
    return {
        "id": regime.id,
        "places": regime.places,
        "asOf": regime.as_of.isoformat(),
        "addressee": regime.addressee,
        "calendar": regime.calendar,
        "breach": regime.breach,
        "references": {reference.id: _reference(reference) for reference in regime.references},
        "rights": [
            {
                "right": right.right,
                "references": right.references,
                "reasons": right.reasons,
                "answer": right.answer,
                "since": right.since and right.since.isoformat(),
                "confidence": right.confidence,
            }
            for right in regime.rights
        ],
        "deadlines": [
            {
                "rights": deadline.rights,
                "rule": deadline.rule,
                "months": deadline.months,
                "days": deadline.days,
                "workingDays": deadline.working_days,
                "weekend": deadline.weekend,
                "weekendConfidence": deadline.weekend_confidence,
                "legal": deadline.legal,
                "extension": deadline.extension and deadline.extension.model_dump(),
                "acknowledged": deadline.acknowledged,
                "pauses": deadline.pauses,
                "confidence": deadline.confidence,
            }
            for deadline in regime.deadlines
        ],
        "complaint": complaint
        and {
            "first": complaint.first,
            "within": [
                {"rights": w.rights, "days": w.days, "months": w.months, "confidence": w.confidence}
                for w in complaint.within
            ],
            "confidence": complaint.confidence,
        },
        "cautions": [
            {
                "caution": caution.caution,
                "regions": caution.regions,
                "since": caution.since and caution.since.isoformat(),
                "confidence": caution.confidence,
            }
            for caution in regime.cautions
        ],
        "sources": _sources(regime.sources),
        "words": {tag: said.model_dump(exclude_defaults=True) for tag, said in regime.words.items()},
    }


def _reference(reference: Reference) -> dict[str, Any]:
    return {
        "law": reference.law,
        "unit": reference.unit,
        "number": reference.number,
        "paragraph": reference.paragraph,
        "point": reference.point,
        "since": reference.since and reference.since.isoformat(),
        "confidence": reference.confidence,
    }


def _authorities(authorities: Authorities) -> dict[str, Any]:
    dates = {source.id: source.date for source in authorities.sources}
    return {
        "asOf": authorities.as_of.isoformat(),
        "fallback": authorities.fallback,
        "authorities": [
            {
                **authority.model_dump(exclude={"takes_complaints"}),
                "takesComplaints": authority.takes_complaints,
                # The oldest fact decides how old the row is: nobody knows which source had which line.
                "date": min((d.isoformat() for s in authority.sources if (d := dates.get(s))), default=None),
            }
            for authority in authorities.authorities
        ],
        "sources": _sources(authorities.sources),
    }


def _sources(sources: list[Source]) -> list[dict[str, Any]]:
    return [{"id": s.id, "url": s.url, "date": s.date and s.date.isoformat(), "supports": s.supports} for s in sources]


def _outline(outline: Outline) -> dict[str, Any]:
    letters = [letter.model_dump() for letter in outline.letters]
    return {"letters": letters, "conditions": outline.conditions, "joins": outline.joins}


def _wording(wording: Wording) -> dict[str, Any]:
    return {
        "language": wording.id,
        "locale": wording.locale,
        "firstOfMonth": wording.first_of_month,
        "citations": {
            unit: {"number": c.number, "paragraph": c.paragraph, "point": c.point, "withLaw": c.with_law}
            for unit, c in wording.citations.items()
        },
        "shortGrounds": wording.short_grounds,
        **wording.model_dump(include=set(AS_THEY_ARE)),
    }
