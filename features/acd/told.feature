@server @policy:outcome=immediate
Feature: The ACD tells what changes

  Whoever has subscribed to an agent is told each change, in the order in which it came about, and nobody else is. That nothing
  comes is shown by an answer on the same connection that comes behind it.

  @ACD-22 @needs:logout
  Scenario: Each change is told, in order
    Given agent Ada is logged in to sales
    And Ada is NotReady for a while
    And a client listens
    When a client makes Ada Ready
    And a client makes Ada NotReady
    And a client logs Ada out
    And a client logs Ada in to sales
    Then the client is told of Ada, in order: Ready, NotReady, logged out, logged in

  @ACD-22 @needs:logout @needs:queueLogout
  Scenario: Each queue that is left is told, and the last one is the logout
    Given agent Ada is logged in to sales and support
    And Ada is NotReady for a while
    And a client listens
    When a client logs Ada out of sales
    And a client logs Ada out of support
    Then the client is told of Ada, in order: out of sales, logged out

  @ACD-22 @policy:repeatedState=refuse|ignore
  Scenario: What changes nothing is told to nobody
    Given agent Ada is logged in to sales
    And Ada is NotReady for a while
    And a client listens
    When a client makes Ada Ready
    And a client makes Ada Ready
    And a client makes Ada NotReady
    Then the client is told of Ada, in order: Ready, NotReady

  @ACD-22 @policy:repeatedState=tell
  Scenario: What is done again is told again
    Given agent Ada is logged in to sales
    And Ada is NotReady for a while
    And a client listens
    When a client makes Ada Ready
    And a client makes Ada Ready
    And a client makes Ada NotReady
    Then the client is told of Ada, in order: Ready, Ready, NotReady

  @ACD-22 @needs:subscription
  Scenario: Nobody else is told
    Given agent Ada is logged in to sales
    And Ada is NotReady for a while
    And agent Ben is logged in to sales
    And Ben is NotReady for a while
    And a client listens
    And a client listens that has subscribed to nobody
    When a client makes Ada Ready
    And a client makes Ben Ready
    And a client makes Ada NotReady
    Then the client is told of Ada, in order: Ready, NotReady
    And the client is told of Ben, in order: Ready
    And whoever listens to Ada is told of nobody else
    And whoever listens to Ben is told of nobody else
    And whoever has subscribed to nobody is told of nobody
