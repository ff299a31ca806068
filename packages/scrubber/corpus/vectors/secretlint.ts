import { joined as j, type Vector, vector as v } from "./vector.ts";

/** Examples from the documentation and snapshot tests of secretlint's rules. */
export const SECRETLINT: readonly Vector[] = [
  v("secretlint: slack", j("xoxa-", "23984754863-2348975623111")),
  v("secretlint: slack", `token=${j("xoxb-", "23984754863-2348975623112")}`, "23984754863-2348975623112"),
  v("secretlint: slack", `token:${j("xoxo-", "23984754863-2348975623113")}`, "23984754863-2348975623113"),
  v("secretlint: slack", `token="${j("xoxa-", "23984754863-2348975623114")}"`, "23984754863-2348975623114"),
  ...["http", "https", "ftp", "ftps"].map((scheme) =>
    v(`secretlint: basicauth, ${scheme}`, `${scheme}://user:s3cr3tP4ss@host.example/x`, "s3cr3tP4ss"),
  ),
  v(
    "secretlint: database-connection-string",
    'const uri = "mongodb://user:s3cr3tP4ss@cluster.mongodb.net/mydb";',
    "s3cr3tP4ss",
  ),
  v(
    "secretlint: database-connection-string, at sign",
    'MONGO_URI="mongodb://admin:realP@ssw0rd@cluster.mongodb.net/production";',
    "realP",
    "ssw0rd",
  ),
  v(
    "secretlint: database-connection-string, SRV",
    "mongodb+srv://app:c0mpl3xPwd@cluster0.mongodb.net/mydb?retryWrites=true;",
    "c0mpl3xPwd",
  ),
  v(
    "secretlint: database-connection-string",
    'const uri = "mysql://user:hardcodedpass@db.example.com:3306/mydb";',
    "hardcodedpass",
  ),
  v(
    "secretlint: database-connection-string, JDBC",
    'const jdbc = "jdbc:mysql://admin:s3cr3tPwd@db.company.com:3306/app";',
    "s3cr3tPwd",
  ),
  v(
    "secretlint: database-connection-string",
    'const uri = "postgres://user:secretpass@db.example.com:5432/mydb";',
    "secretpass",
  ),
  v(
    "secretlint: database-connection-string",
    "create_engine('postgresql://postgres:c0mpl3xPwd@host:5432/mydb')",
    "c0mpl3xPwd",
  ),
];
