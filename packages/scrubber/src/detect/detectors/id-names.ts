/**
 * Matches a string that contains a word such as `card` or the name of an issuer. Example: it matches `Visa `,
 * `{"card": "` and `paid by cc `, but not `paid `.
 */
export const CARD_WORD: RegExp =
  /card|visa|master|maestro|amex|american|diners|discover|jcb|unionpay|rupay|credit|debit|(?<![a-z])(?:cc|pan)(?![a-z])/i;
/**
 * Matches a label of an id at the end of a string. Example: it matches `order`, `Order no.`, `user_id` and `ticket #`,
 * but not `paid`.
 */
const ID_WORD =
  /(?<![a-z])(?:[gu]?u?ids?|(?:order|invoice|ticket|req|trace|span|sku|ean|gtin|isbn|imei|serial|tweet|timestamp|ts|txn)s?(?:[ _-]?(?:(?:no|nr|num)\.?|number)| ?#)?)$/i;
/** Like `ID_WORD`, but for names in camel case, such as `requestId` and `userIDs`. */
const CAMEL_ID = /[a-z\d]I[dD]s?$/;

/**
 * Checks whether a string ends with a label of an id and contains no word such as `card`. Example: true for
 * `requestId`, and false for `card_id`.
 */
export function namesId(text: string): boolean {
  return (ID_WORD.test(text) || CAMEL_ID.test(text)) && !CARD_WORD.test(text);
}
