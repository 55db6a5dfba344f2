#!/usr/bin/env python3
"""A complete OpenCTI connector for the native dialect of Signoff's CTI server, with nothing but Python's standard library.

    signoff certify --command "python3 examples/python/connector.py"

From the top down: the protocol with the kit (one JSON text a line on stdin and stdout), the four activities, and the
link to the CTI server. What the server speaks stands in its own documents: GET /docs on its main port.
"""

import contextlib
import http.client
import json
import socket
import ssl
import sys
import threading
import time
import urllib.parse
import uuid

# The longest that one activity may take, looks included, in seconds. It is declared, and it is kept.
TIMEOUT_S = 0.5
# A longer reply of the server, in bytes, is none.
LARGEST_REPLY = 1024 * 1024
# How long to wait before asking again how an accepted request stands, in seconds.
ASK_AGAIN_S = 0.02


class Failed(Exception):
    """Why an activity ends with Fail: one sentence for the agent, without any secret."""


# The protocol -------------------------------------------------------------------------------------------------------


class Connector:
    """Answers the kit's requests. What a method returns is the result; what it raises becomes a JSON-RPC error."""

    def __init__(self, notify):
        self.notify = notify
        self.server = None
        self.timeout = TIMEOUT_S

    def initialize(self, params):
        if params["protocolVersion"] != 1:
            raise ValueError(f"protocol version {params['protocolVersion']} is not spoken here, only 1 is")
        if params["dialect"] != "native":
            raise ValueError(f"the dialect {params['dialect']} is not spoken here, only native is")
        self.server = Server(params["server"])
        self.timeout = min(TIMEOUT_S, params["timeoutMs"] / 1000)
        return {
            "protocolVersion": 1,
            "name": "signoff-example-python",
            "version": "1.0.0",
            "timeoutMs": int(self.timeout * 1000),
            "activities": list(ACTIVITIES),
            "capabilities": {
                "queueLogout": True,
                "reasonCodes": True,
                "breakReasons": True,
                "afterCallWork": True,
                "attributes": True,
                "credentials": True,
                "look": True,
                "asyncOutcome": True,
                "calls": True,
                "events": False,
                "concurrent": False,
            },
        }

    def invoke(self, params):
        activity = ACTIVITIES.get(params["activity"])
        if activity is None:
            raise ValueError(f"this connector has no activity {params['activity']}")
        page = dict(params["page"])
        deadline = time.monotonic() + self.timeout
        try:
            activity(self.server, page, deadline)
        except Exception as problem:  # whatever went wrong, the agent must hear of it
            return fail(page, self.sentence_of(problem, deadline), secrets=[self.server.token, page.get("AgentPassword")])
        return {"page": page}

    def sentence_of(self, problem, deadline):
        if isinstance(problem, Failed):
            return str(problem)
        if time.monotonic() >= deadline:
            return f"No answer from the CTI server within {int(self.timeout * 1000)} ms."
        if isinstance(problem, (OSError, http.client.HTTPException)):
            return f"The CTI server cannot be reached, or broke off ({type(problem).__name__})."
        self.notify("log", {"level": "error", "message": f"{type(problem).__name__} in an activity"})
        return f"The connector failed ({type(problem).__name__})."

    def reset(self, _params):
        return {}  # every connection is closed after its request, and nothing is remembered

    def shutdown(self, _params):
        return {}


def fail(page, message, secrets):
    """Status Fail, and its message in both error properties, as Pega's "Handling Errors" asks for."""
    for secret in secrets:
        if isinstance(secret, str) and secret:
            for form in (json.dumps(secret)[1:-1], urllib.parse.quote(secret, safe=""), secret):
                message = message.replace(form, "***")
    page["pyStatusMessage"] = page["pyPegaCTIError"] = message
    return {"page": page, "status": {"severity": "Fail", "message": message}}


def main():
    wire, sys.stdout = sys.stdout, sys.stderr  # whoever prints must not be taken for the protocol

    def send(message):
        wire.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
        wire.flush()

    connector = Connector(notify=lambda method, params: send({"method": method, "params": params}))
    methods = {name: getattr(connector, name) for name in ("initialize", "invoke", "reset", "shutdown")}
    for line in sys.stdin.buffer:  # bytes: the protocol is UTF-8, whatever this machine's own encoding is
        request = json.loads(line)
        try:
            send({"id": request["id"], "result": methods[request["method"]](request.get("params"))})
        except Exception as problem:
            send({"id": request["id"], "error": {"code": -32603, "message": f"{type(problem).__name__}: {problem}"}})
        if request["method"] == "shutdown":
            return


# The activities -----------------------------------------------------------------------------------------------------
#
# Each one asks the server once, and believes its OK only where a look at the agent does not speak against it. The page
# is left as it was, but for AgentState.State, which holds the server's own word for what was asked.


def login_agent(server, page, deadline):
    extra = {"password": text_of(page.get("AgentPassword")), "extension": text_of(page.get("DN"))}
    change_state(server, page, deadline, "LoggedIn", extra)
    queue = text_of(page.get("Queue"))
    agent = server.look(text_of(page["AgentID"]), deadline)
    if agent is not None and not is_in(agent, queue):
        raise Failed(f"The ACD said OK, but agent {agent['id']} is not logged in to {queue or 'any queue'}.")


def logout_agent(server, page, deadline):
    agent_id, queue = required_agent(page), text_of(page.get("Queue"))
    before = server.look(agent_id, deadline)
    outcome = change_state(server, page, deadline, "LoggedOut", {"reasonCode": reason_of(page)})
    if before is not None and not is_in(before, queue):
        raise Failed(f"The ACD said OK, but agent {agent_id} was not logged in to {queue or 'any queue'}.")
    if outcome == "deferred":
        return  # it will be done when the call has ended: there is nothing to see yet
    after = server.look(agent_id, deadline)
    if after is not None and is_in(after, queue):
        raise Failed(f"The ACD said OK, but agent {agent_id} is still logged in to {queue or ', '.join(after['queues'])}.")


def set_agent_ready(server, page, deadline):
    change_state(server, page, deadline, "Ready", {})
    expect_state(server, page, deadline, "Ready", "Busy")  # Busy: a call was offered at once


def set_agent_not_ready(server, page, deadline):
    if page.get("WorkMode") == "AFTER_CALL_WORK":
        change_state(server, page, deadline, "AfterCallWork", {})
        expect_state(server, page, deadline, "AfterCallWork")
    else:
        change_state(server, page, deadline, "NotReady", {"reasonCode": reason_of(page)})
        expect_state(server, page, deadline, "NotReady")


ACTIVITIES = {
    "LoginAgent": login_agent,
    "LogoutAgent": logout_agent,
    "SetAgentReady": set_agent_ready,
    "SetAgentNotReady": set_agent_not_ready,
}


def change_state(server, page, deadline, state, extra):
    """Asks for a state with what every request carries and `extra`; answers how it ended, or raises Failed."""
    agent_id = required_agent(page)
    given = page.get("AgentState") if isinstance(page.get("AgentState"), dict) else {}
    attributes = {name: text_of(value) for name, value in given.items() if name != "State"}
    attributes = {name: value for name, value in attributes.items() if value is not None}
    page["AgentState"] = {**given, "State": state}
    body = {"state": state, "queue": text_of(page.get("Queue")), "attributes": attributes or None, **extra}
    return server.change_state(agent_id, {name: value for name, value in body.items() if value is not None}, deadline)


def expect_state(server, page, deadline, *states):
    agent = server.look(text_of(page["AgentID"]), deadline)
    if agent is not None and agent["state"] not in states:
        raise Failed(f"The ACD said OK, but agent {agent['id']} is {agent['state']}.")


def required_agent(page):
    agent_id = text_of(page.get("AgentID"))
    if agent_id is None:
        raise Failed("AgentID is missing: nothing was sent to the CTI server.")
    return agent_id


def reason_of(page):
    """The chosen reason code, as text: "07" is not "7"."""
    options = page.get("AgentOptions")
    chosen = options.get("pyOpenCTI") if isinstance(options, dict) else None
    return text_of(chosen.get("pyReasonCode")) if isinstance(chosen, dict) else None


def is_in(agent, queue):
    return queue in agent["queues"] if queue else len(agent["queues"]) > 0


def text_of(value):
    """Text as it is, anything else as JSON; None where it is blank."""
    if value is None or (isinstance(value, str) and value.strip() == ""):
        return None
    return value if isinstance(value, str) else json.dumps(value)


# The link to the CTI server ------------------------------------------------------------------------------------------


class Server:
    """The native dialect over HTTP. One connection a request: a connection that is kept may be closed by the server at
    the moment at which it is used again, and http.client would fail that request."""

    def __init__(self, server):
        url = urllib.parse.urlsplit(server["url"])
        if url.scheme not in ("http", "https"):
            raise ValueError("the native dialect is spoken over http: or https:")
        self.host, self.port, self.path = url.hostname, url.port, url.path.rstrip("/")
        # Over TLS whoever server.ca vouches for is trusted, and nobody else; without it, whom this machine trusts.
        self.tls = ssl.create_default_context(cadata=server.get("ca")) if url.scheme == "https" else None
        self.token = server.get("token")

    def change_state(self, agent_id, body, deadline):
        """Sends one Command, once. Answers "done" or "deferred"; raises Failed with what the ACD said where it refused."""
        request_id = str(uuid.uuid4())
        path = f"/v1/agents/{urllib.parse.quote(agent_id, safe='')}/state"
        status, reply = self.exchange("PUT", path, deadline, body, {"X-Request-Id": request_id})
        outcome = reply.get("outcome")
        if status >= 400 or (status == 200 and outcome == "refused"):
            raise refusal(status, reply)
        if reply.get("requestId") != request_id:
            raise Failed("The CTI server answered another request than this one.")
        if status == 200 and outcome == "done" and id_of(reply.get("agent")) == agent_id:
            return "done"
        if status == 202 and outcome == "deferred":
            return "deferred"
        if status == 202 and outcome == "accepted":
            return self.wait_for(request_id, deadline)
        raise Failed(f"The answer of the CTI server (HTTP {status}) is not of its protocol.")

    def wait_for(self, request_id, deadline):
        """How a request ends that was only accepted."""
        while time.monotonic() < deadline:
            status, reply = self.exchange("GET", f"/v1/requests/{request_id}", deadline)
            outcome = reply.get("outcome")
            if status != 200 or reply.get("requestId") != request_id or outcome not in ("pending", "done", "refused"):
                raise Failed(f"The answer of the CTI server (HTTP {status}) is not of its protocol.")
            if outcome == "refused":
                raise refusal(status, reply)
            if outcome == "done":
                return "done"
            time.sleep(min(ASK_AGAIN_S, max(0, deadline - time.monotonic())))
        raise Failed("The ACD accepted the request, and has not settled it in time.")

    def look(self, agent_id, deadline):
        """The agent as the ACD holds it now; None where nobody says, for whatever reason: a look never decides alone."""
        try:
            status, agent = self.exchange("GET", f"/v1/agents/{urllib.parse.quote(agent_id, safe='')}", deadline)
        except Exception:
            return None
        is_view = status == 200 and agent.get("id") == agent_id and isinstance(agent.get("state"), str)
        return agent if is_view and isinstance(agent.get("queues"), list) else None

    def exchange(self, method, path, deadline, body=None, headers=None):
        """Status and JSON object of the reply. Raises where there is no whole reply before the deadline."""
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise TimeoutError
        headers = {"Accept": "application/json", "Connection": "close", **(headers or {})}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        text = None if body is None else json.dumps(body)
        if text is not None:
            headers["Content-Type"] = "application/json"
        connection = self.connection(remaining)
        with contextlib.closing(connection):
            connection.connect()
            with cut_off_at(deadline, connection.sock):
                connection.request(method, self.path + path, text, headers)
                response = connection.getresponse()
                return response.status, json_of(response)

    def connection(self, timeout):
        if self.tls is None:
            return http.client.HTTPConnection(self.host, self.port, timeout=timeout)
        return http.client.HTTPSConnection(self.host, self.port, timeout=timeout, context=self.tls)


@contextlib.contextmanager
def cut_off_at(deadline, sock):
    """A socket's own timeout is one for each piece of the reply: a reply that drips would never run into it."""

    def cut():
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(0, deadline - time.monotonic()), cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def json_of(response):
    """The JSON object of a reply, read to its end; {} where it holds none. A reply that was cut short is no reply."""
    text = response.read(LARGEST_REPLY + 1)
    if len(text) > LARGEST_REPLY:
        raise Failed("The CTI server answered with more than 1 MiB.")
    if response.length:
        raise http.client.IncompleteRead(text, response.length)
    if not (response.getheader("Content-Type") or "").split(";")[0].strip().endswith("json"):
        return {}
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def refusal(status, reply):
    for name in ("detail", "title", "code"):
        if text_of(reply.get(name)) is not None:
            message = text_of(reply[name])
            return Failed(f"The ACD refused: {message[:1000]}")
    return Failed(f"The CTI server failed (HTTP {status}).")


def id_of(agent):
    return agent.get("id") if isinstance(agent, dict) else None


if __name__ == "__main__":
    main()
