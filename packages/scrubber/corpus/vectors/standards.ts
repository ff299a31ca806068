import { joined as j, type Vector, vector as v } from "./vector.ts";

const DASHES = "-".repeat(5);

const JWT_RFC = j(
  "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9",
  ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
  ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
);
const JWT_DEBUGGER = j(
  "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9",
  ".eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ",
  ".SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
);
const PKCS8_BODY = [
  "MIGEAgEAMBAGByqGSM49AgEGBSuBBAAKBG0wawIBAQQgVcB/UNPxalR9zDYAjQIf",
  "jojUDiQuGnSJrFEEzZPT/92hRANCAASc7UJtgnF/abqWM60T3XNJEzBv5ez9TdwK",
  "H0M6xpM2q+53wmsN/eYLdgtjgBd3DBmHtPilCkiFICXyaA8z9LkJ",
] as const;

/** Examples from RFCs, and from jwt.io. */
export const STANDARDS: readonly Vector[] = [
  v("RFC 7519, 3.1", JWT_RFC),
  v("jwt.io, first page", JWT_DEBUGGER),
  v("jwt.io, in a header", { headers: { authorization: `Bearer ${JWT_DEBUGGER}` } }, JWT_DEBUGGER),
  v("RFC 6750, 2.1", "Authorization: Bearer mF_9.B5f-4.1JqM", "mF_9.B5f-4.1JqM"),
  v("RFC 6750, 2.2", "access_token=mF_9.B5f-4.1JqM", "mF_9.B5f-4.1JqM"),
  v("RFC 6750, 2.3", "GET /resource?access_token=mF_9.B5f-4.1JqM HTTP/1.1", "mF_9.B5f-4.1JqM"),
  v("RFC 7617, 2", "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "QWxhZGRpbjpvcGVuIHNlc2FtZQ"),
  v("RFC 7617, 2.1", "Authorization: Basic dGVzdDoxMjPCow==", "dGVzdDoxMjPCow"),
  v(
    "RFC 7616, 3.9.1",
    'Authorization: Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", algorithm=MD5, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001, cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth, response="8ca523f5e9506fed4657c9700eebdbec"',
    "8ca523f5e9506fed4657c9700eebdbec",
  ),
  v(
    "RFC 6749, 2.3.1",
    "grant_type=refresh_token&refresh_token=tGzv3JOkF0XG5Qx2TlKWIA&client_id=s6BhdRkqt3&client_secret=7Fjfp0ZBr1KtDRbnfVdmIw",
    "tGzv3JOkF0XG5Qx2TlKWIA",
    "7Fjfp0ZBr1KtDRbnfVdmIw",
  ),
  v(
    "RFC 6749, 4.1.3",
    "grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=https%3A%2F%2Fclient%2Eexample%2Ecom%2Fcb",
    "SplxlOBeZQQYbYS6WxSbIA",
  ),
  v(
    "RFC 6749, 4.2.2",
    "Location: http://example.com/cb#access_token=2YotnFZFEjr1zCsicMWpAA&state=xyz&token_type=example&expires_in=3600",
    "2YotnFZFEjr1zCsicMWpAA",
  ),
  v("RFC 6749, 4.3.2", "grant_type=password&username=johndoe&password=A3ddj3w", "A3ddj3w"),
  v(
    "RFC 6749, 5.1",
    '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"example","expires_in":3600,"refresh_token":"tGzv3JOkF0XG5Qx2TlKWIA"}',
    "2YotnFZFEjr1zCsicMWpAA",
    "tGzv3JOkF0XG5Qx2TlKWIA",
  ),
  v("RFC 6265, 3.1", "Set-Cookie: SID=31d4d96e407aad42; Path=/; Secure; HttpOnly", "31d4d96e407aad42"),
  v("RFC 6265, 3.1, sent back", "Cookie: SID=31d4d96e407aad42; lang=en-US", "31d4d96e407aad42"),
  v(
    "RFC 7468, 10",
    [`${DASHES}BEGIN PRIVATE KEY${DASHES}`, ...PKCS8_BODY, `${DASHES}END PRIVATE KEY${DASHES}`].join("\n"),
    ...PKCS8_BODY,
  ),
  v("RFC 4291, 2.2", "ABCD:EF01:2345:6789:ABCD:EF01:2345:6789"),
  v("RFC 4291, 2.2", "2001:DB8:0:0:8:800:200C:417A"),
  v("RFC 4291, 2.2", "2001:DB8::8:800:200C:417A"),
  v("RFC 4291, 2.2", "FF01::101"),
  v("RFC 4291, 2.2", "::FFFF:129.144.52.38", "129.144.52.38"),
  v("RFC 4291, 2.3", "2001:0DB8::CD30:0:0:0:0/60", "2001:0DB8::CD30:0:0:0:0"),
  v("RFC 5952, 4", "2001:db8::1:0:0:1"),
  v("RFC 3986, 1.1.2", "ldap://[2001:db8::7]/c=GB?objectClass?one", "2001:db8::7"),
  v("RFC 3986, 1.1.2", "telnet://192.0.2.16:80/", "192.0.2.16"),
  v("RFC 3986, 1.1.2", "mailto:John.Doe@example.com", "John.Doe@example.com"),
  v("RFC 5322, A.1.1", "From: John Doe <jdoe@machine.example>", "jdoe@machine.example"),
  v("RFC 5322, A.1.2", '"Giant; \\"Big\\" Box" <sysservices@example.net>', "sysservices@example.net"),
];
