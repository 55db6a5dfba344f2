Feature: The CTI server answers with something else

  What comes back is cut short, garbled, absurd, somebody else's, or the server's own word for a failure. Only the answer
  to this request, whole and positive, is a success.

  @FAULT-03
  Scenario Outline: The answer is cut short or is not of the protocol
    Given agent Ada is logged in to sales
    And the CTI server <spoils>
    When Ada logs out
    Then the status is Fail, with a message

    Examples:
      | spoils                                            |
      | cuts its answer off in the middle                 |
      | cuts off the end of its answer                    |
      | resets the connection in the middle of its answer |
      | answers with garbled bytes                        |

  @FAULT-03 @needs:LoginAgent
  Scenario: The answer to the login is cut short
    Given agent Ada works in sales but is not logged in
    And the CTI server cuts off the end of its answer
    When Ada logs in
    Then the status is Fail, with a message

  @FAULT-03
  Scenario Outline: The answer is whole, and nothing inside is of the protocol
    Given agent Ada is logged in to sales
    And the CTI server <answers>
    When Ada logs out
    Then the status is Fail, with a message

    Examples:
      | answers                                       |
      | answers with half of a text                   |
      | answers with a web page                       |
      | answers with nothing inside                   |
      | answers with a word of plain text             |
      | answers with a null                           |
      | answers with something of another kind        |
      | answers without an outcome                    |
      | answers with an outcome that it does not have |
      | answers with numbers for texts                |
      | answers with nulls for everything             |

  @FAULT-03 @needs:LoginAgent
  Scenario Outline: The answer to a login is whole, and nothing inside is of the protocol
    Given agent Ada works in sales but is not logged in
    And the CTI server <answers>
    When Ada logs in
    Then the status is Fail, with a message

    Examples:
      | answers                    |
      | answers with a web page    |
      | answers without an outcome |

  @FAULT-03 @needs:SetAgentReady
  Scenario Outline: Whoever wants to be Ready gets a whole answer, and nothing inside is of the protocol
    Given agent Ada is logged in to sales
    And the CTI server <answers>
    When Ada asks to be Ready
    Then the status is Fail, with a message

    Examples:
      | answers                    |
      | answers with a web page    |
      | answers without an outcome |

  @FAULT-03
  Scenario: A refusal is whole, and nothing inside is of the protocol
    Given agent Ada works in sales but is not logged in
    And the CTI server answers with a web page
    When Ada logs out
    Then the status is Fail, with a message

  @FAULT-05
  Scenario Outline: The server fails in its own words
    Given agent Ada is logged in to sales
    And the CTI server answers that it is <word>
    When Ada logs out
    Then the status is Fail, with a message
    And Ada is logged in to sales

    Examples:
      | word           |
      | unauthorised   |
      | forbidden      |
      | not found      |
      | timed out      |
      | too many       |
      | internal error |
      | unavailable    |

  @FAULT-05
  Scenario Outline: The server is unavailable, whatever is asked
    Given agent Ada is logged in to sales
    And the CTI server answers that it is unavailable
    When Ada <asks>
    Then the status is Fail, with a message

    @needs:SetAgentReady
    Examples:
      | asks             |
      | asks to be Ready |

    @needs:SetAgentNotReady
    Examples:
      | asks                |
      | asks to be NotReady |

  @FAULT-06
  Scenario: The transport says yes and the body says no
    Given agent Ada is logged in to sales
    And the CTI server answers with a success, and refuses in its body
    When Ada logs out
    Then the status is Fail, with a message

  @FAULT-06 @needs:SetAgentReady
  Scenario: The transport says yes and the body says no to whoever wants to be Ready
    Given agent Ada is logged in to sales
    And the CTI server answers with a success, and refuses in its body
    When Ada asks to be Ready
    Then the status is Fail, with a message

  @FAULT-14
  Scenario Outline: An absurd answer harms nobody
    Given agent Ada is logged in to sales
    And agent Ben is logged in to sales
    And the CTI server <spoils>
    And Ada logs out
    When the CTI server is itself again
    And Ben logs out
    Then no status is set
    And the ACD holds Ben as LoggedOut

    Examples:
      | spoils                                            |
      | answers with eight megabytes                      |
      | answers with a hundred thousand levels of nesting |

  @LOGOUT-30 @needs:correlation
  Scenario: Somebody else's success is none
    Given agent Ada is logged in to sales
    And the CTI server answers with somebody else's success
    When Ada logs out
    Then the status is Fail, with a message

  @LOGOUT-30 @needs:correlation
  Scenario: The answer to another request is none, whatever has been done
    Given agent Ada is logged in to sales
    And the CTI server does as it is told, and answers another request
    When Ada logs out
    Then the status is Fail, with a message

  @LOGOUT-30 @needs:asyncOutcome
  Scenario: What became of another request is not what became of this one
    Given agent Ada is logged in to sales
    And the ACD accepts every Command and settles it later
    And the CTI server tells of what became of another request
    When Ada logs out
    Then the status is Fail, with a message

  @LOGOUT-30 @policy:logoutWhileLoggedOut=refuse
  Scenario: An answer that comes too late is not the next one
    Given agent Ada is logged in to sales
    And the CTI server answers too late
    And Ada logs out
    When Ada logs out while the late answers come
    Then the status is Fail, with a message

  @LOGOUT-30 @policy:logoutWhileLoggedOut=ignore
  Scenario: An answer that comes too late is not the next one, for somebody whom the ACD does not know
    Given agent Ada is logged in to sales
    And agent Zoe is unknown to the ACD
    And the CTI server answers too late
    And Ada logs out
    When Zoe logs out while the late answers come
    Then the status is Fail, with a message

  @LOGOUT-30 @policy:logoutWhileLoggedOut=refuse
  Scenario: The copy of a success is not the next answer
    Given agent Ada is logged in to sales
    And the CTI server sends one answer twice
    And Ada logs out
    When Ada logs out
    Then the status is Fail, with a message

  @LOGOUT-30 @policy:logoutWhileLoggedOut=ignore
  Scenario: The copy of a success is not the next answer, for somebody whom the ACD does not know
    Given agent Ada is logged in to sales
    And agent Zoe is unknown to the ACD
    And the CTI server sends one answer twice
    And Ada logs out
    When Zoe logs out
    Then the status is Fail, with a message

  @LOGOUT-30 @policy:logoutWhileLoggedOut=refuse
  Scenario: The copy of a refusal is not the next answer
    Given agent Ada is logged in to sales
    And agent Ben works in sales but is not logged in
    And the CTI server sends one answer twice
    And Ben logs out
    When the CTI server is itself again
    And Ada logs out
    Then no status is set
    And the ACD holds Ada as LoggedOut

  @LOGOUT-30 @policy:logoutWhileLoggedOut=ignore
  Scenario: The copy of a refusal of somebody whom the ACD does not know is not the next answer
    Given agent Ada is logged in to sales
    And agent Zoe is unknown to the ACD
    And the CTI server sends one answer twice
    And Zoe logs out
    When the CTI server is itself again
    And Ada logs out
    Then no status is set
    And the ACD holds Ada as LoggedOut
