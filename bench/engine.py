"""Every ratio of the engine in one run: `python bench/engine.py [--shared ../shared/bench] [--peers] [--long] [--first]`.

Modes are named in each row. "Scalar" is every party's balance at the end, counted into histograms, nothing integrated; "all figures"
is what an outcome needs, the fan by month included. One thread unless said: CPU time of the process, the least of several runs.
`--shared` names a folder with the reference model in NumPy (model.py), its hand-specialised kernel (gen_kernels2.py) and its peers;
what is not there, or not installed, is said and left out.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from countertrade.modelling import load
from countertrade.simulation import execution, kernel, quasi_random, sampling, simulate

HERE = Path(__file__).parent
DRAWS = 1 << 20


def _beside(name):
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


by_hand = _beside("by_hand")
large_deals = _beside("large")


def cpu(work, times=5):
    """Milliseconds of CPU time, the least of several runs after one to warm up."""
    work()
    found = []
    for _ in range(times):
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return min(found) * 1e3


def wall(work, times=5):
    work()
    found = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        found.append(time.perf_counter() - begin)
    return min(found) * 1e3


def row(what, ours, theirs=None, ratio=None, must=""):
    cells = [f"{what:<66}", f"{ours:>14}", f"{theirs or '':>14}", f"{ratio or '':>10}", must]
    print("  ".join(cells), flush=True)


class Case:
    """A deal of bench/deals with its kernel in memory."""

    def __init__(self, name):
        self.name = name
        self.deal = load((HERE / "deals" / f"{name}.yaml").read_text(encoding="utf-8"), f"{name}.yaml")
        self.loaded = execution.load(kernel.kernel(self.deal, self.deal.base), self.deal.base)
        self.keys = sampling.keys(self.deal)

    def balances(self, draws, seed=0, threads=1):
        return execution.balances(self.loaded, quasi_random.sequence(self.keys, seed), draws, threads=threads)

    def everything(self, draws, only=None):
        return execution.everything(
            self.loaded, quasi_random.sequence(self.keys, 0), draws, only=only, threads=1
        )

    def one_fan(self):
        """What ema-workbench keeps of this model: one party's balance by month, and every party's at the end."""
        parties = self.loaded.kernel.parties
        fan = {("fan", parties[0], month) for month in range(self.deal.months)}
        return fan | {("balance", party) for party in parties}


def agree(case):
    """The kernel's means beside those of the model written by hand: they must be the same model."""
    spread, rng = case.balances(1 << 18), np.random.default_rng(1)
    hand = by_hand.DEALS[case.name](rng, 1 << 18)
    for party, values in zip(case.loaded.kernel.parties, hand, strict=True):
        error = values.std() / values.size**0.5
        difference = abs(spread.mean(("balance", party)) - values.mean())
        assert difference < 5 * error + 1e-9, (
            f"{case.name}: {party} differs by {difference / error:.1f} standard errors"
        )


def throughput(case, by, label, must):
    ours = cpu(lambda: case.balances(DRAWS))
    theirs = cpu(by, 3)
    row(
        f"{case.name}: 2^20 draws, scalar, against {label}",
        f"{ours:.1f} ms",
        f"{theirs:.0f} ms",
        f"{theirs / ours:.1f} x",
        must,
    )
    return ours


def chunked(model, rng, size=4096):
    total = 0.0
    for start in range(0, DRAWS, size):
        total += model(rng, min(size, DRAWS - start))[0].sum()
    return total


def floor(shared, ours):
    """Points and inverse distributions of the hand-specialised kernel, one thread, 2^20 draws."""
    code = f"""
import sys, time, numpy as np
sys.path.insert(0, {str(shared)!r})
import k_float64 as K
g = np.random.default_rng(0)
T = g.integers(0, 2**32, (14, 256)).astype(np.uint32); V = g.integers(0, 2**32, (14, 32)).astype(np.uint32); S = V[:, 0].copy()
H = np.zeros(4096, np.int64)
for stage in (1, 2):
    K.run(2, 0, T, V, S, K.BT, K.PAR, H, 0, 0, stage, -2e9, 6e9)
    found = []
    for _ in range(7):
        t = time.process_time(); K.run(4096, 0, T, V, S, K.BT, K.PAR, H, 0, 0, stage, -2e9, 6e9); found.append(time.process_time() - t)
    print(min(found) * 1e3)
"""
    with tempfile.TemporaryDirectory() as work:
        for name in ("gen_kernels2.py", "model.py"):
            (Path(work) / name).write_bytes((shared / name).read_bytes())
        environment = os.environ | {"PYTHONPATH": str(shared)}
        subprocess.run(
            [sys.executable, "gen_kernels2.py"], cwd=work, env=environment, check=True, capture_output=True
        )
        code = code.replace(repr(str(shared)), repr(work))
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=work,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
    points_only, complete = (float(line) for line in done.stdout.split())
    row(
        "reference: scalar, against points and inverses of k_float64.py",
        f"{ours:.1f} ms",
        f"{points_only:.1f} ms",
        f"{ours / points_only:.2f} x",
        "<= 2 x",
    )
    row(
        "reference: scalar, against the whole of k_float64.py",
        f"{ours:.1f} ms",
        f"{complete:.1f} ms",
        f"{ours / complete:.2f} x",
    )


def peers_by_hand(reference, plain, fan):
    """What a user of numba writes, and NumPy with a fan in the best of several sizes of chunk."""
    run = by_hand.compiled_reference()
    begin = time.process_time()
    run(10)
    compiled_in = (time.process_time() - begin) * 1e3
    means, spread = run(1 << 17).mean(axis=1), reference.balances(1 << 18)
    for party, mean in zip(reference.loaded.kernel.parties, means, strict=True):
        assert abs(spread.mean(("balance", party)) / mean - 1) < 0.03, (
            f"numba by hand is another model for {party}"
        )
    theirs = cpu(lambda: run(DRAWS), 3)
    row(
        "reference: 2^20 draws, scalar, against numba by hand, a loop over draws",
        f"{plain:.1f} ms",
        f"{theirs:.0f} ms",
        f"{theirs / plain:.1f} x",
        ">= 15 x",
    )
    best = min((cpu(lambda size=size: by_hand.fan(DRAWS, size), 1), size) for size in (2048, 8192, 32768))
    row(
        f"reference: 2^20 draws, one fan and all balances, against NumPy with a fan in chunks of {best[1]:,}",
        f"{fan:.0f} ms",
        f"{best[0]:.0f} ms",
        f"{best[0] / fan:.1f} x",
        ">= 15 x",
    )
    with tempfile.TemporaryDirectory() as empty:
        code = CHILD.replace("{work}", COMPILED)
        command = [sys.executable, "-c", code, str(HERE / "deals" / "reference.yaml")]
        environment = os.environ | {"COUNTERTRADE_CACHE": empty}
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    row(
        "reference: a kernel compiled, with importing numba; numba by hand (CPU time)",
        f"{json.loads(done.stdout)[0] * 1e3:.0f} ms",
        f"{compiled_in:.0f} ms",
    )


def many_inputs():
    """How much of a run of 200 quantities its sensitivities are, and a large deal whole."""
    deal = load(large_deals.many(), "many.yaml")
    plain = cpu(lambda: simulate(deal, influences=False), 3)
    whole = cpu(lambda: simulate(deal), 3)
    row(
        "200 quantities, 2^14 draws by the oracle: sensitivities, and all else (CPU time)",
        f"{whole - plain:.0f} ms",
        f"{plain:.0f} ms",
        f"{(whole - plain) / plain:.2f} x",
        "< 1 x",
    )
    begin = time.process_time()
    deal = load(large_deals.large(), "large.yaml")
    read = time.process_time() - begin
    simulate(deal)
    row(
        "1,000 quantities, 64 flows, 240 months, 16 scenarios, with sensitivities (CPU time)",
        f"{time.process_time() - begin:.1f} s",
        f"{read:.1f} s",
        must="<= 20 s",
    )


STATISTICS = ("mean", "q50", "q95")


def statistics(spread, party):
    figure = ("balance", party)
    return np.array([spread.mean(figure), spread.quantile(figure, 0.5), spread.quantile(figure, 0.95)])


def needed(name, run, reference, replications):
    """The draws from which the RMS error of mean, median and 95 % quantile is 0.1 % of each; None if 2^20 are not enough."""
    for power in range(12, 21):
        found = np.array([statistics(run(1 << power, r), "A") for r in range(replications)])
        error = np.sqrt(np.mean((found / reference - 1) ** 2, axis=0))
        print(
            f"    {name}, 2^{power}: RMS error of mean, median, 95 % quantile "
            + ", ".join(f"{e:.3%}" for e in error)
        )
        if np.all(error <= 1e-3):
            return 1 << power
    return None


def accuracy(case, replications=20):
    """Time until the RMS error of mean, median and 95 % quantile is 0.1 % of each, against Monte Carlo in NumPy."""
    reference = np.mean([statistics(case.balances(1 << 20, seed=1000 + r), "A") for r in range(16)], axis=0)
    exact = execution.load(kernel.summed_kernel(case.deal, case.deal.base), case.deal.base)

    def summed(draws, seed):
        return execution.summed(exact, case.loaded, quasi_random.sequence(case.keys, seed), draws, threads=1)

    draws, found = 1 << 16, []
    rng = np.random.default_rng(5)
    for _ in range(replications):
        values = by_hand.reference(rng, draws)[0]
        found.append([values.mean(), *np.quantile(values, [0.5, 0.95])])
    error = float(np.max(np.sqrt(np.mean((np.array(found) / reference - 1) ** 2, axis=0))))
    enough = draws * (error / 1e-3) ** 2
    theirs = cpu(lambda: by_hand.reference(np.random.default_rng(1), draws), 3) * enough / draws
    for name, run in (("drawn", case.balances), ("war_ends summed", summed)):
        points_ = needed(name, run, reference, replications)
        if points_ is None:
            row(f"0.1 % RMS, {name}: not reached with 2^20 points", "-", must=">= 100 x")
            continue
        ours = cpu(lambda run=run, points_=points_: run(points_, 0))
        what = f"0.1 % RMS, {name}: {points_:,} points against {enough / 1e6:.1f} M Monte Carlo"
        row(what, f"{ours:.1f} ms", f"{theirs:.0f} ms", f"{theirs / ours:.0f} x", ">= 100 x")


def indices(case, plain):
    groups = [tuple(given.key for given in group) for group in sampling.groups(case.deal.base)]
    draws = 1 << 16
    took = cpu(lambda: execution.indices(case.loaded, groups, case.keys, 0, draws), 3)
    each, run = took / (draws * (len(groups) + 2)) * 1e6, plain / DRAWS * 1e6
    row(
        f"first-order and total indices of {len(groups)} inputs, an evaluation",
        f"{each:.1f} ns",
        f"{run:.1f} ns",
        f"{each / run:.2f} x",
        "<= 1.3 x",
    )


CHILD = """
import json, sys, time
begin = time.perf_counter()
from pathlib import Path
from countertrade.modelling import load
from countertrade.simulation import simulate
deal = load(Path(sys.argv[1]).read_text(encoding='utf-8'), 'deal.yaml')
{work}
peak = next(int(line.split()[1]) for line in open('/proc/self/status') if line.startswith('VmHWM'))
print(json.dumps([time.process_time(), peak / 1024]))
"""
BALANCES = """
from countertrade.simulation import execution, kernel, quasi_random, sampling
loaded = execution.load(kernel.kernel(deal, deal.base), deal.base)
execution.balances(loaded, quasi_random.sequence(sampling.keys(deal), 0), 10**8)
"""
COMPILED = """
from countertrade.simulation import execution, kernel
execution.load(kernel.kernel(deal, deal.base), deal.base)
"""
EVERYTHING = "simulate(deal, draws=10**8, engine='kernel')"
ORACLE = "simulate(deal)"


def child(work, name="reference"):
    begin = time.perf_counter()
    command = [sys.executable, "-c", CHILD.replace("{work}", work), str(HERE / "deals" / f"{name}.yaml")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return time.perf_counter() - begin, *json.loads(done.stdout)


def large(long):
    took, _, memory = child(BALANCES)
    row("10^8 draws, scalar, all threads: memory", f"{memory:.0f} MB", ratio=f"{took:.0f} s", must="< 400 MB")
    if long:
        took, _, memory = child(EVERYTHING)
        row(
            "10^8 draws, all figures, all threads: memory",
            f"{memory:.0f} MB",
            ratio=f"{took:.0f} s",
            must="< 400 MB",
        )


def interactive(case):
    took, busy, _ = min(child(ORACLE) for _ in range(7))
    what = "process start to the first outcome: oracle, 2^14 points (CPU time)"
    row(what, f"{took * 1e3:.0f} ms", f"{busy * 1e3:.0f} ms", must="< 1000 ms")
    simulate(case.deal, engine="kernel", draws=10_000, influences=False)

    def move():
        simulate(case.deal, engine="kernel", draws=10_000, influences=False)

    what = "slider: a new outcome of 10,000 draws, kernel in memory (CPU time)"
    row(what, f"{wall(move, 15):.0f} ms", f"{cpu(move, 15):.0f} ms", must="<= 20 ms")


PEERS = {
    "ema": ("ema_workbench", "1e4", ">= 1,500 x"),
    "sq_vec": ("squigglepy", "1e6", ""),
    "jax": ("jax", "1e6", ""),
}


def peers(shared, plain, fan, whole):
    for engine, (module, draws, must) in PEERS.items():
        if subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True).returncode:
            row(f"{engine}: {module} is not installed", "-")
            continue
        done = subprocess.run(
            [sys.executable, "peers.py", engine, draws],
            cwd=shared,
            check=True,
            capture_output=True,
            text=True,
        )
        rate = json.loads(done.stdout.splitlines()[-1])["dps_cpu"]
        ours = DRAWS / plain * 1e3
        row(
            f"{engine}, as its users write it, against scalar",
            f"{ours / 1e6:.1f} M/s",
            f"{rate / 1e3:.1f} k/s",
            f"{ours / rate:.0f} x",
            must,
        )
        if engine == "ema":
            for what, took, least in (
                ("ema, which keeps one fan, against the same fan and balances", fan, ">= 500 x"),
                ("ema, which keeps one fan, against all figures and fans", whole, ""),
            ):
                ours = DRAWS / took * 1e3
                row(what, f"{ours / 1e6:.2f} M/s", f"{rate / 1e3:.1f} k/s", f"{ours / rate:.0f} x", least)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared" / "bench")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--first", action="store_true", help="only the first outcome and the slider")
    asked = parser.parse_args()
    print(
        f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}, NumPy {np.__version__}\n"
    )
    row("what", "ours", "theirs", "ratio", "must reach")
    if asked.first:
        interactive(Case("reference"))
        return
    cases = {name: Case(name) for name in by_hand.DEALS}
    for case in cases.values():
        agree(case)
    reference = cases["reference"]
    sys.path.insert(0, str(asked.shared))
    with contextlib.suppress(ImportError):
        import model  # the reference in NumPy, of the shared folder

        at_once = lambda: model.run_np(model.sample_np(np.random.default_rng(1), DRAWS))  # noqa: E731
        throughput(reference, at_once, "(n,) NumPy, model.py", ">= 20 x")

        def in_chunks():
            return chunked(lambda rng, n: model.run_np(model.sample_np(rng, n)), np.random.default_rng(1))

        throughput(reference, in_chunks, "NumPy in chunks of 4,096, model.py", ">= 14 x")
    plain = throughput(
        reference,
        lambda: by_hand.reference(np.random.default_rng(1), DRAWS),
        "(n,) NumPy, by_hand.py",
        ">= 20 x",
    )
    for name, case in cases.items():
        if name != "reference":
            throughput(
                case,
                lambda name=name: by_hand.DEALS[name](np.random.default_rng(1), DRAWS),
                "(n,) NumPy, by_hand.py",
                ">= 10 x",
            )
    if (asked.shared / "gen_kernels2.py").exists():
        floor(asked.shared, plain)
    fan = cpu(lambda: reference.everything(DRAWS, reference.one_fan()), 3)
    whole = cpu(lambda: reference.everything(DRAWS), 3)
    rows = len(set(reference.loaded.kernel.names.values()))
    for what, took in (
        (f"one party's fan of {reference.deal.months} months and all balances", fan),
        (f"all {rows} figures, every party's fan among them", whole),
    ):
        row(f"reference: 2^20 draws, {what}", f"{took:.0f} ms", ratio=f"{DRAWS / took / 1e3:.1f} M/s")
    peers_by_hand(reference, plain, fan)
    two = wall(lambda: reference.balances(1 << 22, threads=2), 3)
    one = wall(lambda: reference.balances(1 << 22, threads=1), 3)
    row(
        "reference: 2^22 draws, scalar, two threads against one (wall)",
        f"{two:.0f} ms",
        f"{one:.0f} ms",
        f"{one / two:.2f} x",
    )
    accuracy(reference)
    indices(reference, plain)
    interactive(reference)
    large(asked.long)
    many_inputs()
    if asked.peers:
        peers(asked.shared, plain, fan, whole)


if __name__ == "__main__":
    main()
