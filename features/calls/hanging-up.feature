@needs:HangUpCall
Feature: HangUpCall ends the call that goes on

  The page names a device, and need not name a call: it is the established one that ends.

  @CALL-06
  Scenario: The established call ends
    Given agent Ada is logged in to sales
    And Ada has answered call one
    When Ada hangs up and names no call
    Then no status is set
    And call one is over
    And Ada is in no call

  @CALL-06
  Scenario: Without a call there is nothing to hang up
    Given agent Ada is logged in to sales
    When Ada hangs up and names no call
    Then the ACD refuses it
    And the status is Fail, with a message

  @CALL-07 @needs:directCalls
  Scenario: Of two calls the active one ends, and the other stays on hold
    Given agent Ada is logged in to sales
    And Ada has answered call one
    And Ada has put call one on hold
    And Ada has answered call two
    When Ada hangs up and names no call
    Then no status is set
    And call two is over
    And Ada has call one on hold
