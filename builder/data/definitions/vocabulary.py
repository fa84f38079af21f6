"""The closed lists a definition chooses from.

Every word here has a text in `_locales` (a test holds that), so that facts about a service are translated once.
"""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal["switch", "checkbox", "radio", "select", "status-text", "row", "form", "app-only", "email", "none"]
"""How the member has the choice: the control as they see it, or what there is instead of one."""

Control = Literal["switch", "checkbox", "radio", "select"]
"""Those kinds that are a control, which the member can point at."""

TOGGLES: frozenset[Kind] = frozenset({"switch", "checkbox"})
"""Kinds whose control is ticked or not."""

WORDED: frozenset[Kind] = frozenset({"radio", "select", "status-text", "row"})
"""Kinds that say their state in words."""

Value = Literal["checked", "unchecked"]
"""A value of the control."""

Access = Literal["install", "asked"]
"""When StillOff gets to see the service: from the start, or once the member switches the service on."""

Confidence = Literal["verified", "likely", "uncertain"]
"""How sure a fact is: from the service itself or seen live, with a second source; from good sources; from one source,
or sources disagree. This project has seen none of them live."""

Per = Literal["account", "object"]
"""Whether there is one setting, or one for each of the member's objects: blogs, sites, channels."""

Tells = Literal["control", "row"]
"""What a page can tell: it has the control, or a row that prints the state."""

KeyAttribute = Literal["aria-labelledby", "id", "name", "data-testid", "data-perf-screen"]
"""Attributes a service keeps stable, whatever the language."""

Region = Literal["eu-eea", "uk", "switzerland", "canada", "hong-kong", "us", "elsewhere"]
"""Where the member lives; chosen by the member, never guessed."""

Default = Literal["on", "off"]
"""The training state of a member who never chose."""

Way = Literal[
    "objection-form",
    "dpo-form",
    "access-form",
    "deletion-form",
    "correction-form",
    "third-party-form",
    "download",
    "setting",
    "questions",
    "help-page",
    "post",
    "email",
]
"""A way in which a member reaches a service with a request."""

Person = Literal["member", "non-member"]
"""Who has an account, and who has none."""

Purpose = Literal["content-models", "other-models", "ai-features", "offer-features", "ads"]
"""What a service says it uses data for, where it can be objected to."""

Help = Literal["setting", "questions", "announcement", "privacy-notice"]
"""What a help page is about."""

FormCovers = Literal["other-models", "product-improvement", "restriction"]
"""What an objection form is for that the setting leaves out."""

Fits = Literal["same-training", "anything-else"]
"""What a choice of an objection form is to be taken for: the training that the setting is about, or what no other
choice names."""

Covered = Literal[
    "profile",
    "posts",
    "articles",
    "comments",
    "poll-answers",
    "resumes",
    "screening-answers",
    "group-activity",
    "group-messages",
    "ai-prompts",
    "feedback",
    "ai-answers",
    "chats",
    "coding-sessions",
    "code-context",
    "public-content",
    "answers",
    "writing",
    "blog-content",
    "site-content",
    "channel-content",
]
"""Data that training uses while the setting is on."""

NotCovered = Literal["private-messages", "credentials", "payment", "salary", "job-applications"]
"""Data the service says it does not train on."""

Limit = Literal[
    "not-retroactive",
    "content-models-only",
    "other-processing",
    "minors-excluded",
    "ai-features-stay",
    "feedback-still-used",
    "parent-models",
    "chosen-at-sign-up",
    "new-chats-only",
    "takes-time",
    "third-parties-only",
    "crawlers-only",
    "no-training-claimed",
    "kept-per-browser",
    "other-products",
    "objection-regions",
    "no-status-shown",
    "no-setting",
    "other-ways",
    "administrators-only",
    "newer-version",
    "de-identified-only",
]
"""What switching off does and doesn't do."""

REGIONS: tuple[Region, ...] = get_args(Region)

LANGUAGES = frozenset(
    "aa ab af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en"
    " eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja"
    " jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb"
    " nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq"
    " sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu zh-hans"
    " zh-hant".split()
)
"""ISO 639-1 codes, and Chinese by script."""
