"""What each measure of a pair says, in words, with the value that was found."""

from collections.abc import Callable

from dupcheck.records import Verdict

SAYINGS = {
    "bias": "what is usual for pairs that are compared",
    "only_renamed": "nothing differs but names of variables and values, and that is a duplicate",
    "identical": "they are word for word the same, and that is a duplicate",
    "meaning": "the model, which knows what code means, finds them near",
    "vocabulary": "weighed by how rare they are, {share} of their words agree",
    "far": "they share no file, no name and no tests",
    "sense": "by what their names and calls mean they are {share} alike",
    "solid": "{share} of the tokens stand in long runs that both have, renamed alike",
    "shaped": "{share} of the tokens stand in long runs of one shape",
    "longest": "the longest run that both have is {count8} tokens long",
    "shared_code": "{count8} tokens stand in long runs that both have",
    "held": "{share} of the smaller one stands in long runs that both have",
    "small_here": "little code, in one file|enough code, or in two files",
    "small_asides": "little code of tests or examples|enough code, or no tests and examples",
    "small_named": "little code of one name that others have|enough code, or names of their own",
    "aligned": "{share} of the tokens have a partner of their kind",
    "renamed": "{share} of the tokens are equal under one renaming",
    "verbatim": "{share} of the tokens are the same",
    "statements": "{share} of the code is statements that both have, in any order",
    "agreed": "shared statements say {bits16} bits here",
    "apart": "{share} of the shared statements stand in another order",
    "literals": "{share} of the values in the same place are equal, rare ones counting more",
    "kept": "{share} of what is called or read in the same place is the same",
    "changed_values": "one function for both needs {count} values",
    "changed_names": "one function for both needs {count} names of other things",
    "gaps": "{count} runs of code stand on one side only",
    "turned": "{share} of the words and operators that differ are opposites",
    "kept_here": "what is called or read in the same place says {bits16} bits here",
    "echoed": "the words of shared statements say {bits32} bits here",
    "pure": "{share} on the way from edited to renamed and nothing else",
    "pure_here": "renamed and nothing else, in one file|not renamed and nothing else in one file",
    "override": "one name that others have as well, and other code|no override with other code",
    "swapped": "what differs in the same place says {bits16} bits here",
    "small_parts": "of little code, part is different",
    "asides_parted": "tests or examples that differ|no tests or examples that differ",
    "opposites_here": "their names are opposites, in one file|no opposites in one file",
    "information": "the shapes that both have say {bits64} bits here",
    "rarity": "the shapes that both have are {share} as rare here as can be",
    "unique": "{count8} runs of tokens occur nowhere else here",
    "mass": "the smaller one has {power} tokens",
    "size": "the smaller one has {share} of the size of the larger",
    "words": "{share} of the words are shared, rare ones counting more",
    "said": "the shared words say {bits64} bits here",
    "calls": "{share} of the calls are shared, rare ones counting more",
    "called": "the words in shared calls say {bits32} bits here",
    "outside": "{share} of the names of other things are shared",
    "values": "{share} of the values agree, wherever they stand",
    "flow": "{share} of the steps of control flow are the same",
    "repeated": "{share} of one of them repeats its own shape",
    "plain": "{share} of one of them only sets fields or hands errors on",
    "family": "{power} functions here have this very shape",
    "crowd": "{power} functions here have the rarer shapes that both have",
    "protocol": "no more than {twice} functions here have this name",
    "name": "{share} of the words of their names are shared",
    "remarks": "{share} of the words of their comments are shared",
    "swapped_here": "{share} of what is called differs, within one file",
    "swapped_alike": "{share} of it has one shape around other calls",
    "one_word_for_word": "{share} on the way from edited to word for word",
    "same_file": "in one file|in two files",
    "same_class": "in one class|not in one class",
    "asides": "both are tests or examples|not both are tests or examples",
    "constructors": "both are constructors|not both are constructors",
    "opposites": "their names are opposites|their names are no opposites",
}
"""By measure; two sayings where a measure is there or not."""

_FORMATS: dict[str, Callable[[float], str]] = {
    "share": lambda value: f"{100 * value:.0f} %",
    "count": lambda value: f"{2**value - 1:.0f}",
    "power": lambda value: f"{2**value:.0f}",
    "twice": lambda value: f"{2 ** (value + 1):.0f}",
    "plain": lambda value: f"{value:.0f}",
    "count8": lambda value: f"{8 * (2**value - 1):.0f}",
    "bits16": lambda value: f"{16 * (2**value - 1):.0f}",
    "bits32": lambda value: f"{32 * (2**value - 1):.0f}",
    "bits64": lambda value: f"{64 * (2**value - 1):.0f}",
}


def reasons(verdict: Verdict) -> list[tuple[float, str]]:
    """What each measure adds to the log-odds, and in words why: the bias, then by weight."""
    evidence = dict(verdict.evidence)
    first, *rest = verdict.contributions or (("bias", 0.0),)
    rest.sort(key=lambda one: (-abs(one[1]), one[0]))
    return [(added, said(name, evidence.get(name, 0.0))) for name, added in (first, *rest)]


def said(name: str, value: float) -> str:
    """A measure in words."""
    saying = SAYINGS.get(name, f"{name} {value:.4g}")
    if "|" in saying:
        there, missing = saying.split("|")
        return there if value > 0 else missing
    return saying.format_map({key: form(value) for key, form in _FORMATS.items() if key in saying})
