#!/usr/bin/env python3
"""Writes the catalogue that 'sentry schema' shows: one endpoint of Sentry's web API per line, as JSON.

The description beside it comes from https://github.com/getsentry/sentry-api-schema; the catalogue is checked in,
so that a build needs no Python.
"""

import gzip
import json
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parent.joinpath(
    "cli/src/main/resources/dev/sentrycli/cli/command/schema/endpoints.jsonl")
METHODS = ("get", "post", "put", "patch", "delete")
# Words at the end of a path that say what is done, or with which part, rather than to what.
NO_RESOURCE = {"clicks", "delete", "install-details", "jobs", "latest", "latest-base", "saved", "skip", "stats", "values",
               "viewed-by"}


def resource(path):
    words = [part.lower() for part in path.split("/")[3:] if part and not part.startswith("{")]
    while len(words) > 1 and words[-1] in NO_RESOURCE:
        words.pop()
    return words[-1]


def function(operation):
    name = operation["operationId"]
    if re.fullmatch(r"[A-Za-z0-9_]+", name):
        return name
    words = re.findall(r"[A-Za-z0-9]+", name.replace("'s", "s"))
    return words[0].lower() + "".join(word[:1].upper() + word[1:] for word in words[1:])


def kind(schema):
    if "type" in schema:
        return schema["type"] if isinstance(schema["type"], str) else schema["type"][0]
    for choice in ("anyOf", "oneOf", "allOf"):
        if schema.get(choice):
            return kind(schema[choice][0])
    return "string"


def parameter(given):
    schema = given.get("schema", {})
    values = schema.get("enum") or schema.get("items", {}).get("enum")
    shown = {"name": given["name"], "required": given.get("required", False),
             "description": given.get("description", "").strip(), "type": kind(schema)}
    if values:
        shown["enum"] = values
    return shown


def endpoint(path, method, operation, shared):
    given = shared + operation.get("parameters", [])
    query = [parameter(each) for each in given if each["in"] == "query"]
    return {
        "fn": function(operation),
        "method": method.upper(),
        "path": path,
        "summary": operation.get("summary", operation["operationId"]),
        "description": operation.get("description", "").strip(),
        "tags": operation.get("tags", []),
        "pathParams": re.findall(r"\{([^}]+)\}", path),
        "queryParams": [each["name"] for each in query],
        "queryParameters": query,
        "deprecated": operation.get("deprecated", False),
        "resource": resource(path),
        "operationId": operation["operationId"],
    }


def main():
    with gzip.open(HERE / "sentry-openapi.json.gz", "rt", encoding="utf-8") as file:
        paths = json.load(file)["paths"]
    lines = []
    for path in sorted(paths):
        for method in METHODS:
            if method in paths[path]:
                found = endpoint(path, method, paths[path][method], paths[path].get("parameters", []))
                lines.append(json.dumps(found, ensure_ascii=False, separators=(",", ":")))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} endpoints in {TARGET}")


main()
