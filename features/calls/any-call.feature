Feature: What holds of every activity about calls

  @CALL-10 @needs:SendDTMF
  Scenario: The digits go into the call that is named, in order
    Given agent Ada is logged in to sales
    And Ada has answered call one
    When Ada dials 1*#09 into call one
    Then no status is set
    And 1*#09 has been dialled into call one

  @CALL-15 @needs:HoldCall
  Scenario: A success says nothing, and leaves the page as it is
    Given agent Ada is logged in to sales
    And Ada has answered call one
    When Ada holds call one
    Then no status is set
    And pyStatusMessage and pyPegaCTIError are as they were
    And no property of the page has changed but AgentState

  @CALL-15 @needs:MakeCall
  Scenario: Whoever is called needs no word of it either
    Given agent Ada is logged in to sales
    When Ada calls +49301234567
    Then no status is set
    And pyStatusMessage and pyPegaCTIError are as they were
    And no property of the page has changed but AgentState

  @CALL-15 @needs:RetrieveCall
  Scenario: A refusal is a Fail, and both error properties carry it
    Given agent Ada is logged in to sales
    And Ada has answered call one
    When Ada retrieves call one
    Then the ACD refuses it
    And the message carries what the ACD said
    And the error properties carry the status message, or are left alone

  @CALL-16 @needs:BlindTransfer
  Scenario: What the CTI server has done is not asked for again
    Given agent Ada is logged in to sales
    And Ada has answered call one
    And the CTI server loses one answer and the connection with it
    When Ada passes on call one to +49301234567
    Then no Command reached the ACD twice

  @CALL-18 @needs:HoldCall
  Scenario: A call that is gone
    Given agent Ada is logged in to sales
    And Ada has answered call one
    And call one has ended
    When Ada holds call one
    Then the ACD refuses it
    And the status is Fail, with a message

  @CALL-18 @needs:HangUpCall @needs:directCalls
  Scenario: Somebody else's call is not hung up
    Given agent Ben is logged in to sales
    And agent Ada is logged in to sales
    And Ben has answered call one
    When Ada hangs up call one
    Then the ACD refuses it
    And the status is Fail, with a message
    And Ben talks in call one

  @CALL-18 @needs:AnswerCall @needs:directCalls
  Scenario: Somebody else's call is not answered
    Given agent Ben is logged in to sales
    And agent Ada is logged in to sales
    And call one comes to Ben
    When Ada answers call one
    Then the ACD refuses it
    And the status is Fail, with a message
    And call one still rings at Ben
