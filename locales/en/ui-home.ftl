# Home.

home-questions = Research questions
home-question = Research question
home-question-hint = What do you want to know?
home-no-question = What do you want to know? The questions stand here at the top of everything.
home-question-add = Add a question
home-question-edit = Change
home-question-edit-what = Change the question: { $text }
home-question-remove = Take away
home-answered-by = answered by: { $themes }
home-save = Save
home-cancel = Cancel
home-go-on = Go on coding: { $label }
home-to-settle = { $n ->
    [one] { $n } thing to settle
   *[other] { $n } things to settle
 }
home-steps = The steps of the study
home-step-collect = Collect
home-step-code = Code
home-step-group = Group
home-step-display = Display
home-step-conclude = Conclude and verify
home-recent = Recent work
home-all-history = The whole history
home-pressing = What can't wait
home-all-due = All duties ({ $n })
home-no-informant = { $n ->
    [one] Nobody in one chat is an informant: under the rule "own side only" nothing in it counts.
   *[other] Nobody in { $n } chats is an informant: under the rule "own side only" nothing in them counts.
}
home-choose-informant = Choose who is an informant:
home-more-chats = and { $n } more
