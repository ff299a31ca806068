/**
 * Numbers from 0 to 1, the same for the same seed: Doty-Humphrey's "small fast chaotic" generator. A generator of 32 bits
 * of state is not random enough for 10^8 draws: there even uniform sampling, true by construction, shows a bias.
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
  // Until the seed is everywhere in the state.
  for (let round = 0; round < 15; round += 1) next();
  return next;
}
