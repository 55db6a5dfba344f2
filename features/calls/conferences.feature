Feature: Several share a call, and one can leave it

  @CALL-13 @needs:ConferenceInitiate
  Scenario: Somebody is called, to join in
    Given agent Ada is logged in to sales
    And Ada has answered call one
    When Ada begins to extend call one to +49301234567
    Then no status is set
    And Ada has call one on hold
    And Ada has made the consultation to +49301234567

  @CALL-13 @needs:ConsultationCall
  Scenario: Somebody is asked about a call
    Given agent Ada is logged in to sales
    And Ada has answered call one
    When Ada takes a question about call one to +49301234567
    Then no status is set
    And Ada has call one on hold
    And Ada has made the consultation to +49301234567

  @CALL-13 @needs:ConferenceComplete
  Scenario: The three of them are in one call
    Given agent Ben is logged in to sales
    And agent Ada is logged in to sales
    And Ada has answered call one
    And Ada has consulted Ben beside call one
    When Ada completes the conference of call one
    Then no status is set
    And Ada talks in call one
    And Ben talks in call one
    And the caller talks in call one

  @CALL-14 @needs:DropParty
  Scenario Outline: Only whoever is named leaves
    Given agent Ben is logged in to sales
    And agent Ada is logged in to sales
    And Ada has answered call one
    And Ada has <whom> take part in call one
    When Ada drops <whom> from call one
    Then no status is set
    And <whom> is not in call one
    And Ada talks in call one
    And the caller talks in call one

    Examples:
      | whom         |
      | Ben          |
      | +49301234567 |

  @CALL-14 @needs:DropParty
  Scenario: Nobody leaves where nobody has that number
    Given agent Ada is logged in to sales
    And Ada has answered call one
    And Ada has +49301234567 take part in call one
    When Ada drops +4930123 from call one
    Then the ACD refuses it
    And the status is Fail, with a message
    And Ada talks in call one
    And the caller talks in call one
    And +49301234567 talks in call one
