Feature: Calls are passed on, with a word or without

  A blind transfer is over at once. Before any other the agent consults somebody beside the call that waits, and then leaves both of
  them to it.

  @CALL-11 @needs:BlindTransfer
  Scenario: The caller is passed on, and the agent is free
    Given agent Ben is logged in to sales
    And agent Ada is logged in to sales
    And Ada has answered call one
    When Ada passes on call one to Ben
    Then no status is set
    And the caller talks in call one
    And call one still rings at Ben
    And Ada is in no call

  @CALL-11 @needs:BlindTransfer
  Scenario: A call that cannot be passed on stays
    Given agent Ada is logged in to sales
    And Ada has answered call one
    When Ada passes on call one to no-such-place
    Then the ACD refuses it
    And the status is Fail, with a message
    And Ada talks in call one
    And the caller talks in call one

  @CALL-12 @needs:TransferInitiate
  Scenario: Somebody is consulted beside the call that waits
    Given agent Ben is logged in to sales
    And agent Ada is logged in to sales
    And Ada has answered call one
    When Ada begins to transfer call one to Ben
    Then no status is set
    And Ada has call one on hold
    And Ada has made the consultation to Ben
    And the consultation still rings at Ben

  @CALL-12 @needs:TransferComplete
  Scenario: Whoever was consulted has the caller, and the agent is free
    Given agent Ben is logged in to sales
    And agent Ada is logged in to sales
    And Ada has answered call one
    And Ada has consulted Ben beside call one
    When Ada completes the transfer of call one
    Then no status is set
    And the caller talks in call one
    And Ben talks in call one
    And Ada is in no call

  @CALL-19 @needs:TransferInitiate
  Scenario: What goes with a consultation reaches it
    Given agent Ada is logged in to sales
    And Ada has answered call one
    When Ada begins to transfer call one to +49301234567 with these data:
      | case | C-0815 |
    Then Ada has made the consultation to +49301234567
    And the consultation carries the same
