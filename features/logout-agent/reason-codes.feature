Feature: LogoutAgent passes on the reason that the agent chose

  A reason code is text. It reaches the ACD as it was chosen, it is never made up, and an old one is never used again.

  @LOGOUT-09
  Scenario Outline: The reason reaches the ACD unchanged
    Given the ACD knows the logout reason "<code>"
    And agent Ada is logged in to sales
    When Ada logs out with the reason "<code>"
    Then the reason "<code>" reached the ACD

    Examples: leading zeros, letters, and a number that is none
      | code   |
      | 07     |
      | B12    |
      | 1e3    |
      | 0x1F   |

  @LOGOUT-09
  Scenario: Whatever a reason looks like, it reaches the ACD as it is
    Given the ACD knows logout reasons of every kind
    And agent Ada is logged in to sales
    When Ada logs out with each of them, and starts anew in between
    Then each of them reached the ACD

  @LOGOUT-09
  Scenario: The next reason is another one
    Given the ACD knows the logout reason lunch
    And the ACD knows the logout reason training
    And agent Ada is logged in to sales
    And Ada logs out with the reason lunch
    And Ada is logged in again
    When Ada logs out with the reason training
    Then the reason training reached the ACD

  @LOGOUT-10
  Scenario: Without a reason the logout works and none is sent
    Given the ACD demands no logout reason
    And agent Ada is logged in to sales
    When Ada logs out without a reason
    Then the ACD holds Ada as LoggedOut
    And no reason reached the ACD

  @LOGOUT-10
  Scenario Outline: A blank reason is no reason
    Given the ACD demands no logout reason
    And agent Ada is logged in to sales
    When Ada logs out with <blank> as the reason
    Then the ACD holds Ada as LoggedOut
    And no reason reached the ACD

    Examples:
      | blank         |
      | null          |
      | an empty text |

  @LOGOUT-10
  Scenario: Without a page for reasons none is sent
    Given the ACD demands no logout reason
    And agent Ada is logged in to sales
    When Ada logs out with options that hold no page for a reason
    Then the ACD holds Ada as LoggedOut
    And no reason reached the ACD

  @LOGOUT-11
  Scenario: Yesterday's reason is not sent again
    Given the ACD demands no logout reason
    And the ACD knows the logout reason lunch
    And agent Ada is logged in to sales
    And Ada logs out with the reason lunch
    And Ada is logged in again
    When Ada logs out without a reason
    Then no reason reached the ACD

  @LOGOUT-11
  Scenario: Somebody else's reason is not sent
    Given the ACD demands no logout reason
    And the ACD knows the logout reason lunch
    And agent Ben is logged in to sales
    And agent Ada is logged in to sales
    And Ben logs out with the reason lunch
    When Ada logs out without a reason
    Then no reason reached the ACD

  @LOGOUT-11
  Scenario: The reason of a logout that was refused is not sent with the next one
    Given the ACD demands no logout reason
    And the ACD knows the logout reason lunch
    And agent Ada works in sales but is not logged in
    And Ada logs out with the reason lunch
    And Ada is logged in again
    When Ada logs out without a reason
    Then no reason reached the ACD

  @LOGOUT-11 @needs:SetAgentNotReady @needs:breakReasons
  Scenario: The reason of the break is not the reason of the logout
    Given the ACD demands no logout reason
    And the ACD knows the break reason coffee
    And agent Ada is logged in to sales
    And Ada is NotReady with the reason coffee
    When Ada logs out without a reason
    Then no reason reached the ACD

  @LOGOUT-22
  Scenario: The ACD demands a reason and gets none
    Given the ACD demands a logout reason
    And agent Ada is logged in to sales
    When Ada logs out without a reason
    Then the ACD refuses it
    And the status is Fail, with a message

  @LOGOUT-22
  Scenario: The ACD does not know the reason
    Given the ACD refuses reasons that it does not know
    And agent Ada is logged in to sales
    When Ada logs out with the reason "no-such-reason"
    Then the ACD refuses it
    And the status is Fail, with a message
