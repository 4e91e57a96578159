-- security/certificate-renewal-201: fail invariant.certificate
-- says: is sent a certificate that it did not ask for
UPDATE frame SET text = replace(text, '"Accepted"', '"Rejected"') WHERE dir = 'in' AND seq = (SELECT min(seq) FROM frame WHERE dir = 'in' AND
  text LIKE '[3,%' AND seq > (SELECT seq FROM frame WHERE text LIKE '%"SignCertificate"%'));
