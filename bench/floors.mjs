/**
 * Lower bounds. JavaScript code that reads a whole event can hardly be faster than these rows. The first row is the
 * control: it compares `JSON.stringify` with itself, so its difference from 1 is measurement noise.
 *
 * @type {readonly import("./harness.mjs").Row[]}
 */
export const FLOORS = Object.freeze([
  { name: "JSON.stringify (control)", group: "floor", prepare: () => ({ run: JSON.stringify }) },
  { name: "bare walk", group: "floor", prepare: () => ({ run: lengthOf }) },
  { name: "touch every character", group: "floor", prepare: () => ({ run: sumOf }) },
]);

/**
 * @param {unknown} value
 * @returns {number}
 */
function lengthOf(value) {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 0;
  let length = 0;
  if (Array.isArray(value)) for (const entry of value) length += lengthOf(entry);
  else for (const key in value) length += lengthOf(Reflect.get(value, key));
  return length;
}

/**
 * @param {unknown} value
 * @returns {number}
 */
function sumOf(value) {
  let sum = 0;
  if (typeof value === "string") {
    for (let place = 0; place < value.length; place++) sum = (sum + value.charCodeAt(place)) | 0;
  } else if (Array.isArray(value)) {
    for (const entry of value) sum = (sum + sumOf(entry)) | 0;
  } else if (typeof value === "object" && value !== null) {
    for (const key in value) sum = (sum + sumOf(Reflect.get(value, key))) | 0;
  }
  return sum;
}
