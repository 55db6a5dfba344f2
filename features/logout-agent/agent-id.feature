Feature: LogoutAgent needs to know whom

  The agent's id is a required property of the page. Without one there is nobody to log out.

  @LOGOUT-17
  Scenario Outline: The AgentID is missing
    Given agent Ada is logged in to sales
    When a logout is asked for with <blank> as the AgentID
    Then the status is Fail, with a message

    Examples:
      | blank          |
      | nothing        |
      | null           |
      | an empty text  |
      | blanks         |

  @LOGOUT-32
  Scenario Outline: Without an AgentID the ACD is asked to do nothing
    Given agent Ada is logged in to sales
    When a logout is asked for with <blank> as the AgentID
    Then no Command reached the ACD

    Examples:
      | blank          |
      | nothing        |
      | null           |
      | an empty text  |
      | blanks         |
