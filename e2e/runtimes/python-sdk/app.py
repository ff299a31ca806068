"""Sends everything that Sentry's SDK for Python can send, with a made-up secret in each place.

Prints JSON: the secrets by place, and how many items the SDK gave to its transport, by type.
"""

import json
import logging
import os

import sentry_sdk
from flask import Flask, request
from sentry_sdk.crons import monitor
from sentry_sdk.scrubber import EventScrubber

PLANTED = {}
GIVEN = {}


def planted(place):
    """Returns the secret of a place. It has no form of its own, so that only the name beside it shows what it is."""
    return PLANTED.setdefault(place, f"walnut-{len(PLANTED)}-ferry-{place.replace(' ', '-')}")


def count_items():
    transport = sentry_sdk.get_client().transport
    capture_envelope = transport.capture_envelope

    def counted(envelope):
        for item in envelope.items:
            count = item.headers.get("item_count", 1)
            GIVEN[item.type] = GIVEN.get(item.type, 0) + count
        return capture_envelope(envelope)

    transport.capture_envelope = counted


sentry_sdk.init(
    dsn=os.environ["SENTRY_DSN"],
    release="shop@1.2.3",
    send_default_pii=True,
    enable_logs=True,
    traces_sample_rate=1.0,
    profiles_sample_rate=1.0,
    # The SDK's own scrubber is switched off, so that every secret leaves the process.
    event_scrubber=EventScrubber(denylist=[], pii_denylist=[]),
    _experiments={"transport_compression_algo": os.environ["ALGORITHM"]},
)
count_items()
app = Flask(__name__)


def log_in(credentials, password):
    pair = ("password", password)
    options = ["--password", planted("variable in a list of options")]
    raw = b"password=" + planted("variable of bytes").encode()
    names = [b"password", planted("variable in a list of bytes").encode()]
    user = {"name": "bob", b"password": planted("variable in a dict with bytes").encode()}
    query = f"password='{planted('variable of text')}'"
    raise RuntimeError(f"login failed: password={planted('message of an error')} {len(str((pair, options, raw, names, user, query)))}")


@app.post("/login")
def login():
    sentry_sdk.set_user({"id": "7", "email": "ada.planted@example.com"})
    sentry_sdk.set_tag("password", planted("tag"))
    sentry_sdk.set_context("login", {"password": planted("context"), "note": f"password={planted('text in a context')}"})
    sentry_sdk.set_extra("argv", ["app.py", "--password", planted("extra")])
    sentry_sdk.add_breadcrumb(message=f"password={planted('breadcrumb')}", data={"password": planted("data of a breadcrumb")})
    sentry_sdk.get_current_scope().add_attachment(bytes=f"password={planted('attachment')}".encode(), filename="note.txt")
    with sentry_sdk.start_span(op="db", name=f"SELECT 1 WHERE password = '{planted('query')}'") as span:
        span.set_data("password", planted("data of a span"))
    logging.warning("login of %s failed password=%s", "bob", planted("parameter of logging"))
    sentry_sdk.logger.info("login failed password={password}", password=planted("named parameter of a log"))
    sentry_sdk.logger.error("a log", attributes={"password": planted("attribute of a log")})
    sentry_sdk.metrics.count("logins", 1, attributes={"password": planted("attribute of a metric")})
    log_in({"user": "bob", "password": planted("variable in a dict")}, request.form["password"])


@monitor(monitor_slug="job")
def job():
    with sentry_sdk.isolation_scope() as scope:
        scope.add_attachment(bytes=b"\xff\x00" + planted("binary attachment").encode(), filename="note.bin")
        # More than the SDK sends uncompressed.
        sentry_sdk.capture_message(f"password={planted('message')} " + "words and more words " * 500)


try:
    app.test_client(use_cookies=False).post(
        f"/login?access_token={planted('query string')}",
        data={"password": planted("form")},
        headers={
            "Cookie": f"session={planted('cookie')}",
            "X-Api-Key": planted("header"),
            "X-Forwarded-For": "203.0.113.77",
        },
    )
except RuntimeError:
    pass
job()
sentry_sdk.flush(60)
sentry_sdk.get_client().close(60)
print(json.dumps({"planted": PLANTED, "given": GIVEN}))
