// What a shop would read from its vault. Every value is made up.
export const DATABASE = "postgres://shop:made-up-db-word@db.internal/shop";
export const PAYMENT_KEY = "made-up-payment-key-0001";
