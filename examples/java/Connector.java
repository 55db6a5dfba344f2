// A complete OpenCTI connector for the native dialect of Signoff's CTI server, with nothing but the JDK, 17 or newer.
//
//     signoff certify --command "java examples/java/Connector.java"
//
// From the top down: the protocol with the kit (one JSON text a line on stdin and stdout), the four activities, those about
// calls, the subscription to a device and what is handed on of it, the link to the CTI server, and JSON. What the server speaks
// stands in its own documents: GET /docs on its main port. Compiled (javac -d classes Connector.java) it starts a second sooner.

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

// The protocol --------------------------------------------------------------------------------------------------------

/** Answers the kit's requests. What a method returns is the result; what it throws becomes a JSON-RPC error. */
class Connector {
    /** The longest that one activity may take, looks included. It is declared, and it is kept. */
    static final long TIMEOUT_MS = 1000;
    private static final long WARM_UP_MS = 5000;

    private static final List<String> CAPABILITIES = List.of("queueLogout", "reasonCodes", "breakReasons", "afterCallWork",
            "attributes", "credentials", "look", "asyncOutcome", "calls", "events", "concurrent");

    private final PrintStream wire;
    private final Map<String, Act> activities = new TreeMap<>(Activities.ALL);
    /** By the agent's id: one a user. */
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private volatile Server server;
    private volatile long timeoutMs = TIMEOUT_MS;

    /** What the framework calls round logins and logouts: nothing has to be opened for a user but the subscription. */
    Connector(PrintStream wire) {
        this.wire = wire;
        activities.putAll(CallActivity.ALL);
        activities.put("OpenAdapter", (server, page, deadline) -> server.look(Activities.agentIdOf(page), deadline, true));
        activities.put("SubscribeForEvents", this::subscribe);
        activities.put("UnSubscribeForEvents",
                (server, page, deadline) -> end(Activities.agentIdOf(page), Json.text(page.get("DN"))));
        activities.put("CloseAdapter", (server, page, deadline) -> end(Activities.agentIdOf(page), null));
    }

    public static void main(String[] arguments) throws IOException {
        // One connection a request: one that is kept may be closed by the server just as it is used again. Java lets this
        // header be set only where it is told so before the first request.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
        var connector = new Connector(new PrintStream(System.out, true, UTF_8));
        System.setOut(System.err); // whoever prints must not be taken for the protocol
        var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var request = Json.object(Json.parse(line));
            if ("invoke".equals(request.get("method"))) inBackground(() -> connector.answer(request)); // two at once, if need be
            else connector.answer(request);
            if ("shutdown".equals(request.get("method"))) return;
        }
    }

    static void inBackground(Runnable work) {
        var thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private void answer(Map<String, Object> request) {
        var params = Json.object(request.get("params"));
        var reply = new LinkedHashMap<String, Object>();
        reply.put("id", request.get("id"));
        try {
            reply.put("result", switch (String.valueOf(request.get("method"))) {
                case "initialize" -> initialize(params);
                case "invoke" -> invoke(Json.text(params.get("activity")), Json.object(params.get("page")));
                case "reset", "shutdown" -> reset();
                default -> throw new IllegalArgumentException("there is no method " + request.get("method"));
            });
        } catch (Exception | StackOverflowError problem) {
            reply.put("error", Json.of("code", -32603, "message", String.valueOf(problem)));
        }
        send(reply);
    }

    /** Several threads send: activities, and those that hear events. */
    private synchronized void send(Map<String, Object> message) {
        var whole = Json.of("jsonrpc", "2.0");
        whole.putAll(message);
        wire.print(Json.write(whole) + "\n");
        wire.flush();
    }

    private void notify(String method, Map<String, Object> params) {
        send(Json.of("method", method, "params", params));
    }

    private Map<String, Object> initialize(Map<String, Object> params) throws GeneralSecurityException, IOException {
        if (!"1".equals(Json.text(params.get("protocolVersion"))))
            throw new IllegalArgumentException("of the protocol only version 1 is spoken here");
        if (!"native".equals(params.get("dialect")))
            throw new IllegalArgumentException("the dialect " + params.get("dialect") + " is not spoken here, only native is");
        server = new Server(Json.object(params.get("server")));
        server.call("warm-up", Deadline.in(WARM_UP_MS)); // what a JVM loads for its first request is loaded in no agent's time
        timeoutMs = Math.min(TIMEOUT_MS, Long.parseLong(Json.text(params.get("timeoutMs"))));
        var capabilities = new LinkedHashMap<String, Object>();
        for (var capability : CAPABILITIES) capabilities.put(capability, true);
        return Json.of("protocolVersion", 1, "name", "signoff-example-java", "version", "1.0.0", "timeoutMs", timeoutMs,
                "activities", List.copyOf(activities.keySet()), "capabilities", capabilities);
    }

    private Map<String, Object> invoke(String name, Map<String, Object> given) {
        var activity = activities.get(name);
        if (activity == null) throw new IllegalArgumentException("this connector has no activity " + name);
        var page = new LinkedHashMap<>(given);
        var deadline = Deadline.in(timeoutMs);
        try {
            activity.run(server, page, deadline);
            return Json.of("page", page);
        } catch (Exception problem) { // whatever went wrong, the agent must hear of it
            return fail(page, masked(sentenceOf(problem, deadline), server.token, Json.text(given.get("AgentPassword"))));
        }
    }

    private String sentenceOf(Exception problem, Deadline deadline) {
        if (problem instanceof Failed) return problem.getMessage();
        if (deadline.isOver()) return "No answer from the CTI server within " + timeoutMs + " ms.";
        var name = problem.getClass().getSimpleName();
        if (problem instanceof IOException) return "The CTI server cannot be reached, or broke off (" + name + ").";
        notify("log", Json.of("level", "error", "message", name + " in an activity"));
        return "The connector failed (" + name + ").";
    }

    /** Status Fail, and its message in both error properties, as Pega's "Handling Errors" asks for. */
    private static Map<String, Object> fail(Map<String, Object> page, String message) {
        page.put("pyStatusMessage", message);
        page.put("pyPegaCTIError", message);
        return Json.of("page", page, "status", Json.of("severity", "Fail", "message", message));
    }

    /** A server may quote what it was sent, as it was, or as JSON or a URL holds it. */
    private static String masked(String message, String... secrets) {
        for (var secret : secrets) {
            if (secret == null) continue;
            var json = Json.write(secret);
            for (var form : List.of(json.substring(1, json.length() - 1), Server.encoded(secret), secret))
                message = message.replace(form, "***");
        }
        return message;
    }

    private void subscribe(Server server, Map<String, Object> page, Deadline deadline) throws Exception {
        var agentId = Activities.agentIdOf(page);
        var dn = Json.text(page.get("DN"));
        if (dn == null) throw new Failed("DN is missing: no device was subscribed to.");
        var present = subscriptions.get(agentId);
        if (present != null && present.dn.equals(dn)) return;
        end(agentId, null);
        var subscription = new Subscription(server, agentId, dn, event -> notify("event", Json.of("page", event)));
        subscription.open(deadline);
        var other = subscriptions.put(agentId, subscription);
        if (other != null) other.close(); // two may have been asked for at once
    }

    /** With a device, only where it is the one that is subscribed to. */
    private void end(String agentId, String dn) {
        var subscription = subscriptions.get(agentId);
        if (subscription == null || (dn != null && !dn.equals(subscription.dn))) return;
        subscriptions.remove(agentId);
        subscription.close();
    }

    /** Every other connection is closed after its request, and nothing else is remembered. */
    private Map<String, Object> reset() {
        for (var agentId : subscriptions.keySet()) end(agentId, null);
        return Map.of();
    }
}

/** Why an activity ends with Fail: one sentence for the agent, without any secret. */
class Failed extends Exception {
    Failed(String message) {
        super(message);
    }
}

/** When something must be over, by the JVM's own clock. */
record Deadline(long nanoTime) {
    static Deadline in(long milliseconds) {
        return new Deadline(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }

    long milliseconds() {
        return TimeUnit.NANOSECONDS.toMillis(nanoTime - System.nanoTime());
    }

    boolean isOver() {
        return milliseconds() <= 0;
    }
}

// The activities ------------------------------------------------------------------------------------------------------

interface Act {
    void run(Server server, Map<String, Object> page, Deadline deadline) throws Exception;
}

/**
 * Each one asks the server once, and believes its OK only where a look at the agent does not speak against it. The page is
 * left as it was, but for AgentState.State, which holds the server's own word for what was asked.
 */
class Activities {
    static final Map<String, Act> ALL = Map.of("LoginAgent", Activities::loginAgent, "LogoutAgent", Activities::logoutAgent,
            "SetAgentReady", Activities::setAgentReady, "SetAgentNotReady", Activities::setAgentNotReady);

    private static void loginAgent(Server server, Map<String, Object> page, Deadline deadline) throws Exception {
        var extra = Json.of("password", Json.text(page.get("AgentPassword")), "extension", Json.text(page.get("DN")));
        changeState(server, page, deadline, "LoggedIn", extra);
        var queue = Json.text(page.get("Queue"));
        var agent = server.look(agentIdOf(page), deadline, false);
        if (agent != null && !agent.isIn(queue)) throw contradiction(agent, "is not logged in to " + orAny(queue));
    }

    private static void logoutAgent(Server server, Map<String, Object> page, Deadline deadline) throws Exception {
        var queue = Json.text(page.get("Queue"));
        var before = server.look(agentIdOf(page), deadline, false);
        var outcome = changeState(server, page, deadline, "LoggedOut", Json.of("reasonCode", reasonOf(page)));
        if (before != null && !before.isIn(queue)) throw contradiction(before, "was not logged in to " + orAny(queue));
        if (outcome.equals("deferred")) return; // it will be done when the call has ended: there is nothing to see yet
        var after = server.look(agentIdOf(page), deadline, false);
        if (after != null && after.isIn(queue)) throw contradiction(after, "is still logged in to " + orAny(queue));
    }

    private static void setAgentReady(Server server, Map<String, Object> page, Deadline deadline) throws Exception {
        changeState(server, page, deadline, "Ready", Map.of());
        expectState(server, page, deadline, "Ready", "Busy"); // Busy: a call was offered at once
    }

    private static void setAgentNotReady(Server server, Map<String, Object> page, Deadline deadline) throws Exception {
        var isAfterCall = "AFTER_CALL_WORK".equals(page.get("WorkMode"));
        var state = isAfterCall ? "AfterCallWork" : "NotReady";
        changeState(server, page, deadline, state, isAfterCall ? Map.of() : Json.of("reasonCode", reasonOf(page)));
        expectState(server, page, deadline, state);
    }

    /** Asks for a state with what every request carries and `extra`; answers how it ended. */
    private static String changeState(Server server, Map<String, Object> page, Deadline deadline, String state,
            Map<String, Object> extra) throws Exception {
        var agentId = agentIdOf(page);
        var given = new LinkedHashMap<>(Json.object(page.get("AgentState")));
        given.remove("State");
        var attributes = new LinkedHashMap<String, Object>();
        given.forEach((name, value) -> attributes.put(name, Json.text(value)));
        given.put("State", state);
        page.put("AgentState", given);
        var body = Json.of("state", state, "queue", Json.text(page.get("Queue")));
        body.put("attributes", withoutBlanks(attributes));
        body.putAll(extra);
        return server.changeState(agentId, body, deadline);
    }

    static Map<String, Object> withoutBlanks(Map<String, Object> given) {
        given.values().removeIf(value -> value == null || value.equals(Map.of()));
        return given;
    }

    private static void expectState(Server server, Map<String, Object> page, Deadline deadline, String... states)
            throws Exception {
        var agent = server.look(agentIdOf(page), deadline, false);
        if (agent != null && !Arrays.asList(states).contains(agent.state())) throw contradiction(agent, "is " + agent.state());
    }

    private static Failed contradiction(Agent agent, String predicate) {
        return new Failed("The ACD said OK, but agent " + agent.id() + " " + predicate + ".");
    }

    private static String orAny(String queue) {
        return queue == null ? "any queue" : queue;
    }

    static String agentIdOf(Map<String, Object> page) throws Failed {
        var agentId = Json.text(page.get("AgentID"));
        if (agentId == null) throw new Failed("AgentID is missing: nothing was sent to the CTI server.");
        return agentId;
    }

    /** The chosen reason code, as text: "07" is not "7". */
    private static String reasonOf(Map<String, Object> page) {
        return Json.text(Json.object(Json.object(page.get("AgentOptions")).get("pyOpenCTI")).get("pyReasonCode"));
    }
}

/**
 * Asks for `verb` of a call, or makes one without it. Success is that the request was taken; what becomes of a call is told by
 * events. `part` is what else the page has to hold, `meant` how the call stands that is meant where the page names none.
 */
record CallActivity(String verb, String part, String meant) implements Act {
    private static final CallActivity CONSULT = new CallActivity("consult", "Destination", null);
    static final Map<String, Act> ALL = Map.ofEntries(
            Map.entry("AnswerCall", new CallActivity("answer", null, "Ringing")),
            Map.entry("HoldCall", new CallActivity("hold", null, null)),
            Map.entry("RetrieveCall", new CallActivity("retrieve", null, null)),
            Map.entry("HangUpCall", new CallActivity("hang-up", null, "Talking")),
            Map.entry("MakeCall", new CallActivity(null, "Destination", null)),
            Map.entry("SendDTMF", new CallActivity("digits", "Digits", "Talking")),
            Map.entry("BlindTransfer", new CallActivity("transfer", "Destination", null)),
            Map.entry("TransferInitiate", CONSULT),
            Map.entry("TransferComplete", new CallActivity("complete-transfer", null, null)),
            Map.entry("ConferenceInitiate", CONSULT),
            Map.entry("ConsultationCall", CONSULT),
            Map.entry("ConferenceComplete", new CallActivity("conference", null, null)),
            Map.entry("DropParty", new CallActivity("drop", "Party", null)));

    @Override
    public void run(Server server, Map<String, Object> page, Deadline deadline) throws Exception {
        var agentId = Activities.agentIdOf(page);
        var body = Json.of("agentId", agentId);
        var value = part == null ? null : Json.text(page.get(part));
        if (part != null && value == null) throw new Failed(part + " is missing: nothing was sent to the CTI server.");
        if (part != null) body.put(part.toLowerCase(Locale.ROOT), value); // as it is: a number may begin with +, and hold * and #
        if (verb == null || this == CONSULT) body.put("data", dataOf(page));
        var path = "/v1/calls";
        if (verb != null) {
            var callId = Json.text(page.get("pyCallID"));
            if (callId == null && meant != null) callId = server.callOf(agentId, meant, deadline);
            if (callId == null)
                throw new Failed(meant == null ? "pyCallID is missing." : "No call is " + meant + " at " + page.get("DN") + ".");
            if ("Party".equals(part)) body.put("party", server.partyOf(callId, value, deadline));
            path += "/" + Server.encoded(callId) + "/" + verb;
        }
        server.command("POST", path, body, deadline, reply -> true);
    }

    /** What goes with a call, by name. */
    private static Map<String, Object> dataOf(Map<String, Object> page) {
        var data = new LinkedHashMap<String, Object>();
        Json.object(Json.object(page.get("CallOptions")).get("pyNamedVariables"))
                .forEach((name, value) -> data.put(name, Json.text(value)));
        return Activities.withoutBlanks(data);
    }
}

// What is handed on ---------------------------------------------------------------------------------------------------

/**
 * Listens to one device, and hands on each change once. A connection that is lost is opened anew behind the last event that
 * was heard; where that is not kept any more, the agent is looked at.
 */
class Subscription {
    /** What a state of the agent is called on the desktop, and what happens to a call; of other events nothing is handed on. */
    private static final Map<String, String> STATES = Map.of("LoggedIn", "Login", "LoggedOut", "Logout", "Ready", "Ready",
            "NotReady", "NotReady", "AfterCallWork", "NotReady");
    private static final Map<String, String> CALLS = Map.of("CallOffered", "Offering", "CallMade", "Initiated", "CallAnswered",
            "Established", "CallHeld", "Held", "CallRetrieved", "Retrieved", "CallTransferred", "Disconnected", "CallReturned",
            "Abandoned");
    /** How long to wait before a lost connection is opened anew: twice as long each time. */
    private static final long FIRST_WAIT_MS = 20, LONGEST_WAIT_MS = 1000;

    final String dn;
    private final String agentId;
    private final Server server;
    private final Consumer<Map<String, Object>> handOn;
    /** The highest number of all; and of the agent (""), and of each call, the number that was handed on last. */
    private volatile Long last;
    private final Map<String, Long> reached = new HashMap<>();
    private final Map<String, Map<String, Object>> calls = new HashMap<>();
    private String state;
    private volatile WebSocket connection;
    private volatile boolean isClosed;

    Subscription(Server server, String agentId, String dn, Consumer<Map<String, Object>> handOn) {
        this.server = server;
        this.agentId = agentId;
        this.dn = dn;
        this.handOn = handOn;
    }

    void open(Deadline deadline) throws Exception {
        listen(deadline);
        var agent = server.look(agentId, deadline, false);
        synchronized (this) {
            if (state == null && agent != null) state = agent.state();
        }
    }

    void close() {
        isClosed = true;
        if (connection != null) connection.abort();
    }

    private void listen(Deadline deadline) throws Exception {
        connection = server.listen(dn, last, new Listener(), deadline);
        if (isClosed) connection.abort();
    }

    /** Of one connection: its texts come one after the other, each in parts, and it ends once. */
    private class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final AtomicBoolean isOver = new AtomicBoolean();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            if (text.append(part).length() > Server.LARGEST_REPLY) return over(from);
            if (isLast) {
                hear(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            return over(from);
        }

        @Override
        public void onError(WebSocket from, Throwable problem) {
            over(from);
        }

        private CompletionStage<?> over(WebSocket from) {
            from.abort();
            if (isOver.compareAndSet(false, true)) Connector.inBackground(Subscription.this::listenAgain);
            return null;
        }
    }

    private void listenAgain() {
        for (var wait = FIRST_WAIT_MS; !isClosed; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
            try {
                Thread.sleep(wait);
                listen(Deadline.in(Connector.TIMEOUT_MS));
                if (last == null) look();
                return;
            } catch (Exception problem) {
                // It is tried again.
            }
        }
    }

    private synchronized void look() throws Exception {
        var agent = server.look(agentId, Deadline.in(Connector.TIMEOUT_MS), false);
        if (agent != null && !agent.state().equals(state)) tellState(agent.state(), null);
    }

    private synchronized void hear(String text) {
        try {
            var event = Json.object(Json.parse(text));
            if ("Error".equals(event.get("type")) && "EventsGone".equals(event.get("code"))) {
                last = null;
                reached.clear();
                look();
            } else if (dn.equals(event.get("dn")) && event.get("number") instanceof BigDecimal number) {
                last = Math.max(last == null ? 0 : last, number.longValue());
                tell(event, number.longValue());
            }
        } catch (Exception problem) {
            // Torn: it is passed over.
        }
    }

    private void tell(Map<String, Object> event, long number) throws Exception {
        var type = String.valueOf(event.get("type"));
        var callId = Objects.requireNonNullElse(Json.text(event.get("callId")), "");
        var ended = Boolean.TRUE.equals(event.get("answered")) ? "Disconnected" : "Abandoned";
        var name = type.equals("CallEnded") || type.equals("PartyLeft") ? ended : CALLS.get(type);
        var newState = switch (type) {
            case "AgentLoggedIn" -> "LoggedIn";
            case "AgentLoggedOut" -> "LoggedOut";
            case "AgentStateChanged" -> Json.text(event.get("to"));
            default -> null;
        };
        if (name == null && newState == null) return;
        if (number <= reached.getOrDefault(callId, 0L)) return; // told before, or late
        reached.put(callId, number);
        if (name != null) tellCall(name, callId);
        else tellState(newState, Json.text(event.get("reasonCode")));
    }

    private void tellState(String to, String reason) {
        state = to;
        if (!STATES.containsKey(to)) return;
        tellPage(Json.of("pyEventName", STATES.get(to), "pyEventType", "AgentStateEvent", "pyReasonCode", reason,
                "pyWorkMode", to.equals("AfterCallWork") ? "AFTER_CALL_WORK" : null));
    }

    private void tellCall(String name, String callId) throws Exception {
        var call = calls.get(callId);
        if (call == null) call = server.call(callId, Deadline.in(Connector.TIMEOUT_MS));
        if (name.equals("Disconnected") || name.equals("Abandoned")) calls.remove(callId); // another may be called the same
        else calls.put(callId, call);
        var page = Json.of("pyEventName", name, "pyEventType", "CallStateEvent", "pyCallID", callId,
                "pyCallState", name.equals("Offering") ? "Alerting" : name);
        page.putAll(numbersOf(call));
        tellPage(page);
    }

    private void tellPage(Map<String, Object> page) {
        if (isClosed) return;
        page.put("AgentID", agentId);
        page.put("DN", dn);
        handOn.accept(page);
    }

    /** A call as the agent sees it: what kind it is, whose numbers, and what it carries. */
    private Map<String, Object> numbersOf(Map<String, Object> call) {
        var legs = Server.legsOf(call);
        var caller = legs.isEmpty() ? null : legs.get(0).get("agentId");
        var called = legs.size() < 2 ? null : legs.get(1).get("agentId");
        var isOwn = agentId.equals(caller);
        var isInside = caller != null && (isOwn ? called : caller) != null;
        var kind = call.get("parentId") != null ? "CONSULT" : isInside ? "INTERNAL" : isOwn ? "OUTBOUND" : "INBOUND";
        return Json.of("pyCallType", kind, "pyANI", call.get("from"), "pyDNIS", call.get("dialled"),
                "pyOtherDN", call.get(isOwn ? "dialled" : "from"), "pyNamedVariables", call.get("data"));
    }
}

// The link to the CTI server ------------------------------------------------------------------------------------------

/** An agent as the ACD holds it. */
record Agent(String id, String state, List<?> queues, String extension) {
    /** In that queue; in any, without one. */
    boolean isIn(String queue) {
        return queue == null ? !queues.isEmpty() : queues.contains(queue);
    }
}

/** What stands in it, null where it holds no JSON. */
record Reply(int status, Object json) {
    /** An empty object where there is none. */
    Map<String, Object> body() {
        return Json.object(json);
    }

    /** What the ACD said. */
    Failed refusal() {
        for (var name : List.of("detail", "title", "code")) {
            var said = Json.text(body().get(name));
            if (said != null) return new Failed("The ACD refused: " + said.substring(0, Math.min(1000, said.length())));
        }
        return new Failed("The CTI server failed (HTTP " + status + ").");
    }

    Failed strange() {
        return new Failed("The answer of the CTI server (HTTP " + status + ") is not of its protocol.");
    }
}

/** The native dialect over HTTP. No redirect is followed, and nothing is sent twice. */
class Server {
    /** A longer reply of the server, in bytes, is none. */
    static final int LARGEST_REPLY = 1024 * 1024;
    /** How long to wait before asking again how an accepted request stands. */
    private static final long ASK_AGAIN_MS = 20;

    final String token;
    private final String url;
    private final String eventsUrl;
    private final HttpClient client;

    Server(Map<String, Object> server) throws GeneralSecurityException, IOException {
        url = String.valueOf(server.get("url")).replaceAll("/$", "");
        eventsUrl = String.valueOf(server.get("eventsUrl"));
        token = Json.text(server.get("token"));
        if (!url.matches("https?:.*")) throw new IllegalArgumentException("the native dialect is spoken over http: or https:");
        var building = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        var ca = Json.text(server.get("ca"));
        client = (ca == null ? building : building.sslContext(trusting(ca))).build();
    }

    /** Over TLS whoever server.ca vouches for is trusted, and nobody else; without it, whom the JDK trusts. */
    private static SSLContext trusting(String ca) throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        var pem = new ByteArrayInputStream(ca.getBytes(UTF_8));
        for (var one : CertificateFactory.getInstance("X.509").generateCertificates(pem))
            trusted.setCertificateEntry("ca" + trusted.size(), one);
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    String changeState(String agentId, Map<String, Object> body, Deadline deadline) throws Exception {
        var path = "/v1/agents/" + encoded(agentId) + "/state";
        return command("PUT", path, body, deadline, reply -> agentId.equals(Json.object(reply.get("agent")).get("id")));
    }

    /**
     * Sends one Command, once, without what is blank in it. Answers "done" or "deferred"; throws what the ACD said where it
     * refused.
     */
    String command(String method, String path, Map<String, Object> body, Deadline deadline,
            Predicate<Map<String, Object>> isOurs) throws Exception {
        var requestId = UUID.randomUUID().toString();
        var reply = exchange(method, path, deadline, Activities.withoutBlanks(body), requestId);
        var answer = reply.status() + " " + reply.body().get("outcome");
        if (reply.status() >= 400 || answer.equals("200 refused")) throw reply.refusal();
        if (!requestId.equals(reply.body().get("requestId")))
            throw new Failed("The CTI server answered another request than this one.");
        if (answer.equals("200 done") && isOurs.test(reply.body())) return "done";
        if (answer.equals("202 deferred")) return "deferred";
        if (answer.equals("202 accepted")) return waitFor(requestId, deadline);
        throw reply.strange();
    }

    /** How a request ends that was only accepted. */
    private String waitFor(String requestId, Deadline deadline) throws Exception {
        while (!deadline.isOver()) {
            var reply = exchange("GET", "/v1/requests/" + requestId, deadline, null, null);
            if (reply.status() != 200 || !requestId.equals(reply.body().get("requestId"))) throw reply.strange();
            switch (String.valueOf(reply.body().get("outcome"))) {
                case "done": return "done";
                case "refused": throw reply.refusal();
                case "pending": break;
                default: throw reply.strange();
            }
            Thread.sleep(Math.max(0, Math.min(ASK_AGAIN_MS, deadline.milliseconds())));
        }
        throw new Failed("The ACD accepted the request, and has not settled it in time.");
    }

    /**
     * The agent as the ACD holds it now; null where nobody says, for whatever reason: a look never decides alone. Where it
     * must, the server has to answer at all.
     */
    Agent look(String agentId, Deadline deadline, boolean must) throws Exception {
        try {
            var reply = exchange("GET", "/v1/agents/" + encoded(agentId), deadline, null, null);
            var isAgent = reply.status() == 200 && agentId.equals(reply.body().get("id"));
            var view = reply.body();
            if (isAgent && view.get("state") instanceof String state && view.get("queues") instanceof List<?> queues)
                return new Agent(agentId, state, queues, Json.text(view.get("extension")));
        } catch (Exception problem) {
            if (must) throw problem;
        }
        return null;
    }

    /** A call as it is now; an empty one where nobody says. */
    Map<String, Object> call(String callId, Deadline deadline) {
        try {
            var reply = exchange("GET", "/v1/calls/" + encoded(callId), deadline, null, null);
            return reply.status() == 200 && callId.equals(reply.body().get("id")) ? reply.body() : Map.of();
        } catch (Exception problem) {
            return Map.of();
        }
    }

    /** The id of the agent's call that stands so; null where there is none. */
    String callOf(String agentId, String standing, Deadline deadline) throws Exception {
        var calls = exchange("GET", "/v1/calls", deadline, null, null).json() instanceof List<?> list ? list : List.of();
        for (var call : calls)
            for (var leg : legsOf(Json.object(call)))
                if (agentId.equals(leg.get("agentId")) && standing.equals(leg.get("state")))
                    return Json.text(Json.object(call).get("id"));
        return null;
    }

    /** Who is meant by a number: a number outside, or the agent in the call at that extension. */
    Map<String, Object> partyOf(String callId, String number, Deadline deadline) throws Exception {
        for (var leg : legsOf(call(callId, deadline))) {
            var agentId = Json.text(leg.get("agentId"));
            var agent = agentId == null ? null : look(agentId, deadline, false);
            if (agent != null && number.equals(agent.extension())) return Json.of("agentId", agentId);
        }
        return Json.of("number", number);
    }

    static List<Map<String, Object>> legsOf(Map<String, Object> call) {
        return call.get("legs") instanceof List<?> legs ? legs.stream().map(Json::object).toList() : List.of();
    }

    /** Listens to a device over a WebSocket, behind the event with the number `after`. */
    WebSocket listen(String dn, Long after, WebSocket.Listener listener, Deadline deadline) throws Exception {
        var query = "?dn=" + encoded(dn) + (after == null ? "" : "&after=" + after);
        var opening = client.newWebSocketBuilder();
        if (token != null) opening.header("Authorization", "Bearer " + token);
        try {
            return within(deadline, opening.buildAsync(URI.create(eventsUrl + query), listener));
        } catch (WebSocketHandshakeException refused) {
            throw new Failed("The CTI server does not let this connector listen.");
        }
    }

    private Reply exchange(String method, String path, Deadline deadline, Map<String, Object> body, String requestId)
            throws Exception {
        var text = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(Json.write(body));
        var request = HttpRequest.newBuilder(URI.create(url + path)).method(method, text);
        request.header("Accept", "application/json").header("Connection", "close");
        if (token != null) request.header("Authorization", "Bearer " + token);
        if (body != null) request.header("Content-Type", "application/json");
        if (requestId != null) request.header("X-Request-Id", requestId);
        var response = within(deadline, client.sendAsync(request.build(), head -> new Whole()));
        var type = response.headers().firstValue("Content-Type").orElse("");
        var isJson = type.matches("(?i)application/(problem\\+)?json\\s*(;.*)?");
        return new Reply(response.statusCode(), isJson ? jsonIn(response.body()) : null);
    }

    private static Object jsonIn(byte[] body) {
        try {
            return Json.parse(new String(body, UTF_8));
        } catch (IllegalArgumentException noJson) {
            return null;
        }
    }

    /** A client's own timeout ends with the head of a reply: one whose body drips would never run into it. */
    private static <T> T within(Deadline deadline, CompletableFuture<T> coming) throws Exception {
        try {
            return coming.get(Math.max(0, deadline.milliseconds()), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        } catch (TimeoutException late) {
            coming.cancel(true);
            throw late;
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** Reads a body to its end, and breaks off where it is too long. */
    private static class Whole implements HttpResponse.BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Flow.Subscription source;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            source = subscription;
            source.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (var part : parts) {
                var piece = new byte[part.remaining()];
                part.get(piece);
                bytes.writeBytes(piece);
            }
            if (bytes.size() <= LARGEST_REPLY) return;
            source.cancel();
            body.completeExceptionally(new Failed("The CTI server answered with more than 1 MiB."));
        }

        @Override
        public void onError(Throwable problem) {
            body.completeExceptionally(problem);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }
    }
}

// JSON ----------------------------------------------------------------------------------------------------------------

/** JSON as maps, lists, texts, booleans, null, and numbers that keep every digit. */
class Json {
    /** What is nested deeper than this is none. */
    private static final int DEEPEST = 500;

    private final String text;
    private int at = 0;

    private Json(String text) {
        this.text = text;
    }

    /** Throws IllegalArgumentException where it is none. */
    static Object parse(String text) {
        var json = new Json(text);
        var value = json.value(0);
        json.skipBlanks();
        if (json.at < text.length()) throw json.wrong();
        return value;
    }

    static String write(Object value) {
        var written = new StringBuilder();
        write(value, written);
        return written.toString();
    }

    /** Names and values in turn. */
    static Map<String, Object> of(Object... members) {
        var object = new LinkedHashMap<String, Object>();
        for (var i = 0; i < members.length; i += 2) object.put((String) members[i], members[i + 1]);
        return object;
    }

    /** An object as it is; an empty one in the place of anything else. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    /** Text as it is, anything else as JSON; null where it is blank. */
    static String text(Object value) {
        if (value == null) return null;
        var text = value instanceof String string ? string : write(value);
        return text.isBlank() ? null : text;
    }

    private Object value(int depth) {
        if (depth > DEEPEST) throw wrong();
        skipBlanks();
        return switch (peek()) {
            case '{' -> members(depth);
            case '[' -> elements(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> members(int depth) {
        var object = new LinkedHashMap<String, Object>();
        for (var isMore = !opens('}'); isMore; isMore = goesOn('}')) {
            skipBlanks();
            var name = string();
            skipBlanks();
            expect(':');
            object.put(name, value(depth + 1));
        }
        return object;
    }

    private List<Object> elements(int depth) {
        var list = new ArrayList<>();
        for (var isMore = !opens(']'); isMore; isMore = goesOn(']')) list.add(value(depth + 1));
        return list;
    }

    /** Whether there is nothing inside. */
    private boolean opens(char end) {
        at++;
        skipBlanks();
        if (peek() != end) return false;
        at++;
        return true;
    }

    private boolean goesOn(char end) {
        skipBlanks();
        if (peek() == ',') {
            at++;
            return true;
        }
        expect(end);
        return false;
    }

    private String string() {
        expect('"');
        var string = new StringBuilder();
        for (var c = next(); c != '"'; c = next()) {
            if (c < ' ') throw wrong();
            string.append(c == '\\' ? escaped(next()) : c);
        }
        return string.toString();
    }

    private char escaped(char c) {
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                if (at > text.length()) throw wrong();
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> throw wrong();
        };
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) throw wrong();
        at += word.length();
        return value;
    }

    private BigDecimal number() {
        var from = at;
        while ("+-.0123456789eE".indexOf(peek()) >= 0) at++;
        if (from == at) throw wrong();
        return new BigDecimal(text.substring(from, at));
    }

    private void skipBlanks() {
        while (" \t\r\n".indexOf(peek()) >= 0) at++;
    }

    /** NUL at the end: it stands nowhere in JSON. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private char next() {
        if (at >= text.length()) throw wrong();
        return text.charAt(at++);
    }

    private void expect(char c) {
        if (next() != c) throw wrong();
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("no JSON at character " + at);
    }

    private static void write(Object value, StringBuilder to) {
        if (value instanceof Map<?, ?> object) {
            to.append('{');
            for (var member : object.entrySet()) {
                if (to.charAt(to.length() - 1) != '{') to.append(',');
                to.append(quoted((String) member.getKey())).append(':');
                write(member.getValue(), to);
            }
            to.append('}');
        } else if (value instanceof List<?> list) {
            to.append('[');
            for (var element : list) {
                if (to.charAt(to.length() - 1) != '[') to.append(',');
                write(element, to);
            }
            to.append(']');
        } else {
            to.append(value instanceof String text ? quoted(text) : String.valueOf(value));
        }
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var c : text.toCharArray()) {
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (c < ' ' || Character.isSurrogate(c)) quoted.append(String.format("\\u%04x", (int) c));
            else quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
