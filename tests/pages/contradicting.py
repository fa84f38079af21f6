"""Small pages whose signs contradict each other, and pages that only look so; by what is wrong with them."""

from __future__ import annotations

from tests.pages.odd import LABEL, switch

HANDLE = '<i class="handle"></i>'
TWO_LABELS = {
    "two that point to one box": f"<label for=a>{LABEL}</label><input id=a type=checkbox><label for=a>Dark mode here</label>",
    "one of them for a hidden copy with its id": f"<div hidden><input id=a type=checkbox></div><b id=l>{LABEL}</b>"
    "<input id=a type=checkbox aria-labelledby=l><label for=a>Dark mode here</label>",
    "one of them a single word": f"<label for=a>{LABEL}</label><input id=a type=checkbox><label for=a>Läskvitton</label>",
    "the other one first": f"<label for=a>Dark mode here</label><label for=a>{LABEL}</label><input id=a type=checkbox>",
    "one around it, one that points to it": f"<label>{LABEL}<input id=a type=checkbox></label><label for=a>Dark mode here</label>",
    "one named, one that points to it": f"<span id=l>{LABEL}</span><input id=a type=checkbox aria-labelledby=l><label for=a>Dark mode here</label>",
    "one that points to it, one in an attribute": f"<label for=a>{LABEL}</label><input id=a type=checkbox aria-label='Dark mode here'>",
    "one in an attribute, other words in it": f"<button role=switch aria-checked=false aria-label='{LABEL}'>Dark mode here</button>",
    "the second one is of a box kept in step": f"<span id=l>{LABEL}</span><div>{switch(False, 'aria-labelledby=l')}"
    "<input id=a type=checkbox aria-hidden=true></div><label for=a>Dark mode here</label>",
}
DOUBLED = {
    "named, ours first": f"<p><b id=l>{LABEL}</b></p><p><b id=l>Dark mode</b>{switch(False, 'aria-labelledby=l')}</p>",
    "named, ours last": f"<p><b id=l>Dark mode</b></p><p><b id=l>{LABEL}</b>{switch(False, 'aria-labelledby=l')}</p>",
    "named by both": f"<p><b id=l>{LABEL}</b>{switch(False, 'aria-labelledby=l')}</p><p><b id=l>Dark mode</b>{switch(True, 'aria-labelledby=l')}</p>",
    "pointed to by both labels": f"<p><label for=a>{LABEL}</label><input id=a type=checkbox></p>"
    "<p><label for=a>Dark mode here</label><input id=a type=checkbox checked></p>",
    "pointed to by both labels, ours last": "<p><label for=a>Dark mode here</label><input id=a type=checkbox checked></p>"
    f"<p><label for=a>{LABEL}</label><input id=a type=checkbox></p>",
    "pointed to, and a second box has it": f"<p><label for=a>{LABEL}</label><input id=a type=checkbox></p><p><input id=a type=checkbox checked></p>",
    "pointed to, and a bare button has it first": f"<p><label for=a>{LABEL}</label><button id=a></button></p>"
    f"<p>{LABEL} <input id=a type=checkbox></p>".replace(f"{LABEL} <input", "<input"),
}
SHARED = {
    "named by two": f"<b id=l>{LABEL}</b>{switch(False, 'aria-labelledby=l')}<p>{switch(True, 'aria-labelledby=l')}</p>",
    "around one, and points to another": f"<label for=b>{LABEL} <input id=a type=checkbox></label><p><input id=b type=checkbox checked></p>",
    "points to a bare button, and stands beside a box": f"<p><label for=b>{LABEL}</label> <input type=checkbox></p><button id=b>{HANDLE}</button>",
    "named by a bare button, and stands beside a box": f"<p><b id=l>{LABEL}</b> <input type=checkbox></p><button aria-labelledby=l>{HANDLE}</button>",
}
BESIDE_NAMELESS = {
    "named by an element without a role": f"<b id=l>{LABEL}</b><ui-a aria-labelledby=l>{HANDLE}</ui-a>{switch(False, 'aria-labelledby=l')}",
    "a box that nothing is written on, in its row": f"<div><b id=l>{LABEL}</b>{switch(False, 'aria-labelledby=l')}<input type=checkbox></div>",
    "a switch that says a word alone, in its row": f"<div><b id=l>{LABEL}</b>{switch(False, 'aria-labelledby=l')}"
    "<button role=switch aria-checked=true>On</button></div>",
}
ONE_LABEL = {
    "the same twice": f"<label for=a>{LABEL}</label><input id=a type=checkbox aria-label='{LABEL}'>",
    "an empty label draws it": f"<label for=a>{LABEL}</label><input id=a type=checkbox><label for=a>{HANDLE}</label>",
    "a hidden copy with its id": f"<div hidden><b id=l>{LABEL}</b><input type=checkbox checked aria-labelledby=l></div>"
    f"<b id=l>{LABEL}</b><input type=checkbox aria-labelledby=l>",
    "a region named by it too": f"<section aria-labelledby=l><h2 id=l>{LABEL}</h2><input type=checkbox></section>",
    "another's ids are doubled": f"<p><b id=l>Autoplay</b></p><p><b id=l>Dark mode</b>{switch(True, 'aria-labelledby=l')}</p>"
    f"<p><b id=m>{LABEL}</b>{switch(False, 'aria-labelledby=m')}</p>",
}
ENDED = {
    "its id is another's too": f"<p><b id=l>{LABEL}: On</b>{switch(True, 'aria-labelledby=l')}<span id=l>Dark mode</span></p>",
    "its line goes on": f"<label><span>{LABEL} On <a href=/help>for ads alone</a></span><input type=checkbox checked></label>",
    "its line goes on in another piece": f"<label><span>{LABEL} On</span> <i>while offline</i><input type=checkbox checked></label>",
}
ENDED_ALONE = {
    "a switch": f"<p><b id=l>{LABEL}: On</b>{switch(True, 'aria-labelledby=l')}</p>",
    "with more about it below": f"<label><div>{LABEL} On</div><div>You can change this at any time.</div><input type=checkbox checked></label>",
    "with a link to more": f"<label><span>{LABEL} On <a href=/help>Learn more</a></span><input type=checkbox checked></label>",
}
PRESSED = '<button aria-pressed="false"><svg width=16 height=16></svg></button>'
PINS = {
    "beside a bare element": f"<div><span>{LABEL}</span>{PRESSED}<div class=handle></div></div>",
    "beside a bare button": f"<div><span>{LABEL}</span><button>{HANDLE}</button>{PRESSED}</div>",
    "alone under our heading": f"<section><h3>{LABEL}</h3>{PRESSED}</section>",
    "with a title": f"<div><span>{LABEL}</span>{PRESSED.replace('aria', 'title=Pin aria')}<div class=handle></div></div>",
    "in a definition list": f"<dl><dt>{LABEL}</dt><dd>{PRESSED}</dd></dl>",
}
TURNED = {
    "en": ["Don't use my data for training", "Don’t learn from what I write", "Stop using my data", "Opt out of AI training", "Exclude my data",
           "Prevent training on my posts", "Never learn from me", "Keep my posts out of training", f"🚫 {LABEL}", f"Do not {LABEL.lower()}"],
    "de": ["Meine Daten nicht verwenden", "Training verhindern", "Der Nutzung widersprechen", "Meine Daten ausschließen"],
    "fr": ["Ne pas utiliser mes données", "N’utilisez pas mes données", "Refuser l’entraînement", "Exclure mes données"],
    "it": ["Non usare i miei dati", "Impedisci l’addestramento", "Escludi i miei dati"],
    "es": ["No usar mis datos", "Evitar el entrenamiento", "Excluir mis datos", "Dejar de usar mis datos"],
    "pt": ["Não usar meus dados", "Impedir o treinamento", "Parar de usar meus dados"],
    "nl": ["Mijn gegevens niet gebruiken", "Training voorkomen", "Mijn gegevens uitsluiten"],
    "pl": ["Nie używaj moich danych", "Wyklucz moje dane", "Zablokuj trenowanie"],
    "cs": ["Nepoužívat moje data", "Zakázat trénování", "Neumožnit trénování"],
    "fi": ["Älä käytä tietojani", "Estä kouluttaminen", "En salli tietojeni käyttöä"],
    "sv": ["Använd inte mina data", "Förhindra träning", "Sluta använda mina data"],
    "da": ["Brug ikke mine data", "Forhindr træning"],
    "nb": ["Ikke bruk dataene mine", "Hindre trening"],
    "hu": ["Ne használják az adataimat", "A betanítás letiltása"],
    "ro": ["Nu folosi datele mele", "Împiedică antrenarea"],
    "el": ["Να μη χρησιμοποιούνται τα δεδομένα μου", "Αποτροπή εκπαίδευσης"],
    "zh-TW": ["不要使用我的資料", "停止使用我的資料", "防止使用我的資料"],
    "ja": ["私のデータを使用しない"],
    "tr": ["Verilerimi kullanma", "Eğitimi engelle"],
    "ru": ["Не использовать мои данные", "Запретить обучение"],
}  # fmt: skip
REWORDED = {
    "en": ["Learn from my posts", "Learn from what I write, notably new ones", "Notify and learn from what I write"],
    "de": ["Meine Beiträge zum Lernen verwenden", "Für alle"],
    "fr": ["Utiliser mes contenus pour l’entraînement"],
    "it": ["Usa i miei contenuti per l’addestramento"],
    "es": ["Usar esta información para entrenar"],
    "pt": ["Usar meus dados no treinamento"],
    "nl": ["Mijn berichten nu gebruiken om te leren", "Gegevens uit berichten gebruiken"],
    "pl": ["Użyj moich wpisów do trenowania"],
    "cs": ["Použít moje příspěvky, nebo jejich části"],
    "fi": ["Käytä julkaisujani kouluttamiseen"],
    "sv": ["Tillåt att mina inlägg används"],
    "da": ["Brug mine opslag til træning"],
    "nb": ["Bruk innleggene mine til trening"],
    "hu": ["A bejegyzéseim használata betanításra"],
    "ro": ["Folosește postările mele pentru antrenare"],
    "el": ["Χρήση των δημοσιεύσεών μου για εκπαίδευση"],
    "zh-TW": ["使用我的貼文進行訓練"],
    "ja": ["投稿を学習に使用する"],
    "tr": ["Gönderilerimin kullanılmasına izin ver"],
    "ru": ["Использовать мои записи для обучения"],
}
PREVENTING = {
    "a positive wording": "<label>Share my posts<input data-testid=training type=checkbox checked></label>",
    "turned round twice": "<label>Don’t prevent sharing<input data-testid=training type=checkbox checked></label>",
    "a positive wording beside it": "<div><p>Allow sharing of my posts</p><input data-testid=training type=checkbox checked></div>",
}
WORD_OFF = {
    "before it": f"<div><span>{LABEL}</span><span>Off</span><input type=checkbox checked></div>",
    "after it": f"<div><span>{LABEL}</span><input type=checkbox checked><span>Off</span></div>",
    "in its label": f"<label>{LABEL} <b>Off</b><input type=checkbox checked></label>",
    "after a label that follows it": f"<label><input type=checkbox checked> {LABEL} <b>Off</b></label>",
    "in the switch": f"<div><span id=l>{LABEL}</span><button role=switch aria-checked=true aria-labelledby=l>Off</button></div>",
    "in what it names as its label": f"<span id=l>{LABEL}</span><span id=s>Off</span>{switch(True, 'aria-labelledby=&quot;l s&quot;')}",
    "beside a label with more below": f"<div><div><h3>{LABEL}</h3><p>More about it.</p></div><div><b>Off</b><input type=checkbox checked></div></div>",
    "below the label": f"<div><div><h3>{LABEL}</h3><p>Off</p></div><div><input type=checkbox checked></div></div>",
    "in another language": f"<div lang=de><span>{LABEL}</span><span>(Aus)</span><input type=checkbox checked></div>",
    "in capitals, with a sign": f"<div><span>{LABEL}</span><span>● OFF</span><input type=checkbox checked></div>",
    "in a shadow root": f"<div><span>{LABEL}</span><ui-word><template data-made-shadow=open>Off</template></ui-word><input type=checkbox checked></div>",
    "slotted": f"<ui-row><template data-made-shadow=open><slot></slot>{switch(True)}</template><span>{LABEL}</span> <b>Off</b></ui-row>",
}
WORD_ELSEWHERE = {
    "the same": f"<div><span>{LABEL}</span><span>On</span><input type=checkbox checked></div>",
    "both": f"<div><span>{LABEL}</span><span>Off</span><input type=checkbox checked><span>On</span></div>",
    "hidden": f"<div><span>{LABEL}</span><span hidden>Off</span><span style='display:none'>Off</span><input type=checkbox checked></div>",
    "unknown": f"<div><span id=l>{LABEL}</span><span>Pois</span><input type=checkbox checked aria-labelledby=l></div>",
    "another's before": f"<p><span>Dark mode</span><span>Off</span></p><p><span>{LABEL}</span><input type=checkbox checked></p>",
    "another's after": f"<p><span>{LABEL}</span><input type=checkbox checked></p><p><span>Dark mode</span><span>Off</span></p>",
    "another control's": f"<p><span>{LABEL}</span><input type=checkbox checked></p><p><span>Off</span><input type=checkbox></p>",
    "in a sentence": f"<div><span>{LABEL}</span><input type=checkbox checked><p>Off means that nothing is used.</p></div>",
    "a button's": f"<div><span>{LABEL}</span><input type=checkbox checked></div><button>Off</button>",
}
WALLS = ["https://made.example/login", "https://made.example/join"]
LOGIN, JOIN = (f'<a href="{wall}">Here</a>' for wall in WALLS)
ERRORS = {
    "a link in the text": f"<header><a href=#>Home</a></header><main><h1>Oh no</h1><p>{LOGIN}</p></main>",
    "a link in a card": f"<h1>Oh no</h1><p>{LOGIN}</p>",
    "the same link twice": f"<main><h1>Oh no</h1><p>{LOGIN}</p><p>{LOGIN}</p></main>",
    "a link in the card's own header": f"<main><section><header><h1>Oh no</h1>{LOGIN}</header></section></main>",
    "a link in a message on top": f"<header><div role=alert>{LOGIN}</div></header><main><h1>Oh no</h1></main>",
    "a hidden header": f"<header style='display:none'>{LOGIN}</header><main><h1>Oh no</h1></main>",
}
GUESTS = {
    "a password": "<form><input type=password></form>",
    "a form that sends to a wall": f"<form action={WALLS[0]}><input><button>Next</button></form>",
    "a link in the page's header": f"<header>{LOGIN}</header><main><h1>Welcome</h1></main>",
    "a link in the page's navigation": f"<div role=navigation>{LOGIN}</div><main><h1>Welcome</h1></main>",
    "to sign in and to join": f"<main><h1>Welcome</h1><p>{LOGIN}</p><p>{JOIN}</p></main>",
}
BOX = "<label>Prevent sharing for {} <input type=checkbox checked></label>"
MY_BOX = BOX.format("this site")
MINE = "ten-small-boats"
OURS = {
    "by its slug": BOX.format(MINE),
    "by its host": BOX.format(f"{MINE}.made.example"),
    "with a sign": BOX.format(f"@{MINE}"),
    "in quotes": BOX.format(f"“{MINE}”"),
    "by its address": BOX.format(f"https://www.{MINE}.made.example/"),
    "by its title": BOX.format("Ten Boats and a Harbour"),
    "by a title of one word": BOX.format("Harbour"),
    "as this site": MY_BOX,
    "under its name": f"<section><h3>{MINE}.made.example</h3>{MY_BOX}</section>",
    "under a word with a hyphen": f"<section><p><b>third-party</b> sharing</p>{MY_BOX}</section>",
    "beside another's": f"<p>{BOX.format(MINE)}</p><p>{BOX.format('harbour-notes')}</p>",
}
ANOTHERS = {
    "by its slug": BOX.format("harbour-notes"),
    "by a slug of one word": BOX.format("harbour"),
    "by its host": BOX.format("harbour.notes.example"),
    "with a sign": BOX.format("@harbour-notes"),
    "in an element of its own": BOX.format("<b>harbour-notes</b>"),
    "under its name": f"<section><h3>harbour-notes</h3>{MY_BOX}</section>",
    "in a row with its host": f"<table><tr><td>harbour.notes.example</td><td>{MY_BOX}</td></tr></table>",
}
OWN = "https://made.example/writing"


def link(inner: str, address: str = OWN) -> str:
    return f'<a href="{address}">{inner}</a>'


ROW = link("<div>Writing</div><div>Off</div>")
READ_ROWS = {
    "a banner before": link("Your choices have a page of their own now. Learn more") + ROW,
    "a navigation bar": f"<nav>{link('Writing')}</nav>{ROW}",
    "breadcrumbs after": f"{ROW}<ol><li>{link('Privacy')}</li><li>{link('Writing')}</li></ol>",
    "an action": f"{ROW}{link('<div>Writing</div><div>Turn this off</div>')}",
    "another's action": link("Turn <b>off</b>") + ROW,
    "the same twice": ROW + ROW,
    "in one line": link("<span>Writing</span> <b>Off</b>"),
}
UNREAD_ROWS = {
    "two that disagree": ROW + link("<div>Writing</div><div>On</div>"),
    "one with a word nobody knows": ROW + link("<div>Writing</div><div>Paused</div>"),
    "Turn this off": link("<div>Writing</div><div>Turn this off</div>"),
    "Turn off, in parts": link("<div>Writing</div><div>Turn <b>off</b></div>"),
    "Switch off, in parts": link("<div>Writing</div><span>Switch</span> <span>off</span>"),
    "a sentence in parts": link("Writing is now <b>off</b>"),
    "a button": link("<div>Writing</div><button>Off</button>"),
    "in parts, one in a shadow root": link(
        "<div>Writing</div><ui-a><template data-made-shadow=open>Turn</template></ui-a> off"
    ),
}
FOREIGN = ["Allow it", "Use my notes, notably new ones", "Notify and train"]
"""Labels in a language of which ours is quoted that have nothing of it: its key was put to another use."""
