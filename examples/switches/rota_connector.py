"""A connector for Rota, the invented switch of docs/describe-your-switch.md: the standard library, and nothing else."""

import http.client
import json
import sys
from multiprocessing.pool import ThreadPool
from urllib.parse import quote, urlsplit

ABOUT = {"protocolVersion": 1, "name": "rota-connector", "version": "1.0.0", "timeoutMs": 500}
ABLE = dict.fromkeys(("queueLogout", "reasonCodes", "breakReasons", "credentials", "calls"), True)
ASKS = {  # by activity: what Rota is asked, what the body always holds, and what of the page goes into it
    "LoginAgent": ("signin", {}, ("pin", "team")),
    "LogoutAgent": ("signout", {}, ("team", "why")),
    "SetAgentReady": ("mode", {"mode": "open"}, ()),
    "SetAgentNotReady": ("mode", {"mode": "closed"}, ("why",)),
}
THREADS = ThreadPool(4)  # a thread that waits for an answer which drips is left behind


def run(server, page, action, fixed, names):
    """Asks Rota once. Raises where Rota does not say that it is done, and of this agent."""
    agent = page.get("AgentID") or ""
    if not agent.strip():
        raise ValueError("AgentID is missing: nothing was sent to Rota.")
    why = ((page.get("AgentOptions") or {}).get("pyOpenCTI") or {}).get("pyReasonCode")
    given = {"pin": page.get("AgentPassword"), "team": page.get("Queue"), "why": why}
    body = json.dumps({**fixed, **{name: given[name] for name in names if given[name]}})
    link = http.client.HTTPConnection(urlsplit(server["url"]).netloc, timeout=0.5)
    head = {"X-Rota-Key": server["token"], "Content-Type": "application/json", "Connection": "close"}
    link.request("POST", f"/v3/agents/{quote(agent, safe='')}/{action}", body, head)
    answer = link.getresponse()
    said = json.loads(answer.read(100_000))
    if answer.status != 200 or said["done"] is not True or said["agent"] != agent:
        raise ValueError(f"Rota ({answer.status}): {said.get('because', 'no answer to this request')}")


for line in sys.stdin.buffer:
    request = json.loads(line)
    params, result = request.get("params"), {}
    if request["method"] == "initialize":
        server, result = params["server"], {**ABOUT, "activities": list(ASKS), "capabilities": ABLE}
    elif request["method"] == "invoke":
        page = result["page"] = params["page"]
        try:
            THREADS.apply_async(run, (server, page, *ASKS[params["activity"]])).get(0.5)
        except Exception as problem:  # whatever went wrong, the agent must hear of it
            page["pyStatusMessage"] = page["pyPegaCTIError"] = message = str(problem) or type(problem).__name__
            result["status"] = {"severity": "Fail", "message": message}
    print(json.dumps({"jsonrpc": "2.0", "id": request["id"], "result": result}), flush=True)
