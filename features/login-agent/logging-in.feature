Feature: LoginAgent logs the agent in to the queues

  The agent's id and password go with the request. With a queue on the page it is that queue; without one the ACD
  chooses. From then on the agent can go Ready and NotReady.

  @LOGIN-01
  Scenario: Without a queue on the page the ACD chooses
    Given agent Ada works in sales and support but is not logged in
    When Ada logs in
    Then Ada is logged in to sales and support
    And every Command names Ada

  @LOGIN-01 @needs:queueLogin
  Scenario: With a queue on the page it is that queue
    Given agent Ada works in sales and support but is not logged in
    When Ada logs in to support
    Then Ada is logged in to support

  @LOGIN-01
  Scenario: Whatever ids, passwords and extensions look like, they reach the ACD as they are
    Given agents with ids of every kind work in sales but are not logged in
    When each of them logs in
    Then every Command names the agent on its page
    And each of them is logged in to sales, at the extension on the page

  @LOGIN-01
  Scenario: The agent on the page is logged in, not the one before
    Given agent Ben works in sales but is not logged in
    And agent Ada works in sales but is not logged in
    And Ben logs in
    When Ada logs in
    Then every Command names Ada
    And Ada is logged in to sales
    And Ada is at the extension on the page

  @LOGIN-01 @needs:queueLogin
  Scenario: Nothing of the last shift is left, neither its queue nor its extension
    Given agent Ada works in sales and support but is not logged in
    And Ada logs in to support at another extension
    And Ada logs out
    When Ada logs in
    Then Ada is logged in to sales and support
    And Ada is at the extension on the page

  @LOGIN-01 @needs:queueLogin
  Scenario: Queue after queue, and the second joins the first
    Given agent Ada works in presales but is not logged in
    And the ACD lets agents log in to any queue
    And Ada logs in to presales
    When Ada logs in to sales
    Then Ada is logged in to presales and sales

  @LOGIN-02 @needs:SetAgentReady @needs:SetAgentNotReady
  Scenario: After the login the agent can go Ready and NotReady
    Given agent Ada works in sales but is not logged in
    And Ada logs in
    When Ada asks to be Ready
    Then no status is set
    And the ACD holds Ada as Ready
    When Ada asks to be NotReady
    Then the ACD holds Ada as NotReady
    And Ada is logged in to sales

  @LOGIN-02
  Scenario: Whoever was logged out by a supervisor can log in again
    Given agent Ada is logged in to sales
    And a supervisor logs Ada out
    When Ada logs in
    Then Ada is logged in to sales

  @LOGIN-04
  Scenario: On success no status is set and the page is left alone
    Given agent Ada works in sales but is not logged in
    When Ada logs in
    Then no status is set
    And no property of the page has changed but AgentState

  @LOGIN-04
  Scenario: A login after a refused one reports no refusal
    Given agent Ada works in sales but is not logged in
    And Ada is logged in from elsewhere, at another extension
    And Ada logs in
    And a supervisor logs Ada out
    When Ada logs in
    Then no status is set
    And no property of the page has changed but AgentState
    And Ada is logged in to sales

  @LOGIN-08
  Scenario: Twenty-five shifts leave nothing behind at the server
    Given agent Ada works in sales but is not logged in
    When Ada logs in and out 25 times
    Then the CTI server has no more connections and subscriptions than after the 5th time
