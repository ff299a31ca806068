"""Runs Relay's own functions. Reads one JSON object per line, and writes the result of each as a line of JSON."""

import json
import sys

from sentry_relay.processing import (
    convert_datascrubbing_config,
    pii_strip_event,
    validate_pii_config,
    validate_pii_selector,
)


def problem(check, text):
    try:
        check(text)
    except ValueError as error:
        return str(error)
    return None


COMMANDS = {
    "strip": lambda asked: [pii_strip_event(asked["config"], event) for event in asked["events"]],
    "validate": lambda asked: [problem(validate_pii_config, json.dumps(config)) for config in asked["configs"]],
    "selectors": lambda asked: [problem(validate_pii_selector, selector) for selector in asked["selectors"]],
    "settings": lambda asked: convert_datascrubbing_config(asked["settings"]),
}

for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps(COMMANDS[asked["command"]](asked)), flush=True)
