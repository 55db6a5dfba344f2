Feature: LogoutAgent leaves the page alone when all went well

  On success the activity sets no status and updates no property. Only the AgentState page is its own to fill.

  @LOGOUT-12
  Scenario: No status, and the error properties as they were
    Given agent Ada is logged in to sales
    When Ada logs out with these properties on the page:
      | pyStatusMessage | a message from elsewhere |
      | pyPegaCTIError  | an error from elsewhere  |
    Then no status is set
    And pyStatusMessage and pyPegaCTIError are as they were

  @LOGOUT-12 @needs:queueLogout
  Scenario: No status when one queue of two is left
    Given agent Ada is logged in to sales and support
    When Ada logs out of sales
    Then no status is set

  @LOGOUT-13
  Scenario: Every other property survives
    Given agent Ada is logged in to sales
    When Ada logs out
    Then no property of the page has changed but AgentState

  @LOGOUT-13
  Scenario: Nothing of an earlier page comes along
    Given agent Ben is logged in to sales
    And agent Ada is logged in to sales
    And Ben logs out
    When Ada logs out
    Then no property of the page has changed but AgentState

  @LOGOUT-13 @needs:reasonCodes
  Scenario: The reason stays on the page
    Given the ACD knows the logout reason lunch
    And agent Ada is logged in to sales
    When Ada logs out with the reason lunch
    Then no property of the page has changed but AgentState

  @LOGOUT-13 @needs:queueLogout
  Scenario: The queue stays on the page
    Given agent Ada is logged in to sales and support
    When Ada logs out of sales
    Then no property of the page has changed but AgentState

  @LOGOUT-23
  Scenario: A success after a Fail does not report the old failure
    Given agent Ada works in sales but is not logged in
    And Ada logs out
    And Ada is logged in from elsewhere
    When Ada logs out again on the same page
    Then no status is set

  @LOGOUT-23 @needs:SetAgentReady @policy:stateChangeWhileLoggedOut=refuse
  Scenario: A success after the Fail of another activity does not report that
    Given agent Ada works in sales but is not logged in
    And Ada asks to be Ready
    And Ada is logged in again
    When Ada logs out
    Then no status is set
