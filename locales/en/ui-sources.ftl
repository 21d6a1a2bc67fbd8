# Sources: files in, and their list.

sources-drop = Drop files or a folder here.
sources-drop-kinds = Chat exports (.txt, .zip), interviews (.docx, .txt), notes, tables (.csv). Nothing is stored before you have seen it.
sources-choose-files = Choose files
sources-choose-folder = Choose a folder
sources-preview = Before it is stored
sources-preview-why = Look whether the files were read rightly: who speaks, when, how much.
sources-store = { $n ->
    [one] Store { $n } source
   *[other] Store { $n } sources
 }
sources-forget = Forget all
sources-reading = Reading the files
sources-leave-out = Leave out
sources-there-already = This file is in the study already; it won't be stored twice.
sources-kind = Kind
sources-any-kind = any kind
sources-kind-conversation = conversation
sources-kind-interview = interview
sources-kind-observation = observation
sources-kind-document = document
sources-any-state = coded or not
sources-state-none = not coded yet
sources-state-some = partly coded
sources-state-all = all coded
sources-n-turns = { $n ->
    [one] { $n } turn
   *[other] { $n } turns
 }
sources-date-order = Order of dates: please confirm
sources-order-dmy = day/month/year
sources-order-mdy = month/day/year
sources-order-ymd = year/month/day
sources-assumed = assumed
sources-certain = certain
sources-known = known as { $person }
sources-role = Role
sources-role-of = Role of { $name }
sources-sample = The first turns
sources-tie = A speaker of the same name is the same person in all files
sources-filter = Filter by label, name, speaker
sources-n = { $n ->
    [one] { $n } source
   *[other] { $n } sources
 }
sources-source = Source
sources-speakers = Speakers
sources-days = From
sources-turns = Turns
sources-coded = Coded
sources-proposals = Proposals
sources-details = Details
sources-about = Details of { $label }
sources-label = Label
sources-name = Name
sources-part = Part
sources-part-party = party
sources-part-interviewer = interviewer
sources-part-informant = informant
sources-withdrawn = withdrawn
sources-consent-given = consent given
sources-consent-refused = consent refused
sources-consent-unknown = consent not recorded
sources-notes = Notes on this source
sources-add-note = Write a note
sources-remove = Take the source away
sources-empty = No sources yet
sources-empty-why = Chats, interviews and notes come in here. Each becomes a source that you read and code; the files themselves stay where they are.
sources-informant = informant
sources-informant-why = Who takes part in your study? Everybody else is an other party: under the rule "own side only" their words are read, but counted nowhere.
sources-pictures = Take in the pictures that messages name
sources-pictures-hint = Look through the files first: sexual pictures of minors must never be taken in, opened or copied; possessing them is a crime. Pictures are made small, without places, times and camera, sealed with the words of whoever sent them, shown only on a click, and not in reports or exports. Faces in them can't be replaced.
sources-chats = Chats of this account
sources-chats-why = The file holds a whole account. Tick what belongs to the study; the rest is never stored.
sources-columns = Columns of this table
sources-columns-why = Say which column is what, at least the words. It is remembered for tables with the same columns.
sources-columns-remembered = As it was said before of tables with these columns.
sources-column-text = Words
sources-column-speaker = Speaker
sources-column-time = Date and time
sources-column-clock = Time of day
sources-column-source = Chat
sources-column-role = Role
sources-part-of = Goes on with the chat of { $name }; both are one source.
sources-overlap = This chat goes on from { $source }: { $known } known messages are left out, { $fresh ->
    [one] one message is new.
   *[other] { $fresh } messages are new.
 }
sources-overlap-differ = Changed or deleted since: { $n }.
sources-whole = Store such a chat whole, as a chat of its own
sources-without = leave words out
sources-keep = What is stored
sources-keep-why = Store only what the study needs: days, and above whose words. What is left out never enters the study file.
sources-since = From
sources-until = To
sources-zone = Time zone
sources-zone-unknown = not known
