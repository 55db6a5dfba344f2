#!/usr/bin/env python3
"""An OpenCTI connector that is still to be written. It plugs in, and fails honestly at everything.

    npx signoff protocol-check      does it plug in?
    npx signoff certify             does it do its work?

The kit starts this program and speaks JSON-RPC with it, one JSON text a line on stdin and stdout. Whatever is printed
goes to stderr, which the kit keeps as this connector's log. A complete connector is examples/python/connector.py of the
signoff package; each message of the protocol stands in its docs/connector-protocol.md.
"""

import json
import sys

# The longest that one activity may take, in milliseconds: your own judgement, 2000 at most. Keep it, whatever the server
# does: an activity that is silent for longer has failed.
TIMEOUT_MS = 1000


class Connector:
    def __init__(self, notify):
        self.notify = notify  # "log" with level and message, "event" with a page; from one thread at a time

    def initialize(self, params):
        """Once, before anything else. params: protocolVersion, dialect, timeoutMs (the kit's), and server: where the CTI
        server is, for the native dialect { url, eventsUrl, token }. Where TLS is spoken server["ca"] vouches for it, PEM:
        trust that, and nobody else, with ssl.create_default_context(cadata=...). Connect now, or at the first activity."""
        if params["dialect"] != "native":
            raise ValueError(f"the dialect {params['dialect']} is not spoken here")
        self.server = params["server"]
        return {
            "protocolVersion": 1,
            "name": "my-connector",
            "version": "0.1.0",
            "timeoutMs": TIMEOUT_MS,
            # Add LoginAgent, SetAgentReady and SetAgentNotReady as you write them: what is not named is not called. Events take
            # SubscribeForEvents and UnSubscribeForEvents, for the device page["DN"]; OpenAdapter and CloseAdapter where a user
            # needs them. Calls take AnswerCall, HoldCall, MakeCall and so on: their pages hold pyCallID, Destination, Digits or Party.
            "activities": ["LogoutAgent"],
            # What is not true is not tested; what is true is. Turn on what your connector can.
            "capabilities": {
                "queueLogout": False,  # log out of one queue and stay in the others
                "reasonCodes": False,  # pass on the reason that the agent chose for a logout
                "breakReasons": False,  # pass on the reason that the agent chose for a break (SetAgentNotReady)
                "afterCallWork": False,  # WorkMode AFTER_CALL_WORK is a state of its own
                "attributes": False,  # properties on AgentState go with the request
                "credentials": False,  # a wrong password can be told from a right one
                "look": False,  # ask the server how it holds an agent
                "asyncOutcome": False,  # wait for the outcome of a request that was only accepted
                "calls": False,  # agents may have calls
                "events": False,  # hand on what happens: self.notify("event", {"page": {"pyEventName": "Ready", "DN": ...}})
                "concurrent": False,  # two activities at once
            },
        }

    def invoke(self, activity, page):
        """Runs one activity. Answers the whole page, every property as it came, and a status only on failure."""
        if activity == "LogoutAgent":
            # To do: take page["AgentID"] out of page["Queue"] (of every queue where that is blank), with the reason at
            # page["AgentOptions"]["pyOpenCTI"]["pyReasonCode"] where there is one, in the server's own words.
            # On success: return { "page": page }, and nothing else.
            return fail(page, "LogoutAgent is not written yet")
        return fail(page, f"{activity} is not written yet")

    def reset(self):
        """Between two scenarios: forget sessions and pages, close every connection to the server, and go on."""

    def shutdown(self):
        """The end: close everything. The program exits right after it."""


def fail(page, message):
    """On failure: severity Fail, and the same message in both error properties. Say why, in words that help an agent,
    and never with a password or a token in it."""
    page["pyStatusMessage"] = page["pyPegaCTIError"] = message
    return {"page": page, "status": {"severity": "Fail", "message": message}}


# From here on nothing has to be changed: the protocol.


def main():
    wire, sys.stdout = sys.stdout, sys.stderr

    def send(message):
        wire.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
        wire.flush()

    connector = Connector(lambda method, params: send({"method": method, "params": params}))
    for line in sys.stdin.buffer:
        request = json.loads(line)
        try:
            answer = {"result": call(connector, request["method"], request.get("params") or {})}
        except Exception as problem:  # an error answer means that the connector itself broke
            answer = {"error": {"code": -32603, "message": f"{type(problem).__name__}: {problem}"}}
        send({"id": request["id"], **answer})
        if request["method"] == "shutdown":
            return


def call(connector, method, params):
    if method == "initialize":
        return connector.initialize(params)
    if method == "invoke":
        return connector.invoke(params["activity"], params["page"])
    if method == "reset":
        connector.reset()
        return {}
    if method == "shutdown":
        connector.shutdown()
        return {}
    raise ValueError(f"there is no method {method}")


if __name__ == "__main__":
    main()
