Feature: What happens is told before the answer comes

  Many CTI servers tell of a change before they answer the request that brought it about. What became of the request is what the
  answer says, in either order.

  @FAULT-11
  Scenario: The logout is told before it is answered
    Given agent Ada is logged in to sales
    And the CTI server tells what happens before it answers
    When Ada logs out
    Then no status is set
    And the ACD holds Ada as LoggedOut

  @FAULT-11 @needs:SetAgentReady
  Scenario: Another state is told before it is answered
    Given agent Ada is logged in to sales
    And a supervisor makes Ada NotReady
    And the CTI server tells what happens before it answers
    When Ada asks to be Ready
    Then no status is set
    And the ACD holds Ada as Ready
