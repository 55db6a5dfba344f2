@needs:callEvents
Feature: The desktop is told of calls in OpenCTI's words

  CTI servers have many words for a call that rings; the desktop knows one. What rings, is answered and is over is told once each.

  @EVENT-01
  Scenario: A call that rings is told as Offering, once
    Given agent Ada is logged in to sales
    And Ada is Ready
    When a call arrives in sales
    Then the desktop is told that the call is Offering
    When the call ends
    Then the desktop is told that the call is Abandoned or Disconnected
    And the desktop has been told Offering once

  @EVENT-03
  Scenario: An event says what kind of call it is, and whose numbers
    Given agent Ada is logged in to sales
    And Ada is Ready
    When a call arrives in sales
    Then the event Offering says of the call:
      | pyCallState | Alerting                 |
      | pyCallType  | INBOUND                  |
      | pyANI       | the number of the caller |
      | pyOtherDN   | the number of the caller |

  @EVENT-03 @needs:callIds
  Scenario: Every event of a call carries its id, and what was dialled
    Given agent Ada is logged in to sales
    And Ada is Ready
    When a call arrives in sales
    Then the event Offering says of the call:
      | pyCallID | the id that the CTI server gave it |
      | pyDNIS   | the number that was dialled        |
    When the call is answered
    Then the event Established says of the call:
      | pyCallID | the id that the CTI server gave it |
    When the call ends
    Then the event Disconnected carries the id of the call

  @EVENT-08
  Scenario: Hold and back are told, and the end once
    Given agent Ada is logged in to sales
    And Ada is on a call of sales
    When Ada puts the call on hold at the telephone
    Then the desktop is told that the call is Held
    When Ada has the call back at the telephone
    Then the desktop is told that the call is Retrieved
    When the call ends
    Then the desktop is told that the call is Disconnected
    When the desktop follows Ada
    Then the desktop has been told Disconnected once

  @EVENT-09 @needs:phoneEvents
  Scenario: A call to a number outside is an outgoing one
    Given agent Ada is logged in to sales
    When Ada dials a number outside at the telephone
    Then the event Initiated says of the call:
      | pyCallType | OUTBOUND |

  @EVENT-09 @needs:phoneEvents
  Scenario: A call to a colleague is an internal one
    Given a colleague Ben is Ready in sales
    And agent Ada is logged in to sales
    When Ada dials the extension of Ben at the telephone
    Then the event Initiated says of the call:
      | pyCallType | INTERNAL |

  @EVENT-09 @needs:phoneEvents
  Scenario: A call beside another one is a consultation
    Given a colleague Ben is Ready in support
    And agent Ada is logged in to sales
    And Ada is on a call of sales
    When Ada consults Ben at the telephone
    Then the event Initiated says of the call:
      | pyCallType | CONSULT |

  @EVENT-10 @needs:callIds
  Scenario: A call with the id of an earlier one is another call
    Given agent Ada is logged in to sales
    And Ada is Ready
    When a call arrives in sales, by an id of its own
    Then the event Offering says of the call:
      | pyANI | the number of the caller |
    When the call ends
    Then the desktop is told that the call is Abandoned or Disconnected
    When a call arrives in sales from another number, by the same id
    Then the desktop has been told Offering twice
    And the event Offering says of the call:
      | pyANI     | the number of the caller |
      | pyOtherDN | the number of the caller |

  @EVENT-11 @needs:callData
  Scenario: What a call carries is on the page
    Given agent Ada is logged in to sales
    And Ada is Ready
    When a call arrives in sales that carries:
      | case     | C-0815 |
      | language | de     |
    Then the event Offering carries the same
