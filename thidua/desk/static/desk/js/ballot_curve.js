/* X25519 (RFC 7748) in whole numbers, for browsers whose WebCrypto does not know it yet. One key lives for one
   envelope; the ladder takes the same steps for every key, as far as a browser's numbers allow. */
(() => {
  "use strict";

  const P = 2n ** 255n - 19n;
  const A24 = 121665n;
  const modulo = (value) => ((value % P) + P) % P;

  const inverse = (value) => {
    let result = 1n;
    let base = modulo(value);
    for (let exponent = P - 2n; exponent > 0n; exponent >>= 1n) {
      if (exponent & 1n) result = modulo(result * base);
      base = modulo(base * base);
    }
    return result;
  };

  const toNumber = (bytes) => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

  const toBytes = (number) => Uint8Array.from({ length: 32 }, (_, at) => Number((number >> BigInt(8 * at)) & 255n));

  const clamped = (bytes) => {
    const copy = Uint8Array.from(bytes);
    copy[0] &= 248;
    copy[31] = (copy[31] & 127) | 64;
    return toNumber(copy);
  };

  /* The u coordinate of scalar times point; both are 32 bytes, little end first. */
  const multiply = (scalarBytes, pointBytes) => {
    const scalar = clamped(scalarBytes);
    const u = modulo(toNumber(pointBytes) & ((1n << 255n) - 1n));
    let [x2, z2, x3, z3, swap] = [1n, 0n, u, 1n, 0n];
    for (let bit = 254n; bit >= 0n; bit -= 1n) {
      const now = (scalar >> bit) & 1n;
      if (swap ^ now) [x2, x3, z2, z3] = [x3, x2, z3, z2];
      swap = now;
      const [a, b, c, d] = [x2 + z2, modulo(x2 - z2), x3 + z3, modulo(x3 - z3)];
      const [aa, bb, da, cb] = [modulo(a * a), modulo(b * b), modulo(d * a), modulo(c * b)];
      const e = modulo(aa - bb);
      x3 = modulo((da + cb) ** 2n);
      z3 = modulo(u * modulo((da - cb) ** 2n));
      x2 = modulo(aa * bb);
      z2 = modulo(e * (aa + A24 * e));
    }
    if (swap) [x2, z2] = [x3, z3];
    return toBytes(modulo(x2 * inverse(z2)));
  };

  const BASE = Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 9 : 0));

  globalThis.ballotCurve = { multiply, BASE };
})();
