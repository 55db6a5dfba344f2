Feature: The ACD says one thing and does another

  Some ACDs accept a request now and refuse it later, some are never heard of again, and some say OK and do nothing. The
  status tells what became of the request, not what was said first.

  @FAULT-07
  Scenario: Accepted, and refused later
    Given the ACD lets agents log out only when they are NotReady
    And agent Ada is logged in to sales
    And Ada is Ready
    And the ACD accepts every Command and settles it later
    When Ada logs out
    Then the message carries what the ACD said
    And the ACD holds Ada as Ready

  @FAULT-07
  Scenario: Accepted, and done later
    Given agent Ada is logged in to sales
    And the ACD accepts every Command and settles it later
    When Ada logs out
    Then no status is set
    And the ACD holds Ada as LoggedOut

  @FAULT-07 @needs:SetAgentReady @policy:stateChangeWhileLoggedOut=refuse
  Scenario: Accepted, and later it turns out that the agent is in no queue
    Given agent Ada works in sales but is not logged in
    And the ACD refuses other states to whoever is logged out
    And the ACD accepts every Command and settles it later
    When Ada asks to be Ready
    Then the message carries what the ACD said

  @FAULT-08
  Scenario: Accepted, and then nothing more
    Given agent Ada is logged in to sales
    And the CTI server accepts everything, and is not heard of again
    When Ada logs out
    Then the status is Fail, with a message

  @FAULT-13
  Scenario: The ACD answers success and does nothing
    Given agent Ada is logged in to sales
    And the CTI server answers with a success, and does nothing
    When Ada logs out
    Then the status is Fail, with a message

  @FAULT-13 @needs:SetAgentReady
  Scenario: The ACD answers success and lets nobody be Ready
    Given agent Ada is logged in to sales
    And a supervisor makes Ada NotReady
    And the CTI server answers with a success, and does nothing
    When Ada asks to be Ready
    Then the status is Fail, with a message

  @FAULT-13 @needs:SetAgentNotReady @needs:afterCallWork
  Scenario: The ACD answers success and lets nobody do after-call work
    Given agent Ada is logged in to sales
    And the CTI server answers with a success, and does nothing
    When Ada asks for after-call work
    Then the status is Fail, with a message

  @FAULT-13 @needs:LoginAgent
  Scenario: The ACD answers success and lets nobody in
    Given agent Ada works in sales but is not logged in
    And the CTI server answers with a success, and does nothing
    When Ada logs in
    Then the status is Fail, with a message

  @LOGOUT-31
  Scenario: The ACD says OK to the logout of somebody who is not logged in
    Given agent Ada works in sales but is not logged in
    And the CTI server answers with a success, and does nothing
    When Ada logs out
    Then the status is Fail, with a message

  @LOGOUT-31
  Scenario: The switch that never says no
    Given the ACD takes a logout of whoever is logged out, and changes nothing
    And agent Ada works in sales but is not logged in
    When Ada logs out
    Then the status is Fail, with a message
    And the ACD holds Ada as LoggedOut

  @LOGOUT-31 @policy:logoutWhileLoggedOut=ignore @undeclared:look
  Scenario: Somebody else was faster, and the switch says OK all the same
    Given agent Ada is logged in to sales
    And a supervisor logs Ada out
    When Ada logs out
    Then the status is Fail, with a message
