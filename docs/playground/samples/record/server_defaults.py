# Records what Sentry's server keeps of the playground's samples with its default settings for data scrubbing. Run it after
# `main.mjs`, in an environment in which `pip install sentry-relay==0.10.1` was run: `python server_defaults.py`.
# The library contains the code with which Relay, Sentry's server for incoming data, scrubs events.
import json
import pathlib

from sentry_relay.processing import convert_datascrubbing_config, pii_strip_event

RECORDED = pathlib.Path(__file__).parent.parent / "recorded"
# The settings of a new project.
SETTINGS = {
    "scrubData": True,
    "scrubDefaults": True,
    "scrubIpAddresses": False,
    "sensitiveFields": [],
    "excludeFields": [],
}


def in_form_of(sent, kept):
    """Returns what was kept in the form in which it was sent. Relay changes the form of some fields:
    `[crumb]` -> `{"values": [crumb]}` and `{"cookie": "a"}` -> `[["Cookie", "a"]]`"""
    if isinstance(sent, list):
        entries = kept.get("values", []) if isinstance(kept, dict) else kept
        if not isinstance(entries, list):
            return kept
        return [in_form_of(*pair) for pair in zip(sent, entries)]
    if isinstance(sent, dict):
        if isinstance(kept, list):
            by_name = {str(name).lower(): value for name, value in kept}
            kept = {name: by_name.get(name.lower()) for name in sent}
        if not isinstance(kept, dict):
            return kept
        return {name: in_form_of(sent.get(name), value) for name, value in kept.items()}
    return kept


config = convert_datascrubbing_config(SETTINGS)
(RECORDED / "server").mkdir(exist_ok=True)
for sample in sorted(RECORDED.glob("[0-9]*.json")):
    _, items = json.loads(sample.read_text())
    kept = {
        # The header of the envelope has the position 0, as in the playground.
        str(place + 1): in_form_of(payload, pii_strip_event(config, payload))
        for place, (header, payload) in enumerate(items)
        if header["type"] in ("event", "transaction")
    }
    if kept:
        (RECORDED / "server" / sample.name).write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n")
