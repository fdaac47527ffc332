"""Is fidelity itself right? Data sets, matching, agreement, baselines, floors."""
