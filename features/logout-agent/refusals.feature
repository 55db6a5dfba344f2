Feature: LogoutAgent fails when the ACD refuses

  Success is easy. When the ACD says no, the agent must hear of it: the status is Fail, with a message that tells why,
  and nothing else happens.

  @LOGOUT-06
  Scenario: The agent is logged in to no queue
    Given agent Ada works in sales but is not logged in
    And the ACD refuses a logout to whoever is logged out
    When Ada logs out
    Then the ACD refuses it
    And the status is Fail, with a message

  @LOGOUT-06
  Scenario: The second logout of two
    Given agent Ada is logged in to sales
    And the ACD refuses a logout to whoever is logged out
    And Ada logs out
    When Ada logs out
    Then the ACD refuses it
    And the status is Fail, with a message

  @LOGOUT-06
  Scenario: A supervisor was faster
    Given agent Ada is logged in to sales
    And the ACD refuses a logout to whoever is logged out
    And a supervisor logs Ada out
    When Ada logs out
    Then the ACD refuses it
    And the status is Fail, with a message

  @LOGOUT-14
  Scenario: The ACD lets nobody out who is Ready
    Given the ACD lets agents log out only when they are NotReady
    And agent Ada is logged in to sales
    And Ada is Ready
    When Ada logs out
    Then the ACD refuses it
    And the status is Fail, with a message

  @LOGOUT-14
  Scenario: The ACD does not know the agent
    Given agent Zoe is unknown to the ACD
    When Zoe logs out
    Then the ACD refuses it
    And the status is Fail, with a message

  @LOGOUT-14 @needs:callRefusal
  Scenario: The ACD lets nobody out during a call
    Given the ACD refuses a logout during a call
    And agent Ada is logged in to sales
    And Ada is on a call of sales
    When Ada logs out
    Then the ACD refuses it
    And the status is Fail, with a message

  @LOGOUT-15 @needs:stateRefusal
  Scenario: The message carries what the ACD said
    Given the ACD lets agents log out only when they are NotReady
    And agent Ada is logged in to sales
    And Ada is Ready
    When Ada logs out
    Then the message carries what the ACD said

  @LOGOUT-15 @needs:stateRefusal
  Scenario: The message carries what the ACD said this time, not what it said to somebody earlier
    Given the ACD lets agents log out only when they are NotReady
    And agent Ada is logged in to sales
    And Ada is Ready
    And agent Ben works in sales but is not logged in
    And Ben logs out
    When Ada logs out
    Then the message carries what the ACD said

  @LOGOUT-16
  Scenario: A Fail changes nothing but the status and the error properties
    Given the ACD lets agents log out only when they are NotReady
    And agent Ada is logged in to sales
    And Ada is Ready
    When Ada logs out
    Then no property of the page has changed but AgentState, pyStatusMessage and pyPegaCTIError

  @LOGOUT-16 @needs:queueLogout
  Scenario: The queue that could not be left stays on the page
    Given agent Ada is logged in to sales
    And there is the queue billing
    When Ada logs out of billing
    Then no property of the page has changed but AgentState, pyStatusMessage and pyPegaCTIError

  @LOGOUT-16
  Scenario Outline: Without a link the page is left alone as well
    Given agent Ada is logged in to sales
    And the CTI server <breaks>
    When Ada logs out
    Then no property of the page has changed but AgentState, pyStatusMessage and pyPegaCTIError

    Examples:
      | breaks              |
      | refuses connections |
      | never answers       |

  @LOGOUT-16
  Scenario: Nobody is put on a page that names nobody
    Given agent Ada is logged in to sales
    When a logout is asked for with an empty text as the AgentID
    Then no property of the page has changed but AgentState, pyStatusMessage and pyPegaCTIError

  @LOGOUT-20
  Scenario: After a refusal the activity ends
    Given the ACD lets agents log out only when they are NotReady
    And agent Ada is logged in to sales
    And Ada is Ready
    When Ada logs out
    Then nothing reached the ACD after the refusal

  @LOGOUT-24
  Scenario: The message gives no secret away
    Given the ACD lets agents log out only when they are NotReady
    And agent Ada is logged in to sales
    And Ada is Ready
    When Ada logs out with the password still on the page
    Then the status is Fail, with a message
    And no password and no token shows

  @LOGOUT-24
  Scenario: The message gives no secret away that the CTI server itself quotes
    Given agent Ada is logged in to sales
    And the CTI server fails, and quotes the request with all that is in it
    When Ada logs out
    Then the status is Fail, with a message
    And no password and no token shows

  @LOGOUT-34
  Scenario: Both error properties carry the message, or neither
    Given the ACD lets agents log out only when they are NotReady
    And agent Ada is logged in to sales
    And Ada is Ready
    When Ada logs out
    Then the error properties carry the status message, or are left alone

  @LOGOUT-34
  Scenario: Both error properties carry the message when nobody listens
    Given agent Ada is logged in to sales
    And the CTI server refuses connections
    When Ada logs out
    Then the error properties carry the status message, or are left alone

  @LOGOUT-34
  Scenario: Both error properties carry the message when the page names nobody
    Given agent Ada is logged in to sales
    When a logout is asked for with an empty text as the AgentID
    Then the error properties carry the status message, or are left alone
