-- lost-answer: fail invariant.same_answer
-- The first answer was lost; the second says that the card charges elsewhere.
UPDATE frame SET text=replace(text, '"status":"Accepted"', '"status":"ConcurrentTx"')
  WHERE seq=(SELECT max(seq) FROM frame WHERE dir='in' AND text LIKE '%"transactionId"%' AND text LIKE '%idTagInfo%');
