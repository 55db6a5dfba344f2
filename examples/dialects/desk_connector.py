#!/usr/bin/env python3
"""A connector for the desk protocol, with nothing but Python's standard library.

    signoff certify --dialect ./desk.mjs --command "python3 desk_connector.py"

A request is a line on a connection of its own; an answer is believed when a look at the agent agrees with it.
"""

import json
import socket
import ssl
import sys
import time

TIMEOUT_S = 0.5
STATES = {"LoggedOut", "NotReady", "Ready", "Busy", "AfterCallWork", "later"}


class Failed(Exception):
    """Why an activity ends with Fail."""


def ask(server, deadline, words):
    """One line out, one line back, both whole and in time."""
    heard = b""
    with line_to(server, deadline) as link:
        link.sendall((" ".join(words) + "\n").encode())
        while not heard.endswith(b"\n"):
            link.settimeout(left(deadline))
            piece = link.recv(65536)
            if not piece or len(heard) > 1_000_000:
                raise Failed("The answer of the CTI server is not whole.")
            heard += piece
    return heard.decode().split()


def line_to(server, deadline):
    """A connection; over TLS where the server has an authority that vouches for it, and then to nobody else."""
    link = socket.create_connection((server["host"], server["port"]), timeout=left(deadline))
    if "ca" not in server:
        return link
    return ssl.create_default_context(cadata=server["ca"]).wrap_socket(link, server_hostname=server["host"])


def left(deadline):
    """Seconds until the deadline; raises once there are none."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise Failed("No answer from the CTI server in time.")
    return seconds


def asked(server, deadline, agent, *words):
    """What the answer says of the agent: state and queues. Raises where it refuses, or is no answer about this agent."""
    answer = ask(server, deadline, words)
    if "NO" in answer[:2]:
        raise Failed("The ACD refuses: " + " ".join(answer[answer.index("NO") + 1 :]))
    if len(answer) != 4 or answer[:2] != ["OK", agent] or answer[2] not in STATES:
        raise Failed("The answer of the CTI server is not of its protocol.")
    return answer[2], [] if answer[3] == "-" else answer[3].split(",")


def text_of(value):
    return value if isinstance(value, str) and value.strip() else None


def reason_of(page):
    options = page.get("AgentOptions")
    chosen = options.get("pyOpenCTI") if isinstance(options, dict) else None
    return (text_of(chosen.get("pyReasonCode")) if isinstance(chosen, dict) else None) or "-"


def run(server, activity, page, deadline):
    agent, queue = text_of(page.get("AgentID")), text_of(page.get("Queue"))
    if agent is None:
        raise Failed("AgentID is missing: nothing was sent to the CTI server.")

    def look():
        return asked(server, deadline, agent, "WHO", agent)

    def is_in():
        queues = look()[1]
        return queue in queues if queue else bool(queues)

    if activity == "LoginAgent":
        asked(server, deadline, agent, "IN", agent, text_of(page.get("AgentPassword")) or "-", queue or "-")
        good = is_in()
    elif activity == "LogoutAgent":
        if not is_in():
            raise Failed(f"Agent {agent} is not logged in to {queue or 'any queue'}.")
        good = asked(server, deadline, agent, "OUT", agent, queue or "-", reason_of(page))[0] == "later" or not is_in()
    elif activity == "SetAgentReady":
        asked(server, deadline, agent, "READY", agent)
        good = look()[0] in ("Ready", "Busy")
    else:
        asked(server, deadline, agent, "BREAK", agent, reason_of(page))
        good = look()[0] == "NotReady"
    if not good:
        raise Failed("The ACD said OK, but it has not done it.")


class Connector:
    def initialize(self, params):
        self.server = params["server"]
        able = ("queueLogout", "reasonCodes", "breakReasons", "credentials", "look", "calls")
        activities = ["LoginAgent", "LogoutAgent", "SetAgentReady", "SetAgentNotReady"]
        about = {"protocolVersion": 1, "name": "desk-connector", "version": "1.0.0", "timeoutMs": int(TIMEOUT_S * 1000)}
        return {**about, "activities": activities, "capabilities": dict.fromkeys(able, True)}

    def invoke(self, params):
        page = dict(params["page"])
        try:
            run(self.server, params["activity"], page, time.monotonic() + TIMEOUT_S)
        except Exception as problem:  # whatever went wrong, the agent must hear of it
            message = str(problem) or type(problem).__name__
            page["pyStatusMessage"] = page["pyPegaCTIError"] = message
            return {"page": page, "status": {"severity": "Fail", "message": message}}
        return {"page": page}

    def reset(self, _params):
        return {}

    def shutdown(self, _params):
        return {}


connector = Connector()
for line in sys.stdin.buffer:
    request = json.loads(line)
    result = getattr(connector, request["method"])(request.get("params"))
    print(json.dumps({"jsonrpc": "2.0", "id": request["id"], "result": result}), flush=True)
    if request["method"] == "shutdown":
        break
