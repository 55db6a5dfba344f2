Feature: The desktop is told what becomes of its agent

  A supervisor, a timer or another telephone changes an agent's state as well. The desktop is told of it, once, and of nobody
  else's. What happens is shown to be told, or not, by what happens behind it.

  @EVENT-04
  Scenario: What happens to somebody at another device is not told
    Given a colleague Ben is Ready in sales
    And agent Ada is logged in to sales
    When somebody else makes Ben NotReady, Ready, NotReady
    Then the desktop follows Ada
    And the desktop has been told of nobody but Ada

  @EVENT-04
  Scenario: What is told of a device that nobody has is passed over
    Given agent Ada is logged in to sales
    And the desktop follows Ada
    And the CTI server tells everything of a device that nobody has
    When somebody else makes Ada Ready, NotReady
    And the CTI server is itself again
    And somebody else makes Ada Ready
    And a supervisor logs Ada out
    Then what the desktop has been told of Ada since then is among Ready, Logout
    And the CTI server has spoiled what it told

  @EVENT-05
  Scenario: A logout that nobody here asked for is told
    Given agent Ada is logged in to sales
    When a supervisor logs Ada out
    Then the desktop is told that Ada is logged out

  @EVENT-02
  Scenario Outline: What cannot be understood is passed over
    Given agent Ada is logged in to sales
    And the desktop follows Ada
    And the CTI server <tells>
    When somebody else makes Ada Ready
    And the CTI server is itself again
    And somebody else makes Ada NotReady, Ready
    Then the desktop is told that Ada is Ready
    And the desktop has been told only what OpenCTI knows
    And the CTI server has spoiled what it told

    Examples:
      | tells                                           |
      | tells everything in pieces that nobody can read |
      | tells everything by names that nobody knows     |

  @EVENT-06
  Scenario Outline: What is told twice, late or in another order is handed on once
    Given agent Ada is logged in to sales
    And the desktop follows Ada
    And the CTI server <tells>
    When somebody else makes Ada Ready, NotReady, Ready
    And the CTI server is itself again
    Then the last that the desktop is told of Ada is what the ACD holds
    When somebody else makes Ada NotReady
    Then the last that the desktop is told of Ada is what the ACD holds
    And each change of Ada has been told once at most, in order
    And the CTI server has spoiled what it told

    Examples:
      | tells                           |
      | tells everything twice          |
      | tells one thing late            |
      | tells one thing behind the next |

  @EVENT-07
  Scenario: What was missed while the connection was lost is made up for
    Given agent Ada is logged in to sales
    And the desktop follows Ada
    And the CTI server loses the connection whenever it tells something
    When somebody else makes Ada Ready
    And the CTI server is itself again
    Then the last that the desktop is told of Ada is what the ACD holds
    When somebody else makes Ada NotReady
    Then the last that the desktop is told of Ada is what the ACD holds
    And each change of Ada has been told once at most, in order
    And the CTI server has spoiled what it told

  @EVENT-07
  Scenario: After an outage the desktop knows the state again, and what comes then
    Given agent Ada is logged in to sales
    And the desktop follows Ada
    And the CTI server refuses connections
    When somebody else makes Ada Ready
    And the CTI server is itself again
    Then the last that the desktop is told of Ada is what the ACD holds
    When somebody else makes Ada NotReady
    Then the last that the desktop is told of Ada is what the ACD holds
    And each change of Ada has been told once at most, in order
