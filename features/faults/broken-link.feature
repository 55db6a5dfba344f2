Feature: The link to the CTI server breaks

  A connection that is refused, reset or silent leaves the connector without an answer. What it does not know it must not
  call a success: the status is Fail, with a message, and it comes in time.

  @FAULT-01
  Scenario: Nobody listens
    Given agent Ada is logged in to sales
    And the CTI server refuses connections
    When Ada logs out
    Then the status is Fail, with a message

  @FAULT-01
  Scenario Outline: Nobody listens, whatever is asked
    Given agent Ada is logged in to sales
    And the CTI server refuses connections
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

  @FAULT-01 @needs:LoginAgent
  Scenario: Nobody listens at the login
    Given agent Ada works in sales but is not logged in
    And the adapter of Ada is open, where there is one
    And the CTI server refuses connections
    When Ada logs in
    Then the status is Fail, with a message

  @FAULT-01 @needs:tls
  Scenario: Nobody vouches for the server
    Given agent Ada is logged in to sales
    And the CTI server shows a certificate that nobody vouches for
    When Ada logs out
    Then the status is Fail, with a message
    And no request reached the CTI server

  @FAULT-01 @needs:tls @needs:LoginAgent
  Scenario: Nobody vouches for the server that is to learn the password
    Given agent Ada works in sales but is not logged in
    And the CTI server shows a certificate that nobody vouches for
    When Ada logs in
    Then the status is Fail, with a message
    And no request reached the CTI server

  @FAULT-02
  Scenario Outline: The connection is lost before an answer
    Given agent Ada is logged in to sales
    And the CTI server <breaks off>
    When Ada logs out
    Then the status is Fail, with a message
    And Ada is logged in to sales

    Examples:
      | breaks off                                 |
      | resets the connection instead of an answer |
      | closes the connection instead of an answer |

  @FAULT-02 @needs:LoginAgent
  Scenario: The connection is reset at the login
    Given agent Ada works in sales but is not logged in
    And the CTI server resets the connection instead of an answer
    When Ada logs in
    Then the status is Fail, with a message

  @FAULT-04
  Scenario: No answer comes
    Given agent Ada is logged in to sales
    And the CTI server never answers
    When Ada logs out
    Then the status is Fail, with a message

  @FAULT-04 @needs:SetAgentReady
  Scenario: No whole answer comes to whoever wants to be Ready
    Given agent Ada is logged in to sales
    And the CTI server lets its answer drip, a byte at a time
    When Ada asks to be Ready
    Then the status is Fail, with a message

  @FAULT-09
  Scenario: The logout is done, but its answer is lost
    Given agent Ada is logged in to sales
    And the CTI server does as it is told, and its answer is lost
    When Ada logs out
    Then the status is Fail, with a message
    And the ACD holds Ada as LoggedOut

  @FAULT-09 @policy:logoutWhileLoggedOut=refuse
  Scenario: The logout is done, its answer is lost, and the ACD refuses the next
    Given agent Ada is logged in to sales
    And the ACD refuses a logout to whoever is logged out
    And the CTI server does as it is told, and its answer is lost
    And Ada logs out
    When the CTI server is itself again
    And Ada logs out
    Then the ACD refuses it
    And the status is Fail, with a message
    And the ACD holds Ada as LoggedOut

  @FAULT-10
  Scenario: A slow answer is an answer
    Given agent Ada is logged in to sales
    And the CTI server is slow, but in time
    When Ada logs out
    Then no status is set
    And the ACD holds Ada as LoggedOut

  @FAULT-10
  Scenario: An answer in pieces is an answer
    Given agent Ada is logged in to sales
    And the CTI server answers in small pieces
    When Ada logs out
    Then no status is set
    And the ACD holds Ada as LoggedOut

  @FAULT-12
  Scenario Outline: Once the link is back, requests work again
    Given agent Ada is logged in to sales
    And the CTI server <breaks>
    And Ada logs out
    When the CTI server is itself again
    Then Ada can log out within ten seconds

    Examples:
      | breaks                                     |
      | refuses connections                        |
      | resets the connection instead of an answer |
      | never answers                              |
