"""What is drawn around a shot: a caption, a window with the toolbar button, a popup; and the tiles."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from html import escape

SIZE = (1280, 800)
INSIDE = (1120, 600)
"""What the drawn window shows of a page."""
POPUP = (360, 574)
"""Width and greatest height of a popup there; browsers allow 600."""
TILES = ((440, 280), (1400, 560))
COLOURS = {"ON!": "#b3261e", "ON": "#b3261e", "?": "#8a5300", "OFF": "#146c43"}
ICONS = {"ON!": "alarm", "ON": "on", "?": "unknown", "OFF": "off"}

WINDOW = """<!doctype html><html lang="{language}" class="{theme}"><meta charset="utf-8"><title>{caption}</title><style>
  :root {{ --back: linear-gradient(160deg, #e3f1ea, #dbe7f4); --ink: #12352a; --bar: #eef1f3; --field: #fff;
    --quiet: #5a636d; --edge: #0002 }}
  :root.dark {{ --back: linear-gradient(160deg, #0d1f19, #101a26); --ink: #e4f3ec; --bar: #2b2f34; --field: #1c1f23;
    --quiet: #a8b0b9; --edge: #fff2 }}
  body {{ margin: 0; width: 1280px; height: 800px; overflow: hidden; background: var(--back); color: var(--ink);
    font: 16px system-ui, sans-serif }}
  h1 {{ margin: 0; height: 116px; display: grid; place-items: center; font-size: 42px;
    letter-spacing: -.5px }}
  .window {{ position: relative; width: 1120px; height: 648px; margin: 0 auto; border-radius: 12px; overflow: hidden;
    box-shadow: 0 0 0 1px var(--edge), 0 18px 50px #0005 }}
  .bar {{ display: flex; align-items: center; gap: 10px; height: 48px; padding: 0 18px; box-sizing: border-box;
    background: var(--bar) }}
  .dot {{ width: 12px; height: 12px; border-radius: 50%; background: var(--quiet); opacity: .45 }}
  .field {{ flex: 1; margin: 0 12px; padding: 6px 16px; border-radius: 16px; background: var(--field);
    color: var(--quiet); font-size: 14px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }}
  .button {{ position: relative; width: 40px; height: 36px }}
  .button img {{ position: absolute; left: 4px; top: 1px; width: 32px; height: 32px }}
  .button b {{ position: absolute; right: -3px; bottom: 0; padding: 0 4px; border-radius: 4px; color: #fff;
    font-size: 12px; line-height: 16px; background: {colour} }}
  .page {{ display: block; width: 1120px; height: 600px }}
  .popup {{ position: absolute; right: 14px; top: 54px; border-radius: 10px;
    box-shadow: 0 0 0 1px var(--edge), 0 14px 40px #0007 }}
</style><h1>{caption}</h1>
<div class="window"><div class="bar"><i class="dot"></i><i class="dot"></i><i class="dot"></i>
<span class="field">{address}</span>
<span class="button"><img alt="" src="{icon}"><b>{badge}</b></span></div>
<img class="page" alt="" src="{page}">{popup}</div></html>"""

TILE = """<!doctype html><html lang="{language}"><meta charset="utf-8"><title>StillOff</title><style>
  body {{ margin: 0; width: {width}px; height: {height}px; overflow: hidden; display: flex; align-items: center;
    justify-content: center; gap: {gap}px; background: linear-gradient(150deg, #2b7a60, #12352a); color: #fff;
    font-family: system-ui, sans-serif }}
  .mark {{ width: {icon_size}px; height: {icon_size}px; border-radius: 24%; background: #fff; display: grid;
    place-items: center }}
  .mark img {{ width: 92% }}
  h1 {{ margin: 0; font-size: {name_size}px; letter-spacing: -1px }}
  p {{ margin: .25em 0 0; font-size: {line_size}px; max-width: {line_width}px; line-height: 1.25 }}
  .popup {{ width: 330px; height: 480px; object-fit: cover; object-position: top; align-self: end;
    border-radius: 14px 14px 0 0; box-shadow: 0 14px 60px #0008 }}
</style><div class="mark"><img alt="" src="{icon}"></div><div><h1>StillOff</h1><p>{line}</p></div>{popup}</html>"""


@dataclass(frozen=True)
class Shot:
    """One picture's parts: what the page and the popup looked like, the address, and what the button said."""

    page: bytes
    address: str
    badge: str
    popup: bytes | None = None


def window(shot: Shot, caption: str, language: str, theme: str, icon: bytes) -> str:
    """A screenshot for the stores, as a page of 1280x800."""
    popup = "" if shot.popup is None else f'<img class="popup" alt="" src="{_data(shot.popup)}">'
    return WINDOW.format(
        language=escape(language),
        theme=theme,
        caption=escape(caption),
        address=escape(shot.address.removeprefix("https://")),
        badge=escape(shot.badge),
        colour=COLOURS[shot.badge],
        icon=_data(icon),
        page=_data(shot.page),
        popup=popup,
    )


def tile(size: tuple[int, int], line: str, language: str, icon: bytes, popup: bytes) -> str:
    """A promotional tile; the large one shows the popup too."""
    width, height = size
    large = width > 1000
    return TILE.format(
        language=escape(language),
        width=width,
        height=height,
        line=escape(line),
        icon=_data(icon),
        popup=f'<img class="popup" alt="" src="{_data(popup)}">' if large else "",
        gap=64 if large else 22,
        icon_size=220 if large else 108,
        name_size=112 if large else 52,
        line_size=46 if large else 21,
        line_width=520 if large else 250,
    )


def _data(png: bytes) -> str:
    return f"data:image/png;base64,{b64encode(png).decode()}"
