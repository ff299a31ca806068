// Kinds of containers for the bytes or character codes of a string, such as `Uint8Array`, `DataView` and an array of
// numbers.

const bytesOf = (text) => Buffer.from(text);
const codesOf = (text) => [...text].map((char) => char.codePointAt(0));
/** Returns the bytes of a string. Their number is a multiple of 8, so that any typed array can view them. */
const padded = (text) => new Uint8Array(bytesOf(text.padEnd(Math.ceil(text.length / 8) * 8)));

/** Functions that put a string into a container, by the container's name. */
export const CONTAINERS = {
  Buffer: bytesOf,
  "Buffer in UTF-16": (text) => Buffer.from(text, "utf16le"),
  "Buffer in Latin-1": (text) => Buffer.from(`é${text}`, "latin1"),
  Uint8Array: (text) => new Uint8Array(bytesOf(text)),
  Uint8ClampedArray: (text) => new Uint8ClampedArray(bytesOf(text)),
  Int8Array: (text) => new Int8Array(bytesOf(`ÿ${text}`)),
  "Uint16Array of codes": (text) => Uint16Array.from(codesOf(text)),
  "Uint16Array of bytes": (text) => new Uint16Array(padded(text).buffer),
  "Uint32Array of codes": (text) => Uint32Array.from(codesOf(text)),
  "Uint32Array of bytes": (text) => new Uint32Array(padded(text).buffer),
  "Int32Array of bytes": (text) => new Int32Array(padded(text).buffer),
  "Float64Array of codes": (text) => Float64Array.from(codesOf(text)),
  ArrayBuffer: (text) => padded(text).buffer,
  DataView: (text) => new DataView(padded(text).buffer),
  Blob: (text) => new Blob([text]),
  "view of a SharedArrayBuffer": shared,
  SharedArrayBuffer: (text) => shared(text).buffer,
  "object with a Buffer": (text) => ({ order: { body: bytesOf(text) } }),
  "object of a class with a Buffer": (text) => new Response(text),
  "list of a Buffer": (text) => ["first", bytesOf(text)],
  "list of objects with a Buffer": (text) => [{ body: bytesOf(text) }],
  "list of short Buffers": (text) => (text.match(/.{1,5}/gs) ?? []).map(bytesOf),
  "Map with a Buffer": (text) => new Map([["body", bytesOf(text)]]),
  "Set of a Buffer": (text) => new Set([bytesOf(text)]),
  "error with a Buffer": (text) => Object.assign(new Error("of a request"), { body: bytesOf(text) }),
  "JSON of a Buffer": (text) => bytesOf(text).toJSON(),
  "object with the JSON of a Buffer": (text) => ({ body: bytesOf(text).toJSON() }),
  "JSON text of a Buffer": (text) => JSON.stringify(bytesOf(text)),
  "JSON text of an object with a Buffer": (text) => JSON.stringify({ order: { body: bytesOf(text) } }, null, 2),
  "JSON text in a JSON text": (text) => JSON.stringify({ log: JSON.stringify({ body: bytesOf(text) }) }),
  "JSON text of a Uint8Array": (text) => JSON.stringify(new Uint8Array(bytesOf(text))),
  "fields with numbers for names": (text) => Object.assign({}, bytesOf(text)),
  "fields of character codes": (text) => Object.assign({}, codesOf(text)),
  "list of bytes": (text) => [...bytesOf(text)],
  "list of signed bytes": (text) => [...new Int8Array(bytesOf(`ÿ${text}`))],
  "list of character codes": codesOf,
  "text of a list of bytes": (text) => [...bytesOf(text)].join(", "),
  "text of a Uint8Array": (text) => String(new Uint8Array(bytesOf(text))),
};

function shared(text) {
  const bytes = padded(text);
  const view = new Uint8Array(new SharedArrayBuffer(bytes.length));
  view.set(bytes);
  return view;
}

class Response {
  constructor(text) {
    this.status = 200;
    this.body = bytesOf(text);
  }
}
