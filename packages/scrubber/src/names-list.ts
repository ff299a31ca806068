/** Whole words and compounds that name a secret, by the rule they trigger. Lower case, words apart. */
export const SENSITIVE_NAMES: Readonly<Record<string, readonly string[]>> = Object.freeze({
  "@password": list(
    "password, passwords, passwd, passwds, passphrase, passphrases, passcode, passcodes, pwd, pwds, pw, pass phrase, pass code, pass word, mysql pwd, userpass, user pass, db pass, dbpass, database pass, smtp pass, mail pass, redis pass, admin pass, root pass, ftp pass, proxy pass, mysql pass, pg pass, pgpass, postgres pass, ssh pass, sudo pass, basic auth pass, mypassword, userpassword, userpwd, dbpassword, dbpwd, adminpassword, rootpassword, newpassword, oldpassword, currentpassword, confirmpassword, passwordconfirm, passwordconfirmation, keystorepass, storepass, keypass, passwort, kennwort, motdepasse, mot de passe, contrasena, contraseña, senha, пароль, 密码, パスワード, 비밀번호, parola, haslo, hasło, lozinka, wachtwoord, salasana, heslo",
  ),
  "@secret": list(
    "secret, secrets, credential, credentials, creds, cred, client secret, clientsecret, appsecret, secret value, shared secret, private key, privatekey, private keys, privkey, priv key, pem key, ssh key, sshkey, connection string, connectionstring, conn string, connstring, conn str, connstr, mnemonic, mnemonic phrase, seed phrase, recovery phrase, seedphrase, keystore, key store, webhook secret, hmac key, password salt",
  ),
  "@token": list(
    "token, jwt, bearer, access tokens, refresh tokens, auth tokens, id tokens, api tokens, bearer tokens, csrf tokens, device tokens, push tokens, reset tokens, accesstoken, refreshtoken, idtoken, authtoken, apitoken, bearertoken, sessiontoken, devicetoken, resettoken, securitytoken, usertoken, logintoken, csrf, xsrf, csrftoken, xsrftoken, csrfmiddlewaretoken, authenticity token, saml, saml response, samlresponse, saml assertion, saml request, samlrequest, assertion, client assertion, otp, totp, hotp, otp code, otpcode, totp secret, one time code, one time password, mfa code, mfacode, mfa, tfa code, 2 fa code, 2fa code, 2fa, two factor, twofactor, two factor code, twofactorcode, verification code, verificationcode, auth code, authcode, authorization code, authorisation code, security code, securitycode, sms code, smscode, backup code, backup codes, recovery code, recovery codes, login code, magic link, reset code, invite code, sas, sas url, code verifier, nonce secret, webhook url, sig, x amz signature, amz signature, goog signature, sas signature, hub signature, webhook signature, stripe signature",
  ),
  "@apikey": list(
    "api key, apikey, api keys, apikeys, apisecret, access key, accesskey, access keys, access key id, accesskeyid, secret key, secretkey, auth key, authkey, signing key, signingkey, signature key, encryption key, encryptionkey, decryption key, crypt key, master key, masterkey, shared key, sharedkey, account key, accountkey, storage key, service key, service account key, service role key, application key, applicationkey, app key, appkey, license key, licence key, licensekey, deploy key, server key, consumer key, integration key, subscription key, ocp apim subscription key, publishable key, webhook key, routing key, write key, writekey, admin key, adminkey, root key, token key, session key, sessionkey, symmetric key, aes key, rsa key, wallet key, ikey, instrumentation key, functions key, x functions key",
  ),
  "@auth": list(
    "authorization, authorisation, auth, auth header, authheader, auth data, auth string, x auth, basic auth, basicauth, http auth, httpauth, proxy auth, proxyauth, userauth, htpasswd, digest auth, docker auth, dockerconfigjson",
  ),
  "@cookie": list(
    "cookie, cookies, set cookie, set cookies, cookie 2, setcookie, cookie jar, cookiejar, cookie header",
  ),
  "@session": list(
    "session, sessions, session id, sessionid, session ids, sid, connect sid, ssid, sess, sessid, sess id, phpsessid, jsessionid, aspsessionid, asp net session id, aspxauth, cfid, cftoken, remember me, rememberme, remember token, session cookie, session data, session secret, login session",
  ),
  "@creditcard": list(
    "credit card, creditcard, credit cards, debit card, debitcard, card number, cardnumber, card no, cardno, card num, cardnum, card numbers, cc number, ccnumber, cc num, ccnum, cc no, cvv, cvv 2, cvv2, cvc, cvc 2, cvc2, ccv, cvn, card cvv, card cvc, card code, cardcode, card pin, csc, card verification, primary account number, pan number, track data, magstripe, card expiry, card exp, cc exp, pin, pins, pin code, pincode, pin number, pinnumber, atm pin, card holder number",
  ),
  "@ssn": list(
    "ssn, ssns, social security, social security number, socialsecuritynumber, socialsecurity, social security no, national id, nationalid, national id number, national identifier, national insurance number, nationalinsurancenumber, nino, passport, passport number, passportnumber, passport no, passportno, driver license, drivers license, driver licence, driving licence, driving license, driverslicense, license number, tax id, taxid, tax number, tax id number, taxpayer id, taxpayer identification number, itin, cpf, cnpj, curp, dni, nif, aadhaar, aadhar, pan card, bsn, nhs number, pesel, personnummer, codice fiscale, steuernummer, steuer id, identity number, id number, idnumber, identity card, id card number, citizen id, medicare number, health insurance number",
  ),
  "@account": list(
    "account number, accountnumber, account numbers, account no, accountno, acct number, acctnumber, acct no, acct num, bank account, bankaccount, bank account number, iban, ibans, iban number, routing number, routingnumber, sort code, sortcode, aba number, swift account",
  ),
});

/** A name that ends so speaks about a secret and does not hold one: `token_count`, `password_min_length`. */
export const METADATA_ENDINGS: ReadonlySet<string> = new Set(
  list(
    "algorithm, algorithms, algo, alg, at, attempt, attempts, audience, available, behavior, behaviour, brand, budget, bytes, cache, category, change, changed, class, config, consent, count, counter, country, created, date, day, days, disabled, domain, duration, enabled, encoding, end, endpoint, enforced, error, errors, event, events, exists, expiration, expire, expired, expires, expiry, field, fields, flag, format, found, generated, generator, handler, health, hint, host, in, index, interval, invalid, issued, issuer, item, items, kind, label, lang, last4, length, level, lifetime, limit, limits, link text, list type, loaded, location, logo, manager, max, maxage, message, method, min, minimum, missing, mode, model, module, name, names, needed, network, number of, options, origin, page, parser, path, paths, payment, per, permissions, placeholder, plugin, policies, policy, position, present, prompt, protocol, provider, providers, ratio, reason, received, region, renewed, request count, requests, required, requirements, reset at, result, retries, role, rotation, route, rule, rules, samesite, scheme, scope, scopes, score, screen, secure, seconds, sent, service, set, shown, size, source, start, started, state, status, step, store, strategy, strength, success, supported, time, timeout, timestamp, timezone, title, total, ttl, type, types, unit, updated, uri, url, urls, usage, used, user agent, valid, validated, validation, validator, validity, valid until, version, visibility, visible, window",
  ).filter((ending) => !ending.includes(" ")),
);

/** Compounds that only sound like a secret. They are taken out of a name before it is judged. */
export const HARMLESS_NAMES: readonly string[] = list(
  "auth method, auth type, auth provider, auth service, auth user, auth mode, auth flow, session count, session replay, session replays, session duration, session sample rate, sessions sample rate, session tracking, sessions per, cookie consent, cookie banner, cookie policy, cookie domain, cookie parser, cookies enabled, cookies accepted, cookies allowed, primary key, foreign key, cache key, token bucket, token limit, token usage, token ring, token counts, prompt token, completion token, input token, output token, total token, pin map, pin board, pinned, pass rate, two factor enabled, passport strategy, secret santa, csrf protection, sas region, hmac algorithm",
);

function list(names: string): readonly string[] {
  return Object.freeze(names.split(", "));
}
