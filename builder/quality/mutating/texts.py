"""Texts that no service is known by: strangers' labels, headings and words, in languages quoted and not."""

from __future__ import annotations

from builder.data.definitions.models import Setting

STRANGERS = {
    "en": ["Dark mode", "Autoplay videos", "Read receipts", "Show sensitive content", "Send usage statistics"],
    "de": ["Dunkles Design", "Videos automatisch abspielen", "Lesebestätigungen", "Nutzungsdaten senden"],
    "fr": ["Thème sombre", "Lecture automatique", "Accusés de lecture"],
    "es": ["Tema oscuro", "Reproducir vídeos", "Confirmaciones de lectura"],
    "sv": ["Mörkt tema", "Spela upp videor", "Läskvitton", "Visa känsligt innehåll"],
    "ja": ["ダークモード", "動画を自動再生する", "開封確認"],
    "ar": ["الوضع الداكن", "تشغيل الفيديو تلقائيًا", "إيصالات القراءة"],
    "tr": ["Koyu tema", "Videoları otomatik oynat", "Okundu bilgisi"],
}
"""Labels of switches that are about something else."""

MORE = ["Learn more", "Mehr erfahren"]
"""What a link says that leads to more about a label in whose line it stands."""

TRAINING = {
    "en": "Permit learning from what I write",
    "de": "Lernen aus meinen Beiträgen erlauben",
    "fr": "Autoriser l’apprentissage sur mes contenus",
    "es": "Permitir aprender de mis publicaciones",
    "sv": "Tillåt att mina inlägg används för AI",
    "ja": "投稿をAIの学習に使用する",
    "ar": "السماح باستخدام منشوراتي لتدريب الذكاء",
    "tr": "Gönderilerimin yapay zekâ için kullanılmasına izin ver",
}
PREVENTING = {
    "en": "Prevent learning from what I write",
    "de": "Lernen aus meinen Beiträgen verhindern",
    "fr": "Empêcher l’apprentissage sur mes contenus",
    "es": "Impedir aprender de mis publicaciones",
    "sv": "Förhindra att mina inlägg används för AI",
    "ja": "投稿をAIの学習に使用しない",
    "ar": "منع استخدام منشوراتي لتدريب الذكاء",
    "tr": "Gönderilerimin yapay zekâ için kullanılmasını engelle",
}
"""What a service could write instead of a quoted label: where a tick allows training, and where it prevents it."""

QUESTIONS = {
    "en": "May we learn from what you write?",
    "de": "Dürfen wir aus Ihren Beiträgen lernen?",
    "fr": "Pouvons-nous apprendre de vos contenus ?",
    "es": "¿Podemos aprender de tus publicaciones?",
    "sv": "Får vi lära oss av det du skriver?",
    "ja": "投稿を学習に使用してもよいですか？",
    "ar": "هل يمكننا التعلم من منشوراتك؟",
    "tr": "Yazdıklarınızdan öğrenebilir miyiz?",
}
"""What a page asks right above its only switch."""

WORDS = {
    "en": ("On", "Off"),
    "de": ("Ein", "Aus"),
    "fr": ("Activé", "Désactivé"),
    "es": ("Sí", "No"),
    "sv": ("På", "Av"),
    "ja": ("オン", "オフ"),
    "ar": ("مفعّل", "معطّل"),
    "tr": ("Açık", "Kapalı"),
}
"""Words that stand beside a switch: ticked, not ticked."""

TURNED = {
    "en": ["Don’t let us: {}", "Do not {}", "Stop: {}", "Opt out of: {}"],
    "de": ["Nicht: {}", "Widerspruch: {}"],
    "fr": ["Ne pas {}", "Refuser : {}"],
    "es": ["No {}", "Dejar de {}"],
    "it": ["Non {}"],
    "pt": ["Não {}"],
    "nl": ["Stop met: {}"],
}
"""What turns a label's meaning round."""

ACTIONS = {
    "en": ("Turn this on", "Turn this off"),
    "de": ("Einschalten", "Ausschalten"),
    "fr": ("L’activer", "Le désactiver"),
    "es": ("Activar", "Desactivar"),
}
"""What a row offers to do: its state afterwards, not what it is."""

OBJECTS = ["harbour-notes", "ten.small.boats", "a-third-garden"]
"""Made-up names of blogs and sites."""

RIGHT_TO_LEFT = {"ar", "he", "fa", "ur"}
HEADINGS = ["Settings", "Privacy", "Your account", "Data", "Inställningar", "設定"]
PROSE = [
    "You can change this at any time.",
    "This choice holds for everything you post from now on.",
    "Det kan ta upp till 24 timmar.",
    "Learn more",
]
TAIL = [" (beta)", " in ads", ", as a guest", " 2"]
"""What makes a label another's when it goes on after ours."""


def of(table: dict[str, list[str]], language: str) -> list[str]:
    """A language's texts, or those that fit a language that has none."""
    return table.get(language) or [*table.get("sv", table["en"]), *table.get("tr", [])]


def instead(setting: Setting, language: str) -> str:
    """What the service could write instead of the setting's label."""
    return one(PREVENTING if setting.training_off == "checked" else TRAINING, language)


def one(table: dict[str, str], language: str) -> str:
    """A language's text, or that of one nobody has quoted."""
    return table.get(language) or table["sv"]
