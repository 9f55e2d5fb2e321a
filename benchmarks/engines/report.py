"""The table of a comparison, from its file of results."""

from collections.abc import Iterator
from typing import Any

_HEAD = (
    "engine",
    "tokens/s",
    "functions/s",
    "to float32",
    "of its limit",
    "peak MiB",
    "loads s",
    "first vector s",
    "installed MiB",
    "cosine min / mean",
    "with outliers",
    "to float32 there",
    "alone differs by",
)


def table(document: dict[str, Any]) -> str:
    """Markdown: what was measured on, one row for each engine, who was left out and why."""
    lines = [
        _sentence(document),
        "",
        f"| {' | '.join(_HEAD)} |",
        f"|---|{'--:|' * (len(_HEAD) - 1)}",
    ]
    ordered = sorted(document["engines"], key=lambda row: -row["ratio"])
    lines += [f"| {' | '.join(_cells(row))} |" for row in ordered]
    lines += _notes(document)
    return "\n".join(lines)


def _sentence(document: dict[str, Any]) -> str:
    texts, machine, limits = document["texts"], document["machine"], document["limits"]
    millions = document["model"]["parameters"] / 1e6
    bounds = ", ".join(f"{name} {value:.0f}" for name, value in limits.items())
    return (
        f"{texts['functions']} functions of {texts['subject']}, {texts['tokens']:,} tokens"
        f" (cut by {texts['tokenizer']}), the longest {texts['longest']}; random weights,"
        f" {millions:.0f} million of them. {machine['cpu']}, {machine['threads']} threads; its"
        f" matrix products allow tokens a second: {bounds}."
    )


def _cells(row: dict[str, Any]) -> Iterator[str]:
    yield row["description"]
    yield f"{row['tokens_a_second']:.0f}"
    yield f"{row['functions_a_second']:.1f}"
    yield f"{row['ratio']:.2f}"
    share = row["share_of_limit"]
    yield "?" if share is None else f"{share:.0%} of {row['limit']}"
    yield f"{row['peak_mib']:,}"
    yield f"{row['load_seconds']:.1f}"
    yield f"{row['start_seconds']:.1f}"
    yield "?" if row["installed_mib"] is None else f"{row['installed_mib']:,}"
    yield _cosine(row, "cosine")
    yield _cosine(row, "outliers_cosine")
    yield f"{row['outliers_ratio']:.2f}" if "outliers_ratio" in row else ""
    yield "0" if not row["alone_differs"] else f"{row['alone_differs']:.0e}"


def _cosine(row: dict[str, Any], key: str) -> str:
    """Cut, not rounded: 0.99996 is not 1."""
    if f"smallest_{key}" not in row:
        return ""
    smallest, mean = (int(row[f"{which}_{key}"] * 1e4) / 1e4 for which in ("smallest", "mean"))
    return f"{smallest:.4f} / {mean:.4f}"


def _notes(document: dict[str, Any]) -> Iterator[str]:
    for row in document["engines"]:
        if row["notices"]:
            yield f"\n{row['engine']} says: {'; '.join(row['notices'])}."
        if row.get("outliers_notices", row["notices"]) != row["notices"]:
            yield f"\nWith outliers it says: {'; '.join(row['outliers_notices'])}."
    for name, reason in document["left_out"].items():
        yield f"\n{name} is left out: {reason}"
    if not document["complete"]:
        yield "\nThe time was over before all rounds were run."
