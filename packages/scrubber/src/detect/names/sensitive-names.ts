/**
 * Maps each rule to the field names of its secrets, in lower case and with spaces between words. A name of at least
 * five letters also matches without spaces, such as `apikey` for `api key`. Every name except `token` also matches in
 * the plural.
 */
export const SENSITIVE_NAMES: Readonly<Record<string, readonly string[]>> = Object.freeze({
  "@password": splitNames(
    "password, passwd, passwort, passw, pswd, pword, passphrase, passcode, pwd, pw, bind pw, root pw, pass phrase, pass code, pass word, user pass, require pass, db pass, database pass, smtp pass, mail pass, redis pass, admin pass, root pass, ftp pass, proxy pass, mysql pass, pg pass, postgres pass, ssh pass, store pass, key pass, kennwort, mot de passe, contrasena, contraseña, senha, пароль, 密码, パスワード, 비밀번호, hasło, wachtwoord, şifre, sifre, parola, lösenord, passord, salasana, adgangskode, heslo, jelszó, lozinka, 密碼, 口令, 암호",
  ),
  "@secret": splitNames(
    "secret, secrete, secrète, secreto, segreto, geheimnis, credential, cred, private key, priv key, privkey, pem key, ssh key, connection string, conn string, conn str, mnemonic, seed phrase, recovery phrase, key store, hmac key, password salt, community string, unseal key, preshared key, pre shared key, psk, stream key, tls key, ssl key, key pem, pass key, mac key, key blob, privacy key, authentication key, authentication, recovery key, device key, provision device key, enc key, encrypt key, decrypt key, cipher key, wifi key, wep key, wpa key",
  ),
  "@token": splitNames(
    "token, jwt, bearer, csrf, xsrf, csrfmiddlewaretoken, saml, saml response, saml assertion, saml request, assertion, otp, otp code, totp, one time code, one time password, mfa, mfa code, tfa code, 2fa, 2fa code, two factor, two factor code, verification code, auth code, authorization code, authorisation code, security code, sms code, backup code, recovery code, login code, magic link, reset code, sas, sas url, code verifier, webhook url, sig, amz signature, goog signature, sas signature, signature, pkce, pkce verifier, device code, user code, access code, invite code, access tok, refresh tok, auth tok, bearer tok",
  ),
  "@apikey": splitNames(
    "api key, api secret, access key, access key id, secret key, auth key, signing key, signature key, encryption key, decryption key, crypt key, master key, shared key, account key, storage key, service key, service account key, service role key, application key, app key, license key, licence key, deploy key, server key, consumer key, integration key, subscription key, webhook key, routing key, write key, admin key, root key, token key, session key, symmetric key, aes key, rsa key, wallet key, instrumentation key, functions key, rapidapi key, partner key, fastly key, statuskey, activation key, product key",
  ),
  "@auth": splitNames(
    "authorization, authorisation, auth, auth header, auth data, auth string, basic auth, http auth, proxy auth, user auth, htpasswd, digest auth, docker auth, master auth, dockerconfigjson, lodauth",
  ),
  "@cookie": splitNames("cookie, set cookie, cookie jar, cookie header"),
  "@session": splitNames(
    "session, session id, sid, connect sid, ssid, sess, sess id, phpsessid, jsessionid, aspsessionid, asp net session id, aspxauth, cfid, cftoken, remember, remember me, remember token, remember web, cognito user",
  ),
  "@creditcard": splitNames(
    "credit card, credit card number, new credit card number, debit card, card number, card no, card num, cc number, cc num, cc no, cvv, cvv2, cvc, cvc2, ccv, cvn, card code, csc, card verification, primary account number, pan number, track data, card expiry, card exp, cc exp, pin, pin code, pin number",
  ),
  "@ssn": splitNames(
    "ssn, social security, social security number, social security no, national id, national id number, national identifier, national insurance number, nino, passport, passport number, passport no, driver license, drivers license, driver licence, driving licence, driving license, license number, tax id, tax number, tax id number, taxpayer id, itin, cpf, cnpj, curp, dni, nif, aadhaar, aadhar, pan card, bsn, nhs number, pesel, personnummer, codice fiscale, steuer id, identity number, id number, identity card, id card number, citizen id, medicare number, health insurance number",
  ),
  "@account": splitNames(
    "account number, account no, acct number, acct no, acct num, bank account, bank account number, iban, iban number, routing number, sort code, aba number",
  ),
});

/**
 * Endings of names, with one or two words. A field whose name has such an ending only describes a secret. Examples:
 * `token_count` and `auth_error_code`.
 */
export const METADATA_ENDINGS: ReadonlySet<string> = new Set(
  splitNames(
    "algorithm, algo, alg, at, attempt, attempts, aud, audience, brand, budget, cache, category, changed, class, client id, config, consent, count, counter, country, date, days, disabled, domain, duration, enabled, encoding, end, endpoint, error, error code, error message, errors, event, exists, expiration, expired, expires, expires in, expiry, field, fields, file, filename, flag, format, generator, handler, health, hint, host, index, interval, invalid, iss, issued, issuer, kid, kind, label, last4, length, level, lifetime, limit, limits, location, manager, max, method, min, missing, mode, model, module, name, names, needed, network, options, origin, page, parser, path, paths, permissions, placeholder, plugin, policy, position, present, prompt, protocol, provider, rate, rates, ratio, reason, region, requests, required, requirements, result, retries, role, rotation, route, rule, rules, samesite, scheme, scope, scopes, score, screen, cookie secure, cookies secure, session secure, seconds, service, set, size, source, standard, start, started, state, status, step, store, strategy, strength, success, time, timeout, timestamp, timezone, title, total, ttl, type, types, unit, uri, url, urls, usage, used, valid, validation, validator, version, visibility, visible, window",
  ),
);

/**
 * Harmless names that contain a sensitive word. The words after such a name are checked separately: `cookie consent` is
 * harmless, but `cookie consent token` is sensitive.
 */
export const HARMLESS_NAMES: readonly string[] = splitNames(
  "auth user, auth flow, session replay, session tracking, session affinity, session storage, session leader, cookie consent, cookie banner, primary key, foreign key, cache key, token bucket, token ring, token counts, token list, prompt token, completion token, input token, output token, total token, reasoning token, cached token, first token, pin map, pin board, passport strategy, secret santa, secret ref, secret key ref, image pull secret, csrf protection, sas region, application server key, publishable key, method signature, function signature, type signature, email signature, audio session, secure session, session description, progress token, eos token, bos token, pad token, unk token, mask token, sep token, cls token, stop token, design token, token ids, api key id, boarding pass, season pass, ski pass, bus pass, day pass, press pass, hall pass, mountain pass, render pass, low pass, high pass, band pass, all pass, first pass, second pass, pass through, pass rate, pass fail",
);

function splitNames(names: string): readonly string[] {
  return Object.freeze(names.split(", "));
}
