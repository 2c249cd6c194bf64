"""A headless Firefox in the dark, asked by WebDriver BiDi over its own port: no driver is needed beside it."""

from __future__ import annotations

import base64
import itertools
import json
import os
import re
import subprocess
import time

import axe

FLAGS = ("--headless", "--no-remote", "--new-instance", "--remote-debugging-port", "0")
PREFERENCES = """\
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("app.update.enabled", false);
user_pref("remote.active-protocols", 1);
user_pref("layout.css.prefers-color-scheme.content-override", 0);
"""


class Firefox:
    """One Firefox with one tab."""

    def __init__(self, program, profile):
        import websocket

        with open(os.path.join(profile, "user.js"), "w", encoding="utf-8") as file:
            file.write(PREFERENCES)
        self._log = os.path.join(profile, "log")
        with open(self._log, "wb") as log:
            self._process = subprocess.Popen(
                [program, *FLAGS, "--profile", str(profile), "about:blank"],
                stdout=log, stderr=log, env={**os.environ, "MOZ_DISABLE_CONTENT_SANDBOX": "1"},
            )  # fmt: skip
        self._numbers = itertools.count(1)
        self._events = []
        self._socket = websocket.create_connection(
            f"{self._address()}/session", timeout=120, suppress_origin=True
        )
        self.tell("session.new", capabilities={})
        events = ["log.entryAdded", "network.beforeRequestSent"]
        self.tell("session.subscribe", events=events)
        (context,) = self.tell("browsingContext.getTree")["contexts"]
        self._tab = context["context"]

    def _address(self):
        for _ in range(600):
            with open(self._log, encoding="utf-8", errors="replace") as file:
                found = re.search(r"WebDriver BiDi listening on (ws://\S+)", file.read())
            if found:
                return found[1]
            time.sleep(0.1)
        raise AssertionError("Firefox does not say where it listens")

    def tell(self, method, **values):
        """Tell the browser something, and return its answer; events are kept."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": values}))
        while True:
            message = json.loads(self._socket.recv())
            if message.get("id") == number:
                assert message["type"] == "success", message
                return message["result"]
            self._events.append(message)

    def look(self, *, width=1400, height=900):
        """Look at what is open in a window of this size."""
        size = {"width": width, "height": height}
        self.tell("browsingContext.setViewport", context=self._tab, viewport=size)

    def open(self, address, **looks):
        """Open a page; `looks` are those of `look`."""
        self.look(**looks)
        self._events.clear()
        self.tell("browsingContext.navigate", context=self._tab, url=address, wait="complete")
        return self

    def run(self, script, *values):
        """Run the body of a function, which may be a promise, and return what it returns."""
        return _plain(self._called(script, values))

    def _called(self, script, values):
        answer = self.tell(
            "script.callFunction",
            functionDeclaration=f"function() {{ {script} }}",
            target={"context": self._tab},
            arguments=[_told(value) for value in values],
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer
        return answer["result"]

    def choose(self, selector, *paths):
        """Choose files in a field."""
        found = self._called(f"return document.querySelector('{selector}')", ())
        element = {"sharedId": found["sharedId"]}
        self.tell("input.setFiles", context=self._tab, element=element, files=list(map(str, paths)))

    def press(self, key):
        """Press a key; without a screen no window is before the others, and no focus is drawn."""
        pressed = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        actions = [{"type": "key", "id": "keys", "actions": pressed}]
        self.tell("input.performActions", context=self._tab, actions=actions)

    def printed(self):
        """Return the page as it prints: the bytes of a PDF file."""
        return base64.b64decode(self.tell("browsingContext.print", context=self._tab)["data"])

    def barriers(self):
        """Return what axe-core finds that keeps people out."""
        target = {"context": self._tab}
        self.tell("script.evaluate", expression=axe.source(), target=target, awaitPromise=False)
        self.run(axe.LAID_OUT)
        return self.run(f"return {axe.VIOLATIONS}")

    def logged(self):
        """Return the errors and warnings that the page logged since somebody asked."""
        self.tell("browsingContext.getTree")  # so that events on their way are here
        kept = [e["params"] for e in self._events if e["method"] == "log.entryAdded"]
        self._events = [e for e in self._events if e["method"] != "log.entryAdded"]
        return [e["text"] for e in kept if e["level"] in {"error", "warn"}]

    def requests(self):
        """Return the addresses that the page asked for."""
        self.tell("browsingContext.getTree")
        return [
            event["params"]["request"]["url"]
            for event in self._events
            if event["method"] == "network.beforeRequestSent"
        ]

    def close(self):
        """End it."""
        self._socket.close()
        self._process.terminate()
        self._process.wait(30)


def _told(value):
    kinds = {bool: "boolean", int: "number", float: "number", str: "string"}
    if value is None:
        return {"type": "null"}
    if isinstance(value, list):
        return {"type": "array", "value": [_told(one) for one in value]}
    return {"type": kinds[type(value)], "value": value}


def _plain(told):
    kind, value = told["type"], told.get("value")
    if kind == "array":
        return [_plain(one) for one in value]
    if kind == "object":
        return {key: _plain(one) for key, one in value}
    return value
