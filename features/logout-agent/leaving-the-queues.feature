Feature: LogoutAgent takes the agent out of the queues

  An agent who is logged in to at least one queue asks to be logged out. What counts is what the ACD holds afterwards,
  not what the connector says.

  @LOGOUT-01
  Scenario: An agent in one queue is logged out
    Given agent Ada is logged in to sales
    When Ada logs out
    Then the ACD holds Ada as LoggedOut

  @LOGOUT-01
  Scenario: An agent who is Ready is logged out
    Given the ACD lets agents log out when they are Ready
    And agent Ada is logged in to sales
    And Ada is Ready
    When Ada logs out
    Then the ACD holds Ada as LoggedOut

  @LOGOUT-02
  Scenario: One logout is asked for once
    Given agent Ada is logged in to sales and support
    When Ada logs out
    Then no Command reached the ACD twice

  @LOGOUT-03
  Scenario: The request names the agent on the page, not the operator, the extension or somebody earlier
    Given agent Ben is logged in to sales
    And agent Ada is logged in to sales
    And Ben logs out
    When Ada logs out with these properties on the page:
      | pyOperatorID | ben.operator |
      | DN           | 6999         |
    Then every Command names Ada

  @LOGOUT-03
  Scenario: Somebody else has logged in since
    Given agent Ada is logged in to sales
    And agent Ben is logged in to sales
    When Ada logs out
    Then every Command names Ada
    And Ben is logged in to sales

  @LOGOUT-03 @policy:logoutWhileLoggedOut=refuse
  Scenario: Whoever is not logged in is not taken for somebody with nearly the same number
    Given agent Ada works in sales but is not logged in
    And agent Ben is logged in to sales
    When Ada logs out
    Then the status is Fail, with a message
    And Ben is logged in to sales

  @LOGOUT-03
  Scenario: Whatever an id looks like, it reaches the ACD as it is
    Given agents with ids of every kind are logged in to sales
    When each of them logs out
    Then every Command names the agent on its page

  @LOGOUT-05
  Scenario: Without a queue on the page the agent leaves them all
    Given agent Ada is logged in to sales and support
    When Ada logs out
    Then Ada is logged in to no queue
    And every Command keeps to the queues of Ada

  @LOGOUT-05
  Scenario Outline: A blank queue is no queue
    Given agent Ada is logged in to sales and support
    When Ada logs out with <blank> as the Queue
    Then Ada is logged in to no queue
    And every Command keeps to the queues of Ada

    Examples:
      | blank           |
      | an empty text   |
      | null            |

  @LOGOUT-05 @needs:queueLogin
  Scenario: A queue that a supervisor added is left as well
    Given agent Ada is logged in to sales
    And the ACD lets agents log in to any queue
    And there is the queue billing
    And a supervisor adds Ada to billing
    When Ada logs out
    Then Ada is logged in to no queue

  @LOGOUT-05 @needs:queueLogout
  Scenario: The queue that could not be left is not asked for again
    Given agent Ada is logged in to sales and support
    And there is the queue billing
    And Ada logs out of billing
    When Ada logs out
    Then Ada is logged in to no queue

  @LOGOUT-18
  Scenario: The request speaks the CTI server's own words
    Given agent Ada is logged in to sales
    When Ada logs out
    Then the CTI server understood every request
    And the ACD holds Ada as LoggedOut

  @LOGOUT-19
  Scenario: Properties that this CTI server wants go with the request
    Given agent Ada is logged in to sales
    When Ada logs out with these properties in AgentState:
      | DeviceName | SEP001122334455 |
      | SiteCode   | 0042            |
    Then these properties reached the ACD:
      | DeviceName | SEP001122334455 |
      | SiteCode   | 0042            |

  @LOGOUT-19
  Scenario: Properties of an earlier request do not go with the next
    Given agent Ben is logged in to sales
    And agent Ada is logged in to sales
    And Ben logs out with these properties in AgentState:
      | SiteCode   | 0042            |
    When Ada logs out with these properties in AgentState:
      | DeviceName | SEP001122334455 |
    Then these properties reached the ACD:
      | DeviceName | SEP001122334455 |
    And the property SiteCode did not reach the ACD
