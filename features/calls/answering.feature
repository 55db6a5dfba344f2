@needs:AnswerCall
Feature: AnswerCall answers the call that rings

  An agent may have several calls: the one that is named is answered, and where none is, the one that rings. Whoever is talking is
  not disturbed.

  @CALL-01 @needs:directCalls
  Scenario: Of the calls that ring the one that is named is answered
    Given agent Ada is logged in to sales
    And call one comes to Ada
    And call two comes to Ada
    And call three comes to Ada
    When Ada answers call two
    Then no status is set
    And Ada talks in call two
    And call one still rings at Ada
    And call three still rings at Ada

  @CALL-02
  Scenario: Without a call on the page the one that rings is answered
    Given agent Ada is logged in to sales
    And call one comes to Ada
    When Ada answers and names no call
    Then no status is set
    And Ada talks in call one

  @CALL-02 @needs:directCalls
  Scenario: Without a call on the page it is the one that rings at this agent, and not the one on hold
    Given agent Ada is logged in to sales
    And agent Ben is logged in to sales
    And call one comes to Ben
    And Ada has answered call two
    And Ada has put call two on hold
    And call three comes to Ada
    When Ada answers and names no call
    Then no status is set
    And Ada talks in call three
    And Ada has call two on hold
    And call one still rings at Ben

  @CALL-03
  Scenario: Where no call rings there is none to answer
    Given agent Ada is logged in to sales
    And Ada has answered call one
    When Ada answers and names no call
    Then the ACD refuses it
    And the status is Fail, with a message
    And Ada talks in call one
