Feature: HoldCall and RetrieveCall put a call on hold, and retrieve it

  @CALL-04 @needs:HoldCall
  Scenario: The call that is named is put on hold
    Given agent Ada is logged in to sales
    And Ada has answered call one
    When Ada holds call one
    Then no status is set
    And Ada has call one on hold

  @CALL-04 @needs:HoldCall
  Scenario: Without a call on the page nothing is put on hold
    Given agent Ada is logged in to sales
    And Ada has answered call one
    When Ada holds and names no call
    Then the status is Fail, with a message
    And Ada talks in call one

  @CALL-05 @needs:RetrieveCall
  Scenario: The call that is named is retrieved
    Given agent Ada is logged in to sales
    And Ada has answered call one
    And Ada has put call one on hold
    When Ada retrieves call one
    Then no status is set
    And Ada talks in call one

  @CALL-05 @needs:RetrieveCall
  Scenario: A call that is not on hold cannot be retrieved
    Given agent Ada is logged in to sales
    And Ada has answered call one
    When Ada retrieves call one
    Then the ACD refuses it
    And the status is Fail, with a message
    And Ada talks in call one
