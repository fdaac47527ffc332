"""Round trips: at which step, translation or back-translation, did a distortion come in?

A stage above the pipeline. The report of a back-translation against its original says what
changed; here every quotation is looked up in the translation in between, both steps are examined
as the translations that they are, and each finding is laid at the door of one of them. Where
neither step's detectors name the words, what answers them in the translation decides; where that
tells nothing either, the report says so.
"""

from fidelity.roundtrip.tracing import trace

__all__ = ["trace"]
