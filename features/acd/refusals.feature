@server
Feature: The ACD refuses what it says that it refuses

  What a connector has to tell of is the refusal. It is one, it has words, and nothing changes by it.

  @ACD-03 @ACD-19
  Scenario: A logout of somebody who is logged out
    Given agent Ada works in sales but is not logged in
    When a client logs Ada out
    Then it is refused, in words
    And nothing has changed for Ada

  @ACD-03 @ACD-19 @needs:logout
  Scenario: The second logout of two
    Given agent Ada is logged in to sales
    And Ada is NotReady for a while
    When a client logs Ada out
    And a client logs Ada out
    Then it is refused, in words
    And nothing has changed for Ada

  @ACD-04 @needs:logout
  Scenario: A logout of somebody who is logged out, of which the ACD takes no notice
    Given agent Ada works in sales but is not logged in
    When a client logs Ada out
    Then it is done
    And nothing has changed for Ada
    And the ACD holds Ada as LoggedOut

  @ACD-06 @ACD-19
  Scenario: A logout from a queue that is not there
    Given agent Ada is logged in to sales
    And Ada is NotReady for a while
    When a client logs Ada out of a queue that does not exist
    Then it is refused, in words
    And nothing has changed for Ada

  @ACD-06 @ACD-19
  Scenario: A logout from a queue that the agent is not in
    Given agent Ada is logged in to sales
    And there is the queue support
    And Ada is NotReady for a while
    When a client logs Ada out of support
    Then it is refused, in words
    And nothing has changed for Ada

  @ACD-25 @needs:logout
  Scenario: A logout from a queue that the agent is not in, of which the ACD takes no notice
    Given agent Ada is logged in to sales
    And there is the queue support
    And Ada is NotReady for a while
    When a client logs Ada out of support
    Then it is done
    And nothing has changed for Ada

  @ACD-08 @ACD-19
  Scenario Outline: Nobody who is logged out goes <state>
    Given agent Ada works in sales but is not logged in
    When a client makes Ada <state>
    Then it is refused, in words
    And nothing has changed for Ada
    When a client logs Ada in to sales
    And a client makes Ada <other>
    And a client makes Ada <state>
    Then it is done
    And the ACD holds Ada as <state>

    Examples:
      | state    | other    |
      | Ready    | NotReady |
      | NotReady | Ready    |

  @ACD-26 @policy:stateChangeWhileLoggedOut=logsIn
  Scenario: Going Ready is the login
    Given agent Ada works in sales but is not logged in
    When a client makes Ada Ready
    Then it is done
    And Ada is logged in to sales
    And the ACD holds Ada as Ready

  @ACD-26 @policy:stateChangeWhileLoggedOut=ignore
  Scenario: Of who is logged out and goes Ready the ACD takes no notice
    Given agent Ada works in sales but is not logged in
    When a client makes Ada Ready
    Then it is done
    And nothing has changed for Ada

  @ACD-12 @ACD-19
  Scenario: A login with a wrong password
    Given agent Ada works in sales but is not logged in
    When a client logs Ada in with a wrong password
    Then it is refused, in words
    And nothing has changed for Ada

  @ACD-13 @ACD-19
  Scenario: Somebody whom the ACD does not know is not logged in
    Given agent Zoe is unknown to the ACD
    And there is the queue sales
    When a client logs Zoe in to sales
    Then it is refused, in words

  @ACD-13 @ACD-19
  Scenario Outline: Somebody whom the ACD does not know is refused a <what>
    Given agent Zoe is unknown to the ACD
    And there is the queue sales
    When a client asks for a <what> of Zoe
    Then it is refused, in words

    Examples:
      | what   |
      | logout |
      | break  |

  @ACD-14 @ACD-19 @needs:reasonCodes @policy:logoutReason=required|whereListed
  Scenario: A logout without the reason that is demanded
    Given agent Ada is logged in to sales
    And Ada is NotReady for a while
    When a client logs Ada out without a reason
    Then it is refused, in words
    And nothing has changed for Ada

  @ACD-14 @ACD-19 @needs:breakReasons @policy:notReadyReason=required|whereListed
  Scenario: A break without the reason that is demanded
    Given agent Ada is logged in to sales
    And Ada is Ready
    When a client makes Ada NotReady without a reason
    Then it is refused, in words
    And nothing has changed for Ada

  @ACD-14 @ACD-19 @needs:reasonCodes @policy:unknownReason=refuse
  Scenario: A logout for a reason that is not listed
    Given agent Ada is logged in to sales
    And Ada is NotReady for a while
    When a client logs Ada out with the reason "nobody-lists-it"
    Then it is refused, in words
    And nothing has changed for Ada

  @ACD-16 @ACD-19 @policy:extensionInUse=refuse
  Scenario: The extension of somebody who is logged in
    Given agent Ada is logged in to sales
    And agent Ben works in sales but is not logged in
    When a client logs Ben in at the extension of Ada
    Then it is refused, in words
    And nothing has changed for Ben
    And Ada is logged in to sales

  @ACD-16 @policy:extensionInUse=takeOver
  Scenario: The extension of somebody who is logged in, taken over
    Given agent Ada is logged in to sales
    And agent Ben works in sales but is not logged in
    When a client logs Ben in at the extension of Ada
    Then it is done
    And Ben is logged in to sales
    And the ACD holds Ada as LoggedOut

  @ACD-17
  Scenario: What is accepted is done later, and told
    Given agent Ada works in sales but is not logged in
    And a client listens
    When a client logs Ada in to sales
    Then it is accepted for later
    And it is settled later: done
    And the client is told once what became of Ada: done
    And Ada is logged in to sales

  @ACD-17 @ACD-19 @policy:logoutWhileLoggedOut=refuse
  Scenario: What is accepted is refused later, and told in words
    Given agent Ada works in sales but is not logged in
    And a client listens
    When a client logs Ada out
    Then it is accepted for later
    And it is settled later: refused, in words
    And the client is told once what became of Ada: refused, in words
    And nothing has changed for Ada

  @ACD-18
  Scenario: A supervisor logs somebody out who is Ready
    Given agent Ada is logged in to sales
    And Ada is Ready
    And a client listens
    When a supervisor asks for a logout of Ada
    Then the ACD holds Ada as LoggedOut
    And the client is told once that Ada is logged out
