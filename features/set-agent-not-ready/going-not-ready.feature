Feature: SetAgentNotReady takes the agent off the calls

  Whoever is NotReady keeps the queue logins and gets no calls. The reason reaches the ACD as it was chosen, and
  after-call work is a state of its own.

  @NOTREADY-01
  Scenario: The agent is NotReady and the next call goes to somebody else
    Given agent Ada is logged in to support and sales
    And Ada is Ready
    And a colleague Ben is Ready in sales
    When Ada asks to be NotReady
    Then the ACD holds Ada as NotReady
    When a call arrives in sales
    Then the call is offered to Ben
    And no call is offered to Ada

  @NOTREADY-02
  Scenario Outline: The reason reaches the ACD unchanged
    Given the ACD knows the break reason "<code>"
    And agent Ada is logged in to sales
    And Ada is Ready
    When Ada asks to be NotReady with the reason "<code>"
    Then the reason "<code>" reached the ACD

    Examples: leading zeros, letters, and a number that is none
      | code |
      | 07   |
      | B12  |
      | 1e3  |

  @NOTREADY-02
  Scenario: Whatever a reason looks like, it reaches the ACD as it is
    Given the ACD knows break reasons of every kind
    And agent Ada is logged in to sales
    And Ada is Ready
    When Ada asks to be NotReady with each of them, and starts anew in between
    Then each of them reached the ACD

  @NOTREADY-02
  Scenario: The next break has a reason of its own
    Given the ACD knows the break reason coffee
    And the ACD knows the break reason training
    And agent Ada is logged in to sales
    And Ada is NotReady with the reason coffee
    And Ada is Ready
    When Ada asks to be NotReady with the reason training
    Then the reason training reached the ACD

  @NOTREADY-03
  Scenario: After-call work
    Given agent Ada is logged in to sales
    And Ada is Ready
    When Ada asks for after-call work
    Then the ACD holds Ada as AfterCallWork

  @NOTREADY-04 @policy:stateChangeWhileLoggedOut=refuse
  Scenario: The agent is in no queue
    Given agent Ada works in sales but is not logged in
    And the ACD refuses other states to whoever is logged out
    When Ada asks to be NotReady
    Then the ACD refuses it
    And the status is Fail, with a message

  @NOTREADY-04
  Scenario: The ACD does not know the agent
    Given agent Zoe is unknown to the ACD
    When Zoe asks to be NotReady
    Then the ACD refuses it
    And the status is Fail, with a message

  @NOTREADY-05
  Scenario: On success no status is set and the page is left alone
    Given agent Ada is logged in to sales
    And Ada is Ready
    When Ada asks to be NotReady
    Then no status is set
    And no property of the page has changed but AgentState

  @NOTREADY-05 @needs:afterCallWork
  Scenario: The work mode stays on the page
    Given agent Ada is logged in to sales
    And Ada is Ready
    When Ada asks for after-call work
    Then no status is set
    And no property of the page has changed but AgentState

  @NOTREADY-06
  Scenario: After-call work does not stick to the next break
    Given agent Ada is logged in to sales
    And Ada is Ready
    And Ada asks for after-call work
    When Ada asks to be NotReady
    Then the ACD holds Ada as NotReady

  @NOTREADY-06
  Scenario: After-call work that was refused does not stick either
    Given agent Ada works in sales but is not logged in
    And Ada asks for after-call work
    And Ada is logged in again
    And Ada is Ready
    When Ada asks to be NotReady
    Then the ACD holds Ada as NotReady
