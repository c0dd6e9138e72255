"""Runs the same work with each program, in turn, and writes a table of what it cost.

Called by run.sh. Wall and CPU time come from hyperfine, which starts each program without a shell;
the peak of memory comes from GNU time, in runs of its own.
"""

import argparse
import json
import os
import re
import shlex
import statistics
import subprocess
import urllib.request
from pathlib import Path

import telemetry

PROGRAMS = ["ours", "npm", "rust"]
TITLES = {"ours": "this one", "npm": "`sentry` 0.49.0", "rust": "`@sentry/cli` 3.8.0"}
START, END = "<!-- measured -->", "<!-- /measured -->"


def request(url, token, body=None, headers=None):
    headers = dict(headers or {})
    if token:
        headers["Authorization"] = "Bearer " + token
    call = urllib.request.Request(url, data=body, headers=headers)
    with urllib.request.urlopen(call) as answer:
        return json.load(answer)


def fill(args, wanted):
    """Sends events until the project of the DSN has enough issues; returns organization, project, issue."""
    scheme, key, host, project_id = re.match(r"(https?)://([^@:]+)@([^/]+)/(\d+)", args.dsn).groups()
    projects = request(f"{args.url}/api/0/projects/", args.token)
    project = next(p for p in projects if p["id"] == project_id)
    org = project["organization"]["slug"]
    listing = f"{args.url}/api/0/projects/{org}/{project['slug']}/issues/?limit=100&query="
    missing = wanted - len(request(listing, args.token))
    for number in range(max(0, missing)):
        event = {
            "event_id": f"{number:032x}",
            "platform": "python",
            "level": "error",
            "exception": {
                "values": [
                    {
                        "type": f"Failure{number}",
                        "value": f"step {number} of the import did not end",
                        "stacktrace": {
                            "frames": [
                                {"filename": "importer.py", "function": f"step_{number}", "lineno": number + 1, "in_app": True}
                            ]
                        },
                    }
                ]
            },
        }
        request(
            f"{scheme}://{host}/api/{project_id}/store/",
            None,
            json.dumps(event).encode(),
            {"Content-Type": "application/json", "X-Sentry-Auth": f"Sentry sentry_version=7, sentry_key={key}"},
        )
    issues = request(listing, args.token)
    assert len(issues) >= wanted, f"only {len(issues)} issues came to be"
    return org, project["slug"], issues[0]["shortId"]


def rows(args, org, project, issue):
    """Name, server, and the words for each program; None where it has no such command."""
    target = f"{org}/{project}"
    many = ["issues", "list", "-o", org, "-p", project, "--pages", "1"]
    return [
        ("`--version`", args.url, {"ours": ["--version"], "npm": ["--version"], "rust": ["--version"]}),
        ("`--help`", args.url, {"ours": ["--help"], "npm": ["--help"], "rust": ["--help"]}),
        ("`issue list --help`", args.url, both("issue", "list", "--help") | {"rust": ["issues", "list", "--help"]}),
        ("`auth status`", args.url, {"ours": ["auth", "status"], "npm": ["auth", "status"], "rust": ["info"]}),
        ("`org list`", args.url, {"ours": ["org", "list"], "npm": ["org", "list"], "rust": ["organizations", "list"]}),
        ("`issue list`, 25 rows", args.url, both("issue", "list", target, "--limit", "25") | {"rust": many + ["--max-rows", "25"]}),
        ("`issue list`, 100 rows", args.url, both("issue", "list", target, "--limit", "100") | {"rust": many + ["--max-rows", "100"]}),
        ("`issue list --json`, 100 rows", args.url, both("issue", "list", target, "--limit", "100", "--json") | {"rust": None}),
        ("`issue view`", args.url, both("issue", "view", f"{org}/{issue}") | {"rust": None}),
        ("`org list`, https (EC)", args.ec, {"ours": ["org", "list"], "npm": ["org", "list"], "rust": ["organizations", "list"]}),
        ("`org list`, https (RSA)", args.rsa, {"ours": ["org", "list"], "npm": ["org", "list"], "rust": ["organizations", "list"]}),
        ("`issue list`, 25 rows, https (EC)", args.ec, both("issue", "list", target, "--limit", "25") | {"rust": many + ["--max-rows", "25"]}),
    ]


def data_rows(args, org, project):
    """Commands on telemetry, which is sent first."""
    trace = telemetry.send_trace(args.dsn)
    telemetry.send_logs(args.dsn)
    dashboard = telemetry.make_dashboard(args.url, args.token, org)
    url = telemetry.remembering(args.url)
    target = f"{org}/{project}"
    explore = ["explore", target, "-d", "spans", "-F", "span.op", "-F", "span.duration", "-n", "100"]
    return [
        (f"`trace view`, {telemetry.SPANS:,} spans", url, both("trace", "view", f"{target}/{trace}") | {"rust": None}),
        (f"`log list`, {telemetry.LOGS:,} rows", url, both("log", "list", target, "-n", str(telemetry.LOGS)) | {"rust": None}),
        ("`explore`, 100 rows", url, both(*explore) | {"rust": None}),
        (f"`dashboard view`, {telemetry.WIDGETS} widgets", url, both("dashboard", "view", f"{org}/", dashboard) | {"rust": None}),
    ]


def checkout_rows(org, project):
    """In a large checkout: name, words for both programs, and whether each run is the first ever."""
    return [
        ("`dsn list` in 20,000 files, cold", both("dsn", "list") | {"rust": None}, True),
        ("`dsn list` in 20,000 files, warm", both("dsn", "list") | {"rust": None}, False),
        ("`dsn list org/project` there, warm", both("dsn", "list", f"{org}/{project}") | {"rust": None}, False),
    ]


def both(*words):
    return {"ours": list(words), "npm": list(words)}


def environment(args, program, server):
    """The same for all: a home of its own, no cache of answers, nothing but the server to talk to."""
    home = Path(args.scratch, "home", program)
    home.mkdir(parents=True, exist_ok=True)
    authorities = str(Path(args.scratch, "authorities.pem"))
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "SENTRY_CONFIG_DIR": str(home / "config"),
        "SENTRY_HOST": server,
        "SENTRY_URL": server,
        "SENTRY_AUTH_TOKEN": args.token,
        "SENTRY_NO_CACHE": "1",
        "SENTRY_CLI_NO_TELEMETRY": "1",
        "SENTRY_CLI_NO_UPDATE_CHECK": "1",
        "DO_NOT_TRACK": "1",
        "SENTRY_CA_CERT": authorities,
        "NODE_EXTRA_CA_CERTS": authorities,
        "SSL_CERT_FILE": authorities,
    }


def measure(args, executables, name, server, words, folder, cold=None):
    """Rounds of a few runs each, so that a busy moment of the machine meets all programs.

    In a checkout (cold is not None) what the programs remember is theirs to use; cold takes it
    away before each run. Ours asks the server in each warm run all the same, as people do who
    don't repeat what they have just asked.
    """
    walls = {program: [] for program in PROGRAMS}
    cpus = {program: [] for program in PROGRAMS}
    peaks = {}
    report = Path(args.scratch, "report.json")
    for turn in range(args.rounds):
        for program in PROGRAMS:
            if words[program] is None:
                continue
            command = [executables[program]] + words[program]
            env = environment(args, program, server)
            prepare = []
            if cold or (cold is not None and program != "ours"):
                del env["SENTRY_NO_CACHE"]
            if cold:
                prepare = ["--prepare", shlex.join(["rm", "-rf", env["SENTRY_CONFIG_DIR"]])]
            subprocess.run(
                ["hyperfine", "-N", "--style", "none", "--warmup", "1" if turn == 0 else "0", "--runs", "3",
                 "--export-json", str(report)] + prepare + [shlex.join(command)],
                env=env, cwd=folder, check=True,
            )
            result = json.loads(report.read_text())["results"][0]
            walls[program] += result["times"]
            cpus[program].append(result["user"] + result["system"])
            if turn < 3:
                peak = subprocess.run(
                    ["/usr/bin/time", "-f", "%M"] + command,
                    env=env, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                ).stderr.split()[-1]
                peaks[program] = max(peaks.get(program, 0), int(peak) / 1024)
    measured = {
        program: (statistics.median(walls[program]) * 1e3, statistics.median(cpus[program]) * 1e3, peaks[program])
        for program in PROGRAMS
        if walls[program]
    }
    print(name, measured, flush=True)
    return measured


def cell(measured, program):
    return "–" if program not in measured else "%.0f / %.0f / %.0f" % measured[program]


def ratios(measured):
    return "%.2f / %.2f / %.2f" % tuple(a / b for a, b in zip(measured["ours"], measured["npm"]))


def machine():
    cpu = "unknown CPU"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            cpu = line.split(":", 1)[1].strip()
            break
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text()).group(1)) / 1024 / 1024
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return f"{os.cpu_count()} cores of {cpu}, {memory:.0f} GiB of memory, Linux, Node {node}"


def main():
    parser = argparse.ArgumentParser()
    for name in ["scratch", "program", "url", "rsa", "ec", "token", "dsn", "readme"]:
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--rounds", type=int, required=True)
    args = parser.parse_args()

    modules = Path(args.scratch, "node_modules")
    native = next(p for p in modules.glob("@sentry/cli-*/bin/sentry-cli"))
    executables = {"ours": args.program, "npm": str(modules / ".bin" / "sentry"), "rust": str(native)}
    org, project, issue = fill(args, 100)

    lines = [
        f"| ms wall / ms CPU / MiB | {' | '.join(TITLES[p] for p in PROGRAMS)} | this one / `sentry` |",
        "|---|---|---|---|---|",
    ]
    folder = Path(args.scratch, "folder")
    folder.mkdir(exist_ok=True)
    checkout = Path(args.scratch, "checkout")
    if not checkout.exists():
        subprocess.run(["python3", str(Path(__file__).with_name("checkout.py")), str(checkout)], check=True)
    (checkout / "area3" / "part2" / "settings.py").write_text(f'import sentry_sdk\n\nsentry_sdk.init(dsn="{args.dsn}")\n')
    work = [(*row, folder, None) for row in rows(args, org, project, issue)]
    work += [(*row, folder, None) for row in data_rows(args, org, project)]
    work += [(name, args.url, words, checkout, cold) for name, words, cold in checkout_rows(org, project)]
    for name, server, words, place, cold in work:
        measured = measure(args, executables, name, server, words, place, cold)
        lines.append(f"| {name} | {' | '.join(cell(measured, p) for p in PROGRAMS)} | {ratios(measured)} |")
    table = "\n".join(lines)
    runs = args.rounds * 3

    readme = Path(args.readme)
    before, rest = readme.read_text().split(START)
    after = rest.split(END)[1]
    note = f"Medians of {runs} runs, {machine()}."
    readme.write_text(f"{before}{START}\n\n{note}\n\n{table}\n\n{END}{after}")
    print(table)


if __name__ == "__main__":
    main()
