const MOST = 2048;
const LONGEST_NAME = 64;

/** The same function with a memory: names of fields come again and again. It is bounded, for names can be data. */
export function remembered<V extends object>(make: (name: string) => V): (name: string) => V {
  const known = new Map<string, V>();
  return (name) => {
    if (name.length > LONGEST_NAME) return make(name);
    let value = known.get(name);
    if (value === undefined) {
      value = make(name);
      if (known.size >= MOST) known.clear();
      known.set(name, value);
    }
    return value;
  };
}
