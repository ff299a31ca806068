/**
 * Returns argument lists for `console.log` in which a secret value and its name are separate arguments. Example:
 * `["password:", "plum"]`.
 */
export const printed = (name, value) => ({
  "after its name": [name, value],
  "after two words": ["login", name, value],
  "between other arguments": [`${name}:`, value, "for", "bob"],
  "after a sentence": [`The ${name} is`, value],
  "after an equals sign": [`${name}=`, value],
  "of a format string": [`user %s ${name} %s`, "bob", value],
  "in an object": [`${name}:`, { value }],
  "in a list": [`${name}: `, [value]],
  "after an object": [{ order: 7 }, `${name}:`, value],
});
