Feature: LogoutAgent does no more than it was asked to

  A logout is never wider than the page says, a failed one costs the agent nothing, and nobody gets somebody else's
  answer.

  @LOGOUT-02
  Scenario Outline: What the ACD has decided is not asked for again, whatever became of the answer
    Given agent Ada is logged in to sales
    And the CTI server <answers>
    When Ada logs out
    Then no Command reached the ACD twice

    Examples:
      | answers                                     |
      | loses one answer                            |
      | loses one answer and the connection with it |
      | answers too late                            |
      | is slow, but in time                        |
      | sends one answer twice                      |
      | answers with a web page                     |

  @LOGOUT-02
  Scenario: What the ACD has refused is not asked for again
    Given the ACD lets agents log out only when they are NotReady
    And agent Ada is logged in to sales
    And Ada is Ready
    When Ada logs out
    Then no Command reached the ACD twice

  @LOGOUT-02 @needs:LoginAgent @policy:stateChangeWhileLoggedOut=refuse|ignore
  Scenario: A login whose answer is lost is not asked for again
    Given agent Ada works in sales but is not logged in
    And the CTI server loses one answer and the connection with it
    When Ada logs in
    Then no Command reached the ACD twice

  @LOGOUT-02 @needs:SetAgentReady
  Scenario: A state whose answer is lost is not asked for again
    Given agent Ada is logged in to sales
    And the CTI server loses one answer and the connection with it
    When Ada asks to be Ready
    Then no Command reached the ACD twice

  @LOGOUT-27
  Scenario: A logout from one queue is never a logout from all
    Given agent Ada is logged in to sales-west and sales
    When Ada logs out of sales
    Then Ada has left sales alone, or none and the status is Fail

  @LOGOUT-28 @needs:SetAgentNotReady
  Scenario: After a failed logout the agent can go on
    Given the ACD lets agents log out only when they are NotReady
    And agent Ada is logged in to sales
    And Ada is Ready
    When Ada logs out
    Then the ACD holds Ada as Ready
    And Ada is logged in to sales
    When Ada asks to be NotReady
    And Ada logs out
    Then the ACD holds Ada as LoggedOut

  @LOGOUT-29 @policy:logoutWhileLoggedOut=refuse
  Scenario Outline: Two agents log out at once and each gets an answer of their own
    Given agent Ada is logged in to sales
    And agent Ben works in sales but is not logged in
    When <one> and <other> log out at once
    Then Ada hears of no error
    And Ben hears that the logout failed

    Examples: whoever asks first
      | one | other |
      | Ada | Ben   |
      | Ben | Ada   |

  @LOGOUT-29 @policy:logoutWhileLoggedOut=ignore
  Scenario Outline: Two agents log out at once, and the ACD knows one of them
    Given agent Ada is logged in to sales
    And agent Zoe is unknown to the ACD
    When <one> and <other> log out at once
    Then Ada hears of no error
    And Zoe hears that the logout failed

    Examples: whoever asks first
      | one | other |
      | Ada | Zoe   |
      | Zoe | Ada   |

  @LOGOUT-29 @needs:queueLogout
  Scenario: Two agents leave different queues at once
    Given agent Ada is logged in to sales and sales-west
    And agent Ben is logged in to sales and sales-west
    When Ada logs out of sales while Ben logs out of sales-west
    Then Ada is logged in to sales-west
    And Ben is logged in to sales

  @LOGOUT-29 @needs:queueLogout @policy:queueLogoutWhenNotIn=refuse
  Scenario Outline: Of two agents who leave a queue at once one is in it
    Given agent Ada is logged in to sales-west and sales
    And agent Ben is logged in to sales-west
    When <one> logs out of sales while <other> logs out of sales
    Then Ada hears of no error
    And Ada is logged in to sales-west
    And Ben hears that the logout failed
    And Ben is logged in to sales-west

    Examples: whoever asks first
      | one | other |
      | Ada | Ben   |
      | Ben | Ada   |
