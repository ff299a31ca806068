/**
 * Returns a generator of numbers in [0, 1) that depend only on the seed (Doty-Humphrey's "small fast chaotic"). The
 * simulation draws 10^8 numbers. For these, a generator with only 32 bits of state is not random enough: even uniform
 * sampling would seem biased.
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
  // The first numbers are discarded, so that the seed affects the whole state.
  for (let round = 0; round < 15; round += 1) next();
  return next;
}
