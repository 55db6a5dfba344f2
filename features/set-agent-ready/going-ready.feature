Feature: SetAgentReady makes the agent available

  Whoever is Ready gets calls. There is no reason for being Ready, and whoever is in no queue cannot be it.

  @READY-01
  Scenario: The agent is Ready and gets the next call
    Given agent Ada is logged in to sales and support
    When Ada asks to be Ready
    Then the ACD holds Ada as Ready
    When a call arrives in support
    Then the call is offered to Ada

  @READY-01
  Scenario: The agent is Ready while a call waits, and gets it at once
    Given agent Ada is logged in to sales
    And Ada is Ready
    And a supervisor makes Ada NotReady
    And a call arrives in sales
    When Ada asks to be Ready
    Then no status is set
    And the call is offered to Ada

  @READY-01
  Scenario: The agent is Ready again after a supervisor's break
    Given agent Ada is logged in to sales
    And Ada is Ready
    And a supervisor makes Ada NotReady
    When Ada asks to be Ready
    Then the ACD holds Ada as Ready

  @READY-02
  Scenario: The reason for the break does not go with Ready
    Given the ACD knows the break reason coffee
    And agent Ada is logged in to sales
    And Ada is NotReady with the reason coffee
    When Ada asks to be Ready on a page that still holds the reason coffee
    Then no reason reached the ACD

  @READY-03 @policy:stateChangeWhileLoggedOut=refuse
  Scenario: The agent is in no queue
    Given agent Ada works in sales but is not logged in
    And the ACD refuses other states to whoever is logged out
    When Ada asks to be Ready
    Then the ACD refuses it
    And the status is Fail, with a message

  @READY-03
  Scenario: The ACD does not know the agent
    Given agent Zoe is unknown to the ACD
    When Zoe asks to be Ready
    Then the ACD refuses it
    And the status is Fail, with a message

  @READY-04
  Scenario: On success no status is set and the page is left alone
    Given agent Ada is logged in to sales
    When Ada asks to be Ready
    Then no status is set
    And no property of the page has changed but AgentState

  @READY-04 @policy:stateChangeWhileLoggedOut=refuse
  Scenario: A success after a refusal reports no refusal
    Given agent Ada works in sales but is not logged in
    And Ada asks to be Ready
    And Ada is logged in again
    When Ada asks to be Ready
    Then no status is set
    And no property of the page has changed but AgentState
