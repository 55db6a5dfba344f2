Feature: A device is subscribed to for as long as its agent is logged in

  After a login the framework subscribes to the events of the agent's device; after the final logout nothing is left of that. What
  is not told any more is shown by what is told of somebody else behind it.

  @LOGIN-06
  Scenario: After the login the events of the device arrive
    Given agent Ada works in sales but is not logged in
    When Ada logs in
    Then the desktop follows Ada

  @LOGIN-06
  Scenario: Devices with numbers of every kind are subscribed to
    Given agents with ids of every kind are logged in to sales
    Then the desktop follows each of them

  @LOGIN-07 @needs:credentials @needs:deviceSubscription
  Scenario: A login that is refused subscribes to nothing
    Given agent Ada works in sales but is not logged in
    And it is counted what the connector holds at the CTI server
    When Ada logs in with a wrong password
    Then the status is Fail, with a message
    And no more devices are subscribed to than were counted

  @LOGIN-07 @needs:credentials
  Scenario: Of somebody whose login was refused nothing is told
    Given agent Ben is logged in to sales
    And agent Ada works in sales but is not logged in
    When Ada logs in with a wrong password
    And somebody else logs Ada in
    And somebody else makes Ada NotReady, Ready
    Then the desktop follows Ben
    And the desktop has been told of nobody but Ben

  @LOGOUT-26 @needs:deviceSubscription @needs:LoginAgent
  Scenario: After the final logout the device is no longer subscribed to
    Given agent Ben is logged in to sales
    And agent Ada works in sales but is not logged in
    And it is counted what the connector holds at the CTI server
    When Ada logs in
    And Ada logs out
    Then no status is set
    And no more devices are subscribed to than were counted

  @LOGOUT-26
  Scenario: What happens to the agent after the final logout is not told
    Given agent Ada is logged in to sales
    And agent Ben is logged in to sales
    When Ada logs out
    And somebody else logs Ada in
    And somebody else makes Ada NotReady, Ready
    Then the desktop follows Ben
    And the desktop has been told nothing of Ada behind the logout
