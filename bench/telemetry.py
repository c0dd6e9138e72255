"""Sends what the rows of data commands look at: a trace of many spans, log entries, a dashboard."""

import json
import random
import re
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SPANS, LOGS, WIDGETS = 10_000, 1_000, 20
PER_TRANSACTION = 500  # spans


def post(url, body, headers):
    call = urllib.request.Request(url, data=body, headers=headers, method="POST")
    with urllib.request.urlopen(call) as answer:
        return json.load(answer)


def envelope(dsn, *items):
    """Takes pairs of an item's headers and its payload."""
    scheme, key, host, project_id = re.match(r"(https?)://([^@:]+)@([^/]+)/(\d+)", dsn).groups()
    lines = [b"{}"]
    for header, payload in items:
        lines += [json.dumps(header).encode(), json.dumps(payload).encode()]
    post(
        f"{scheme}://{host}/api/{project_id}/envelope/",
        b"\n".join(lines) + b"\n",
        {"Content-Type": "application/x-sentry-envelope", "X-Sentry-Auth": f"Sentry sentry_version=7, sentry_key={key}"},
    )


def transaction(dice, number, trace, parent, end):
    """One of PER_TRANSACTION spans in all, each below one of those before it."""
    own = [f"{number:08x}{index:08x}" for index in range(1, PER_TRANSACTION + 1)]
    start = end - 30
    spans = []
    for index in range(1, PER_TRANSACTION):
        begin = start + 30 * index / PER_TRANSACTION
        spans.append(
            {
                "trace_id": trace,
                "span_id": own[index],
                "parent_span_id": own[dice.randrange(max(0, index - 40), index)],
                "op": dice.choice(["db", "http.client", "cache.get", "function"]),
                "description": f"step {index} of part {number}",
                "start_timestamp": begin,
                "timestamp": begin + dice.uniform(0.001, 2),
                "status": "ok",
            }
        )
    return {
        "type": "transaction",
        "event_id": f"{trace[:24]}{number:08x}",
        "platform": "python",
        "transaction": f"/import/{number}",
        "start_timestamp": start,
        "timestamp": end,
        "contexts": {"trace": {"trace_id": trace, "span_id": own[0], "parent_span_id": parent, "op": "http.server", "status": "ok"}},
        "spans": spans,
    }


def send_trace(dsn):
    """Returns its id."""
    dice = random.Random(4)
    trace = "%032x" % dice.getrandbits(128)
    end = time.time() - 60
    first = f"{1:08x}{1:08x}"
    for number in range(1, SPANS // PER_TRANSACTION + 1):
        parent = None if number == 1 else first
        envelope(dsn, ({"type": "transaction"}, transaction(dice, number, trace, parent, end)))
    return trace


def send_logs(dsn):
    now = time.time()
    entries = [
        {
            "timestamp": now - 120 + number / 10,
            "trace_id": f"{number:032x}",
            "level": "info",
            "body": f"Order {number} was packed and handed to the carrier",
            "attributes": {"order": {"value": number, "type": "integer"}},
        }
        for number in range(LOGS)
    ]
    for first in range(0, LOGS, 100):
        some = entries[first : first + 100]
        header = {"type": "log", "item_count": len(some), "content_type": "application/vnd.sentry.items.log+json"}
        envelope(dsn, (header, {"items": some}))


def make_dashboard(url, token, org):
    """Returns its number. Half of its widgets are lines, the others numbers and tables."""
    widgets = []
    for number in range(WIDGETS):
        shown = ["line", "big_number", "line", "table"][number % 4]
        columns = ["span.op"] if shown == "table" else []
        query = {
            "name": "",
            "fields": columns + ["count(span.duration)"],
            "columns": columns,
            "aggregates": ["count(span.duration)"],
            "conditions": "",
            "orderby": "-count(span.duration)" if columns else "",
        }
        widgets.append(
            {
                "title": f"Widget {number}",
                "displayType": shown,
                "widgetType": "spans",
                "interval": "5m",
                "limit": 5 if columns else None,
                "queries": [query],
                "layout": {"x": number % 3 * 2, "y": number // 3 * 2, "w": 2, "h": 2, "minH": 2},
            }
        )
    body = json.dumps({"title": f"Load {time.time()}", "widgets": widgets, "projects": [-1], "period": "24h"}).encode()
    headers = {"Content-Type": "application/json", "Authorization": "Bearer " + token}
    return post(f"{url}/api/0/organizations/{org}/dashboards/", body, headers)["id"]


class Memory(BaseHTTPRequestHandler):
    """Passes on what the sandbox answered before.

    To make up a trace of 10,000 spans takes it as long as a program may need to show it, and is not
    what is measured.
    """

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    answers = {}
    base = ""

    def do_GET(self):
        encoding = self.headers.get("Accept-Encoding", "")
        key = (self.path, encoding)
        if key not in Memory.answers:
            headers = {name: self.headers[name] for name in ("Authorization", "Accept") if name in self.headers}
            call = urllib.request.Request(Memory.base + self.path, headers=headers | {"Accept-Encoding": encoding})
            try:
                with urllib.request.urlopen(call) as answer:
                    Memory.answers[key] = (answer.status, answer.headers.items(), answer.read())
            except urllib.error.HTTPError as failed:
                Memory.answers[key] = (failed.code, failed.headers.items(), failed.read())
        status, headers, body = Memory.answers[key]
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in ("connection", "content-length", "transfer-encoding"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


def remembering(url):
    """Starts a server that answers as the one at the address did first; returns its address."""
    Memory.base = url
    server = ThreadingHTTPServer(("127.0.0.1", 0), Memory)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"
