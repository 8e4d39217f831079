"""Telling people of notices: by webhook or by command, again and again until they are taken.

Webhooks are signed as `Standard Webhooks <https://www.standardwebhooks.com>`_ lays down, so that
receivers can check them with a library: the headers ``webhook-id`` (the same for every try),
``webhook-timestamp`` and ``webhook-signature``.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import random
import signal
import subprocess

from marsad.archive import Archive
from marsad.archive.watching import Delivery, delivered, deliveries, put_off
from marsad.follow.clock import Clock, written
from marsad.follow.fetching import Fetcher, FetchError
from marsad.follow.gathering import Tell
from marsad.follow.settings import Settings, Webhook
from marsad.follow.tally import Tally
from marsad.follow.visiting import back_off

_FIRST_WAIT = 30.0
_LONGEST_WAIT = 3_600.0
_SECRET_PREFIX = "whsec_"


class DeliveryError(Exception):
    """A notice was not taken: why, and how long to wait at least."""

    def __init__(self, message: str, retry_after: float = 0.0) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Deliverer:
    """Works on the outbox. A watch's notices are delivered in order; one that is not taken holds
    up those behind it, so that a dead receiver is asked no oftener than its back-off allows."""

    def __init__(
        self, archive: Archive, fetcher: Fetcher, settings: Settings, clock: Clock, tell: Tell
    ) -> None:
        self._archive = archive
        self._fetcher = fetcher
        self._watches = {watch.name: watch for watch in settings.watch}
        self._clock = clock
        self._tell = tell
        self._chance = random.Random()

    def deliver(self, tally: Tally) -> None:
        """Deliver what is due."""
        with self._archive.reading() as connection:
            waiting = deliveries(connection)
        stuck: set[tuple[str, str]] = set()
        for one in waiting:
            channel = (one.watch, one.channel)
            now = written(self._clock.now())
            if channel in stuck or one.due > now or self._clock.stopped:
                stuck.add(channel)
                tally["undelivered"] += 1
                continue
            try:
                self._send(one)
            except DeliveryError as error:
                stuck.add(channel)
                tally["undelivered"] += 1
                self._put_off(one, error)
            else:
                tally["delivered"] += 1
                with self._archive.writing() as connection:
                    delivered(connection, one)

    def _put_off(self, one: Delivery, error: DeliveryError) -> None:
        wait = back_off(one.attempts + 1, _FIRST_WAIT, _LONGEST_WAIT, self._chance)
        due = written(self._clock.now() + max(wait, error.retry_after))
        with self._archive.writing() as connection:
            put_off(connection, one, due, str(error))
        self._tell(f"error: watch {one.watch}: {one.channel}: {error}; next try {due}")

    def _send(self, one: Delivery) -> None:
        watch = self._watches.get(one.watch)
        if watch is not None and one.channel == "webhook" and watch.webhook is not None:
            self._post(watch.webhook, one)
        elif watch is not None and one.channel == "command" and watch.command is not None:
            run_command(watch.command, one.body.encode(), watch.command_timeout)
        else:
            raise DeliveryError("is no longer in the feeds file; its notices are kept")

    def _post(self, webhook: Webhook, one: Delivery) -> None:
        secret = webhook.key()
        if not secret:
            raise DeliveryError(f"the variable {webhook.secret_env} is not set")
        body = one.body.encode()
        moment = str(int(self._clock.now()))
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": one.id,
            "webhook-id": one.id,
            "webhook-timestamp": moment,
            "webhook-signature": sign(secret, one.id, moment, body),
        }
        try:
            self._fetcher.post(webhook.url, body, headers)
        except FetchError as error:
            raise DeliveryError(str(error), error.retry_after or 0.0) from error


def sign(secret: str, name: str, moment: str, body: bytes) -> str:
    """The signature of a webhook: ``v1,`` and base64 of HMAC-SHA256 of id, time and body."""
    signed = f"{name}.{moment}.".encode() + body
    digest = hmac.new(_key(secret), signed, hashlib.sha256).digest()
    return "v1," + base64.b64encode(digest).decode()


def _key(secret: str) -> bytes:
    """The bytes of a secret: ``whsec_`` and base64, or any text."""
    if secret.startswith(_SECRET_PREFIX):
        try:
            return base64.b64decode(secret.removeprefix(_SECRET_PREFIX), validate=True)
        except binascii.Error:
            pass
    return secret.encode()


def run_command(command: tuple[str, ...], body: bytes, timeout: float) -> None:
    """Run a program with the notice on its standard input; `DeliveryError` when it fails.

    Without a shell: nothing that an article says can be taken for a command.
    """
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,  # its children can be stopped with it, and Ctrl-C is ours
        )
    except OSError as error:
        raise DeliveryError(f"{command[0]}: {error.strerror or error}") from error
    with process:
        try:
            _, complaint = process.communicate(body, timeout)
        except subprocess.TimeoutExpired:
            _stop(process)
            raise DeliveryError(f"{command[0]} took longer than {timeout:g} s") from None
    if process.returncode:
        said = " ".join(complaint.decode("utf-8", "replace").split())[:200]
        raise DeliveryError(
            f"{command[0]} ended with status {process.returncode}" + (f": {said}" if said else "")
        )


def _stop(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        process.kill()
