Feature: LoginAgent fails when the ACD lets nobody in

  A login that is refused is a Fail with a message. It changes nothing else, and the password stays a secret.

  @LOGIN-03
  Scenario: The password is wrong
    Given agent Ada works in sales but is not logged in
    When Ada logs in with a wrong password
    Then the ACD refuses it
    And the status is Fail, with a message
    And the ACD holds Ada as LoggedOut

  @LOGIN-03
  Scenario: The right password of the last time does not vouch for a wrong one
    Given agent Ada works in sales but is not logged in
    And Ada logs in
    And Ada logs out
    When Ada logs in with a wrong password
    Then the ACD refuses it
    And the status is Fail, with a message
    And the ACD holds Ada as LoggedOut

  @LOGIN-05 @needs:loginRefusal
  Scenario: The agent is logged in elsewhere already
    Given agent Ada works in sales but is not logged in
    And Ada is logged in from elsewhere, at another extension
    When Ada logs in
    Then the status is Fail, with a message
    And the message carries what the ACD said

  @LOGIN-09
  Scenario: The password shows nowhere after a login
    Given agent Ada works in sales but is not logged in
    When Ada logs in
    Then no password and no token shows in message, event or log

  @LOGIN-09
  Scenario: The password shows nowhere after a refused login
    Given agent Ada works in sales but is not logged in
    And Ada is logged in from elsewhere, at another extension
    When Ada logs in
    Then no password and no token shows in message, event or log

  @LOGIN-10 @needs:loginRefusal
  Scenario: A Fail changes nothing but the status and the error properties
    Given agent Ada works in sales but is not logged in
    And Ada is logged in from elsewhere, at another extension
    When Ada logs in
    Then no property of the page has changed but AgentState, pyStatusMessage and pyPegaCTIError

  @LOGIN-10 @needs:credentials
  Scenario: The wrong password stays on the page
    Given agent Ada works in sales but is not logged in
    When Ada logs in with a wrong password
    Then no property of the page has changed but AgentState, pyStatusMessage and pyPegaCTIError

  @LOGIN-10
  Scenario: The page is left alone when nobody listens
    Given agent Ada works in sales but is not logged in
    And the adapter of Ada is open, where there is one
    And the CTI server refuses connections
    When Ada logs in
    Then no property of the page has changed but AgentState, pyStatusMessage and pyPegaCTIError
