"""The objectives: near what means the same, far what means the opposite, in people's order."""

import torch
from torch.nn.functional import cross_entropy, normalize, softplus


def contrast(
    left: torch.Tensor,
    right: torch.Tensor,
    *,
    temperature: float,
    against: torch.Tensor | None = None,
) -> torch.Tensor:
    """InfoNCE both ways (van den Oord et al. 2018): row i of `left` belongs to row i of `right`.

    Args:
        left: (n, dim).
        right: (n, dim).
        temperature: What the cosines are divided by.
        against: (m, dim), further wrong answers for `left`, such as antonyms.

    Returns:
        The mean loss, a scalar.
    """
    ours, theirs = normalize(left, dim=1), normalize(right, dim=1)
    there = ours @ theirs.T / temperature
    back = there.T
    if against is not None:
        there = torch.cat([there, ours @ normalize(against, dim=1).T / temperature], dim=1)
    wanted = torch.arange(len(ours))
    return (cross_entropy(there, wanted) + cross_entropy(back, wanted)) / 2


def agree(
    left: torch.Tensor,
    right: torch.Tensor,
    teacher_left: torch.Tensor,
    teacher_right: torch.Tensor,
    *,
    temperature: float,
) -> torch.Tensor:
    """Wants each text to be as near the texts across from it as a teacher finds (Fang et al. 2021).

    The teacher says how much likelier than another each of them is the answer, and the loss is the
    cross-entropy of the two distributions, both ways; the dimensions may differ.

    Args:
        left: (n, dim).
        right: (n, dim).
        teacher_left: (n, other dim), the same texts as the teacher has them.
        teacher_right: (n, other dim).
        temperature: What the cosines of both are divided by.
    """
    ours = normalize(left, dim=1) @ normalize(right, dim=1).T / temperature
    theirs = normalize(teacher_left, dim=1) @ normalize(teacher_right, dim=1).T / temperature
    there = cross_entropy(ours, theirs.softmax(dim=1))
    return (there + cross_entropy(ours.T, theirs.T.softmax(dim=1))) / 2


def margin(
    anchor: torch.Tensor, near: torch.Tensor, far: torch.Tensor, *, gap: float, sharpness: float
) -> torch.Tensor:
    """Wants each `near` closer to its anchor than its `far` by `gap` in cosine; smooth at the end.

    The idea is counter-fitting (Mrkšić et al. 2016), as a loss.
    """
    base = normalize(anchor, dim=1)
    difference = (base * (normalize(far, dim=1) - normalize(near, dim=1))).sum(dim=1)
    return softplus((difference + gap) * sharpness).mean() / sharpness


def cosent(
    left: torch.Tensor, right: torch.Tensor, scores: torch.Tensor, *, scale: float
) -> torch.Tensor:
    """Wants the cosines in the order of the scores (Su 2022, CoSENT).

    Args:
        left: (n, dim).
        right: (n, dim).
        scores: (n,), higher means more alike; ties ask for nothing.
        scale: What the cosines are multiplied by.
    """
    cosines = (normalize(left, dim=1) * normalize(right, dim=1)).sum(dim=1) * scale
    differences = cosines[None, :] - cosines[:, None]  # of j over i
    wrong = differences[scores[:, None] > scores[None, :]]
    return torch.logsumexp(torch.cat([wrong.new_zeros(1), wrong]), dim=0)
