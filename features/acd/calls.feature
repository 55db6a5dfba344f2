@server
Feature: The ACD offers calls to whom it should

  A call of a queue goes to somebody who is logged in to it and Ready, and to nobody else, whatever became of the logout.

  @ACD-10
  Scenario: A call that arrives
    Given agent Ada is logged in to sales
    And Ada is Ready
    When a call arrives in sales
    Then the call is offered to Ada

  @ACD-10
  Scenario: A call that was waiting
    Given agent Ada is logged in to sales
    And Ada is NotReady for a while
    When a call arrives in sales
    And a client makes Ada Ready
    Then the call is offered to Ada

  @ACD-11
  Scenario: Nobody who is not Ready is offered a call
    Given agent Ada is logged in to sales
    And Ada is NotReady for a while
    And a colleague Ben is Ready in sales
    When a call arrives in sales
    Then the call is offered to Ben
    And no call is offered to Ada

  @ACD-11 @needs:afterCallWork @policy:afterCall=AfterCallWork
  Scenario: Nobody who is in after-call work is offered a call
    Given agent Ada is logged in to sales
    And Ada is on a call of sales
    And the caller hangs up
    And a colleague Ben is Ready in sales
    When a call arrives in sales
    Then the call is offered to Ben
    And no call is offered to Ada

  @ACD-09 @needs:logout
  Scenario: Nobody who is logged out is offered a call
    Given agent Ada is logged in to sales
    And Ada is Ready
    And Ada is NotReady for a while
    When a client logs Ada out
    And a call arrives in sales
    Then no call is offered to Ada
    And a colleague Ben who goes Ready in sales is offered the call

  @ACD-09 @needs:logout @policy:logoutFrom=Ready
  Scenario: Nobody who was Ready and is logged out is offered a call
    Given agent Ada is logged in to sales
    And Ada is Ready
    When a client logs Ada out
    And a call arrives in sales
    Then no call is offered to Ada

  @ACD-27 @needs:logout @policy:logoutOnCall=allow @policy:logoutFrom=Ready
  Scenario: A call that rings goes on to somebody else
    Given agent Ada is logged in to sales
    And Ada is Ready
    When a call arrives in sales
    And a client logs Ada out
    Then it is done
    And no call is offered to Ada
    And a colleague Ben who goes Ready in sales is offered the call

  @ACD-28 @needs:logout @policy:logoutOnCall=allow @policy:logoutFrom=Ready
  Scenario: A call that rings rings on, and can be answered
    Given agent Ada is logged in to sales
    And Ada is Ready
    When a call arrives in sales
    And a client logs Ada out
    Then it is done
    And the call is offered to Ada
    And the call can be answered

  @ACD-15 @ACD-19 @policy:logoutOnCall=refuse
  Scenario: A logout during a call is refused
    Given agent Ada is logged in to sales
    And Ada is on a call of sales
    When a client logs Ada out
    Then it is refused, in words
    And Ada is logged in to sales

  @ACD-15 @needs:logout @policy:logoutOnCall=allow
  Scenario: A logout during a call is done at once
    Given agent Ada is logged in to sales
    And Ada is on a call of sales
    When a client logs Ada out
    Then it is done
    And Ada is logged in to no queue

  @ACD-15 @needs:logout @needs:asyncOutcome @policy:logoutOnCall=defer
  Scenario: A logout during a call is deferred to its end
    Given agent Ada is logged in to sales
    And Ada is on a call of sales
    When a client logs Ada out
    Then it is accepted for later
    And Ada is logged in to sales
    When the caller hangs up
    Then the ACD holds Ada as LoggedOut
    And it is settled later: done
