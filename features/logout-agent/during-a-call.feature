Feature: LogoutAgent during a call

  What a logout does to an agent who is talking is the ACD's choice: it refuses, it lets the agent go at once, or it
  waits for the end of the call. The connector passes on what the ACD said.

  @LOGOUT-25 @needs:callRefusal
  Scenario: The ACD refuses
    Given the ACD refuses a logout during a call
    And agent Ada is logged in to sales
    And Ada is on a call of sales
    When Ada logs out
    Then the status is Fail, with a message

  @LOGOUT-25
  Scenario: The ACD lets the agent go at once
    Given the ACD allows a logout during a call
    And agent Ada is logged in to sales
    And Ada is on a call of sales
    When Ada logs out
    Then no status is set
    And the ACD holds Ada as LoggedOut

  @LOGOUT-25 @needs:asyncOutcome
  Scenario: The ACD waits for the end of the call, and says so
    Given the ACD defers a logout during a call
    And agent Ada is logged in to sales
    And Ada is on a call of sales
    When Ada logs out
    Then no status is set
    When the call ends
    Then the ACD holds Ada as LoggedOut
