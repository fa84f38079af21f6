"""The closed lists that laws, authorities and letters choose from.

Every word that a page shows has a text in `_locales`; what only letters say stands in the letters' own files, and
what is said of one law alone in that law's. No law is named here.
"""

from __future__ import annotations

from typing import Literal

from builder.data.definitions.vocabulary import Way

Unit = Literal["article", "section", "clause", "principle"]
"""What a law is divided into."""

Right = Literal[
    "object",
    "object-marketing",
    "restrict",
    "erase",
    "recipients",
    "access",
    "withdraw",
    "opt-out",
    "complain-first",
    "complain",
    "remind",
    "reply",
]
"""What can be asked for, and what follows when it isn't answered."""

Reasons = Literal["needed", "not-needed"]
"""Whether the law wants to know why."""

Answer = Literal["stop-or-grounds", "used", "copy", "sources", "recipients", "refusal-reasons", "confirmation"]
"""What an answer must contain."""

Weekend = Literal["stays", "next-working-day", "sunday"]
"""What moves the end of a period: nothing; Saturdays, Sundays and public holidays; or these but Saturdays."""

Rule = Literal["suggested", "reminder"]
"""How a due day is found, whatever the law; a law has names of its own for its other rules, and words for them."""

Part = Literal[
    "from-receipt",
    "received",
    "weekend",
    "holidays",
    "regional",
    "extended",
    "extended-open",
    "extension-late",
    "paused",
    "waiting",
    "suggested",
    "uncertain",
    "no-day",
]
"""What else went into a due day, or keeps it from being found."""

Caution = Literal[
    "reason-needed",
    "home-authority",
    "company-first",
    "company-first-advised",
    "clock-stops",
    "no-fines",
    "work-data",
    "public-data",
    "silence-is-refusal",
    "complaint-in-thirty-days",
    "no-right-to-object",
    "access-form",
    "not-against-training",
    "models-can-be-personal",
    "no-known-right",
]
"""What to beware of under more laws than one, or what the desk must know of; a law has words for what else there is."""

AuthorityNote = Literal[
    "pick-by-state",
    "states-competent",
    "private-companies",
    "public-bodies",
    "electronic-identity",
    "public-documents",
    "certified-mail",
    "company-first",
    "secretariat-only",
    "disagreement-form",
    "being-renamed",
    "no-party",
    "old-addresses",
    "address-disputed",
    "attorney-general",
    "moving",
]
"""What to know of an authority."""

Addressee = Literal["data-protection-officer", "person-in-charge", "privacy-officer", "data-user"]
"""For whose attention a letter to a company is; the letters say it in their language."""

Recipient = Literal["controller", "authority"]
"""Who gets a letter."""

When = Literal[
    "member",
    "non-member",
    "reasons",
    "no-reasons",
    "observations",
    "parent",
    "purposes",
    "no-purposes",
    "sensitive",
    "silent",
    "overdue",
    "answered",
    "cited",
    "objected",
    "objected-to",
    "accessed",
    "not-accessed",
    "home",
    "work",
]
"""When a part of a letter is there: for whom, and with what that the member gave."""

Ground = Literal[
    "profession",
    "sensitive",
    "protection",
    "job",
    "long-ago",
    "third-parties",
    "one-purpose",
    "trade",
    "irreversible",
    "no-account",
]
"""Reasons a member may have. Only the member knows which are true."""

Channel = Literal[Way, "authority", "other"]
"""How a request can have been sent."""

Join = Literal["space", "line"]
"""How a part goes on in the paragraph before it."""

LetterId = Literal[
    "objection-form",
    "objection",
    "pair",
    "access",
    "withdrawal",
    "opt-out",
    "deletion",
    "reply-identity",
    "reply-broad",
    "reply-form",
    "reply-refusal",
    "company-complaint",
    "reminder",
    "complaint",
]

Asked = Literal[
    "object", "restrict", "erase", "access", "withdraw", "opt-out", "complain-first", "remind", "reply", "other"
]
"""What an earlier request can have been, for letters that follow one; an authority is told of complaints, too."""

Said = Literal["agreed", "partly", "refused", "identity", "too-broad", "use-form", "other"]
"""What an answer said, in one word."""

Came = Literal[Said, "acknowledged", "extended"]
"""What can have come of a step."""

Missing = Literal["name", "profile", "email", "address", "sent", "share"]
"""What a letter still needs of the member."""

Note = Literal[
    "no-advice",
    "no-reason",
    "too-long-for-form",
    "language-unconfirmed",
    "language-unknown",
    "access-form",
    "uncertain-law",
    "old-law",
    "no-post-address",
    "no-controller",
    "draft",
    "clock-stops",
    "steps-unknown",
]
"""What to know of a text that was composed."""

Step = Literal["wait", "remind", "complain-first", "complain", "identity", "broad", "form", "read", "done", "nothing"]
"""What to do next about a request."""
