/**
 * Returns a generator of numbers in [0, 1) that depend only on the seed. The algorithm is Doty-Humphrey's "small fast
 * chaotic". A generator with only 32 bits of state is not random enough for the simulation's 10^8 draws. With such a
 * generator, even uniform sampling would appear biased.
 *
 * @param {number} seed
 */
export function createRandom(seed) {
  let [a, b, c, counter] = [seed, 0, 0, 1];
  const next = () => {
    const mixed = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + mixed) | 0;
    return (mixed >>> 0) / 2 ** 32;
  };
  // Discards the first numbers, so that the seed spreads over the whole state.
  for (let round = 0; round < 15; round += 1) next();
  return next;
}
