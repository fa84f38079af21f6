"""Small pages in layouts, shapes and disorders of all kinds, each with what may be read of it: "on", "off" or nothing."""

from __future__ import annotations

LABEL = "Learn from what I write"


def switch(ticked: bool, extra: str = "") -> str:
    """A button that is a switch."""
    return f'<button role="switch" aria-checked="{str(ticked).lower()}" {extra}><i class="handle"></i></button>'


ODD: dict[str, tuple[str, str | None]] = {
    "a table": (
        f"<table><tr><th>Setting</th><th>State</th></tr><tr><td>{LABEL}</td><td><input type=checkbox checked></td></tr><tr><td>Dark mode</td><td><input type=checkbox></td></tr></table>",
        "on",
    ),
    "a definition list": (
        f"<dl><dt>{LABEL}</dt><dd>{switch(True)}</dd><dt>Dark mode</dt><dd>{switch(False)}</dd></dl>",
        "on",
    ),
    "flat": (f"<div><span>{LABEL}</span>{switch(True)}<span>Dark mode</span>{switch(False)}</div>", "on"),
    "flat, first not ours": (
        f"<div><span>Dark mode</span>{switch(False)}<span>{LABEL}</span>{switch(True)}</div>",
        "on",
    ),
    "another heading between": (
        f"<div><h3>{LABEL}</h3><p>Managed by your organisation</p><h3>Dark mode</h3>{switch(False)}</div>",
        None,
    ),
    "flat another line": (f"<div><p>{LABEL}</p><p>Not available</p><p>Dark mode</p>{switch(False)}</div>", None),
    "label hidden near a stranger": (
        f'<div><p style="display:none">{LABEL}</p><p>Dark mode</p>{switch(False)}</div>',
        None,
    ),
    "label goes on inline": (f"<label><span>{LABEL}</span> <b>in ads</b> <input type=checkbox></label>", None),
    "label goes on inline, near": (f"<p><span>{LABEL}</span> <b>in ads</b> <input type=checkbox></p>", None),
    "label split inline": ("<p><span>Learn from</span> <b>what I write</b> <input type=checkbox></p>", "off"),
    "label and description blocks": (
        f'<label><span style="display:block">{LABEL}</span><span style="display:block">More</span><input type=checkbox></label>',
        "off",
    ),
    "sub toggle": (f"<h3 id=t>{LABEL}</h3><p id=s>Include audio</p>{switch(False, 'aria-labelledby=t&#32;s')}", None),
    "label and description ids": (
        f"<h3 id=t>{LABEL}</h3><p id=s>Include audio</p>{switch(False, 'aria-labelledby=t aria-describedby=s')}",
        "off",
    ),
    "menu item": (
        f"<div role=menu><div role=menuitemcheckbox aria-checked=true>{LABEL}</div><div role=menuitemcheckbox aria-checked=false>Dark mode</div></div>",
        "on",
    ),
    "data-state contradicts": (
        f"<span id=a>{LABEL}</span>{switch(False, 'data-state=checked aria-labelledby=a')}",
        None,
    ),
    "data-state agrees": (f"<span id=a>{LABEL}</span>{switch(False, 'data-state=unchecked aria-labelledby=a')}", "off"),
    "dialog over veiled page": (
        f"<div aria-hidden=true><p>{LABEL}</p>{switch(True)}</div><div role=dialog><p>{LABEL}</p>{switch(False)}</div>",
        "off",
    ),
    "a question about ours": (
        f"<div role=dialog><h2>{LABEL}</h2><p>Are you sure?</p><label><input type=checkbox>Do not ask again</label></div>",
        None,
    ),
    "question, unlabelled box": (
        f"<div role=dialog><h2>{LABEL}</h2><p>Are you sure?</p><div><input type=checkbox> <span>Do not ask again</span></div></div>",
        None,
    ),
    "label after": (f"<p><input type=checkbox checked> {LABEL}</p><p><input type=checkbox> Dark mode</p>", "on"),
    "labels after, flat": (f"<input type=checkbox checked> {LABEL}<br><input type=checkbox> Dark mode<br>", "on"),
    "fieldset": (f"<fieldset><legend>{LABEL}</legend><input type=checkbox checked></fieldset>", "on"),
    "two headings": (
        f"<section><h2>Privacy</h2><div><h3>{LABEL}</h3><p>More about it.</p>{switch(False)}</div></section>",
        "off",
    ),
    "closed shadow": (
        f"<ui-row><template data-made-shadow=closed><p>{LABEL}</p>{switch(False)}</template></ui-row>",
        "off",
    ),
    "label in a shadow root": (
        f"<div><ui-text><template data-made-shadow=open><p>{LABEL}</p></template></ui-text>{switch(False)}</div>",
        "off",
    ),
    "slotted": (
        f"<ui-row><template data-made-shadow=open><slot></slot>{switch(True)}</template>{LABEL}</ui-row>",
        "on",
    ),
    "role on span": (
        f'<div><span>{LABEL}</span><span role=checkbox aria-checked=true class=handle style="width:20px;height:20px;display:inline-block"></span></div>',
        "on",
    ),
    "tooltip": (
        f'<div><span>{LABEL}</span><button>i</button>{switch(True)}<div role=tooltip style="display:none">More</div></div>',
        "on",
    ),
    "sr-only state": (f"<div><span>{LABEL}</span>{switch(True)}<span>On</span></div>", "on"),
    "off-screen at right": (
        f'<div><p>{LABEL}</p>{switch(True)}</div><div style="position:absolute;left:99999px"><p>{LABEL}</p>{switch(False)}</div>',
        None,
    ),
    "scaled to nothing": (
        f'<div><p>{LABEL}</p>{switch(True)}</div><div style="transform:scale(0)"><p>{LABEL}</p>{switch(False)}</div>',
        "on",
    ),
    "clipped": (
        f'<div><p>{LABEL}</p>{switch(True)}</div><div style="clip-path:inset(100%);position:absolute"><p>{LABEL}</p>{switch(False)}</div>',
        "on",
    ),
    "closed details": (
        f"<div><p>{LABEL}</p>{switch(True)}</div><details><summary>x</summary><p>{LABEL}</p>{switch(False)}</details>",
        "on",
    ),
    "popover": (f"<div><p>{LABEL}</p>{switch(True)}</div><div popover><p>{LABEL}</p>{switch(False)}</div>", "on"),
    "closed dialog": (f"<div><p>{LABEL}</p>{switch(True)}</div><dialog><p>{LABEL}</p>{switch(False)}</dialog>", "on"),
    "content-visibility": (
        f'<div><p>{LABEL}</p>{switch(True)}</div><div style="content-visibility:hidden"><p>{LABEL}</p>{switch(False)}</div>',
        "on",
    ),
    "wrong label for": (
        f"<label for=b>{LABEL}</label><input type=checkbox id=a><label for=a>Dark mode</label><input type=checkbox id=b checked>",
        "on",
    ),
    "aria-label of ours, text of other": (
        f"<div><p>Dark mode</p>{switch(True, f'aria-label={chr(39)}{LABEL}{chr(39)}')}</div>",
        "on",
    ),
    "nested checkbox tree": (
        f"<label><input type=checkbox checked>{LABEL}</label><ul><li><label><input type=checkbox>Posts</label></li></ul>",
        "on",
    ),
    "switch in a link row": (f'<a href="#"><span>{LABEL}</span></a><div>Dark mode {switch(False)}</div>', None),
    "label and colon": (f"<label>{LABEL}: <input type=checkbox></label>", "off"),
    "label and picture": (f"<label>🤖 {LABEL} <input type=checkbox></label>", "off"),
    "label turned round by a picture": (f"<label>🚫 {LABEL} <input type=checkbox></label>", None),
    "label and badge": (f"<label>{LABEL} <b>New</b> <input type=checkbox></label>", "off"),
    "label and link": (
        f'<label>{LABEL} <a href="#" style="display:block">Learn more</a> <input type=checkbox></label>',
        "off",
    ),
    "label goes on in a link": (
        f'<label>{LABEL} <a href="#">from partners</a> <input type=checkbox></label>',
        None,
    ),
    "label and description after a break": (
        f"<label><b>{LABEL}</b><br><small>More about it</small> <input type=checkbox></label>",
        "off",
    ),
    "label and titled icon": (
        f"<label>{LABEL}<svg width=9 height=9><title>More</title></svg> <input type=checkbox></label>",
        "off",
    ),
    "label without a box of its own": (
        f'<div><span style="display:contents">{LABEL}</span> <input type=checkbox></div>',
        "off",
    ),
    "label hidden in a stranger's": (
        f'<label><span style="display:none">{LABEL}</span>Dark mode <input type=checkbox></label>',
        None,
    ),
    "capitals": (f"<div role=SWITCH aria-checked=TRUE class=handle>{LABEL}</div>", "on"),
    "label far away": (f"<header><h1>{LABEL}</h1></header><main><div>{switch(False)}</div></main>", "off"),
}

LEFT_UNKNOWN = {"flat", "flat, first not ours", "labels after, flat", "scaled to nothing", "clipped"}
"""What could be read, and isn't: whose label is whose isn't said, or a copy is hidden in a way that isn't looked for."""
