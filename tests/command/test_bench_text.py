"""What a person reads of a model that runs on a GPU."""

from dupcheck.bench.limits import Limit
from dupcheck.bench.machine import Machine
from dupcheck.bench.outcome import Outcome
from dupcheck.bench.speed import Speed
from dupcheck.command.bench_text import render
from dupcheck.records import ModelId

OUTCOME = Outcome(
    model=ModelId(
        name="openai:http://10.1.2.3/v1#qwen",
        revision="r1",
        dim=1024,
        precision="bfloat16",
        recipe="x",
    ),
    device="2 x cuda",
    load_seconds=1.25,
    peak_memory=3 << 30,
    peak_gpu_memory=1_500 << 20,
    machine=Machine(
        system="Linux x86_64", cpu="Fast", cores=16, gpus=("Big", "Big"), versions=(("torch", "2"),)
    ),
    notices=("code is sent away",),
    speed=Speed(functions=100, source_bytes=50_000, tokens=20_000, seconds=2.0),
    limit=Limit(numbers="bfloat16", library="torch 2", multiply_adds=4e14),
    share=0.125,
    quality=None,
    reported=None,
)


def test_everything_measured_is_said() -> None:
    said = render(OUTCOME)
    for line in (
        "openai:qwen, revision r1, recipe x",
        "  1024 numbers in bfloat16, on 2 x cuda",
        "  Fast, 16 cores, Linux x86_64",
        "  Big",
        "  torch 2",
        "  note: code is sent away",
        "Speed, in a round of 100 functions that took 2.00 s",
        "  50 functions a second",
        "  10,000 tokens a second",
        "  25,000 bytes of source a second",
        "  loaded in 1.25 s",
        "  3,072 MiB at the peak",
        "  1,500 MiB of the GPU at the peak",
        "  12 % of the machine's limit: 400,000 thousand million multiply-adds a second in bfloat16"
        " (torch 2)",
    ):
        assert f"{line}\n" in said
    assert "10.1.2.3" not in said
    assert "labelled set" not in said


def test_the_row_names_the_gpus_and_their_memory() -> None:
    row = render(OUTCOME).splitlines()[-1]
    assert "Big, Big, 16 cores (2 x cuda), torch 2" in row
    assert "| 1,500 |" in row
