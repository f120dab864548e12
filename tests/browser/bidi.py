"""Firefox over WebDriver BiDi and WebKitGTK over WebDriver, spoken directly: two small clients with the same
few verbs."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import websocket

MINIBROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
FIREFOXES = ["firefox-esr", "firefox"]
MEND = "sudo apt-get install -y firefox-esr webkit2gtk-driver xvfb"
# Runs an expression in the page, waits for what it promises, and gives its JSON or its error.
ASKED = (
    "(async () => JSON.stringify((await ({})) ?? null))().then((said) => ({{ said }}), (error) => ({{ "
    "error: [error, error?.stack].join(' ') }}))"
)


class PageError(Exception):
    """What a script in the page threw."""


def found(names):
    """The first of these programs that is installed, or None."""
    return next(filter(None, map(shutil.which, names)), None)


def stop(process):
    """End a process with all that it started."""
    if process and process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)


def taps(key):
    """Actions that press and let go of a key, or of several held together."""
    keys = [key] if isinstance(key, str) else list(key)
    acts = [{"type": "keyDown", "value": one} for one in keys] + [
        {"type": "keyUp", "value": one} for one in reversed(keys)
    ]
    return [{"type": "key", "id": "keyboard", "actions": acts}]


def touches(x, y, kind="mouse"):
    """Actions that press and let go at a place of the window."""
    acts = [
        {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0},
        {"type": "pointerDown", "button": 0},
        {"type": "pointerUp", "button": 0},
    ]
    return [{"type": "pointer", "id": kind, "parameters": {"pointerType": kind}, "actions": acts}]


class Browser:
    """What both browsers do: open(url), ask(expression), press(key), click(x, y), close()."""

    def press(self, key):
        """Press a key where the focus is."""
        self.act(taps(key))

    def click(self, x, y, kind="mouse"):
        """Press the mouse, or a finger with kind='touch', at a place of the window."""
        self.act(touches(x, y, kind))

    def ask(self, expression):
        """The value of a JavaScript expression in the page; waits for a promise. Raises PageError."""
        answer = self.evaluated(ASKED.format(expression))
        if "error" in answer:
            raise PageError(answer["error"])
        return json.loads(answer["said"])


class Firefox(Browser):
    """Headless Firefox."""

    def __init__(self, folder):
        command = [
            found(FIREFOXES),
            "--headless",
            "--no-remote",
            "--profile",
            str(folder),
            "--remote-debugging-port",
            "0",
            "about:blank",
        ]
        self.process = subprocess.Popen(
            command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, start_new_session=True
        )
        address = next(
            re.search(r"ws://\S+", line)[0] for line in self.process.stderr if "BiDi listening" in line
        )
        self.wire, self.count = (
            websocket.create_connection(f"{address}/session", suppress_origin=True, timeout=60),
            0,
        )
        self.send("session.new", capabilities={})
        self.tab = self.send("browsingContext.getTree")["contexts"][0]["context"]

    def send(self, method, **params):
        """One command and its answer; events in between are passed over."""
        self.count += 1
        self.wire.send(json.dumps({"id": self.count, "method": method, "params": params}))
        while (answer := json.loads(self.wire.recv())).get("id") != self.count:
            pass
        if answer["type"] == "error":
            raise PageError(f"{method}: {answer['message']}")
        return answer["result"]

    def open(self, url):
        """Go to a page and wait until it has loaded: asked of the page, since on a busy machine Firefox's own
        word that it has comes too early, or never."""
        self.send("browsingContext.navigate", context=self.tab, url=url, wait="none")
        page, end = json.dumps(url.partition("#")[0]), time.monotonic() + 60
        come = f"location.href.split('#')[0] === {page} && document.readyState === 'complete'"
        while not self.there(come):
            if time.monotonic() > end:
                raise TimeoutError(f"Firefox did not load {url}")
            time.sleep(0.02)

    def there(self, condition):
        """Whether something holds of the page; not while one page gives way to the next."""
        try:
            return self.ask(condition)
        except PageError:
            return False

    def evaluated(self, expression):
        """The object that an expression promises."""
        result = self.send(
            "script.evaluate", expression=expression, target={"context": self.tab}, awaitPromise=True
        )
        if result["type"] == "exception":
            raise PageError(result["exceptionDetails"]["text"])
        return {name: value["value"] for name, value in result["result"]["value"]}

    def act(self, actions):
        """Keys and pointers, as a person's."""
        self.send("input.performActions", context=self.tab, actions=actions)

    def close(self):
        """End the browser."""
        self.wire.close()
        stop(self.process)
        self.process.stderr.close()


class WebKit(Browser):
    """WebKitGTK's MiniBrowser on a screen of its own."""

    def __init__(self, folder):
        self.screen = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        display = f":{self.screen.stdout.readline().strip()}"
        # Without a language of its own WebKit formats no numbers.
        env = {
            **os.environ,
            "DISPLAY": display,
            "LANG": "en_US.UTF-8",
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "GDK_BACKEND": "x11",
        }
        port = free_port()
        self.process = subprocess.Popen(
            ["WebKitWebDriver", f"--port={port}"],
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.address = f"http://127.0.0.1:{port}"
        wait_for(port)
        binary = next(str(path) for path in Path("/").glob(MINIBROWSERS[1:]))
        options = {
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": {"binary": binary, "args": ["--automation"]},
        }
        self.session = "/session"
        self.session = f"/session/{self.send('', capabilities={'alwaysMatch': options})['sessionId']}"
        self.send("/timeouts", script=60_000, pageLoad=60_000)

    def send(self, path, **params):
        """One command and its answer."""
        request = urllib.request.Request(
            f"{self.address}{self.session}{path}",
            json.dumps(params).encode(),
            {"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                raise PageError(f"{path}: {json.load(error)['value']['message']}") from None

    def open(self, url):
        """Go to a page and wait until it has loaded."""
        self.send("/url", url=url)

    def evaluated(self, expression):
        """The object that an expression promises."""
        return self.send(
            "/execute/async", script=f"const done = arguments[0]; {expression}.then(done)", args=[]
        )

    def act(self, actions):
        """Keys and pointers, as a person's."""
        self.send("/actions", actions=actions)

    def close(self):
        """End the session, the driver and the screen."""
        request = urllib.request.Request(f"{self.address}{self.session}", method="DELETE")
        urllib.request.urlopen(request, timeout=30).close()
        stop(self.process)
        stop(self.screen)
        self.screen.stdout.close()


def free_port():
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, seconds=20):
    """Wait until somebody listens."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with socket.socket() as probe:
            if not probe.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)
    raise TimeoutError(f"nobody listens on port {port}")


def missing():
    """The programs that are not installed."""
    return [
        name
        for name, there in (
            ("firefox-esr", found(FIREFOXES)),
            ("WebKitWebDriver", found(["WebKitWebDriver"])),
            ("Xvfb", found(["Xvfb"])),
        )
        if not there
    ]
