Feature: LogoutAgent leaves one queue and stays in the others

  With Queue set on the page, the agent leaves that queue alone. A queue that cannot be left is a Fail, and costs the
  agent none of the other queues.

  @LOGOUT-04
  Scenario: The agent leaves the queue on the page and stays in the other
    Given agent Ada is logged in to sales and support
    When Ada logs out of sales
    Then Ada is logged in to support

  @LOGOUT-04
  Scenario: Queue after queue, and none is taken for one that sounds like it
    Given agent Ada is logged in to presales, sales-west and sales
    When Ada logs out of sales
    Then Ada is logged in to presales and sales-west
    When Ada logs out of presales
    Then Ada is logged in to sales-west

  @LOGOUT-04
  Scenario: Whatever the id of a queue looks like, that one is left and none that looks like it
    Given there are two queues of every kind, and agent Ada is logged in to them all
    When Ada logs out of one of each kind
    Then Ada is still in the other one of each kind

  @LOGOUT-04
  Scenario: The last queue that is left is the final logout
    Given agent Ada is logged in to sales
    When Ada logs out of sales
    Then the ACD holds Ada as LoggedOut

  @LOGOUT-21
  Scenario: A queue that does not exist
    Given agent Ada is logged in to sales
    When Ada logs out of a queue that does not exist
    Then the ACD refuses it
    And the status is Fail, with a message

  @LOGOUT-21
  Scenario: A queue that the agent is not in
    Given agent Ada is logged in to sales-west and presales
    And there is the queue sales
    And the ACD refuses a logout of a queue to whoever is not in it
    When Ada logs out of sales
    Then the ACD refuses it
    And the status is Fail, with a message

  @LOGOUT-33 @policy:queueLogoutWhenNotIn=refuse
  Scenario: A refused queue leaves the other queue logins alone
    Given agent Ada is logged in to sales and support
    And there is the queue presales
    And the ACD refuses a logout of a queue to whoever is not in it
    When Ada logs out of presales
    Then the ACD refuses it
    And Ada is logged in to sales and support
