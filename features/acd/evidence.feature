@server
Feature: The evidence is what happened

  Verdicts on connectors are made from what the CTI server writes down. It holds each Command that was asked, with its agent, queue,
  reason and outcome, and the words in which it was answered; nothing else, and no secret.

  @ACD-21
  Scenario: What was done
    Given agent Ada works in sales and support but is not logged in
    When a client logs Ada in to sales
    Then it is done
    And the evidence holds exactly what was asked and answered
    And no secret shows in the evidence

  @ACD-21 @needs:breakReasons
  Scenario: A reason
    Given agent Ada is logged in to sales
    And Ada is Ready
    And the ACD knows the break reason "07a"
    When a client makes Ada NotReady with the reason "07a"
    Then it is done
    And the evidence holds exactly what was asked and answered

  @ACD-21 @policy:logoutWhileLoggedOut=refuse
  Scenario: What was refused
    Given agent Ada works in sales but is not logged in
    When a client logs Ada out
    Then it is refused, in words
    And the evidence holds exactly what was asked and answered
    And no secret shows in the evidence

  @ACD-21 @policy:logoutOnCall=defer @needs:calls @needs:asyncOutcome
  Scenario: What was deferred
    Given agent Ada is logged in to sales
    And Ada is on a call of sales
    When a client logs Ada out
    Then it is accepted for later
    And the evidence holds exactly what was asked and answered

  @ACD-21 @needs:logout
  Scenario: What was asked for several agents
    Given agent Ada is logged in to sales
    And agent Ben is logged in to support
    And Ada is NotReady for a while
    And Ben is NotReady for a while
    When a client makes Ada Ready
    And a client makes Ben Ready
    And a client makes Ada NotReady
    And a client logs Ada out
    Then the evidence holds exactly what was asked and answered
    And no secret shows in the evidence
