// An OpenCTI connector that is still to be written. It plugs in, and fails honestly at everything.
//
//     npx signoff protocol-check      does it plug in?
//     npx signoff certify             does it do its work?
//
// The kit starts this program and speaks JSON-RPC with it, one JSON text a line on stdin and stdout. Whatever is printed goes
// to stderr, which the kit keeps as this connector's log. A complete connector is examples/java/Connector.java of the signoff
// package; each message of the protocol stands in its docs/connector-protocol.md.

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class Connector {
    /**
     * The longest that one activity may take, in milliseconds: your own judgement, 2000 at most. Keep it, whatever the server
     * does: an activity that is silent for longer has failed.
     */
    static final long TIMEOUT_MS = 1000;

    /** "log" with level and message, "event" with a page. */
    private final Notify notify;
    private Map<String, Object> server;

    Connector(Notify notify) {
        this.notify = notify;
    }

    /**
     * Once, before anything else. params: protocolVersion, dialect, timeoutMs (the kit's), and server: where the CTI server is,
     * for the native dialect { url, eventsUrl, token }. Where TLS is spoken server.ca vouches for it, PEM: trust that, and
     * nobody else, with an SSLContext whose KeyStore holds it. Connect now, or at the first activity.
     */
    Map<String, Object> initialize(Map<String, Object> params) {
        if (!"native".equals(params.get("dialect")))
            throw new IllegalArgumentException("the dialect " + params.get("dialect") + " is not spoken here");
        server = Json.object(params.get("server"));
        return Json.of(
                "protocolVersion", 1,
                "name", "my-connector",
                "version", "0.1.0",
                "timeoutMs", TIMEOUT_MS,
                // Add LoginAgent, SetAgentReady and SetAgentNotReady as you write them: what is not named is not called. Events
                // take SubscribeForEvents and UnSubscribeForEvents, for the device at DN; OpenAdapter and CloseAdapter where a
                // user needs them. Calls take AnswerCall, HoldCall, MakeCall and so on: their pages hold pyCallID, Destination,
                // Digits or Party.
                "activities", List.of("LogoutAgent"),
                // What is not true is not tested; what is true is. Turn on what your connector can.
                "capabilities", Json.of(
                        "queueLogout", false, // log out of one queue and stay in the others
                        "reasonCodes", false, // pass on the reason that the agent chose for a logout
                        "breakReasons", false, // pass on the reason that the agent chose for a break (SetAgentNotReady)
                        "afterCallWork", false, // WorkMode AFTER_CALL_WORK is a state of its own
                        "attributes", false, // properties on AgentState go with the request
                        "credentials", false, // a wrong password can be told from a right one
                        "look", false, // ask the server how it holds an agent
                        "asyncOutcome", false, // wait for the outcome of a request that was only accepted
                        "calls", false, // agents may have calls
                        "events", false, // hand on what happens: notify.send("event", Json.of("page", Json.of("DN", …)))
                        "concurrent", false)); // two activities at once
    }

    /** Runs one activity. Answers the whole page, every property as it came, and a status only on failure. */
    Map<String, Object> invoke(String activity, Map<String, Object> page) {
        if (activity.equals("LogoutAgent")) {
            // To do: take AgentID out of Queue (of every queue where that is blank), with the reason at
            // AgentOptions.pyOpenCTI.pyReasonCode where there is one, in the server's own words.
            // On success: return Json.of("page", page), and nothing else.
            return fail(page, "LogoutAgent is not written yet");
        }
        return fail(page, activity + " is not written yet");
    }

    /** Between two scenarios: forget sessions and pages, close every connection to the server, and go on. */
    void reset() {
    }

    /** The end: close everything. The program exits right after it. */
    void shutdown() {
    }

    /**
     * On failure: severity Fail, and the same message in both error properties. Say why, in words that help an agent, and never
     * with a password or a token in it.
     */
    private static Map<String, Object> fail(Map<String, Object> page, String message) {
        page.put("pyStatusMessage", message);
        page.put("pyPegaCTIError", message);
        return Json.of("page", page, "status", Json.of("severity", "Fail", "message", message));
    }

    // From here on nothing has to be changed: the protocol.

    interface Notify {
        void send(String method, Map<String, Object> params);
    }

    public static void main(String[] arguments) throws IOException {
        var wire = new PrintStream(System.out, true, UTF_8);
        System.setOut(System.err);
        var connector = new Connector((method, params) -> send(wire, Json.of("method", method, "params", params)));
        var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var request = Json.object(Json.parse(line));
            var method = String.valueOf(request.get("method"));
            var reply = Json.of("id", request.get("id"));
            try {
                reply.put("result", connector.call(method, Json.object(request.get("params"))));
            } catch (Exception problem) { // an error answer means that the connector itself broke
                reply.put("error", Json.of("code", -32603, "message", problem.toString()));
            }
            send(wire, reply);
            if (method.equals("shutdown")) return;
        }
    }

    private static void send(PrintStream wire, Map<String, Object> message) {
        var whole = Json.of("jsonrpc", "2.0");
        whole.putAll(message);
        synchronized (wire) {
            wire.print(Json.write(whole) + "\n");
            wire.flush();
        }
    }

    private Map<String, Object> call(String method, Map<String, Object> params) {
        switch (method) {
            case "initialize":
                return initialize(params);
            case "invoke":
                return invoke(Json.text(params.get("activity")), Json.object(params.get("page")));
            case "reset":
                reset();
                return Map.of();
            case "shutdown":
                shutdown();
                return Map.of();
            default:
                throw new IllegalArgumentException("there is no method " + method);
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
