@server @policy:outcome=immediate
Feature: Faults strike as their sentences say

  What connectors are tried with is tried here: seen at the bytes of an answer by a client of the kit's own, and gone once the
  CTI server is itself again.

  @ACD-23
  Scenario Outline: The CTI server <fault>
    Given agent Ada is logged in to sales
    And Ada is NotReady for a while
    And the CTI server <fault>
    When a client that sees every byte makes Ada Ready
    Then the fault strikes as its sentence says
    When the CTI server is itself again
    Then a client can make Ada NotReady and Ready as before

    Examples:
      | fault                                                   |
      | refuses connections                                     |
      | resets the connection instead of an answer              |
      | resets the connection in the middle of its answer       |
      | cuts its answer off in the middle                       |
      | cuts off the end of its answer                          |
      | answers with garbled bytes                              |
      | never answers                                           |
      | closes the connection instead of an answer              |
      | does as it is told, and its answer is lost              |
      | loses one answer                                        |
      | loses one answer and the connection with it             |
      | answers too late                                        |
      | is slow, but in time                                    |
      | lets its answer drip, a byte at a time                  |
      | sends one answer twice                                  |
      | answers in small pieces                                 |
      | answers with a success, and refuses in its body         |
      | accepts everything, and is not heard of again           |
      | answers with a success, and does nothing                |
      | fails, and quotes the request with all that is in it    |
      | answers with eight megabytes                            |
      | answers with a hundred thousand levels of nesting       |
      | answers with half of a text                             |
      | answers with a web page                                 |
      | answers with nothing inside                             |
      | answers with a word of plain text                       |
      | answers with a null                                     |
      | answers with something of another kind                  |
      | answers without an outcome                              |
      | answers with an outcome that it does not have           |
      | answers with numbers for texts                          |
      | answers with nulls for everything                       |
      | answers that it is unauthorised                         |
      | answers that it is forbidden                            |
      | answers that it is not found                            |
      | answers that it is timed out                            |
      | answers that it is too many                             |
      | answers that it is internal error                       |
      | answers that it is unavailable                          |

    @needs:tls
    Examples:
      | fault                                          |
      | shows a certificate that nobody vouches for    |

    @needs:asyncOutcome
    Examples:
      | fault                                   |
      | tells of what became of another request |

    @needs:correlation
    Examples:
      | fault                                           |
      | answers with somebody else's success            |
      | does as it is told, and answers another request |
