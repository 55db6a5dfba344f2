#!/usr/bin/env python3
"""A complete OpenCTI connector for the native dialect of Signoff's CTI server, with nothing but Python's standard library.

    signoff certify --command "python3 examples/python/connector.py"

From the top down: the protocol with the kit (one JSON text a line on stdin and stdout), the four activities, those about calls, the
subscription to a device and what is handed on of it, and the link to the CTI server. What the server speaks stands in its own documents: GET /docs on its main port.
"""

import base64
import contextlib
import http.client
import json
import os
import socket
import ssl
import struct
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
        self.subscriptions = {}  # by the agent's id: one a user

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
            "activities": [*ACTIVITIES, *self.adapter()],
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
                "events": True,
                "concurrent": False,
            },
        }

    def invoke(self, params):
        activity = ACTIVITIES.get(params["activity"]) or self.adapter().get(params["activity"])
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

    def adapter(self):
        """What the framework calls round logins and logouts. Nothing has to be opened for a user but the subscription."""
        return {
            "OpenAdapter": lambda server, page, deadline: server.look(required_agent(page), deadline, must=True),
            "SubscribeForEvents": self.subscribe,
            "UnSubscribeForEvents": lambda _server, page, _deadline: self.end(required_agent(page), text_of(page.get("DN"))),
            "CloseAdapter": lambda _server, page, _deadline: self.end(required_agent(page)),
        }

    def subscribe(self, server, page, deadline):
        agent_id, dn = required_agent(page), text_of(page.get("DN"))
        if dn is None:
            raise Failed("DN is missing: no device was subscribed to.")
        if agent_id in self.subscriptions and self.subscriptions[agent_id].dn == dn:
            return
        self.end(agent_id)
        subscription = Subscription(server, agent_id, dn, lambda event: self.notify("event", {"page": event}))
        subscription.open(deadline)
        self.subscriptions[agent_id] = subscription

    def end(self, agent_id, dn=None):
        subscription = self.subscriptions.get(agent_id)
        if subscription is not None and dn in (None, subscription.dn):
            del self.subscriptions[agent_id]
            subscription.close()

    def reset(self, _params):
        for agent_id in list(self.subscriptions):
            self.end(agent_id)
        return {}  # every other connection is closed after its request, and nothing else is remembered

    def shutdown(self, params):
        return self.reset(params)


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

    writing = threading.Lock()  # events are handed on by threads of their own

    def send(message):
        with writing:
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


# Calls: success is that the request was taken; what becomes of a call is told by events. Of each activity the last part of its
# path, what else the page has to hold, and how the call stands that is meant where the page names none.
CONSULT = ("consult", "Destination", None)
CALL_ACTIVITIES = {
    "AnswerCall": ("answer", None, "Ringing"),
    "HoldCall": ("hold", None, None),
    "RetrieveCall": ("retrieve", None, None),
    "HangUpCall": ("hang-up", None, "Talking"),
    "MakeCall": (None, "Destination", None),
    "SendDTMF": ("digits", "Digits", "Talking"),
    "BlindTransfer": ("transfer", "Destination", None),
    "TransferInitiate": CONSULT,
    "TransferComplete": ("complete-transfer", None, None),
    "ConferenceInitiate": CONSULT,
    "ConsultationCall": CONSULT,
    "ConferenceComplete": ("conference", None, None),
    "DropParty": ("drop", "Party", None),
}


def act_on_call(verb, part, meant):
    """The activity that asks for `verb` of a call; without one it makes a call."""

    def run(server, page, deadline):
        body = {"agentId": required_agent(page)}
        value = text_of(page.get(part)) if part else None
        if part and value is None:
            raise Failed(f"{part} is missing: nothing was sent to the CTI server.")
        if part:
            body[part.lower()] = value  # as it is: a number may begin with + and hold * and #
        if part == "Destination" and verb != "transfer":
            body["data"] = data_of(page)
        if verb is None:
            return server.command("POST", "/v1/calls", body, deadline)
        call_id = text_of(page.get("pyCallID")) or server.call_of(body["agentId"], meant, deadline)
        if call_id is None:
            raise Failed(f"No call is {meant} at {text_of(page.get('DN'))}." if meant else "pyCallID is missing.")
        path = f"/v1/calls/{urllib.parse.quote(call_id, safe='')}"
        if part == "Party":
            body["party"] = server.party_of(call_id, value, deadline)
        return server.command("POST", f"{path}/{verb}", body, deadline)

    return run


ACTIVITIES.update({name: act_on_call(*row) for name, row in CALL_ACTIVITIES.items()})


def data_of(page):
    """What goes with a call, by name; None where nothing does."""
    options = page.get("CallOptions")
    given = options.get("pyNamedVariables") if isinstance(options, dict) else None
    data = {name: text_of(value) for name, value in given.items()} if isinstance(given, dict) else {}
    return {name: value for name, value in data.items() if value is not None} or None


def change_state(server, page, deadline, state, extra):
    """Asks for a state with what every request carries and `extra`; answers how it ended, or raises Failed."""
    agent_id = required_agent(page)
    given = page.get("AgentState") if isinstance(page.get("AgentState"), dict) else {}
    attributes = {name: text_of(value) for name, value in given.items() if name != "State"}
    attributes = {name: value for name, value in attributes.items() if value is not None}
    page["AgentState"] = {**given, "State": state}
    body = {"state": state, "queue": text_of(page.get("Queue")), "attributes": attributes or None, **extra}
    return server.change_state(agent_id, body, deadline)


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


# What is handed on ---------------------------------------------------------------------------------------------------

# What a state of the agent is called on the desktop, and what happens to a call; of other events nothing is handed on.
STATES = {
    "Ready": {"pyEventName": "Ready"},
    "NotReady": {"pyEventName": "NotReady"},
    "AfterCallWork": {"pyEventName": "NotReady", "pyWorkMode": "AFTER_CALL_WORK"},
    "LoggedOut": {"pyEventName": "Logout"},
}
CALLS = {
    "CallOffered": ("Offering", "Alerting"),
    "CallMade": ("Initiated", "Initiated"),
    "CallAnswered": ("Established", "Established"),
    "CallHeld": ("Held", "Held"),
    "CallRetrieved": ("Retrieved", "Retrieved"),
    "CallTransferred": ("Disconnected", "Disconnected"),
    "CallReturned": ("Abandoned", "Abandoned"),
}
# How long to wait before a lost connection is opened anew, in seconds: twice as long each time.
FIRST_WAIT_S, LONGEST_WAIT_S = 0.02, 1.0


class Subscription:
    """Listens to one device in a thread of its own, and hands on each change once. A connection that is lost is opened anew
    behind the last event that was heard; where that is not kept any more, the agent is looked at."""

    def __init__(self, server, agent_id, dn, hand_on):
        self.server, self.agent_id, self.dn, self.hand_on = server, agent_id, dn, hand_on
        self.last = None  # the highest number of all
        self.reached = {}  # of the agent, and of each call, the number that was handed on last
        self.calls = {}
        self.state = None
        self.connection = None
        self.is_closed = False

    def open(self, deadline):
        self.connection = self.server.listen(self.dn, None, deadline)
        self.state = (self.server.look(self.agent_id, deadline) or {}).get("state")
        threading.Thread(target=self.run, daemon=True).start()

    def close(self):
        self.is_closed = True
        with contextlib.suppress(OSError):
            self.connection[0].shutdown(socket.SHUT_RDWR)
        self.connection[0].close()

    def run(self):
        while not self.is_closed:
            with contextlib.suppress(OSError, ValueError):
                for text in texts_of(*self.connection):
                    self.hear(text)
            self.connection[0].close()
            self.listen_again()

    def listen_again(self):
        wait = FIRST_WAIT_S
        while not self.is_closed:
            time.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT_S)
            try:
                self.connection = self.server.listen(self.dn, self.last, time.monotonic() + TIMEOUT_S)
            except Exception:
                continue  # it is tried again
            if self.is_closed:
                self.connection[0].close()
            elif self.last is None:
                self.look()
            return

    def look(self):
        agent = self.server.look(self.agent_id, time.monotonic() + TIMEOUT_S)
        if agent is not None and agent["state"] != self.state:
            self.tell_state(agent["state"])

    def hear(self, text):
        try:
            event = json.loads(text)
        except ValueError:
            return  # torn: it is passed over
        if not isinstance(event, dict):
            return
        if event.get("type") == "Error":
            if event.get("code") == "EventsGone":
                self.last, self.reached = None, {}
                self.look()
            return
        if event.get("dn") == self.dn and isinstance(event.get("number"), int):
            self.last = max(self.last or 0, event["number"])
            self.tell(event)

    def tell(self, event):
        kind, number, call_id = event.get("type"), event["number"], event.get("callId")
        if number <= self.reached.get(call_id, 0):
            return  # told twice, or late
        if kind == "AgentLoggedIn":
            self.reached[None] = number
            self.tell_page({"pyEventName": "Login", "pyEventType": "AgentStateEvent"})
        elif kind in ("AgentStateChanged", "AgentLoggedOut"):
            self.reached[None] = number
            self.tell_state(event.get("to", "LoggedOut"), event.get("reasonCode"))
        elif kind in CALLS or kind in ("CallEnded", "PartyLeft"):
            self.reached[call_id] = number
            self.tell_call(event)

    def tell_state(self, state, reason=None):
        self.state = state
        if state in STATES:
            self.tell_page({**STATES[state], "pyEventType": "AgentStateEvent", "pyReasonCode": reason})

    def tell_call(self, event):
        ended = "Disconnected" if event.get("answered") else "Abandoned"
        name, state = CALLS.get(event["type"], (ended, ended))
        call_id = event["callId"]
        call = self.calls.get(call_id) or self.server.call(call_id, time.monotonic() + TIMEOUT_S)
        self.calls[call_id] = call
        if name in ("Disconnected", "Abandoned"):
            del self.calls[call_id]  # another one may be called the same
        about = {"pyEventName": name, "pyCallState": state, "pyEventType": "CallStateEvent", "pyCallID": call_id}
        self.tell_page({**about, **numbers_of(call, self.agent_id)})

    def tell_page(self, page):
        if not self.is_closed:
            self.hand_on({**page, "AgentID": self.agent_id, "DN": self.dn})


def numbers_of(call, agent_id):
    """A call as the agent sees it: what kind it is, whose numbers, and what it carries."""
    legs = [leg.get("agentId") for leg in call.get("legs", [])] + [None, None]
    is_own = legs[0] == agent_id
    is_inside = legs[0] is not None and (legs[1] if is_own else legs[0]) is not None
    kind = "CONSULT" if call.get("parentId") else "INTERNAL" if is_inside else "OUTBOUND" if is_own else "INBOUND"
    caller, dialled = call.get("from"), call.get("dialled")
    return {
        "pyCallType": kind,
        "pyANI": caller,
        "pyDNIS": dialled,
        "pyOtherDN": dialled if is_own else caller,
        "pyNamedVariables": call.get("data"),
    }


def texts_of(connection, reader):
    """The texts that come over a WebSocket, until it ends."""
    text = b""
    while True:
        first, second = read_exactly(reader, 2)
        length = second & 0x7F
        if length > 125:
            length = struct.unpack("!H" if length == 126 else "!Q", read_exactly(reader, 2 if length == 126 else 8))[0]
        if length + len(text) > LARGEST_REPLY:
            raise ValueError("a message of more than 1 MiB")
        payload, opcode = read_exactly(reader, length), first & 0x0F
        if opcode == 8:  # the end
            return
        if opcode == 9:  # a ping: a client masks what it sends, here with zeros
            connection.sendall(bytes([0x8A, 0x80 | len(payload), 0, 0, 0, 0]) + payload)
        elif opcode in (0, 1):
            text += payload
            if first & 0x80:
                yield text.decode("utf-8", "replace")
                text = b""


def read_exactly(reader, length):
    data = reader.read(length)
    if len(data) < length:
        raise ValueError("the connection has ended")
    return data


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
        self.events = urllib.parse.urlsplit(server["eventsUrl"])

    def change_state(self, agent_id, body, deadline):
        path = f"/v1/agents/{urllib.parse.quote(agent_id, safe='')}/state"
        return self.command("PUT", path, body, deadline, is_ours=lambda reply: id_of(reply.get("agent")) == agent_id)

    def command(self, method, path, body, deadline, is_ours=lambda reply: True):
        """Sends one Command, once, without what is None in it. Answers "done" or "deferred"; raises Failed with what the ACD said
        where it refused."""
        request_id = str(uuid.uuid4())
        given = {name: value for name, value in body.items() if value is not None}
        status, reply = self.exchange(method, path, deadline, given, {"X-Request-Id": request_id})
        outcome = reply.get("outcome")
        if status >= 400 or (status == 200 and outcome == "refused"):
            raise refusal(status, reply)
        if reply.get("requestId") != request_id:
            raise Failed("The CTI server answered another request than this one.")
        if status == 200 and outcome == "done" and is_ours(reply):
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

    def look(self, agent_id, deadline, must=False):
        """The agent as the ACD holds it now; None where nobody says, for whatever reason: a look never decides alone. Where
        it must, the server has to answer at all."""
        try:
            status, agent = self.exchange("GET", f"/v1/agents/{urllib.parse.quote(agent_id, safe='')}", deadline)
        except Exception:
            if must:
                raise
            return None
        is_view = status == 200 and agent.get("id") == agent_id and isinstance(agent.get("state"), str)
        return agent if is_view and isinstance(agent.get("queues"), list) else None

    def call(self, call_id, deadline):
        """A call as it is now; {} where nobody says."""
        try:
            status, call = self.exchange("GET", f"/v1/calls/{urllib.parse.quote(call_id, safe='')}", deadline)
        except Exception:
            return {}
        return call if status == 200 and call.get("id") == call_id else {}

    def call_of(self, agent_id, standing, deadline):
        """The id of the agent's call that stands so; None where there is none."""
        if standing is None:
            return None
        _status, calls = self.exchange("GET", "/v1/calls", deadline, kind=list)
        own = {"agentId": agent_id, "state": standing}
        found = [call for call in calls if any(own.items() <= leg.items() for leg in call["legs"])]
        return found[0]["id"] if found else None

    def party_of(self, call_id, number, deadline):
        """Who is meant by a number: a number outside, or the agent in the call at that extension."""
        for leg in self.call(call_id, deadline).get("legs", []):
            agent = self.look(leg["agentId"], deadline) if "agentId" in leg else None
            if agent is not None and agent.get("extension") == number:
                return {"agentId": agent["id"]}
        return {"number": number}

    def listen(self, dn, after, deadline):
        """Listens to a device over a WebSocket, behind the event with the number `after`; answers the open connection."""
        query = urllib.parse.urlencode({"dn": dn, **({} if after is None else {"after": after})}, quote_via=urllib.parse.quote)
        key = base64.b64encode(os.urandom(16)).decode()
        authorization = f"Authorization: Bearer {self.token}\r\n" if self.token else ""
        plain = socket.create_connection((self.events.hostname, self.events.port), timeout=max(0.001, deadline - time.monotonic()))
        connection = plain if self.tls is None else self.tls.wrap_socket(plain, server_hostname=self.events.hostname)
        try:
            connection.sendall(
                (
                    f"GET {self.events.path}?{query} HTTP/1.1\r\nHost: {self.events.netloc}\r\n{authorization}"
                    f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n"
                ).encode()
            )
            reader = connection.makefile("rb")
            if b" 101 " not in reader.readline(1024):
                raise Failed("The CTI server does not let this connector listen.")
            while reader.readline(8192).strip():
                pass  # the other headers say nothing new
            connection.settimeout(None)
            return connection, reader
        except BaseException:
            connection.close()
            raise

    def exchange(self, method, path, deadline, body=None, headers=None, kind=dict):
        """Status and JSON of the reply, an object where nothing else is wanted. Raises where there is no whole reply before the deadline."""
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
                return response.status, json_of(response, kind)

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


def json_of(response, kind):
    """The JSON of a reply, read to its end; empty where it holds none of that kind. A reply that was cut short is no reply."""
    text = response.read(LARGEST_REPLY + 1)
    if len(text) > LARGEST_REPLY:
        raise Failed("The CTI server answered with more than 1 MiB.")
    if response.length:
        raise http.client.IncompleteRead(text, response.length)
    if not (response.getheader("Content-Type") or "").split(";")[0].strip().endswith("json"):
        return kind()
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return kind()
    return value if isinstance(value, kind) else kind()


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
