import { KINDS } from "../../src/testing/kinds.ts";
import { random } from "../../src/testing/random.ts";
import { type Family, listOf, textOf } from "./family.ts";

type Kind = (typeof KINDS)[number];

/** How many secrets of a kind an input has; they come again after that, since to make one takes a while. */
const DIFFERENT = 200;

interface Shown {
  readonly text: string;
  readonly field: Readonly<Record<string, string>>;
}

/** Gives made-up secrets of a kind, as a text and as a field show them. */
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
      name: `${of}, in one text`,
      make(length, turn) {
        const secret = secretsOf(kind, turn);
        return textOf(length, (index) => `${secret(index).text}\n`);
      },
    },
    {
      name: `${of}, in a list of texts`,
      make(length, turn) {
        const secret = secretsOf(kind, turn);
        return listOf(length, (index) => secret(index).text);
      },
    },
    {
      name: `${of}, in a field each`,
      make(length, turn) {
        const secret = secretsOf(kind, turn);
        return listOf(length, (index) => secret(index).field);
      },
    },
    {
      name: `${of}, in a JSON text`,
      make(length, turn) {
        const secret = secretsOf(kind, turn);
        return JSON.stringify(listOf(length, (index) => secret(index).field));
      },
    },
  ];
}

export const REDACTIONS: readonly Family[] = KINDS.flatMap(familiesOf);
