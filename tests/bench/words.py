# SPDX-License-Identifier: MIT
"""The words of which a made-up course is built. Those after an article begin with a consonant: 'a' suits all."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


QUALITIES = _words(
    """balanced bounded broad careful central clear coarse common complex coupled dense direct distant
    fair fast fine firm fixed flat free general hidden joint lasting lazy linear local loose mean mixed narrow
    nested plain private proper pure quiet random rare robust separate shallow shared sharp short simple slow smooth
    sparse stable steady strict subtle uniform wide"""
)
"""What a thing can be."""

SUBJECTS = _words(
    """balance branching bundling calibration choice clustering coding comparison composition compression control
    counting coverage damping decay decomposition delay design detection diffusion division drift feedback filtering
    flow folding forecasting growth guessing labeling layering learning linking mapping matching memory merging mixing
    modeling naming noise parsing pooling pruning ranking reasoning recall rounding routing sampling scaling
    scheduling search selection signaling smoothing sorting splitting storage tracking transfer tuning weighting"""
)
"""What a concept can be about."""

FIELDS = _words(
    """bridges buffers channels chains circuits clusters codes colonies columns crystals fields filters fleets
    forests fibers gardens gases gears genes glaciers graphs grids harbors lattices ledgers lenses libraries
    machines maps markets membranes meshes mills networks nurseries oceans panels pipelines plants policies
    populations processors proofs pumps queues rails rivers roots sensors shells sheets stars streams tables
    tissues towers trees valleys vessels waves"""
)
"""Where a concept can hold."""

NOUNS = _words(
    """barrier boundary budget bundle case cause center change chart claim clue cost count course cycle defect
    difference draft factor figure force form frame gap goal guess habit hint layer limit line list loss margin mark
    measure member method mixture model motion name need part path pattern phase picture place plan point price
    problem process proof question rate reason record remainder result rule scale section series share shift sign
    slope source step string sum task term test theory total trace trend value view volume weight"""
)
"""What a sentence is about."""

VERBS = _words(
    """bends bounds breaks carries changes checks closes corrects crosses defines delays divides explains fills
    fixes follows guides hides holds joins keeps limits lifts marks measures meets moves narrows orders passes
    predicts replaces repeats reveals rounds shapes shows sorts splits supports tests turns warps widens"""
)
"""What it does."""

PLACES = _words(
    """Alderbrook Ashcombe Birchwater Blackmere Brindle Cedarholm Coldharbor Dunmarsh Elmstead Fernhill Foxley
    Gorsefield Hawkridge Hazelmoor Kestrel Larkspur Millbeck Nettleby Oakhanger Otterburn Pinecliff Quarrydale
    Ravenscar Rookwood Saltmarsh Sedgewick Stonebow Thistledown Underhill Vinterby Wexcombe Willowbank"""
)
"""What unwritten concepts are named after. No title has such a word, so none looks like a slip of one."""

KINDS = _words(
    """Algorithm Bound Conjecture Criterion Diagram Effect Equation Experiment Formula Hypothesis Index Inequality
    Lemma Paradox Principle Puzzle Ratio Test Theorem Transform"""
)
"""What they are."""
