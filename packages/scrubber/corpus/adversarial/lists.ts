import { type Family, listOf, textOf } from "./family.ts";
import { prose } from "./prose.ts";

export const LISTS: readonly Family[] = [
  { name: "a list of numbers", make: (length, turn) => listOf(length, (index) => turn + index) },
  { name: "a list of single digits", make: (length) => listOf(length, (index) => index % 10) },
  { name: "a list of empty lists", make: (length) => listOf(length, () => []) },
  { name: "a list of empty objects", make: (length) => listOf(length, () => ({})) },
  { name: "a list of empty strings", make: (length) => listOf(length, () => "") },
  { name: "a list of words", make: (length, turn) => listOf(length, (index) => `w${turn}x${index}`) },
  { name: "a list of undefined", make: (length) => listOf(length, () => undefined) },
  { name: "a list of pairs", make: (length, turn) => listOf(length, (index) => [`n${turn}x${index}`, index]) },
  {
    name: "a list of pairs with sensitive names",
    make: (length, turn) => listOf(length, (index) => [`token${turn}x${index}`, "made-up"]),
  },
  {
    name: "a list of pairs whose last entry is not a pair",
    make: (length, turn) => [...listOf<unknown>(length, (index) => [`n${turn}x${index}`, index]), 1],
  },
  {
    name: "a list of alternating names and values",
    make: (length) => listOf(length, (index) => (index % 2 === 0 ? `X-Name-${index}` : `a ${index}`)),
  },
  {
    name: "a list of alternating options and values",
    make: (length) => listOf(length, (index) => (index % 2 === 0 ? `--name-${index}` : `a ${index}`)),
  },
  {
    name: "a list of strings that name the next one",
    make: (length) => listOf(length, (index) => `the value ${index} is:`),
  },
  {
    name: "a list of strings that name a password",
    make: (length) => listOf(length, (index) => (index % 2 === 0 ? "password:" : `made-up-${index}`)),
  },
  {
    name: "a list that begins with a template",
    make: (length) => ["%s ".repeat(length / 6), ...listOf(length / 2, () => "a")],
  },
  {
    name: "a list of names beside values",
    make: (length) => listOf(length, (index) => ({ name: `X-${index}`, value: `a ${index}` })),
  },
  {
    name: "a list of records",
    make: (length, turn) => listOf(length, (index) => ({ id: turn + index, ok: true, note: "fine" })),
  },
  {
    name: "a list of records with different field names",
    make: (length, turn) => listOf(length, (index) => ({ [`k${turn}x${index}`]: 1 })),
  },
  {
    name: "a sparse list of single entries",
    make: (length) => listOf(length, (index) => Object.assign(new Array(3), { 1: index })),
  },
];

export const TEXTS_APART: readonly Family[] = [
  {
    name: "strings of a thousand characters",
    make: (length, turn) => listOf(length, (index) => prose(1000, turn + index)),
  },
  {
    name: "strings of a thousand characters with an encoded character each",
    make: (length, turn) => listOf(length, (index) => `${prose(1000, turn + index)}%20`),
  },
  {
    name: "equal JSON strings",
    make(length, turn) {
      const text = JSON.stringify(listOf(2000, (index) => ({ id: turn + index })));
      return listOf(length, () => text);
    },
  },
  {
    name: "equal strings that are almost JSON",
    make(length, turn) {
      const text = `[${turn}${textOf(2000, () => ",{}")}`;
      return listOf(length, () => text);
    },
  },
  {
    name: "JSON strings of a hundred characters",
    make: (length, turn) =>
      listOf(length, (index) => JSON.stringify({ id: turn + index, note: "a step of the import went well", ok: true })),
  },
  {
    name: "strings with a password each",
    make: (length, turn) => listOf(length, (index) => `password=t${turn}x${index}`),
  },
  {
    name: "strings with a query each",
    make: (length, turn) => listOf(length, (index) => `/items?page=${turn + index}&sort=asc`),
  },
  {
    name: "strings with an invalid encoding each",
    make: (length) => listOf(length, (index) => `n=Andr%E9&i=${index}`),
  },
];
