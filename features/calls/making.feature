@needs:MakeCall
Feature: MakeCall calls whoever is wanted

  The activity is over when the CTI server has taken the request. Whoever is called may answer, or not.

  @CALL-08
  Scenario Outline: What is dialled is what stands on the page
    Given agent Ada is logged in to sales
    And agent Ben is logged in to sales
    When Ada calls <whom>
    Then no status is set
    And Ada has made the new call to <whom>
    And the new call still rings at <whom>

    Examples:
      | whom        |
      | +49*72#3012 |
      | Ben         |

  @CALL-09
  Scenario: Somewhere that nobody can call
    Given agent Ada is logged in to sales
    When Ada calls no-such-place
    Then the ACD refuses it
    And the status is Fail, with a message

  @CALL-09
  Scenario: The telephone is in use
    Given agent Ada is logged in to sales
    And Ada has answered call one
    When Ada calls +49301234567
    Then the ACD refuses it
    And the status is Fail, with a message
    And Ada talks in call one

  @CALL-09
  Scenario: The agent is logged out
    Given agent Ada works in sales but is not logged in
    When Ada calls +49301234567
    Then the ACD refuses it
    And the status is Fail, with a message

  @CALL-16
  Scenario: What the CTI server has dialled is not dialled again
    Given agent Ada is logged in to sales
    And the CTI server loses one answer
    When Ada calls +49301234567
    Then no Command reached the ACD twice

  @CALL-17
  Scenario: The far end need not answer
    Given agent Ada is logged in to sales
    When Ada calls +49301234567
    Then no status is set
    And Ada has made the new call to +49301234567
    And the new call still rings at +49301234567

  @CALL-19
  Scenario: What goes with the call reaches it
    Given agent Ada is logged in to sales
    When Ada calls +49301234567 with these data:
      | case     | C-0815 |
      | language | de     |
    Then Ada has made the new call to +49301234567
    And the new call carries the same
