import { KINDS } from "../../src/testing/kinds.ts";
import { random } from "../../src/testing/random.ts";
import { type Family, listOf, textOf } from "./family.ts";

type Kind = (typeof KINDS)[number];

/** Number of different secrets in an input. A longer input repeats them, because creating a secret is slow. */
const DIFFERENT = 200;

interface Shown {
  readonly text: string;
  readonly field: Readonly<Record<string, string>>;
}

/**
 * Returns a function that creates made-up secrets of a kind. It returns each one as part of a string, and as the value
 * of a field.
 */
function secretsOf({ kind, make }: Kind, turn: number): (index: number) => Shown {
  const all = Array.from({ length: DIFFERENT }, (_, place) => {
    const { secret, text = secret, name = "note", value = text } = make(random(`${kind} ${turn} ${place}`));
    return { text, field: { [name]: value } };
  });
  return (index) => all[index % DIFFERENT] ?? { text: "", field: {} };
}

function familiesOf(kind: Kind): readonly Family[] {
  const of = `secrets of the kind ${kind.kind}`;
  return [
    {
      name: `${of}, in one string`,
      make(length, turn) {
        const secret = secretsOf(kind, turn);
        return textOf(length, (index) => `${secret(index).text}\n`);
      },
    },
    {
      name: `${of}, in a list of strings`,
      make(length, turn) {
        const secret = secretsOf(kind, turn);
        return listOf(length, (index) => secret(index).text);
      },
    },
    {
      name: `${of}, in separate fields`,
      make(length, turn) {
        const secret = secretsOf(kind, turn);
        return listOf(length, (index) => secret(index).field);
      },
    },
    {
      name: `${of}, in a JSON string`,
      make(length, turn) {
        const secret = secretsOf(kind, turn);
        return JSON.stringify(listOf(length, (index) => secret(index).field));
      },
    },
  ];
}

export const REDACTIONS: readonly Family[] = KINDS.flatMap(familiesOf);
