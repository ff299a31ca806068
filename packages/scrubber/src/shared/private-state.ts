/** State that is attached to objects. Other code can neither read nor change it. */
export interface PrivateState<V> {
  readonly get: (object: object) => V | undefined;
  readonly set: (object: object, value: V) => void;
}

/**
 * A base class whose constructor returns an existing object. The constructor of a derived class then adds its private
 * fields to this object.
 */
class Existing {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: a derived class can thus add its private field to the object.
    return object;
  }
}

/**
 * Returns functions that attach state to objects, in the same way as a `WeakMap`. The state is stored in a private field
 * of the object itself. In V8, this is much faster for a large state of an object that soon becomes garbage: a minor
 * garbage collection keeps and copies the values of a `WeakMap` even if their keys are garbage.
 */
export function privateState<V>(): PrivateState<V> {
  class Holder extends Existing {
    #state: V;

    constructor(object: object, state: V) {
      super(object);
      this.#state = state;
    }

    static get(object: object): V | undefined {
      return #state in object ? object.#state : undefined;
    }

    static set(object: object, state: V): void {
      if (#state in object) object.#state = state;
      else new Holder(object, state);
    }
  }
  return { get: Holder.get, set: Holder.set };
}
