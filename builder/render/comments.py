"""A script without its comments: what is left keeps its names, its lines and their indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.problems import Problem, Problems

_TOKEN = re.compile(
    r"""(?P<comment> //[^\n\r\u2028\u2029]* | /\*.*?\*/ )
      | (?P<text> "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' )
      | (?P<plain> [^/"'`{}\0]+ )
      | (?P<sign> . )""",
    re.DOTALL | re.VERBOSE,
)
_LAST = re.compile(r"(?:[\w$]+|\+\+|--|\S)\s*$")
"""The last word or sign of plain code."""
_REGEX = re.compile(r"/(?:[^/\\\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+/\w*")
_TEMPLATE = re.compile(r"[`}](?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
"""From where it begins, or a `${}` in it ends, to the next `${}` or its end."""
_BEFORE_VALUES = frozenset("await case delete do else in instanceof new of return throw typeof void yield".split())
"""Words after which a slash begins a regular expression; what else is a value, it divides."""
_VALUE = re.compile(r"""[\w$]+|\]|["'].*|.*`|/.+""", re.DOTALL)
_UNSURE = (")", "}", "++", "--")
"""After these it may do either, where it could begin one."""
_GONE = "\0"


def drop(script: str, shown: str) -> str:
    """A script without its comments. `shown` is how messages name it. Raises Problems for what it can't tell apart."""
    left = "".join(_GONE if comment else text for comment, text in _pieces(script, shown))
    # With its line where it has one to itself, else with the space on one side.
    left = re.sub(rf"^(?:[ \t]*{_GONE})+[ \t]*\n", "", left, flags=re.MULTILINE)
    left = re.sub(rf"(?:[ \t]*{_GONE})+[ \t]*(?=$|[)\]}}])", "", left, flags=re.MULTILINE)
    left = re.sub(rf"(?<=[\s(\[{{])(?:{_GONE}[ \t]*)+", "", left)
    return re.sub(rf"(?:{_GONE}[ \t]*)+", " ", left)


def _pieces(script: str, shown: str) -> Iterator[tuple[bool, str]]:
    """All of a script, in pieces, and which of them are comments."""
    at, before, plain = 0, "", False
    braces: list[int] = []
    """For each template that is open: how many braces are open in its `${}`."""
    while token := _TOKEN.match(script, at):
        kind, text = token.lastgroup, token[0]
        start = script.rfind("\n", 0, at) + 1
        wrong = ""
        if kind == "comment" and "\n" in text and script[start:at].strip():
            wrong = "has a comment of several lines behind code; let it begin a line of its own"
        elif kind == "sign" and text in "\"'\0":
            wrong = f"has {text!a} where no text begins that ends in its line; end it, or write a template"
        elif text == "/":
            regex = _REGEX.match(script, at)
            end = _LAST.search(before) if plain else None
            last = end[0].rstrip() if end else before
            if last in _UNSURE and regex:
                wrong = f"has a slash after {last} that divides or begins a regular expression; name one of them first"
            elif regex and (last in _BEFORE_VALUES or not _VALUE.fullmatch(last)):
                text = regex[0]
            elif script.startswith("/*", at):
                wrong = "has a comment that doesn't end; end it"
        elif text == "{" and braces:
            braces[-1] += 1
        elif text == "}" and braces and braces[-1]:
            braces[-1] -= 1
        elif text == "`" or (text == "}" and braces):
            if text == "}":
                braces.pop()
            template = _TEMPLATE.match(script, at)
            if template:
                text = template[0]
                braces += [0] if text.endswith("${") else []
            else:
                wrong = "has a template that doesn't end; end it"
        if wrong:
            what, _, instead = wrong.partition("; ")
            raise Problems([Problem(shown, f"line {script.count(chr(10), 0, start) + 1}", what, instead)])
        yield kind == "comment", text
        at += len(text)
        if kind != "comment" and not text.isspace():
            before, plain = text, kind == "plain"
