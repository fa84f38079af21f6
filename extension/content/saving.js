/**
 * What a page with a Save step holds, as against what it shows. A change there is none until it is stored, whoever made
 * it and whatever became of the Save button: what holds is what the document first showed, until another document is
 * loaded or the service itself says that it stored the change.
 */
{
  /** A change that isn't stored, as far as is known. @type {StillOff.Said} */
  const UNSAVED = { state: "unknown", reason: "unsaved" };

  /** @type {StillOff.Namespace["saving"]} */
  stillOff.saving = () => {
    /** @type {StillOff.TrainingState | null} */
    let stored = null;
    /** The document showed for long enough that it doesn't say what is stored. */
    let unsaid = false;
    /** Whether the service's sign stood there at the last full look. */
    let signed = false;

    return {
      holds: (sight, acted, sign) => {
        const appeared = sign !== null && sign && !signed;
        signed = sign ?? signed;
        if (sight.state === "unknown" || sight.state === stored) return sight;
        // What the member may have moved before it was first read is not what is stored.
        if (stored === null && !acted && !unsaid) return sight;
        if (!appeared) return { ...sight, ...UNSAVED };
        stored = sight.state;
        return sight;
      },
      settled: ({ control, state, reason }) => {
        if (state !== "unknown") stored ??= state;
        // A control that is still locked may not have been told its value.
        else unsaid ||= control !== null && reason !== "locked";
      },
    };
  };
}
