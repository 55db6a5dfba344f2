Feature: The adapter of a user is opened once and closed whole

  The framework opens an adapter when a user first logs in, and subscribes to the events of the user's device; when the user is
  logged out it ends both, in an order that nobody has written down.

  @ADAPTER-01 @needs:OpenAdapter
  Scenario: An adapter that is opened twice is one adapter
    Given agent Ada is logged in to sales
    And it is counted what the connector holds at the CTI server
    When the framework opens the adapter of Ada
    Then no status is set
    And the connector holds no more at the CTI server than was counted

  @ADAPTER-01 @needs:OpenAdapter @needs:SubscribeForEvents @needs:events
  Scenario: A desktop that is opened twice is told everything once
    Given agent Ada is logged in to sales
    When the framework opens the adapter of Ada
    And the framework subscribes to the events of Ada
    Then the desktop follows Ada
    And each change of Ada has been told once at most, in order

  @ADAPTER-02 @needs:OpenAdapter @needs:LoginAgent
  Scenario: An adapter that could not be opened can be opened later
    Given agent Ada works in sales but is not logged in
    And it is counted what the connector holds at the CTI server
    And the CTI server refuses connections
    And Ada logs in
    And the status is Fail, with a message
    When the CTI server is itself again
    Then the connector holds no more at the CTI server than was counted
    When Ada logs in
    Then no status is set
    And Ada is logged in to sales

  @ADAPTER-03 @needs:CloseAdapter @needs:SubscribeForEvents @needs:UnSubscribeForEvents
  Scenario Outline: First the framework <first> Ada, then it <second> her
    Given agent Ada is logged in to sales
    When the framework <first> Ada
    Then no status is set
    When the framework <second> Ada
    Then no status is set
    When the framework opens the adapter of Ada
    And the framework subscribes to the events of Ada
    Then the desktop follows Ada
    And each change of Ada has been told once at most, in order

    Examples:
      | first                           | second                          |
      | unsubscribes from the events of | closes the adapter of           |
      | closes the adapter of           | unsubscribes from the events of |

  @ADAPTER-04 @needs:CloseAdapter @needs:LoginAgent
  Scenario: Of a user whose adapter is closed nothing is left
    Given agent Ben is logged in to sales
    And agent Ada works in sales but is not logged in
    And it is counted what the connector holds at the CTI server
    When Ada logs in
    And Ada logs out
    Then the connector holds no more at the CTI server than was counted

  @ADAPTER-04 @needs:CloseAdapter
  Scenario: An adapter that is closed takes its subscription along
    Given agent Ben is logged in to sales
    And it is counted what the connector holds at the CTI server
    And agent Ada is logged in to sales
    When the framework closes the adapter of Ada
    Then no status is set
    And the connector holds no more at the CTI server than was counted

  @ADAPTER-05 @needs:SubscribeForEvents @needs:UnSubscribeForEvents
  Scenario: A subscription that the CTI server does not take is a Fail, and nothing else
    Given agent Ada is logged in to sales
    And the framework unsubscribes from the events of Ada
    And it is counted what the connector holds at the CTI server
    And the CTI server refuses connections
    When the framework subscribes to the events of Ada
    Then the status is Fail, with a message
    And Ada is logged in to sales
    When the CTI server is itself again
    Then the connector holds no more at the CTI server than was counted

  @ADAPTER-06 @needs:UnSubscribeForEvents
  Scenario: Who unsubscribes from a device without a subscription takes nobody's away
    Given agent Ada is logged in to sales
    And agent Ben works in sales but is not logged in
    When the framework unsubscribes from the events of Ben
    Then that has failed, or nothing was said of it
    And the desktop follows Ada
