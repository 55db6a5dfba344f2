Feature: After the final logout

  Whoever is logged out gets no calls and cannot change to any other state, until the next login.

  @LOGOUT-07
  Scenario: The call goes to somebody else
    Given the ACD lets agents log out when they are Ready
    And agent Ada is logged in to sales and support
    And Ada is Ready
    When Ada logs out
    And a colleague Ben is Ready in sales
    And a colleague Cleo is Ready in support
    And a call arrives in sales
    And a call arrives in support
    Then the call is offered to Ben
    And the call is offered to Cleo
    And no call is offered to Ada

  @LOGOUT-08
  Scenario: No other state until the next login
    Given agent Ada is logged in to sales
    And the ACD refuses other states to whoever is logged out
    And Ada logs out
    When Ada asks to be Ready
    Then the status is Fail, with a message
    When Ada logs in
    And Ada asks to be Ready
    Then the ACD holds Ada as Ready
    And Ada is logged in to sales
