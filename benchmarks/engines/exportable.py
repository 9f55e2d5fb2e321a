"""The reference as other runtimes can take it over: ids and last places in, states out."""

from pathlib import Path

import torch

from benchmarks.engines.transformers_plain import network


class LastStates(torch.nn.Module):
    """A causal mask of its own, since that of transformers resists every export."""

    def __init__(self, model: Path) -> None:
        super().__init__()
        self.network = network(model, torch.float32).requires_grad_(requires_grad=False)

    def forward(self, ids: torch.Tensor, last: torch.Tensor) -> torch.Tensor:
        """Shape (n, hidden) from right-padded ids (n, longest) and the last places (n)."""
        places = torch.arange(ids.shape[1])
        hidden = places[None, :] > places[:, None]
        mask = hidden.to(torch.float32) * torch.finfo(torch.float32).min
        states = self.network(
            input_ids=ids,
            attention_mask={"full_attention": mask[None, None]},
            position_ids=places[None],
            use_cache=False,
        ).last_hidden_state
        return states[torch.arange(ids.shape[0]), last]


EXAMPLE = (torch.ones((2, 7), dtype=torch.int64), torch.tensor([4, 6]))
"""Arguments of `forward` to trace it with."""
