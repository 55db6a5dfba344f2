Feature: LogoutAgent fails when the ACD refuses

  Success is easy. When the ACD says no, the agent must hear of it: the status is Fail, with a message that tells why,
  and nothing else happens.

  @LOGOUT-06
  Scenario: The agent is logged in to no queue
    Given agent Ada works in sales but is not logged in
    When Ada logs out
    Then the status is Fail, with a message

  @LOGOUT-06
  Scenario: The second logout of two
    Given agent Ada is logged in to sales
    And Ada logs out
    When Ada logs out
    Then the status is Fail, with a message

  @LOGOUT-14
  Scenario: The ACD lets nobody out who is Ready
    Given the ACD lets agents log out only when they are NotReady
    And agent Ada is logged in to sales
    And Ada is Ready
    When Ada logs out
    Then the status is Fail, with a message

  @LOGOUT-14
  Scenario: The ACD does not know the agent
    Given agent Zoe is unknown to the ACD
    When Zoe logs out
    Then the status is Fail, with a message

  @LOGOUT-14
  Scenario: The ACD lets nobody out during a call
    Given the ACD refuses a logout during a call
    And agent Ada is logged in to sales
    And Ada is on a call of sales
    When Ada logs out
    Then the status is Fail, with a message

  @LOGOUT-15
  Scenario: The message carries what the ACD said
    Given the ACD lets agents log out only when they are NotReady
    And agent Ada is logged in to sales
    And Ada is Ready
    When Ada logs out
    Then the message carries what the ACD said

  @LOGOUT-16
  Scenario: A Fail changes nothing but the status and the error properties
    Given the ACD lets agents log out only when they are NotReady
    And agent Ada is logged in to sales
    And Ada is Ready
    When Ada logs out with these properties on the page:
      | WorkMode      | MANUAL_IN |
      | pyWorkstation | WS-0815   |
    Then no property of the page has changed but AgentState, pyStatusMessage and pyPegaCTIError

  @LOGOUT-16 @needs:queueLogout
  Scenario: The queue that could not be left stays on the page
    Given agent Ada is logged in to sales
    And there is the queue billing
    When Ada logs out of billing
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

  @LOGOUT-34
  Scenario: Both error properties carry the message, or neither
    Given the ACD lets agents log out only when they are NotReady
    And agent Ada is logged in to sales
    And Ada is Ready
    When Ada logs out
    Then the error properties carry the status message, or are left alone
