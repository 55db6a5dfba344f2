// An OpenCTI connector that is still to be written. It plugs in, and fails honestly at everything.
//
//     npx signoff protocol-check      does it plug in?
//     npx signoff certify             does it do its work?
//
// The kit loads this module into a process of its own and calls the methods below. Whatever is printed goes into the log
// that the kit keeps. A complete connector is examples/typescript/connector.ts of the signoff package; each message of
// the protocol stands in its docs/connector-protocol.md.

/**
 * The longest that one activity may take, in milliseconds: your own judgement, 2000 at most. Keep it, whatever the server
 * does: an activity that is silent for longer has failed.
 */
const TIMEOUT_MS = 1000;

/** @returns {import('signoff/connector').Connector} */
export default function connector() {
  return {
    /**
     * Once, before anything else: { protocolVersion, dialect, timeoutMs (the kit's), server }, and notify, with event(page)
     * and log(level, message). server is where the CTI server is: for the native dialect { url, eventsUrl, token }.
     * Where TLS is spoken server.ca vouches for it, PEM: trust that, and nobody else. node:https, node:tls and ws take it as
     * `ca`; fetch takes none. Connect now, or at the first activity.
     */
    async initialize({ dialect }, _notify) {
      if (dialect !== 'native') throw new Error(`The dialect ${dialect} is not spoken here.`);
      return {
        protocolVersion: 1,
        name: 'my-connector',
        version: '0.1.0',
        timeoutMs: TIMEOUT_MS,
        // Add LoginAgent, SetAgentReady and SetAgentNotReady as you write them: what is not named is not called. Events take
        // SubscribeForEvents and UnSubscribeForEvents, for the device page.DN; OpenAdapter and CloseAdapter where a user needs them.
        // Calls take AnswerCall, HoldCall, MakeCall and so on: their pages hold pyCallID, Destination, Digits or Party.
        activities: ['LogoutAgent'],
        // What is not true is not tested; what is true is. Turn on what your connector can.
        capabilities: {
          queueLogout: false, // log out of one queue and stay in the others
          reasonCodes: false, // pass on the reason that the agent chose for a logout
          breakReasons: false, // pass on the reason that the agent chose for a break (SetAgentNotReady)
          afterCallWork: false, // WorkMode AFTER_CALL_WORK is a state of its own
          attributes: false, // properties on AgentState go with the request
          credentials: false, // a wrong password can be told from a right one
          look: false, // ask the server how it holds an agent
          asyncOutcome: false, // wait for the outcome of a request that was only accepted
          calls: false, // agents may have calls
          events: false, // hand on what happens: notify.event({ pyEventName: 'Ready', DN: the device, AgentID: whose it is })
          concurrent: false, // two activities at once
        },
      };
    },

    /** Runs one activity. Answers the whole page, every property as it came, and a status only on failure. */
    async invoke(activity, page) {
      if (activity === 'LogoutAgent') {
        // To do: take page.AgentID out of page.Queue (of every queue where that is blank), with the reason at
        // page.AgentOptions.pyOpenCTI.pyReasonCode where there is one, in the server's own words.
        // On success: return { page }, and nothing else.
        return fail(page, 'LogoutAgent is not written yet');
      }
      return fail(page, `${activity} is not written yet`);
    },

    /** Between two scenarios: forget sessions and pages, close every connection to the server, and go on. */
    async reset() {},

    /** The end: close everything. */
    async shutdown() {},
  };
}

/**
 * On failure: severity Fail, and the same message in both error properties. Say why, in words that help an agent, and
 * never with a password or a token in it.
 *
 * @param {import('signoff/connector').Page} page
 * @param {string} message
 * @returns {import('signoff/connector').ActivityResult}
 */
function fail(page, message) {
  return {
    page: { ...page, pyStatusMessage: message, pyPegaCTIError: message },
    status: { severity: 'Fail', message },
  };
}
