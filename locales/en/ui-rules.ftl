# Rules and proposals.

rules-lead = A rule finds places in all sources and proposes one code there. A proposal counts nowhere until you accept it.
rules-tab-write = Write a rule
rules-tab-decide = Proposals
rules-tab-list = Rules that were run
rules-name = Name of the rule
rules-name-hint = for example seller-price
rules-code = Code that it proposes
rules-code-hint = A few letters of the code…
rules-looks-for = Looks for
rules-way-words = words or phrases
rules-way-regex = regular expression
rules-way-price = prices
rules-way-media = pictures, audio, video
rules-words = Words or phrases
rules-words-hint = Separated by commas or lines. Capitals make no difference.
rules-regex = Regular expression
rules-regex-hint = For example \b(nego|less)\b
rules-about-price = Every price that is named: 150rb, Rp150.000, 1,5 juta. The amount is kept as a value.
rules-about-media = Every message with a picture, voice message, video or file.
rules-roles = Only from
rules-kinds = Only in
rules-kind-conversation = conversations
rules-kind-interview = interviews
rules-kind-observation = observations
rules-kind-document = documents
rules-whole-turn = The proposal stands on the whole message or utterance
rules-captures-price = Also keep a price found there
rules-run = Save as proposals
rules-needs = Name the rule and choose its code to save the proposals.
rules-run-file = Run a file of rules…
rules-hits = Places found
rules-type = The places found appear here while you type. Nothing is stored yet.
rules-found = { $n ->
    [one] One place
   *[other] { $n } places
  } in { $turns ->
    [one] one turn
   *[other] { $turns } turns
  }
rules-there-already = ({ $n } have this code already)
rules-first = Only the first { $n } are shown.
rules-ran = { $n } new proposals; { $there } places had the code already.
rules-all-rules = All rules
rules-of-rule = Proposals of the rule
rules-open-n = { $n ->
    [one] One open proposal
   *[other] { $n } open proposals
  }
rules-proposals = Proposals
rules-no-proposals = Every proposal is decided. Write another rule to find more places.
rules-accept = Accept
rules-refuse = Refuse
rules-accept-at = Accept the proposal at { $place }
rules-refuse-at = Refuse the proposal at { $place }
rules-accept-all = Accept all ({ $n })
rules-refuse-all = Refuse all ({ $n })
rules-accepted-n = { $n } proposals accepted.
rules-refused-n = { $n } proposals refused.
rules-next = next proposal
rules-back = previous proposal
rules-none = No rule was run yet. Write the first one, look at the places found, then save them as proposals.
rules-open = Open
rules-accepted = Accepted
rules-refused = Refused
rules-do = Actions
rules-decide = Decide
rules-again = Write anew
