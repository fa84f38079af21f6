"""Reading extension/rights: every problem of every file at once, as `file: key: what is wrong; what to write`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from builder.data.definitions.loading import explain, read_toml
from builder.data.rights.law_checks import check
from builder.data.rights.models import Authorities, Calendars, Outline, Regime, Rights, Wording
from builder.paths import Paths
from builder.problems import Problem, Problems

Model = TypeVar("Model", bound=BaseModel)


def load(paths: Paths, today: datetime.date | None = None) -> Rights:
    """All that is known of rights. Raises Problems."""
    # A date written today must be accepted wherever on Earth it is already tomorrow.
    today = today or (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=14)).date()
    problems: list[Problem] = []

    def one(file: Path, model: type[Model], **more: Any) -> Model | None:
        shown = paths.relative(file)
        try:
            return model.model_validate({**read_toml(file, shown), **more})
        except ValidationError as error:
            problems.extend(explain(shown, detail, model) for detail in error.errors())
        except Problems as error:
            problems.extend(error.problems)
        return None

    def each(folder: str, model: type[Model]) -> list[Model]:
        files = sorted((paths.rights / folder).glob("*.toml"))
        if not files:
            shown = paths.relative(paths.rights / folder)
            problems.append(Problem(shown, "", "no file here", "put the folder back"))
        return [loaded for file in files if (loaded := one(file, model, id=file.stem))]

    regimes, wordings = each("regimes", Regime), each("letters", Wording)
    authorities, outline, calendars = (
        one(paths.rights / "authorities.toml", Authorities),
        one(paths.rights / "letters.toml", Outline),
        one(paths.rights / "holidays.toml", Calendars),
    )
    if problems or not authorities or not outline or not calendars:
        raise Problems(problems)
    rights = Rights(regimes=regimes, authorities=authorities, calendars=calendars, outline=outline, wordings=wordings)
    if wrong := check(rights, paths.relative(paths.rights), today):
        raise Problems(wrong)
    return rights
