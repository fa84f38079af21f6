"""The languages there are, and what a text in each of them may look like."""

from __future__ import annotations

from dataclasses import dataclass

LATIN = "abcdefghijklmnopqrstuvwxyz"
GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"


@dataclass(frozen=True)
class Language:
    """One language. `tag` is what `Intl` calls it; `forms` are the plural forms of whole numbers below a million;
    `letters` are those of its own beside a to z; `quotes` its quotation marks."""

    tag: str
    name: str
    forms: tuple[str, ...]
    letters: str
    quotes: str
    direction: str = "ltr"


ONE = ("one", "other")
ENGLISH = Language("en", "English", ONE, "", "“”")
TRANSLATED = {
    "cs": Language("cs", "Czech", ("one", "few", "other"), "áčďéěíňóřšťúůýž", "„“"),
    "da": Language("da", "Danish", ONE, "æøåéó", "„“”"),
    "de": Language("de", "German", ONE, "äöüß", "„“"),
    "el": Language("el", "Greek", ONE, GREEK, "«»"),
    "es": Language("es", "Spanish", ONE, "áéíñóúü", "«»“”"),
    "fi": Language("fi", "Finnish", ONE, "äöå", "”"),
    "fr": Language("fr", "French", ONE, "àâæçéèêëîïôœùûüÿ", "«»"),
    "hu": Language("hu", "Hungarian", ONE, "áéíóöőúüű", "„”"),
    "it": Language("it", "Italian", ONE, "àèéìíîòóùú", "«»“”"),
    # Browsers look for `nb`: what stands under `no` they don't find.
    "nb": Language("nb", "Norwegian", ONE, "æøåéèêóòô", "«»"),
    "nl": Language("nl", "Dutch", ONE, "áäéèëïíóöúü", "‘’“”"),
    "pl": Language("pl", "Polish", ("one", "few", "many"), "ąćęłńóśźż", "„”"),
    # European Portuguese. Browsers in Brazil's Portuguese find `pt` too, which they wouldn't do with `pt_PT`.
    "pt": Language("pt-PT", "Portuguese", ONE, "áàâãçéêíóôõú", "«»“”"),
    "ro": Language("ro", "Romanian", ("one", "few", "other"), "ăâîșț", "„”"),
    "sv": Language("sv", "Swedish", ONE, "åäöé", "”"),
    "zh_TW": Language("zh-TW", "Traditional Chinese", ("other",), "", "「」"),
}
"""The languages of the first service's interface in the regions its setting is about, by the name of their folder."""
FORMS = ("zero", "one", "two", "few", "many", "other")
"""Every plural form there is in any language."""
