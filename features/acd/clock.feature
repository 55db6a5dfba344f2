@server @policy:outcome=immediate
Feature: The ACD's clock

  A clock that is stopped stands still, and what is due happens when it is moved there, and no earlier.

  @ACD-24
  Scenario: It stands still
    Given agent Ada is logged in to sales
    And Ada is NotReady for a while
    And the ACD's clock stands still
    When a client makes Ada Ready
    And a while goes by for everybody else
    And a client makes Ada NotReady
    Then the ACD's clock is where it was

  @ACD-24
  Scenario: It is moved by as much as is said
    Given the ACD's clock stands still
    When the clock is moved by 90000 milliseconds
    Then the clock has been moved by 90000 milliseconds

  @ACD-24 @needs:ringTimeout
  Scenario: A call that nobody answers
    Given a call rings for 20 seconds, and who does not answer it is NotReady
    And the ACD's clock stands still
    And agent Ada is logged in to sales
    And Ada is Ready
    When a call arrives in sales
    And the clock is moved by 19999 milliseconds
    Then the call is offered to Ada
    When the clock is moved by 1 milliseconds
    Then no call is offered to Ada
    And the ACD holds Ada as NotReady

  @ACD-24 @policy:afterCall=AfterCallWork
  Scenario: After-call work that ends by itself
    Given the ACD ends after-call work after 30 seconds
    And the ACD's clock stands still
    And agent Ada is logged in to sales
    And Ada is on a call of sales
    When the caller hangs up
    And the clock is moved by 29999 milliseconds
    Then the ACD holds Ada as AfterCallWork
    When the clock is moved by 1 milliseconds
    Then the ACD holds Ada as Ready
