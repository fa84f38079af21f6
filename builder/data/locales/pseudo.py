"""A language that nobody speaks, for tests: longer than any, with accents, from right to left, each text in brackets.

What is cut, what doesn't turn round and what doesn't come from the texts shows at a glance. It is never in dist/.
"""

from __future__ import annotations

import json
import re

from builder.data.locales.texts import CODE, DIRECTION

TAG = "ar-XB"
"""`Intl` takes it for Arabic; browsers' own pseudo-language from right to left has this name."""
ACCENTED = str.maketrans("acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ", "åçðéĝĥîĵķļñöŕšţûŵýžÅÇÐÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽ")
VALUE = re.compile(r"(\$\d)")


def pseudo(shipped: bytes) -> bytes:
    """A shipped file of texts in the language that nobody speaks."""
    messages = json.loads(shipped)
    for key, entry in messages.items():
        entry["message"] = {CODE: TAG, DIRECTION: "rtl"}.get(key) or stretched(entry["message"])
    return json.dumps(messages, ensure_ascii=False).encode()


def stretched(message: str) -> str:
    """A text that is longer and still can be read: short ones twice as long, others by a third and more."""
    times = 3 if len(message) < 12 else 2
    longer = re.sub("[aeiouAEIOU]", lambda found: found[0] * times, message)
    return f"⟦{''.join(part if VALUE.fullmatch(part) else part.translate(ACCENTED) for part in VALUE.split(longer))}⟧"
