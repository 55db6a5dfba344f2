Feature: A working day

  A lesson, in the steps that `signoff steps` lists: `signoff teach my.feature` plays one of your own.

  Scenario: From login to logout, with a call
    Given the ACD knows the break reason lunch
    And agent Ada works in sales but is not logged in
    When Ada logs in
    Then the ACD holds Ada as NotReady
    When Ada asks to be Ready
    And call one comes to Ada
    Then the desktop is told that the call is Offering
    When Ada answers call one
    Then the desktop is told that the call is Established
    When Ada holds call one
    Then the desktop is told that the call is Held
    When Ada retrieves call one
    Then the desktop is told that the call is Retrieved
    When Ada hangs up call one
    Then the desktop is told that the call is Disconnected
    When Ada asks for after-call work
    Then the ACD holds Ada as AfterCallWork
    When Ada asks to be NotReady with the reason lunch
    Then the ACD holds Ada as NotReady
    When Ada logs out
    Then the ACD holds Ada as LoggedOut
