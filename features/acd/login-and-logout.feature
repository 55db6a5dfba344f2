@server
Feature: The ACD logs agents in and out

  Asked over its own wire by a client that looks at nothing, the CTI server does what it is asked, and holds the agent as it says.

  @ACD-01 @ACD-20
  Scenario: A login that names its queue
    Given agent Ada works in sales but is not logged in
    And there is the queue support
    When a client logs Ada in to sales
    Then it is done
    And Ada is logged in to sales
    And Ada is Ready or not as the policy says

  @ACD-01 @ACD-20 @policy:queues=assigned|both
  Scenario: A login that leaves the queues to the ACD
    Given agent Ada works in sales and support but is not logged in
    When a client logs Ada in
    Then it is done
    And Ada is logged in to sales and support
    And Ada is Ready or not as the policy says

  @ACD-02 @ACD-20
  Scenario: A logout from all
    Given agent Ada is logged in to sales and support
    And Ada is NotReady for a while
    When a client logs Ada out
    Then it is done
    And the ACD holds Ada as LoggedOut
    And Ada is logged in to no queue

  @ACD-05 @ACD-20
  Scenario: A logout from one queue of two
    Given agent Ada is logged in to sales and support
    And Ada is NotReady for a while
    When a client logs Ada out of sales
    Then it is done
    And Ada is logged in to support
    And Ada is held as logged in

  @ACD-07 @ACD-20
  Scenario: A logout from the last queue
    Given agent Ada is logged in to sales and support
    And Ada is NotReady for a while
    And a client listens
    When a client logs Ada out of sales
    And a client logs Ada out of support
    Then it is done
    And the ACD holds Ada as LoggedOut
    And the client is told once that Ada is logged out

  @ACD-29
  Scenario: A login of somebody whom nobody knew
    Given agent Zoe is unknown to the ACD
    And there is the queue sales
    When a client logs Zoe in to sales
    Then it is done
    And Zoe is logged in to sales

  @ACD-14 @needs:reasonCodes
  Scenario: The reason of a logout
    Given agent Ada is logged in to sales
    And Ada is NotReady for a while
    And the ACD knows the logout reason "07a"
    When a client logs Ada out with the reason "07a"
    Then it is done
    And the ACD holds the reason "07a" of the logout

  @ACD-14 @needs:breakReasons
  Scenario: The reason of a break
    Given agent Ada is logged in to sales
    And Ada is Ready
    And the ACD knows the break reason "07a"
    When a client makes Ada NotReady with the reason "07a"
    Then it is done
    And the ACD holds the reason "07a" of Ada
