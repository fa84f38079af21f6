"""What must hold between the texts, and between them and the extension that shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from builder.data.locales import glossary
from builder.data.locales.languages import ENGLISH, LATIN, Language
from builder.data.locales.texts import CODE, INVARIANT, PLACEHOLDER, Locales, Texts, formatted, load
from builder.data.locales.usage import Usage, scan
from builder.paths import Paths
from builder.problems import Problem

SAME = "same as English"
"""What a translation's description says where the text is meant to be the same as in English."""
SCRIPTS = (".js", ".html", ".j2")
ENDINGS = {".": ".", "…": "…", "?": "?;？", ":": ":：", "!": "!！"}
"""How a text ends that ends so in English. Greek asks with a semicolon; Chinese has wider signs of its own."""
ENGLISH_WORDS = re.compile(r"\b(the|your|you|which|this|isn't|doesn't|can't)\b", re.IGNORECASE)
"""Words that no other of the languages has."""


def problems(paths: Paths) -> list[Problem]:
    """Everything that is wrong with the texts, but for those that wait for a translation."""
    locales, found = _load(paths)
    sources = (path.read_text(encoding="utf-8") for path in paths.extension.rglob("*") if path.suffix in SCRIPTS)
    found += _source(locales.source, scan(sources))
    for texts in locales.translations:
        found += _translation(locales, texts)
        if (paths.root / texts.file).read_text(encoding="utf-8") != formatted(locales, texts):
            found.append(
                Problem(texts.file, "", "is not one text a line, in the order of the English file", "run `invoke fix`")
            )
    for texts in (locales.source, *locales.translations):
        found += _worded(locales, texts)
    found += glossary.unused({texts.folder: set(texts.messages) for texts in (locales.source, *locales.translations)})
    return sorted(found)


def waiting(paths: Paths) -> dict[str, list[str]]:
    """The keys that each language has no text for, by its file; languages that are complete are left out."""
    locales, _ = _load(paths)
    lacking = {
        texts.file: [key for key in locales.wanted(texts.language) if key not in texts.messages]
        for texts in locales.translations
    }
    return {file: keys for file, keys in lacking.items() if keys}


def stood_for(paths: Paths) -> dict[str, str]:
    """Who stands for each translation, as its file says, by the language's name."""
    locales, _ = _load(paths)
    return {texts.language.name: texts.notes.get(CODE, "") for texts in locales.translations}


def renew(paths: Paths) -> list[str]:
    """Bring every translation into its form, without what English no longer has; a line for each file that changed.

    A text whose placeholders are not those of English speaks of something else than English does: it goes too.
    """
    locales, _ = _load(paths)
    said = []
    for texts in locales.translations:
        wanted = locales.wanted(texts.language)
        good = {key for key in texts.messages.keys() & wanted.keys() if not _misplaced(locales, texts, key)}
        path, gone = paths.root / texts.file, sorted(texts.messages.keys() - good)
        kept = formatted(locales, replace(texts, messages={k: v for k, v in texts.messages.items() if k in good}))
        if path.read_text(encoding="utf-8") != kept:
            path.write_text(kept, encoding="utf-8", newline="\n")
            said.append(f"{texts.file} is in order{', without ' if gone else ''}{', '.join(gone)}.")
    return said


def _load(paths: Paths) -> tuple[Locales, list[Problem]]:
    files = (paths.extension / "_locales").glob("*/messages.json")
    return load({path.relative_to(paths.extension).as_posix(): path.read_bytes() for path in files})


# English


def _source(source: Texts, usage: Usage) -> Iterator[Problem]:
    """Texts that nothing uses, uses that have no text, and placeholders that don't fit."""
    needed = usage.keys | {f"{stem}_{form}" for stem in usage.plurals for form in ENGLISH.forms}
    for key in sorted(needed - source.messages.keys()):
        yield Problem(source.file, key, "is used and not there", f'write "{key}": {{ "message": "…" }}')
    for prefix in sorted(usage.prefixes):
        if not any(key.startswith(f"{prefix}_") for key in source.messages):
            yield Problem(source.file, f"{prefix}_…", "is used, and no key begins so", "write the texts of that list")
    for key, message in source.messages.items():
        if key != CODE and not usage.uses(key):
            yield Problem(source.file, key, "is used nowhere", "take it out, or name it in full where it is used")
        used, declared = _placeholders(message), source.values.get(key, {}).keys()
        # Texts of one prefix get the same values, which not each of them needs.
        for name in sorted(declared - used) if not _listed(key, usage) else ():
            yield Problem(source.file, key, f"declares ${name.upper()}$, which its message doesn't have", "take it out")
        yield from _style(source, key, message)


def _listed(key: str, usage: Usage) -> bool:
    return any(key.startswith(f"{prefix}_") for prefix in usage.prefixes)


def _placeholders(message: str) -> set[str]:
    return {name.lower() for name in PLACEHOLDER.findall(message)}


def _worded(locales: Locales, texts: Texts) -> Iterator[Problem]:
    """Texts whose words aren't the glossary's."""
    for key, message in texts.messages.items():
        if key == CODE or key in INVARIANT:
            continue
        english = locales.source.messages.get(locales.origin(key) or "") if texts is not locales.source else None
        for wrong, instead in glossary.complaints(texts.folder, key, message, english):
            yield Problem(texts.file, key, wrong, instead)


# Translations


def _translation(locales: Locales, texts: Texts) -> Iterator[Problem]:
    wanted = locales.wanted(texts.language)
    for key in INVARIANT:
        if key in texts.messages:
            yield Problem(texts.file, key, "is the same in every language", "take it out")
    for key, message in texts.messages.items():
        if key in INVARIANT:
            continue
        if key not in wanted:
            yield Problem(texts.file, key, "is no text this language needs", "run `invoke fix`, which takes it out")
            continue
        if key in texts.extra:
            instead = "run `invoke fix`: placeholders stand in English"
            yield Problem(texts.file, key, "has more than a message and a description", instead)
        if key == CODE:
            yield from _code(texts, message)
            continue
        yield from _like_english(locales, texts, key)
        yield from _style(texts, key, message)


def _code(texts: Texts, message: str) -> Iterator[Problem]:
    if message != texts.language.tag:
        yield Problem(texts.file, CODE, f"is {message!r}", f"write {texts.language.tag!r}")
    if not texts.notes.get(CODE):
        instead = 'write "description": "Drafted by a machine …", or who read all of it, and when'
        yield Problem(texts.file, CODE, "doesn't say who stands for this translation", instead)


def _misplaced(locales: Locales, texts: Texts, key: str) -> set[str]:
    """The placeholders that a translation has and its English text hasn't, or the other way round."""
    english = locales.source.messages[locales.origin(key) or key]
    return _placeholders(english) ^ _placeholders(texts.messages[key])


def _like_english(locales: Locales, texts: Texts, key: str) -> Iterator[Problem]:
    message, english = texts.messages[key], locales.source.messages[locales.origin(key) or key]
    if wrong := _misplaced(locales, texts, key):
        names = " and ".join(f"${name.upper()}$" for name in sorted(wrong))
        instead = "make them the same, or let `invoke fix` take the text out"
        yield Problem(texts.file, key, f"has not the placeholders of the English text: {names}", instead)
    # Where nothing but values and signs is left, there is nothing to translate.
    same, meant = message == english and re.search(r"\w", PLACEHOLDER.sub("", english)), texts.notes.get(key) == SAME
    if same and not meant:
        instead = f'translate it, or add "description": "{SAME}" if it is meant to be'
        yield Problem(texts.file, key, "is the English text", instead)
    elif meant and not same:
        yield Problem(texts.file, key, f'is not the English text, as its description "{SAME}" says', "take that out")
    if not same and (found := ENGLISH_WORDS.search(PLACEHOLDER.sub("", message))):
        yield Problem(texts.file, key, f"has the English word {found[0]!r}", "translate it")
    end, ends = english[-1], message[-1] if message[-1] != "。" else "."
    if ends not in ENDINGS.get(end, ends) or (end not in ENDINGS and ends in "".join(ENDINGS.values())):
        yield Problem(texts.file, key, f"ends with {message[-1]!r}, the English text with {end!r}", "end it alike")


# Any language


def _style(texts: Texts, key: str, message: str) -> Iterator[Problem]:
    for wrong, instead in style(texts.language, message):
        yield Problem(texts.file, key, wrong, instead)


def style(language: Language, message: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the signs and letters of a text, and what to do instead."""
    yield from chain(_marks(language, message), _letters(language, message))


def _marks(language: Language, message: str) -> Iterator[tuple[str, str]]:
    if message != message.strip() or "  " in message:
        yield "has a space too many", "take it out"
    if re.search(r" [.,)」。，]|\( ", message):
        yield "has a space beside a sign that needs none", "take it out"
    if "..." in message:
        yield "has three full stops", "write … instead"
    if re.search(r"\$\w+\$\d", message):
        yield "has a digit right after a placeholder", "put something between them: $1 and 0 would become $10"
    if "$" in PLACEHOLDER.sub("", message):
        yield "has a $ that is no placeholder's", "take it out"
    given = [sign for sign in message if sign in '"“”„‟«»‹›「」『』']
    if foreign := sorted(set(given) - set(language.quotes)):
        yield f"has {' '.join(foreign)}", f"the quotation marks of {language.name} are {language.quotes}"
    elif len(given) % 2:
        yield "has a quotation mark that has no other", "open and close what you quote"
    if language is not ENGLISH and "'" in message:
        yield "has a straight apostrophe", "write ’ instead"
    if language.tag == "fr" and re.search(r"(?<=[^\u00a0\u202f])[?!;:»]|«(?![\u00a0\u202f])", message):
        yield "has no unbroken space beside « » : ; ? !", "write U+00A0 there"


def _letters(language: Language, message: str) -> Iterator[tuple[str, str]]:
    """Letters of another script, or of another language: they look right and are wrong, and are read aloud wrong."""
    bare = PLACEHOLDER.sub("", message)
    letters = {letter for letter in bare if letter.isalpha()}
    if language.tag == "zh-TW":
        odd = sorted(letter for letter in letters if not letter.isascii() and not _traditional(letter))
    else:
        # Every language borrows a word or a name with this accent.
        own = LATIN + language.letters + "é"
        odd = sorted(letter for letter in letters if letter.lower() not in own)
        mixed = re.findall(r"\b(?=\w*[a-zA-Z])(?=\w*[α-ωά-ώ])\w+", bare)
        if mixed:
            yield f"mixes two scripts in {', '.join(mixed)}", "write it in one"
    if odd:
        yield f"has {', '.join(odd)}", f"no letter of {language.name}: write the right one, or add it to languages.py"


def _traditional(letter: str) -> bool:
    try:
        return bool(letter.encode("big5"))
    except UnicodeEncodeError:
        return False


def told(lacking: dict[str, list[str]]) -> list[str]:
    """What waits for a translation, as a line for people."""
    keys = list(dict.fromkeys(key for waits in lacking.values() for key in waits))
    more = f" and {len(keys) - 5} more" if len(keys) > 5 else ""
    said = f"{len(keys)} texts wait for a translation into one or more of {len(lacking)} languages: "
    return [said + ", ".join(keys[:5]) + more] if keys else []
