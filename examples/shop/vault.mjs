// Values that a shop would read from its vault. All of them are made up.
export const DATABASE = "postgres://shop:made-up-db-word@db/shop";
export const PAYMENT_KEY = "made-up-payment-key-0001";
